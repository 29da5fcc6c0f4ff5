"""The colour by which a picture is remembered."""

from __future__ import annotations

import colorsys
import io

PLAIN = "#4a6a8a"
"""Of a picture without colours."""
_SIDE = 48
_HUES = 24
_DARK = 0.4


def accent(picture: bytes) -> str:
    """`#rrggbb`: the average of the picture's most vivid hue, and of its brighter ones if that is almost black."""
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
    """Red, green and blue of the strongest hue; empty when all is grey."""
    hues: list[list[tuple[float, bytes]]] = [[] for _ in range(_HUES)]
    for pixel in pixels:
        hue, saturation, value = colorsys.rgb_to_hsv(*(channel / 255 for channel in pixel))
        hues[int(hue * _HUES) % _HUES].append((saturation**2 * value**3, pixel))
    strongest = max(hues, key=lambda found: sum(weight for weight, _ in found))
    if sum(weight for weight, _ in strongest) < _SIDE * _SIDE / 1000:
        return []
    # Within a hue what is bright counts: of a sun over a dark sea, the sun.
    total = sum(weight**2 for weight, _ in strongest)
    return [sum(weight**2 * pixel[at] for weight, pixel in strongest) / total for at in range(3)]
