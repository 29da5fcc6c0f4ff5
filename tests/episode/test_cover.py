"""Covers: what directories ask for, letters that can be read, the user's own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from podcast.episode import cover, motifs, poster
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
    data = cover.draw_cover(title, "The Readers")
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (3000, 3000))
    assert len(data) < 512 * 1024


def test_f18_the_same_title_gives_the_same_bytes() -> None:
    """So that a rebuilt show has no new cover; and two shows differ."""
    assert cover.draw_cover("Deep Dives", "Us", 1400) == cover.draw_cover("Deep Dives", "Us", 1400)
    assert cover.draw_cover("Deep Dives", "Us", 1400) != cover.draw_cover("Deep Divers", "Us", 1400)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12].encode("unicode_escape").decode())
def test_f18_an_episodes_art_is_what_directories_ask_for(title: str) -> None:
    """A square RGB JPEG of 1400 pixels that each MP3 can carry, whatever the title."""
    data = cover.draw_episode_cover(title, "Deep Dives")
    image = opened(data)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1400, 1400))
    assert len(data) < 192 * 1024


def test_an_episodes_art_is_its_own_in_the_colours_of_its_show() -> None:
    """Another title, another picture; the ground is always one of three colours of the show's."""
    titles = [f"Episode about subject {number}" for number in range(12)]
    pictures = [opened(cover.draw_episode_cover(title, "Deep Dives")) for title in titles]
    assert len({picture.tobytes() for picture in pictures}) == len(titles)
    show = opened(cover.draw_cover("Deep Dives", size=1400)).getpixel((5, 5))
    seen = {picture.getpixel((5, 5)) for picture in pictures}
    assert show in seen
    assert len(seen) == 3
    assert cover.draw_episode_cover(titles[0], "Deep Dives") == cover.draw_episode_cover(
        titles[0], "Deep Dives"
    )
    assert cover.draw_episode_cover(titles[0], "Deep Dives") != cover.draw_episode_cover(
        titles[0], "High Dives"
    )


@pytest.mark.parametrize("motif", motifs.MOTIFS, ids=lambda motif: motif.__name__)
@pytest.mark.parametrize("title", TITLES[:4], ids=range(4))
def test_nothing_is_drawn_over_the_letters(
    monkeypatch: pytest.MonkeyPatch, motif: object, title: str
) -> None:
    """However tall they are, the motif begins below them."""
    monkeypatch.setattr(poster, "MOTIFS", (motif,))
    monkeypatch.setattr(poster, "_write", lambda *_: None)
    below = "A show with a title of some length"
    end = poster._lettering(title, below, 700).end
    for number in range(8):
        bare = poster.draw_episode_poster(title, below + " " * number + str(number), 700)
        letters = bare.crop((0, 0, 700, round(end * 700) - 3))
        assert len(letters.getcolors() or []) == 1


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """By WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", motifs.PALETTES, ids=lambda palette: palette.ground)
def test_letters_stand_out_from_the_ground(palette: motifs.Palette) -> None:
    """Far above the 7 of WCAG AAA, and on the faint colour above 4.5."""
    for ground, least in ((palette.ground, 10), (palette.third, 4.5)):
        assert contrast(palette.letters, ground) >= least


@pytest.mark.parametrize("palette", motifs.PALETTES, ids=lambda palette: palette.ground)
def test_letters_stand_out_from_every_ground_of_an_episode(palette: motifs.Palette) -> None:
    """Above the 4.5 that WCAG AA asks of small letters."""
    for one in poster.grounds(palette):
        assert contrast(one.letters, one.ground) >= 5


@pytest.mark.parametrize("title", [title for title in TITLES if title], ids=range(len(TITLES) - 1))
def test_letters_fit_in_their_place(title: str) -> None:
    """No line wider than the page between its margins, nor the lines taller than their part of it."""
    name = poster.readable(title[:120]) or "Podcast"
    lines, pixels = poster._set(name, 830, 450, 220)
    assert all(poster._font(pixels).getlength(line) <= 830 for line in lines)
    assert len(lines) * pixels * 1.08 <= 451
    assert pixels >= 35
    assert "".join(lines).replace(" ", "").replace("-", "") == name.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("below", [title for title in TITLES if title], ids=range(len(TITLES) - 1))
def test_the_small_letters_fit_on_their_line(below: str) -> None:
    """Cut at a word where they would not."""
    letters = poster._lettering("Title", below, 1000)
    assert poster._font(38).getlength(letters.below) <= 830
    assert len(letters.below) >= min(len(poster.readable(below[:120])), 15)


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
    data = cover.shrink(cover.draw_cover("Deep Dives"))
    assert opened(data).size == (1400, 1400)
    assert len(data) <= 512 * 1024
    assert opened(cover.shrink(data, 2000)).size == (1400, 1400)


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
        ("sixteen.png", Image.new("I;16", (1500, 1500), 90 * 257), 1500),
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
    data = cover.read_own_cover(saved(tmp_path / name, image))
    mended = opened(data)
    assert (mended.format, mended.mode, mended.size) == ("JPEG", "RGB", (size, size))
    assert len(data) < 512 * 1024
    if name == "alpha.png":
        assert mended.getpixel((1000, 1000)) == (255, 255, 255)
    if name in ("grey.png", "sixteen.png"):
        assert mended.getpixel((1000, 1000)) == (90, 90, 90)


def test_f18_a_cover_that_cannot_be_mended_is_one_line(tmp_path: Path) -> None:
    """Not square, too small, no picture, not there."""
    wide = saved(tmp_path / "wide.png", Image.new("RGB", (3000, 1600)))
    small = saved(tmp_path / "small.png", Image.new("RGB", (600, 600)))
    text = tmp_path / "text.jpg"
    text.write_text("no picture", encoding="utf-8")
    half = tmp_path / "half.jpg"
    half.write_bytes(cover.draw_cover("Half", size=1400)[:20_000])
    for path, said in (
        (wide, "3000 × 1600 pixels: a cover must be square"),
        (small, "600 × 600 pixels: a cover must be square and 1400 to 3000 wide"),
        (text, "not a picture"),
        (half, "not a picture"),
        (tmp_path / "nowhere.png", "no such file"),
        (tmp_path, "not a picture"),
    ):
        with pytest.raises(EpisodeError, match=said) as caught:
            cover.read_own_cover(path)
        assert "\n" not in str(caught.value)


def test_f18_a_phones_picture_stands_upright(tmp_path: Path) -> None:
    """As the camera noted, not as it held its sensor."""
    picture = Image.new("RGB", (1500, 1500), "navy")
    picture.paste("red", (0, 0, 1500, 100))  # along the top, which the camera's note turns to the right
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(tmp_path / "phone.jpg", exif=exif)
    turned = opened(cover.read_own_cover(tmp_path / "phone.jpg"))
    red, green, blue = turned.getpixel((1480, 750))  # type: ignore[misc]
    assert red > 200
    assert max(green, blue) < 60
    assert not turned.getexif()


@pytest.mark.parametrize(
    ("name", "image", "size"),
    [
        ("small.png", Image.new("RGBA", (320, 200), (0, 0, 0, 0)), (320, 200)),
        ("wide.webp", Image.new("RGB", (2800, 700), "teal"), (1400, 350)),
        ("tall.tiff", Image.new("CMYK", (100, 5000)), (28, 1400)),
        ("moving.gif", Image.new("P", (64, 64)), (64, 64)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_chapters_picture_may_be_any(
    tmp_path: Path, name: str, image: Image.Image, size: tuple[int, int]
) -> None:
    """Of any shape and kind; a JPEG of at most 1400 pixels comes out, and a smaller one for the tags."""
    data = cover.read_picture(saved(tmp_path / name, image), "the script")
    mended = opened(data)
    assert (mended.format, mended.mode, mended.size) == ("JPEG", "RGB", size)
    tagged = cover.shrink(data, 600, 96 * 1024)
    assert max(opened(tagged).size) == min(600, max(size))


def test_a_picture_in_the_tags_is_small_in_bytes_too() -> None:
    """An MP3 may hold dozens of them."""
    file = io.BytesIO()
    noise(1400).save(file, "JPEG", quality=95)
    assert len(cover.shrink(file.getvalue(), 600, 96 * 1024)) < 96 * 1024


def test_a_picture_that_would_harm_is_refused(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    """PostScript, which starts another program; a bomb of pixels; a file without end."""
    script = tmp_path / "picture.eps"
    saved(script, Image.new("RGB", (300, 300)))
    bomb = saved(tmp_path / "bomb.png", Image.new("1", (10_000, 9000)))
    endless = tmp_path / "endless.png"
    with endless.open("wb") as file:
        file.truncate(51 << 20)
    for path, said in (
        (script, "not a picture that can be read"),
        (bomb, "10000 × 9000 pixels are too many"),
        (endless, "over 50 MB"),
        (tmp_path / "nowhere.png", "no such file: correct the script, or remove it"),
    ):
        with pytest.raises(EpisodeError, match=said) as caught:
            cover.read_picture(path, "the script")
        assert "\n" not in str(caught.value)
    assert not recwarn.list
