"""Covers: what directories ask for, letters that can be read, the user's own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from podcast.episode import cover, poster
from podcast.errors import EpisodeError

if TYPE_CHECKING:
    from pathlib import Path

TITLES = [
    "A",
    "The harbour that measures the sea",
    "Rogue-state alliances challenging global security: what the reports say about the next ten years of war and peace",
    "Donaudampfschifffahrtsgesellschaft",
    "W" * 120,
    "WWWWWWW MMMMMMMMM " * 7,
    "北京时间",
    "مرحبا بالعالم",
    "🎉",
    "",
    "a\x00b\x1b[31m",
    "x" * 1_000_000,
]


def opened(data: bytes) -> Image.Image:
    """The picture, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12].encode("unicode_escape").decode())
def test_f18_a_cover_is_what_directories_ask_for(title: str) -> None:
    """A square RGB JPEG of 3000 pixels below 512 KB, whatever the title."""
    data = cover.cover(title, "The Readers")
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (3000, 3000))
    assert len(data) < 512 * 1024


def test_f18_the_same_title_gives_the_same_bytes() -> None:
    """So that a rebuilt show has no new cover; and two shows differ."""
    assert cover.cover("Deep Dives", "Us", 1400) == cover.cover("Deep Dives", "Us", 1400)
    assert cover.cover("Deep Dives", "Us", 1400) != cover.cover("Deep Divers", "Us", 1400)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", poster.PALETTES, ids=lambda palette: palette.ground)
def test_letters_stand_out_from_the_ground(palette: poster.Palette) -> None:
    """Far above the 7 of WCAG AAA, and on the faint colour above 4.5."""
    for ground, least in ((palette.ground, 10), (palette.third, 4.5)):
        contrast = (luminance(palette.letters) + 0.05) / (luminance(ground) + 0.05)
        assert contrast >= least


@pytest.mark.parametrize("title", [title for title in TITLES if title], ids=range(len(TITLES) - 1))
def test_letters_fit_in_their_place(title: str) -> None:
    """No line wider than the page between its margins, nor the lines taller than their part of it."""
    name = poster.readable(title[:120]) or "Podcast"
    lines, pixels = poster._set(name, 830, 450, 220)
    assert all(poster._font(pixels).getlength(line) <= 830 for line in lines)
    assert len(lines) * pixels * 1.08 <= 451
    assert pixels >= 35
    assert "".join(lines).replace(" ", "").replace("-", "") == name.replace(" ", "").replace("-", "")


def test_lines_are_even_and_end_where_a_voice_rests() -> None:
    """Balanced, not filled from the top."""
    assert poster._set("The harbour that measures the sea", 830, 450, 220)[0] == [
        "The harbour",
        "that measures",
        "the sea",
    ]
    assert poster._set("Harbour Lights, Harbour Sounds", 830, 450, 220)[0][0] == "Harbour Lights,"


def test_letters_that_the_font_lacks_are_transliterated() -> None:
    """Accents, Greek and Cyrillic stay; other scripts are spelt out; pictures go."""
    assert poster.readable("Émigré Łódź Äpfel") == "Émigré Łódź Äpfel"
    assert poster.readable("Καλημέρα Привет") == "Καλημέρα Привет"
    assert poster.readable("北京 🎉 show") == "BeiJing show"


def test_the_small_cover_fits_in_every_mp3() -> None:
    """1400 pixels, RGB, below 512 KB; a small one is not blown up."""
    data = cover.small(cover.cover("Deep Dives"))
    assert opened(data).size == (1400, 1400)
    assert len(data) <= 512 * 1024
    assert opened(cover.small(data, 2000)).size == (1400, 1400)


def saved(path: Path, image: Image.Image) -> Path:
    """The picture as a file."""
    image.save(path)
    return path


def noise(side: int) -> Image.Image:
    """What compresses worst."""
    return Image.effect_noise((side, side), 120).convert("RGB")


@pytest.mark.parametrize(
    ("name", "image", "size"),
    [
        ("plain.jpg", Image.new("RGB", (1400, 1400), "navy"), 1400),
        ("alpha.png", Image.new("RGBA", (2000, 2000), (255, 0, 0, 0)), 2000),
        ("palette.png", Image.new("P", (1500, 1500)), 1500),
        ("grey.png", Image.new("L", (1500, 1500), 90), 1500),
        ("cmyk.jpg", Image.new("CMYK", (1500, 1500)), 1500),
        ("large.png", Image.new("RGB", (4000, 4000), "teal"), 3000),
        ("almost.png", Image.new("RGB", (1601, 1600), "teal"), 1601),
        ("noise.jpg", noise(1800), 1400),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_f18_the_users_cover_is_converted_where_it_can_be(
    tmp_path: Path, name: str, image: Image.Image, size: int
) -> None:
    """To RGB without alpha, to 3000 pixels at most."""
    data = cover.own_cover(saved(tmp_path / name, image))
    mended = opened(data)
    assert (mended.format, mended.mode, mended.size) == ("JPEG", "RGB", (size, size))
    assert len(data) < 512 * 1024
    if name == "alpha.png":
        assert mended.getpixel((1000, 1000)) == (255, 255, 255)


def test_f18_a_cover_that_cannot_be_mended_is_one_line(tmp_path: Path) -> None:
    """Not square, too small, no picture, not there."""
    wide = saved(tmp_path / "wide.png", Image.new("RGB", (3000, 1600)))
    small = saved(tmp_path / "small.png", Image.new("RGB", (600, 600)))
    text = tmp_path / "text.jpg"
    text.write_text("no picture", encoding="utf-8")
    half = tmp_path / "half.jpg"
    half.write_bytes(cover.cover("Half", size=1400)[:20_000])
    for path, said in (
        (wide, "3000 × 1600 pixels: a cover must be square"),
        (small, "600 × 600 pixels: a cover must be square and 1400 to 3000 wide"),
        (text, "not a picture"),
        (half, "not a picture"),
        (tmp_path / "nowhere.png", "no such file"),
        (tmp_path, "not a picture"),
    ):
        with pytest.raises(EpisodeError, match=said) as caught:
            cover.own_cover(path)
        assert "\n" not in str(caught.value)
