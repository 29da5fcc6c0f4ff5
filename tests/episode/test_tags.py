"""The ID3 tag, as mutagen, ffprobe and eyeD3 read it from a real MP3."""

from __future__ import annotations

import dataclasses
import io
import json
import subprocess
from typing import TYPE_CHECKING, Any

import mutagen.id3
import mutagen.mp3
import pytest
from PIL import Image

from podcast.episode import cover, id3_tags, show_notes, transcripts
from podcast.model import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Episode, Show

read_id3: Any = mutagen.id3.ID3
read_mp3: Any = mutagen.mp3.MP3


@pytest.fixture(scope="session")
def art() -> bytes:
    """A cover as each MP3 carries it."""
    return cover.shrink(cover.draw_cover("Reports", size=1400), 600)


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A chapter's picture as each MP3 carries it."""
    file = io.BytesIO()
    Image.effect_noise((600, 400), 90).convert("RGB").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="session")
def tag(show: Show, episode: Episode, art: bytes) -> bytes:
    """The whole tag of the ordinary episode."""
    return id3_tags.build_tag(show, episode, {"": art}, transcripts.to_text(episode))


@pytest.fixture
def written(
    tmp_path: Path, show: Show, frames: bytes, art: bytes, picture: bytes
) -> Callable[[Episode], Path]:
    """What writes an episode's MP3."""
    path = tmp_path / "episode.mp3"
    pictures = {"": art, "chapter.jpg": picture}

    def write(episode: Episode) -> Path:
        path.write_bytes(id3_tags.build_tag(show, episode, pictures, transcripts.to_text(episode)) + frames)
        return path

    return write


def test_t1_the_tag_is_version_2_3_in_utf_16_and_of_exact_size(tag: bytes) -> None:
    """No padding, so that the same episode is the same bytes."""
    assert tag[:6] == b"ID3\x03\x00\x00"
    size = sum(byte << shift for byte, shift in zip(tag[6:10], (21, 14, 7, 0), strict=True))
    assert size == len(tag) - 10
    read = read_id3(io.BytesIO(tag), translate=False)
    assert read.version == (2, 3, 0)
    texts = [frame for frame in read.values() if hasattr(frame, "encoding")]
    assert len(texts) > 15
    assert all(frame.encoding == 1 for frame in texts)


def test_t2_the_tag_says_what_a_player_shows(tag: bytes, episode: Episode, art: bytes) -> None:
    """Every frame of the list, by value."""
    read = read_id3(io.BytesIO(tag), translate=False)
    wanted = {
        "TIT2": "The harbour that measures the sea",
        "TALB": "Reports, read aloud",
        "TPE1": "Maya, Theo",
        "TPE2": "The Readers",
        "TCON": "Podcast",
        "TRCK": "3",
        "TYER": "2025",
        "TDAT": "1102",
        "TLAN": "eng",
        "TLEN": "28400",
    }
    assert {name: str(read[name]) for name in wanted} == wanted
    assert str(read["COMM::eng"]) == show_notes.to_text(episode)
    assert str(read["USLT::eng"]) == transcripts.to_text(episode)
    picture = read.getall("APIC")[0]
    assert (picture.type, picture.mime, picture.data) == (3, "image/jpeg", art)
    assert Image.open(io.BytesIO(picture.data)).format == "JPEG"
    assert read["WOAS"].url == episode.source
    assert read["WOAF"].url == f"https://pod.example.org/reports/{episode.slug}/index.html"


def test_t2_the_art_is_the_episodes_own(show: Show, make: Callable[..., Episode], art: bytes) -> None:
    """Else the show's, which goes by no name."""
    own = make(art="cover-12345678.jpg")
    read = read_id3(
        io.BytesIO(id3_tags.build_tag(show, own, {"cover-12345678.jpg": art}, "")), translate=False
    )
    assert [(it.type, it.data) for it in read.getall("APIC")] == [(3, art)]
    assert not read_id3(io.BytesIO(id3_tags.build_tag(show, make(), {"other.jpg": art}, ""))).getall("APIC")


def test_t2_a_season_is_the_disc_of_a_set(show: Show, make: Callable[..., Episode], tag: bytes) -> None:
    """So that players sort by season, then by episode; without one there is none."""
    read = read_id3(io.BytesIO(id3_tags.build_tag(show, make(season=2), {}, "")), translate=False)
    assert (str(read["TPOS"]), str(read["TRCK"])) == ("2", "3")
    assert "TPOS" not in read_id3(io.BytesIO(tag), translate=False)


def test_t3_the_tag_marks_the_file_as_a_podcasts(tag: bytes, episode: Episode) -> None:
    """The feed's own guid and address."""
    read = read_id3(io.BytesIO(tag), translate=False)
    assert read["PCST"].value == 0
    assert str(read["TGID"]) == episode.guid
    assert str(read["TCAT"]) == "News / Politics"
    assert str(read["TDES"]) == show_notes.to_text(episode)
    assert read["WFED"].url == "https://pod.example.org/reports/feed.xml"


def test_a_show_without_an_address_names_none(show: Show, episode: Episode) -> None:
    """The machine it was made on is no address."""
    read = read_id3(io.BytesIO(id3_tags.build_tag(dataclasses.replace(show, base_url=""), episode, {}, "")))
    assert "WOAF" not in read
    assert "WFED" not in read


def element_order(tag: bytes) -> list[tuple[str, str]]:
    """(frame, its element's id) of the chapter frames as they lie in the file."""
    found = []
    at = 10
    while at < len(tag):
        name, size = tag[at : at + 4].decode(), int.from_bytes(tag[at + 4 : at + 8], "big")
        if name in ("CHAP", "CTOC"):
            found.append((name, tag[at + 10 : at + 10 + size].split(b"\0")[0].decode()))
        at += 10 + size
    assert at == len(tag)
    return found


def test_t5_chapters_lie_in_time_order_under_one_table(tag: bytes, episode: Episode) -> None:
    """Whatever the size of their titles; contiguous, from 0 to the end."""
    assert element_order(tag) == [("CTOC", "toc"), ("CHAP", "chp0"), ("CHAP", "chp1"), ("CHAP", "chp2")]
    read = read_id3(io.BytesIO(tag))
    table = read["CTOC:toc"]
    assert table.flags == 3
    assert table.child_element_ids == ["chp0", "chp1", "chp2"]
    assert str(table.sub_frames["TIT2"]) == "Chapters"
    chapters = [read[f"CHAP:{name}"] for name in table.child_element_ids]
    assert [(c.start_time, c.end_time) for c in chapters] == [(0, 6000), (6000, 21_000), (21_000, 28_400)]
    assert {(c.start_offset, c.end_offset) for c in chapters} == {(0xFFFFFFFF, 0xFFFFFFFF)}
    assert [str(c.sub_frames["TIT2"]) for c in chapters] == [c.title for c in episode.chapters]


def test_t5_a_chapter_has_its_title_link_and_picture(
    show: Show, make: Callable[..., Episode], art: bytes, picture: bytes
) -> None:
    """Each where there is one; the picture is not a cover's, the link is in ASCII."""
    whole = make(
        chapters=(
            Chapter(0, 6000, "Welcome"),
            Chapter(6000, 9000, "Both", "https://example.org/é?a=1&b=2", "chapter-1.jpg"),
            Chapter(9000, 15_000, "Link", "http://example.org/"),
            Chapter(15_000, 21_000, "Picture", "", "chapter-1.jpg"),
            Chapter(21_000, 28_400, "Neither", "javascript:alert(1)", "chapter-2.jpg"),
        )
    )
    read = read_id3(io.BytesIO(id3_tags.build_tag(show, whole, {"": art, "chapter-1.jpg": picture}, "")))
    found = [read[f"CHAP:chp{number}"].sub_frames for number in range(5)]
    assert [str(it["TIT2"]) for it in found] == [chapter.title for chapter in whole.chapters]
    assert [[frame.url for frame in it.getall("WXXX")] for it in found] == [
        [],
        ["https://example.org/%C3%A9?a=1&b=2"],
        ["http://example.org/"],
        [],
        [],
    ]
    pictures = [[(it.type, it.mime, it.data) for it in frames.getall("APIC")] for frames in found]
    shown = [(0, "image/jpeg", picture)]
    assert pictures == [[], shown, [], shown, []]


LONG = (
    Chapter(
        0,
        1000,
        "A title that is so very long that readers of version 2.4 lose the chapter altogether, as they do",
    ),
    Chapter(1000, 2000, "B", "https://example.org/b", "chapter.jpg"),
    Chapter(
        2000,
        28_400,
        "Überlänge, 北京 and 🎉 in one title of more than a hundred and twenty-eight bytes of UTF-16",
        "",
        "chapter.jpg",
    ),
)
"""Chapters whose frames are so large that version 2.4 loses them."""


def test_t5_more_chapters_than_a_table_can_count(show: Show, make: Callable[..., Episode]) -> None:
    """A table of tables: none is lost, and there is still one at the top."""
    many = make(chapters=tuple(Chapter(n * 100, n * 100 + 100, f"Chapter {n}") for n in range(600)))
    read = read_id3(io.BytesIO(id3_tags.build_tag(show, many, {}, "")))
    assert len(read.getall("CHAP")) == 600
    tables = {table.element_id: table for table in read.getall("CTOC")}
    assert [name for name, table in tables.items() if table.flags & 2] == ["toc"]
    assert all(len(table.child_element_ids) <= 255 for table in tables.values())
    reached = [name for part in tables["toc"].child_element_ids for name in tables[part].child_element_ids]
    assert reached == [f"chp{n}" for n in range(600)]


def test_an_episode_without_chapters_has_no_table(show: Show, make: Callable[..., Episode]) -> None:
    """An empty one would hide what apps make themselves."""
    assert element_order(id3_tags.build_tag(show, make(chapters=()), {}, "")) == []


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("en", "eng"),
        ("en-US", "eng"),
        ("de_AT", "deu"),
        ("pt-br", "por"),
        ("gsw", "gsw"),
        ("xx", "und"),
        ("", "eng"),
    ],
)
def test_t2_languages_are_named_by_three_letters(
    show: Show, make: Callable[..., Episode], language: str, code: str
) -> None:
    """As ID3 wants; the show's when the episode has none."""
    read = read_id3(
        io.BytesIO(id3_tags.build_tag(show, make(language=language), {}, "text")), translate=False
    )
    assert str(read["TLAN"]) == code
    assert f"COMM::{code}" in read


def test_hostile_text_gives_a_tag_that_is_read_whole(show: Show, hostile: Episode, frames: bytes) -> None:
    """No control characters, no overlength, and the audio where it was."""
    tag = id3_tags.build_tag(show, hostile, {}, transcripts.to_text(hostile))
    read = read_mp3(io.BytesIO(tag + frames))
    assert 29 < read.info.length < 31
    assert len(str(read.tags.get("TIT2", ""))) <= 255
    for frame in read.tags.values():
        assert not {"\x00", "\x07", "\x0b", "\x1b"} & set(str(getattr(frame, "text", "")))


def test_the_tag_is_deterministic(show: Show, episode: Episode, art: bytes, tag: bytes) -> None:
    """The same bytes again."""
    assert id3_tags.build_tag(show, episode, {"": art}, transcripts.to_text(episode)) == tag


def run(*command: str | Path) -> str:
    """What a program prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def probed(path: Path) -> Any:
    """What ffprobe sees."""
    shown = ("-show_format", "-show_streams", "-show_chapters")
    return json.loads(run("ffprobe", "-v", "error", "-of", "json", *shown, path))


@pytest.mark.debian("ffprobe")
@pytest.mark.parametrize("chapters", [None, LONG], ids=["short", "long"])
def test_t6_ffprobe_reads_tags_picture_and_chapters(
    written: Callable[[Episode], Path],
    show: Show,
    make: Callable[..., Episode],
    chapters: tuple[Chapter, ...] | None,
) -> None:
    """In the order of time, with long titles and pictures too."""
    episode = make(chapters=chapters) if chapters else make()
    seen = probed(written(episode))
    assert [chapter["tags"]["title"] for chapter in seen["chapters"]] == [c.title for c in episode.chapters]
    assert [round(float(c["start_time"]) * 1000) for c in seen["chapters"]] == [
        c.start_ms for c in episode.chapters
    ]
    assert [round(float(c["end_time"]) * 1000) for c in seen["chapters"]] == [
        c.end_ms for c in episode.chapters
    ]
    said = seen["format"]["tags"]
    assert said["title"] == episode.title
    assert said["album"] == show.title
    assert said["genre"] == "Podcast"
    assert said["TGID"] == episode.guid
    assert [stream["codec_name"] for stream in seen["streams"]] == ["mp3", "mjpeg"]
    assert 29 < float(seen["streams"][0]["duration"]) < 31


@pytest.mark.debian("ffprobe")
def test_t1_in_version_2_4_the_chapters_would_be_lost(
    written: Callable[[Episode], Path], make: Callable[..., Episode]
) -> None:
    """Why the version is 2.3, and that the test above can fail."""
    path = written(make(chapters=LONG))
    newer = read_id3(path)
    newer.update_to_v24()
    newer.save(path, v2_version=4)
    assert len(probed(path)["chapters"]) < len(LONG)


@pytest.mark.debian("mpv")
@pytest.mark.parametrize("chapters", [None, LONG], ids=["short", "long"])
def test_t6_mpv_reads_the_same(
    written: Callable[[Episode], Path], make: Callable[..., Episode], chapters: tuple[Chapter, ...] | None
) -> None:
    """Titles and times as a player lists them; it counts from the first sound, a decoder's delay after 0."""
    episode = make(chapters=chapters) if chapters else make()
    quiet = ("--no-config", "--vo=null", "--ao=null", "--length=0.01", "--term-playing-msg=${=chapter-list}")
    said = run("mpv", *quiet, written(episode))
    seen = json.loads(next(line for line in said.splitlines() if line.startswith("[{")))
    assert [chapter["title"] for chapter in seen] == [c.title for c in episode.chapters]
    assert [round((it["time"] - seen[0]["time"]) * 1000) for it in seen] == [
        c.start_ms for c in episode.chapters
    ]


EYED3 = """
import json, sys, eyed3
tag = eyed3.load(sys.argv[1]).tag
print(json.dumps({
    "version": list(tag.version), "title": tag.title, "track": tag.track_num[0], "genre": tag.genre.name,
    "images": [len(image.image_data) for image in tag.images],
    "toc": [
        [toc.element_id.decode(), toc.toplevel, toc.ordered, [c.decode() for c in toc.child_ids]]
        for toc in tag.table_of_contents
    ],
    "chapters": [[list(c.times), c.title, (c.user_url or "").rstrip(chr(0))] for c in tag.chapters],
}))
"""


@pytest.mark.debian("eyeD3")
def test_t6_eyed3_reads_the_same(
    written: Callable[[Episode], Path], make: Callable[..., Episode], art: bytes
) -> None:
    """Debian's, with its own Python; links too."""
    episode = make(chapters=LONG)
    seen = json.loads(run("/usr/bin/python3", "-c", EYED3, written(episode)))
    assert seen["version"] == [2, 3, 0]
    assert (seen["title"], seen["track"], seen["genre"]) == (episode.title, 3, "Podcast")
    assert seen["images"] == [len(art)]
    assert seen["toc"] == [["toc", True, True, ["chp0", "chp1", "chp2"]]]
    assert seen["chapters"] == [[[c.start_ms, c.end_ms], c.title, c.url] for c in episode.chapters]
