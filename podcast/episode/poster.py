"""A cover drawn from a title: its letters large, sound and water below, all chosen by the title's hash."""

from __future__ import annotations

import functools
import hashlib
import io
import math
import random
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from podcast.text.plain import clean, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

TITLE_LIMIT = 120
_OVERSAMPLED = 1.5
"""Shapes are drawn larger and scaled down: Pillow's own edges are ragged."""
_MARGIN = 0.085
_TEXT_HEIGHT = 0.45
_LARGEST_LETTERS = 0.22
_LEADING = 1.08
_LONG_WORD = 18


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#rrggbb`: ground, letters, and three for the picture, from strong to faint."""

    ground: str
    letters: str
    first: str
    second: str
    third: str


PALETTES = (
    Palette("#0b2239", "#fdf6e3", "#ff8a5b", "#3fb8af", "#17395c"),  # night harbour
    Palette("#12302b", "#f6f1e1", "#f2c14e", "#5fb49c", "#1f4a42"),  # pine and brass
    Palette("#2b1a3d", "#fbeff5", "#ff6f91", "#ffc75f", "#44295e"),  # dusk
    Palette("#1d1f3a", "#f4f3ee", "#7fd1ff", "#ff9e6d", "#2f3361"),  # blue hour
    Palette("#3a1420", "#fff3e6", "#ff9a76", "#e8c07d", "#5c2233"),  # wine
    Palette("#10292f", "#eef7f2", "#ffd166", "#06bfa0", "#1b4650"),  # lagoon
    Palette("#262322", "#faf5ec", "#ef7b45", "#d8b26e", "#403a37"),  # quay
    Palette("#0f1f4b", "#f2f5ff", "#ffb400", "#6ea8fe", "#1c3275"),  # signal
)


def poster(title: str, author: str, size: int) -> Image:
    """The picture, RGB, `size` pixels a side."""
    from PIL import Image, ImageDraw

    name = readable(short(title, TITLE_LIMIT)) or "Podcast"
    chance = random.Random(hashlib.sha256(clean(title).encode()).digest())  # noqa: S311 - a picture, not a secret
    palette = PALETTES[chance.randrange(len(PALETTES))]
    motif = _MOTIFS[chance.randrange(len(_MOTIFS))]
    side = int(size * _OVERSAMPLED)
    image = Image.new("RGB", (side, side), palette.ground)
    motif(ImageDraw.Draw(image), side, palette, chance)
    image = image.resize((size, size), Image.Resampling.HAMMING)
    _letters(ImageDraw.Draw(image), size, palette, name, readable(short(author, 60)))
    return image


# --- letters ---------------------------------------------------------------------------------------------


def readable(text: str) -> str:
    """The text in letters that the font has; others are transliterated, pictures left out."""
    from anyascii import anyascii

    parts = []
    for char in unicodedata.normalize("NFC", text):
        if char.isspace() or _has(char):
            parts.append(char)
        elif unicodedata.category(char)[0] in "LNP":
            parts.append(anyascii(char))
    return " ".join("".join(parts).split())


@functools.cache
def _font(pixels: int) -> FreeTypeFont:
    from PIL import ImageFont

    with (resources.files("podcast.episode") / "fonts" / "InterDisplay-Bold.otf").open("rb") as file:
        # The simple layout: the other one is not in every build of Pillow, and sets other pictures.
        return ImageFont.truetype(io.BytesIO(file.read()), pixels, layout_engine=ImageFont.Layout.BASIC)


@functools.cache
def _has(char: str) -> bool:
    """Whether the font draws something of its own for the character."""
    font = _font(64)
    missing = font.getmask("\U0010fffd")
    drawn = font.getmask(char)
    return bytes(drawn) != bytes(missing) and drawn.size != (0, 0)


def _letters(draw: ImageDraw, size: int, palette: Palette, title: str, author: str) -> None:
    left = round(size * _MARGIN)
    lines, pixels = _set(title, size - 2 * left, round(size * _TEXT_HEIGHT), round(size * _LARGEST_LETTERS))
    font = _font(pixels)
    y = float(left) - pixels * 0.12
    for line in lines:
        draw.text((left, y), line, fill=palette.letters, font=font)
        y += pixels * _LEADING
    if author:
        y += size * 0.028
        small = _font(round(size * 0.038))
        draw.rectangle((left, y + size * 0.008, left + size * 0.05, y + size * 0.014), fill=palette.first)
        draw.text((left, y + size * 0.032), author, fill=palette.letters, font=small)


def _set(title: str, width: int, height: int, largest: int) -> tuple[list[str], int]:
    """The lines and the letters' size in pixels: the largest that fits, in lines of even length."""
    words = [part for word in title.split() for part in _broken(word)]
    width = round(width * 0.99)  # letters do not grow quite evenly with their size
    reference = 800
    measure = _font(reference).getlength
    best: tuple[list[str], int] = ([title], 1)
    for count in range(1, min(len(words), 9) + 1):
        lines = _even(words, count, measure)
        widest = max(measure(line) for line in lines)
        pixels = int(min(width / widest * reference, height / (count * _LEADING), largest))
        if pixels > best[1] * 1.05:
            best = lines, pixels
    return best


def _broken(word: str) -> list[str]:
    """A word too long for any line, in parts of even length."""
    if len(word) <= _LONG_WORD:
        return [word]
    count = -(-len(word) // _LONG_WORD)
    step = -(-len(word) // count)
    parts = [word[at : at + step] for at in range(0, len(word), step)]
    return [part if part is parts[-1] or not part[-1].isalnum() else f"{part}-" for part in parts]


def _even(words: Sequence[str], count: int, measure: Callable[[str], float]) -> list[str]:
    """The words in `count` lines whose longest is as short as can be, then whose lengths differ least."""
    space = measure(" ")
    widths = [measure(word) for word in words]

    @functools.cache
    def cheapest(start: int, left: int) -> tuple[float, float, tuple[int, ...]]:
        """(longest line, sum of squares, where lines end) from the word `start` on."""
        if left == 1:
            width = sum(widths[start:]) + space * (len(words) - start - 1)
            return width, width**2, (len(words),)
        options = []
        for end in range(start + 1, len(words) - left + 2):
            width = sum(widths[start:end]) + space * (end - start - 1)
            if words[end - 1][-1] in ",;:.!?–—":
                width *= 0.9  # a line likes to end where a voice would rest
            longest, squares, ends = cheapest(end, left - 1)
            options.append((max(longest, width), squares + width**2, (end, *ends)))
        return min(options)

    ends = cheapest(0, count)[2]
    return [" ".join(words[start:end]) for start, end in zip((0, *ends), ends, strict=False)]


# --- pictures --------------------------------------------------------------------------------------------


def _sun(draw: ImageDraw, side: int, palette: Palette, chance: random.Random) -> None:
    """A sun over water whose reflections are the bars of a meter."""
    horizon = round(side * 0.78)
    x = side * chance.uniform(0.62, 0.72)
    radius = side * chance.uniform(0.15, 0.18)
    for ring, colour in ((1.5, palette.third), (1.0, palette.first)):
        box = (x - radius * ring, horizon - radius * ring, x + radius * ring, horizon + radius * ring)
        draw.pieslice(box, 180, 360, fill=colour)
    step = side * 0.034
    phase = chance.uniform(0, math.tau)
    for row in range(6):
        y = horizon + step * (row + 0.55)
        half = radius * (1.15 - 0.1 * row + 0.28 * math.sin(phase + row * 1.9))
        shift = radius * 0.18 * math.sin(phase * 2 + row * 2.3)
        _bar(
            draw,
            (x + shift - half, y, x + shift + half, y + step * 0.42),
            palette.first if row % 2 else palette.second,
        )
    _bar(draw, (-side, horizon - step * 0.09, 2 * side, horizon + step * 0.09), palette.second)


def _voices(draw: ImageDraw, side: int, palette: Palette, chance: random.Random) -> None:
    """Two voices: a waveform in two colours, one speaking after the other."""
    middle, left = side * 0.79, side * _MARGIN
    count = 31
    step = (side - 2 * left) / count
    phase, turn = chance.uniform(0, math.tau), chance.randint(11, 19)
    for index in range(count):
        swell = 0.35 + 0.65 * abs(math.sin(phase + index * 0.31))
        height = side * 0.16 * swell * chance.uniform(0.35, 1.0)
        height *= min((abs(index - turn + 0.5) + 0.6) / 4, 1)  # both fall silent where the turn changes
        height = max(height, step * 0.3)
        x = left + step * (index + 0.5)
        colour = palette.first if index < turn else palette.second
        _bar(draw, (x - step * 0.3, middle - height, x + step * 0.3, middle + height), colour)


def _water(draw: ImageDraw, side: int, palette: Palette, chance: random.Random) -> None:
    """Waves upon waves, and a buoy."""
    phase = chance.uniform(0, math.tau)
    buoy = side * chance.uniform(0.6, 0.8)
    levels = ((0.70, palette.third), (0.79, palette.second), (0.88, palette.first))
    for number, (level, colour) in enumerate(levels):
        length = side * (0.46 + 0.1 * number)
        height = side * (0.035 - 0.006 * number)
        line = [
            (x, side * level + height * math.sin(phase + number * 2.1 + x / length * math.tau))
            for x in range(0, side + 24, 24)
        ]
        if number == 1:
            y = side * level
            draw.ellipse(
                (buoy - side * 0.06, y - side * 0.13, buoy + side * 0.06, y - side * 0.01), fill=palette.first
            )
        draw.polygon([*line, (side, side), (0, side)], fill=colour)


def _rings(draw: ImageDraw, side: int, palette: Palette, chance: random.Random) -> None:
    """Two sources of sound and the rings they send towards each other."""
    y = side * chance.uniform(0.97, 1.0)
    width = round(side * 0.017)
    near, far = chance.uniform(0.2, 0.26), chance.uniform(0.72, 0.8)
    for x, colour in ((side * near, palette.first), (side * far, palette.second)):
        for ring in range(6, 0, -1):
            radius = side * 0.057 * ring
            box = (x - radius, y - radius, x + radius, y + radius)
            draw.arc(box, 180, 360, fill=colour if ring % 2 == 0 else palette.third, width=width)
        draw.ellipse((x - width * 1.6, y - width * 1.6, x + width * 1.6, y + width * 1.6), fill=colour)


def _bar(draw: ImageDraw, box: tuple[float, float, float, float], colour: str) -> None:
    left, top, right, bottom = box
    draw.rounded_rectangle(box, radius=min(right - left, bottom - top) / 2, fill=colour)


_MOTIFS = (_sun, _voices, _water, _rings)
