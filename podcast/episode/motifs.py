"""What is drawn below a title: sound and water, in a palette's colours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from PIL.ImageDraw import ImageDraw

    Motif = Callable[[ImageDraw, int, "Palette", random.Random, float], None]
    """Draws on a square of so many pixels a side; the letters end where the last argument says, in sides."""

MARGIN = 0.085
"""What is left free at every side, by the letters too, in sides of the picture."""


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


def _sun(draw: ImageDraw, side: int, palette: Palette, chance: random.Random, top: float) -> None:
    """A sun over water whose reflections are the bars of a meter."""
    horizon = round(side * 0.78)
    x = side * chance.uniform(0.62, 0.72)
    radius = min(side * chance.uniform(0.15, 0.18), (horizon - side * top) / 1.5)
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


def _voices(draw: ImageDraw, side: int, palette: Palette, chance: random.Random, top: float) -> None:
    """Two voices: a waveform in two colours, one speaking after the other."""
    middle, left = side * 0.79, side * MARGIN
    count = 31
    tallest = min(side * 0.16, middle - side * (top + 0.02))
    step = (side - 2 * left) / count
    phase, turn = chance.uniform(0, math.tau), chance.randint(11, 19)
    for index in range(count):
        swell = 0.35 + 0.65 * abs(math.sin(phase + index * 0.31))
        height = tallest * swell * chance.uniform(0.35, 1.0)
        height *= min((abs(index - turn + 0.5) + 0.6) / 4, 1)  # both fall silent where the turn changes
        height = max(height, step * 0.3)
        x = left + step * (index + 0.5)
        colour = palette.first if index < turn else palette.second
        _bar(draw, (x - step * 0.3, middle - height, x + step * 0.3, middle + height), colour)


def _water(draw: ImageDraw, side: int, palette: Palette, chance: random.Random, _top: float) -> None:
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


def _rings(draw: ImageDraw, side: int, palette: Palette, chance: random.Random, _top: float) -> None:
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


MOTIFS: tuple[Motif, ...] = (_sun, _voices, _water, _rings)
