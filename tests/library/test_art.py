"""What an episode says of itself, from the script to the files: its pictures, links, soundbites, season and type."""

from __future__ import annotations

import io
import json
import re
import subprocess
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile
from mutagen.id3 import ID3
from PIL import Image

from podcast import making
from podcast.episode import cover
from podcast.errors import EpisodeError, PodcastError, SoundError
from podcast.language.plain.hygiene import format_clock
from podcast.library import manifest
from podcast.library.manifest import NAME as MANIFEST
from podcast.library.public_files import episode_files
from podcast.model import SAMPLE_RATE, MakeOrigin
from podcast.scripting import Order
from tests.shows import SCRIPT, SHOW, add_script, files, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

TOLD = SCRIPT.replace(
    "hosts:",
    "season: 2\ntype: bonus\nexplicit: true\nimage: pictures/own.png\n"
    "extra: <podcast:location>Brest</podcast:location>\nhosts:",
    1,
).replace(
    "## Summary\n",
    "## Summary\n\n[link: https://example.org/é]\n\n[image: pictures/gauge.png]\n\n"
    "[soundbite: 15s What it has measured]\n",
)
"""The gauge, with all that a script can say of its episode."""


def add_pictures(library: Library) -> None:
    """Those that TOLD names."""
    folder = library.folder / "pictures"
    folder.mkdir(exist_ok=True)
    for name, data in _pictures().items():
        (folder / name).write_bytes(data)


@cache
def _pictures() -> dict[str, bytes]:
    """The files of TOLD's pictures, packed once."""
    own, gauge = io.BytesIO(), io.BytesIO()
    Image.new("RGBA", (1800, 1801), (20, 90, 160, 200)).save(own, "PNG", compress_level=1)
    Image.new("CMYK", (2000, 900)).convert("RGB").save(gauge, "PNG", compress_level=1)
    return {"own.png": own.getvalue(), "gauge.png": gauge.getvalue()}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, making.MakeResult]:
    """A show, and the episode of TOLD."""
    library = make_show(tmp_path_factory.mktemp("told"))
    add_pictures(library)
    return library, made(library, add_script(library, TOLD))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show with the pictures that TOLD names."""
    library = make_show(tmp_path / "show")
    add_pictures(library)
    return library


def opened(path: Path) -> Image.Image:
    """A picture, decoded."""
    image = Image.open(path)
    image.load()
    return image


def check_f18(path: Path) -> None:
    """Everything that directories ask of a cover."""
    image = opened(path)
    assert image.format == "JPEG"
    assert path.suffix == ".jpg"
    assert re.fullmatch(r"[a-z0-9.-]+", path.name)
    assert image.width == image.height
    assert 1400 <= image.width <= 3000
    assert image.mode == "RGB"
    assert path.stat().st_size < 512 * 1024


def test_the_manifest_holds_what_the_script_says(told: tuple[Library, making.MakeResult]) -> None:
    """Season, type, explicit, link, pictures by their file names, the soundbite where its line begins."""
    episode = told[1].episode
    assert (episode.season, episode.kind, episode.explicit) == (2, "bonus", True)
    _, summary, outlook = episode.chapters
    assert summary.url == "https://example.org/%C3%A9"
    assert (outlook.url, outlook.image) == ("", "")
    (bite,) = episode.soundbites
    line = next(cue for cue in episode.cues if cue.text == "What has the gauge measured?")
    assert (bite.start_ms, bite.duration_ms, bite.title) == (line.start_ms, 15_000, "What it has measured")
    assert manifest.load(told[1].audio.parent / MANIFEST) == episode


def test_p9_a_soundbite_begins_with_sound(told: tuple[Library, making.MakeResult]) -> None:
    """Measured in the decoded MP3: silence before it, a voice from there on."""
    sound, rate = soundfile.read(told[1].audio)
    assert rate == SAMPLE_RATE
    at = told[1].episode.soundbites[0].start_ms * SAMPLE_RATE // 1000

    def loudness(first_ms: int, last_ms: int) -> float:
        part = sound[at + first_ms * SAMPLE_RATE // 1000 : at + last_ms * SAMPLE_RATE // 1000]
        return float(np.sqrt(np.mean(part**2)))

    assert loudness(100, 600) > 0.02
    assert loudness(-400, -100) < 0.001


def test_f18_the_users_own_art(told: tuple[Library, making.MakeResult]) -> None:
    """Converted, named by its content, in the MP3, and among the files that listeners get."""
    library, result = told
    folder = result.audio.parent
    art = folder / result.episode.art
    check_f18(art)
    assert opened(art).size == (1801, 1801)
    (picture,) = ID3(result.audio).getall("APIC")
    assert picture.type == 3
    assert Image.open(io.BytesIO(picture.data)).size == (1400, 1400)
    public = {file.name for file in episode_files(library, result.episode)}
    assert f"the-gauge/{art.name}" in public
    assert f"the-gauge/{result.episode.chapters[1].image}" in public


def test_t5_a_chapters_picture(told: tuple[Library, making.MakeResult]) -> None:
    """A JPEG beside the MP3, a smaller one inside, at its own chapter only."""
    result = told[1]
    path = result.audio.parent / result.episode.chapters[1].image
    assert re.fullmatch(r"chapter-[0-9a-f]{8}\.jpg", path.name)
    assert (opened(path).format, opened(path).size) == ("JPEG", (1400, 630))
    tag = ID3(result.audio)
    inside = [tag[f"CHAP:chp{number}"].sub_frames.getall("APIC") for number in range(3)]
    assert [len(pictures) for pictures in inside] == [0, 1, 0]
    assert Image.open(io.BytesIO(inside[1][0].data)).size == (600, 270)


@pytest.mark.debian("ffprobe")
def test_p6_t6_all_forms_of_the_chapters_agree(told: tuple[Library, making.MakeResult]) -> None:
    """JSON, ID3 by mutagen and by ffprobe, and the times in the notes: titles, times, links, pictures."""
    result = told[1]
    folder = result.audio.parent
    data = json.loads((folder / "chapters.json").read_text(encoding="utf-8"))["chapters"]
    tag = ID3(result.audio)
    (table,) = tag.getall("CTOC")
    frames: list[Any] = [tag[f"CHAP:{name}"] for name in table.child_element_ids]
    command = ("ffprobe", "-v", "error", "-of", "json", "-show_chapters", str(result.audio))
    probed = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    noted = re.findall(
        r"<li>(\d\d:\d\d:\d\d) ([^<]+)</li>", (folder / "notes.html").read_text(encoding="utf-8")
    )

    titles = [chapter.title for chapter in result.episode.chapters]
    starts = [chapter.start_ms for chapter in result.episode.chapters]
    assert [it["title"] for it in data] == titles
    assert [str(it.sub_frames["TIT2"]) for it in frames] == titles
    assert [it["tags"]["title"] for it in probed["chapters"]] == titles
    assert noted == [(format_clock(start), title) for start, title in zip(starts, titles, strict=True)]
    assert [round(it["startTime"] * 1000) for it in data] == starts
    assert [it.start_time for it in frames] == starts
    assert [round(float(it["start_time"]) * 1000) for it in probed["chapters"]] == starts
    assert data[-1]["endTime"] * 1000 == frames[-1].end_time == result.episode.duration_ms

    links = [[link.url for link in it.sub_frames.getall("WXXX")] for it in frames]
    assert [[it["url"]] if "url" in it else [] for it in data] == links
    assert [bool(it.sub_frames.getall("APIC")) for it in frames] == ["img" in it for it in data]
    assert data[1]["img"] == f"https://example.org/podcast/the-gauge/{result.episode.chapters[1].image}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("season: 2", "season: 3"),
        ("type: bonus", "type: trailer"),
        ("explicit: true", "explicit: false"),
        ("example.org/é", "example.org/è"),
        ("15s What it has measured", "20s What it says"),
        ("image: pictures/own.png\n", ""),
        ("location>Brest<", "location>Dinard<"),
        ("[image: pictures/gauge.png]\n\n", ""),
    ],
)
def test_what_is_said_of_an_episode_costs_no_sound(library: Library, old: str, new: str) -> None:
    """It is noticed; nothing is spoken, levelled or encoded, and the sound is the same to the byte."""
    before = made(library, add_script(library, TOLD))
    sound = before.audio.read_bytes()[ID3(before.audio).size :]
    kept = {name for name in files(library.cache) if name.split("/")[0] in ("speech", "clips", "parts")}
    after = made(library, add_script(library, TOLD.replace(old, new)))
    assert after.fresh
    assert after.called == 0
    assert kept == {
        name for name in files(library.cache) if name.split("/")[0] in ("speech", "clips", "parts")
    }
    assert after.audio.read_bytes()[ID3(after.audio).size :] == sound
    assert replace(after.episode, sha256="", origin=MakeOrigin(""), bytes=0) != replace(
        before.episode, sha256="", origin=MakeOrigin(""), bytes=0
    )
    assert not made(library, library.scripts / "the-gauge.md").fresh


def pictures_of(result: making.MakeResult) -> set[str]:
    """The names of the pictures beside an MP3."""
    return {path.name for path in result.audio.parent.glob("*.jpg")}


def test_f18_drawn_art_is_what_directories_ask_for(library: Library) -> None:
    """An episode without a picture of the user's gets one drawn; it is the one in the MP3."""
    result = made(library, add_script(library))
    art = result.audio.parent / result.episode.art
    check_f18(art)
    assert [it.data for it in ID3(result.audio).getall("APIC")] == [art.read_bytes()]
    assert pictures_of(result) == {art.name}


def test_f18_new_art_has_a_new_name_and_the_old_is_gone(library: Library) -> None:
    """After a retitle, and after the user has saved another picture under the same name."""
    first = made(library, add_script(library))
    second = made(library, add_script(library, SCRIPT.replace("title: The gauge", "title: The old gauge")))
    assert first.episode.art != second.episode.art
    assert pictures_of(second) == {second.episode.art}
    third = made(library, add_script(library, TOLD))
    Image.new("RGB", (1500, 1500), "teal").save(library.folder / "pictures" / "own.png")
    Image.new("RGB", (150, 100), "teal").save(library.folder / "pictures" / "gauge.png")
    fourth = made(library, library.scripts / "the-gauge.md")
    assert fourth.fresh
    assert not pictures_of(fourth) & {third.episode.art, third.episode.chapters[1].image}
    assert pictures_of(fourth) == {fourth.episode.art, fourth.episode.chapters[1].image}


def test_a_lost_picture_is_made_again(library: Library) -> None:
    """An episode whose files are not all there is not up to date."""
    result = made(library, add_script(library))
    art = result.audio.parent / result.episode.art
    kept = art.read_bytes()
    art.unlink()
    assert made(library, library.scripts / "the-gauge.md").fresh
    assert art.read_bytes() == kept


def test_under_a_cover_of_the_users_nothing_is_drawn(library: Library) -> None:
    """Ours would not go with it: the episode has the show's cover, and a new one is noticed."""
    library = make_show(library.folder, SHOW.replace("[hosts]", 'cover = "pictures/own.png"\n[hosts]'))
    result = made(library, add_script(library))
    assert result.episode.art == ""
    assert pictures_of(result) == set()
    (picture,) = ID3(result.audio).getall("APIC")
    assert picture.data == cover.shrink((library.episodes / "cover.jpg").read_bytes())
    Image.new("RGB", (1500, 1500), "teal").save(library.folder / "pictures" / "own.png")
    assert made(library, library.scripts / "the-gauge.md").fresh


def test_art_that_is_kept_is_not_drawn_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small edit's make draws and converts nothing."""
    made(library, add_script(library, TOLD.replace("image: pictures/own.png\n", "")))

    def refused(*_: object) -> bytes:
        raise AssertionError("drawn again")

    for name in ("draw_cover", "draw_episode_cover", "read_own_cover", "read_picture", "shrink"):
        monkeypatch.setattr(cover, name, refused)
    edited = TOLD.replace("image: pictures/own.png\n", "").replace("What comes next", "And what comes next")
    assert made(library, add_script(library, edited)).called == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("pictures/own.png", "pictures/none.png", r"the-gauge.md: there is no picture pictures/none.png in "),
        (
            "pictures/gauge.png",
            "pictures/none.png",
            r"the-gauge.md:22: there is no picture pictures/none.png",
        ),
        ("pictures/own.png", "pictures/wide.png", r"1600 × 1500 pixels: a cover must be square"),
        ("pictures/own.png", "show.toml", r"show.toml: not a picture that can be read"),
        ("pictures/gauge.png", "pictures/out.png", r":22: pictures/out.png leads out of the show's folder"),
        ("pictures/gauge.png", "out/secret.png", r":22: out/secret.png leads out of the show's folder"),
        ("pictures/gauge.png", "pictures", r":22: there is no picture pictures in "),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_before_anybody_speaks(
    library: Library, old: str, new: str, says: str
) -> None:
    """In one line with its place; no link leads out of the show's folder."""
    elsewhere = library.folder.parent / "elsewhere"
    elsewhere.mkdir()
    Image.new("RGB", (1500, 1500)).save(elsewhere / "secret.png")
    Image.new("RGB", (1600, 1500)).save(library.folder / "pictures" / "wide.png")
    (library.folder / "pictures" / "out.png").symlink_to(elsewhere / "secret.png")
    (library.folder / "out").symlink_to(elsewhere)
    path = add_script(library, TOLD.replace(old, new))
    with pytest.raises(EpisodeError, match=says) as caught:
        made(library, path)
    assert "\n" not in str(caught.value)
    assert not (library.cache / "speech").exists()
    assert not list(library.episodes.rglob("*.mp3"))


def test_a_soundbite_that_the_episode_is_too_short_for(library: Library) -> None:
    """Which shows once it is spoken; nothing is published."""
    late = SCRIPT.replace("[music: outro]", "").replace(
        "**Theo:** The harbour", "[soundbite: 30s]\n\n**Theo:** The harbour"
    )
    with pytest.raises(
        SoundError, match=r"the-gauge\.md:27: only \d seconds of the episode follow this soundbite"
    ):
        made(library, add_script(library, late))
    assert not list(library.episodes.rglob("*.mp3"))


def test_a_forecast_names_the_pictures(library: Library) -> None:
    """Those that make then writes."""
    path = add_script(library, TOLD)
    named = set(making.forecast(library, str(path), Order()).files)
    result = made(library, path)
    assert {path for path in result.audio.parent.iterdir() if not path.name.startswith(".")} <= named
    assert all(path.exists() for path in named)


def test_a_preview_of_a_chapter_may_be_shorter_than_its_soundbite(library: Library, tmp_path: Path) -> None:
    """It is about how it sounds."""
    out = tmp_path / "summary.mp3"
    heard = making.make_chapter(library, str(add_script(library, TOLD)), 2, Order(), out)
    assert heard.seconds < 15
    assert out.exists()


def test_the_check_of_art_can_fail(tmp_path: Path) -> None:
    """A picture that is too small, not square, or not what its name says does not pass."""
    for name, size in (("a.jpg", (1200, 1200)), ("b.jpg", (1500, 1400)), ("c.png", (1500, 1500))):
        Image.new("RGB", size).save(tmp_path / name)
        with pytest.raises(AssertionError):
            check_f18(tmp_path / name)
    assert issubclass(EpisodeError, PodcastError)
