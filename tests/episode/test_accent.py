"""The colour by which a cover is remembered."""

from __future__ import annotations

import colorsys
import io

import pytest
from PIL import Image, ImageDraw

from podcast.episode.accent import PLAIN, find_accent
from podcast.episode.cover import draw_cover


def picture(ground: str, spot: str, kind: str = "JPEG") -> bytes:
    """A square ground with a spot on it."""
    image = Image.new("RGB", (600, 600), ground)
    ImageDraw.Draw(image).ellipse((300, 300, 480, 480), fill=spot)
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def hue(colour: str) -> float:
    """Degrees."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0] * 360


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_bright_spot_wins_over_a_dark_ground(kind: str) -> None:
    """An orange sun over a night-blue sea is what people remember."""
    assert 10 < hue(find_accent(picture("#0b2239", "#ff8a3b", kind))) < 40


def test_grey_gives_the_plain_colour() -> None:
    """A picture without colours has none to give."""
    assert find_accent(picture("#777777", "#eeeeee")) == PLAIN


def test_a_drawn_cover_has_one() -> None:
    """Of each cover of ours it is a colour that is neither black nor white."""
    for title in ("The gauge", "Read Aloud", "Deep sea"):
        found = find_accent(draw_cover(title, size=300))
        assert max(int(found[at : at + 2], 16) for at in (1, 3, 5)) > 64
