"""The colour by which a picture is remembered."""

from __future__ import annotations

import colorsys
import io

PLAIN = "#4a6a8a"
"""What stands for a picture without colours."""
_SIDE = 48
"""Pixels of a side to which the picture is scaled down before anything is counted."""
_HUES = 24
"""How many hues are told apart."""
_DARK = 0.4
"""Brightness, of 1, below which a colour is almost black."""


def find_accent(picture: bytes) -> str:
    """Returns `#rrggbb`: the average of the picture's most vivid hue.

    Where that is almost black, it is the average of the brighter ones.
    """
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        image.draft("RGB", (_SIDE, _SIDE))
        data = image.convert("RGB").resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes()
    pixels = [data[at : at + 3] for at in range(0, len(data), 3)]
    bright = [pixel for pixel in pixels if max(pixel) >= _DARK * 255]
    colour = _vivid(pixels)
    if colour and max(colour) < _DARK * 255:
        colour = _vivid(bright) or colour
    return "#" + "".join(f"{round(channel):02x}" for channel in colour) if colour else PLAIN


def _vivid(pixels: list[bytes]) -> list[float]:
    """Returns red, green and blue of the strongest hue; nothing when all is grey."""
    hues: list[list[tuple[float, bytes]]] = [[] for _ in range(_HUES)]
    for pixel in pixels:
        hue, saturation, value = colorsys.rgb_to_hsv(*(channel / 255 for channel in pixel))
        hues[int(hue * _HUES) % _HUES].append((saturation**2 * value**3, pixel))
    strongest = max(hues, key=lambda hue: sum(weight for weight, _ in hue))
    if sum(weight for weight, _ in strongest) < _SIDE * _SIDE / 1000:
        return []
    # Within a hue what is bright counts: of a sun over a dark sea, the sun.
    total = sum(weight**2 for weight, _ in strongest)
    return [sum(weight**2 * pixel[at] for weight, pixel in strongest) / total for at in range(3)]
