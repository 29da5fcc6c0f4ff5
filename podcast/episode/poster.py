"""A picture drawn from a title: its letters large, sound and water below, all chosen by the title's hash."""

from __future__ import annotations

import functools
import hashlib
import io
import random
import unicodedata
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from podcast.episode.motifs import MARGIN, MOTIFS, PALETTES, Palette
from podcast.language.plain.hygiene import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

    from podcast.episode.motifs import Motif

TITLE_LIMIT = 120
"""Characters of a title that are set."""
_OVERSAMPLED = 1.5
"""Shapes are drawn larger and scaled down: Pillow's own edges are ragged."""
# The layout, in sides of the picture: the title large at the top, a line below it, the motif under both.
_TEXT_HEIGHT = 0.45
"""The most that the title's lines take."""
_LARGEST_LETTERS = 0.22
_LEADING = 1.08
"""From line to line, in sizes of the letters."""
_SMALL = 0.038
"""Size of the letters below the title."""
_BELOW = 0.06
"""From the title to the small letters."""
_LONG_WORD = 18
"""Letters above which a word is broken."""


def draw_poster(title: str, author: str, size: int) -> Image:
    """Returns a show's picture, RGB, `size` pixels a side."""
    chance = _chance(title)
    palette = _palette(chance)
    motif = MOTIFS[chance.randrange(len(MOTIFS))]
    letters = _lettering(title, author, size)
    image = _draw_motif(motif, size, palette, chance, letters.end)
    _write(image, palette, letters)
    return image


def draw_episode_poster(title: str, show_title: str, size: int) -> Image:
    """Returns an episode's picture: its show's colours on a ground, with a motif and to a side of its own."""
    from PIL import ImageOps

    chance = _chance(f"{clean(show_title)}\0{clean(title)}")
    palette = chance.choice(grounds(_palette(_chance(show_title))))
    motif = chance.choice(MOTIFS)
    letters = _lettering(title, show_title, size)
    image = _draw_motif(motif, size, palette, chance, letters.end)
    if chance.random() < 0.5:
        image = ImageOps.mirror(image)
    _write(image, palette, letters)
    return image


def grounds(palette: Palette) -> tuple[Palette, ...]:
    """Returns the palette on its own ground, on a bright one and on a light one."""
    bright = Palette(palette.first, palette.ground, palette.ground, palette.letters, palette.third)
    light = Palette(palette.letters, palette.ground, palette.first, palette.third, palette.second)
    return palette, bright, light


def _chance(title: str) -> random.Random:
    return random.Random(hashlib.sha256(clean(title).encode()).digest())  # noqa: S311 - a picture, not a secret


def _palette(chance: random.Random) -> Palette:
    return PALETTES[chance.randrange(len(PALETTES))]


def _draw_motif(motif: Motif, size: int, palette: Palette, chance: random.Random, top: float) -> Image:
    from PIL import Image, ImageDraw

    side = int(size * _OVERSAMPLED)
    image = Image.new("RGB", (side, side), palette.ground)
    motif(ImageDraw.Draw(image), side, palette, chance, top)
    return image.resize((size, size), Image.Resampling.HAMMING)


# --- letters ---------------------------------------------------------------------------------------------


def readable(text: str) -> str:
    """Returns the text in letters that the font has; others are transliterated, pictures left out."""
    from anyascii import anyascii

    parts = []
    for char in unicodedata.normalize("NFC", text):
        if char.isspace() or _has(char):
            parts.append(char)
        elif unicodedata.category(char)[0] in "LNP":
            parts.append(anyascii(char))
    return " ".join("".join(parts).split())


# Each has the whole font twice: the hundreds of sizes that a thousand titles ask for would be 80 MB.
@functools.lru_cache(maxsize=16)
def _font(pixels: int) -> FreeTypeFont:
    from PIL import ImageFont

    with (resources.files("podcast.episode") / "fonts" / "InterDisplay-Bold.otf").open("rb") as file:
        # The simple layout: the other one is not in every build of Pillow, and sets other pictures.
        return ImageFont.truetype(io.BytesIO(file.read()), pixels, layout_engine=ImageFont.Layout.BASIC)


@functools.cache
def _has(char: str) -> bool:
    """Returns whether the font draws something of its own for the character."""
    font = _font(64)
    missing = font.getmask("\U0010fffd")
    drawn = font.getmask(char)
    return bytes(drawn) != bytes(missing) and drawn.size != (0, 0)


@dataclass(frozen=True, slots=True)
class _Lettering:
    """A title as it is set, and in small letters below it who made it, or what it is part of."""

    lines: Sequence[str]
    pixels: int
    below: str
    end: float
    """Where the last of the letters ends, in sides of the picture."""


def _lettering(title: str, below: str, size: int) -> _Lettering:
    width = size - 2 * round(size * MARGIN)
    name = readable(shorten(title, TITLE_LIMIT)) or "Podcast"
    below = _fit_line(readable(shorten(below, TITLE_LIMIT)), width, round(size * _SMALL))
    lines, pixels = _set(name, width, round(size * _TEXT_HEIGHT), round(size * _LARGEST_LETTERS))
    end = MARGIN + len(lines) * pixels * _LEADING / size + (_BELOW + _SMALL * _LEADING if below else 0)
    return _Lettering(lines, pixels, below, end)


def _fit_line(text: str, width: int, pixels: int) -> str:
    """Returns as much of the text as fits."""
    limit, measure = len(text), _font(pixels).getlength
    while limit and measure(shorten(text, limit)) > width:
        limit -= 1
    return shorten(text, limit) if limit else ""


def _write(image: Image, palette: Palette, letters: _Lettering) -> None:
    from PIL.ImageDraw import Draw

    draw, size = Draw(image), image.width
    left = round(size * MARGIN)
    font = _font(letters.pixels)
    y = float(left) - letters.pixels * 0.12
    for line in letters.lines:
        draw.text((left, y), line, fill=palette.letters, font=font)
        y += letters.pixels * _LEADING
    if letters.below:
        top = y + size * (_BELOW - 0.024)
        draw.rectangle((left, top, left + size * 0.05, top + size * 0.006), fill=palette.first)
        draw.text(
            (left, y + size * _BELOW), letters.below, fill=palette.letters, font=_font(round(size * _SMALL))
        )


def _set(title: str, width: int, height: int, largest: int) -> tuple[list[str], int]:
    """Returns the lines and the letters' size in pixels: the largest that fits, in lines of even length."""
    words = [part for word in title.split() for part in _break_word(word)]
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


def _break_word(word: str) -> list[str]:
    """Returns the word, in parts of even length where it is too long for any line."""
    if len(word) <= _LONG_WORD:
        return [word]
    count = -(-len(word) // _LONG_WORD)
    step = -(-len(word) // count)
    parts = [word[at : at + step] for at in range(0, len(word), step)]
    return [part if part is parts[-1] or not part[-1].isalnum() else f"{part}-" for part in parts]


def _even(words: Sequence[str], count: int, measure: Callable[[str], float]) -> list[str]:
    """Returns the words in `count` lines, the longest as short as can be, the others as even as can be."""
    space = measure(" ")
    widths = [measure(word) for word in words]

    @functools.cache
    def cheapest(start: int, left: int) -> tuple[float, float, tuple[int, ...]]:
        """Returns (longest line, sum of squares, where lines end) from the word `start` on."""
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
