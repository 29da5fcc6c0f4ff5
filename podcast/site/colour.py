"""A cover's colour made fit for text and buttons, on a light ground and on a dark one."""

from __future__ import annotations

import colorsys

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
LIGHT, DARK = "#fbfaf7", "#141517"
"""The grounds of the pages, as in site.css."""
_ENOUGH = 5.0
"""Contrast of small text; WCAG asks for 4.5."""


def palette(accent: str) -> str:
    """Return the style sheet that names the accent's shades: `--accent`, `--on-accent` and `--tint`, light and dark."""
    light, dark = _shades(accent, LIGHT, 0.16), _shades(accent, DARK, 0.26)
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG reckons it."""
    low, high = sorted((_luminance(_read(colour)), _luminance(_read(ground))))
    return (high + 0.05) / (low + 0.05)


def _shades(accent: str, ground: str, strength: float) -> str:
    shade = _readable(accent, ground)
    letters = max("#ffffff", "#101010", key=lambda colour: contrast(colour, shade))
    tint = _write(_mix(_read(shade), _read(ground), strength))
    return f"--accent:{shade};--on-accent:{letters};--tint:{tint}"


def _readable(accent: str, ground: str) -> str:
    """Return the accent, as much darker or lighter as reading it on the ground (and on its tint) needs."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_read(accent))
    step = -0.01 if _luminance(_read(ground)) > 0.5 else 0.01
    shade = accent
    while contrast(shade, ground) < _ENOUGH and 0 <= lightness + step <= 1:
        lightness += step
        shade = _write(colorsys.hls_to_rgb(hue, lightness, min(saturation, 0.9)))
    return shade


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: Colour, ground: Colour, strength: float) -> Colour:
    red, green, blue = (
        part * strength + back * (1 - strength) for part, back in zip(colour, ground, strict=True)
    )
    return red, green, blue


def _read(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _write(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
