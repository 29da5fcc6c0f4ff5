"""`podcast feed --check` on the files that a feed names: audio, tags, pictures, transcripts, chapters, notes."""

from __future__ import annotations

import io
import json
import shutil
import struct
from typing import TYPE_CHECKING, Any

import pytest
from mutagen import id3
from PIL import Image

from podcast import airing
from podcast.airing.checking import check_feed
from podcast.audio.durations import measure_seconds
from podcast.errors import SoundError
from podcast.library import open_library
from podcast.model import ImportOrigin
from tests.clients.fullshow import BASE, full_show
from tests.shows import change, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.findings import Finding
    from podcast.library import Library

SLUG = "the-gauge"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with every field, nothing wrong with it."""
    return full_show(tmp_path_factory.mktemp("good"))


@pytest.fixture
def library(good: Library, tmp_path: Path) -> Library:
    """A copy of the good show, to be broken."""
    folder = tmp_path / "show"
    shutil.copytree(good.folder, folder, ignore=shutil.ignore_patterns("clips", "speech", "parts"))
    return open_library(folder)


@pytest.fixture
def found(library: Library) -> Callable[..., list[Finding]]:
    """Break a file of the episode (None deletes it); what the check then says of it."""

    def broken(name: str, change: Callable[[bytes], bytes | None], *, quick: bool = True) -> list[Finding]:
        path = library.episodes / name
        data = change(path.read_bytes())
        path.unlink()
        if data is not None:
            path.write_bytes(data)
        return list(check_feed(library, quick=quick).findings)

    return broken


def of(findings: list[Finding], number: str, says: str) -> Finding:
    """The one finding of that number that says so, in a line with its mend."""
    chosen = [it for it in findings if it.number == number and says in it.what]
    assert len(chosen) == 1, [str(it) for it in findings]
    assert chosen[0].mend
    assert "\n" not in str(chosen[0])
    return chosen[0]


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of text, which must be there."""

    def swapped(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return swapped


def test_f12_audio_of_another_size_is_found(found: Callable[..., list[Finding]]) -> None:
    """A byte too many, and the manifest's hash does not hold either."""
    findings = found(f"{SLUG}/{SLUG}.mp3", lambda data: data + b"\0", quick=False)
    of(findings, "F12", "the enclosure's length is")
    of(findings, "F12", "sha256")


def test_f12_other_audio_of_the_same_size_is_found(found: Callable[..., list[Finding]]) -> None:
    """Only its hash tells."""
    findings = found(f"{SLUG}/{SLUG}.mp3", lambda data: data[:-1] + bytes([data[-1] ^ 1]), quick=False)
    assert [it.number for it in findings] == ["F12"]
    of(findings, "F12", "is not the audio of its manifest")


def test_f16_a_wrong_duration_is_found_by_decoding(library: Library) -> None:
    """The feed's figure is held against the sound, not against the manifest or a header."""
    path = library.episodes / "feed.xml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("duration>41<", "duration>39<"), encoding="utf-8"
    )
    findings = list(check_feed(library).findings)
    assert "39 s, the audio lasts 4" in next(it for it in findings if it.number == "F16").what
    assert not [it for it in check_feed(library, quick=True).findings if it.number == "F16"]


def test_f16_audio_that_was_cut_off_is_found(found: Callable[..., list[Finding]]) -> None:
    """Its header still tells the whole length."""
    findings = found(f"{SLUG}/{SLUG}.mp3", lambda data: data[: len(data) * 3 // 4], quick=False)
    of(findings, "F16", "the audio lasts")
    of(findings, "T5", "the last chapter in its tag ends at")


def test_f11_f16_audio_from_elsewhere_need_not_be_mp3(library: Library) -> None:
    """M4A cannot be decoded here: its header is held against the feed."""
    data = m4a(seconds=41)
    (library.episodes / SLUG / f"{SLUG}.mp3").unlink()
    (library.episodes / SLUG / f"{SLUG}.m4a").write_bytes(data)
    facts = {"audio": f"{SLUG}.m4a", "media_type": "audio/mp4", "bytes": len(data), "duration_ms": 41_000}
    change(library, SLUG, **facts, origin=ImportOrigin(notes="<p>N</p>"), sha256="")
    airing.refresh_feed(library)
    assert [str(it) for it in check_feed(library).findings] == []
    change(library, SLUG, duration_ms=31_000)
    airing.refresh_feed(library)
    assert "podcast import" in of(list(check_feed(library).findings), "F16", "the audio lasts 41.0 s").mend


def m4a(seconds: int) -> bytes:
    """As much of one as tells its length."""

    def atom(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I4s", len(data) + 8, name) + data

    header = atom(b"mdhd", struct.pack(">12xII4x", 1000, seconds * 1000))
    track = atom(b"trak", atom(b"mdia", header + atom(b"hdlr", bytes(8) + b"soun" + bytes(13))))
    return atom(b"ftyp", b"M4A " + bytes(4)) + atom(b"moov", track)


def test_f16_what_is_no_sound_is_found(found: Callable[..., list[Finding]]) -> None:
    """An error page under the name of an MP3."""
    findings = found(f"{SLUG}/{SLUG}.mp3", lambda _: b"<html>404</html>" * 1000, quick=False)
    of(findings, "F16", "not sound that can be decoded")


def test_the_length_of_a_file_is_that_of_its_sound(good: Library, tmp_path: Path) -> None:
    """To the sample's millisecond; what cannot be decoded is one line."""
    manifest = json.loads((good.episodes / SLUG / "episode.json").read_text(encoding="utf-8"))
    assert measure_seconds(good.episodes / SLUG / f"{SLUG}.mp3") == pytest.approx(
        manifest["duration_ms"] / 1000, abs=0.002
    )
    (tmp_path / "no.mp3").write_bytes(b"no")
    with pytest.raises(SoundError, match="podcast make"):
        measure_seconds(tmp_path / "no.mp3")


@pytest.mark.parametrize(
    "name",
    ["{slug}/{slug}.mp3", "{slug}/transcript.vtt", "{slug}/transcript.srt", "{slug}/transcript.json",
     "{slug}/transcript.html", "{slug}/chapters.json"],
)  # fmt: skip
def test_f21_a_file_that_is_not_there_is_found(found: Callable[..., list[Finding]], name: str) -> None:
    """Each that the feed names."""
    name = name.format(slug=SLUG)
    of(found(name, lambda _: None), "F21", f"{name} is not there")


def test_f21_a_picture_that_is_not_there_is_found(library: Library) -> None:
    """The show's cover under the name that the feed has."""
    [cover] = library.episodes.glob("cover-*.jpg")
    cover.unlink()
    of(list(check_feed(library, quick=True).findings), "F21", f"{cover.name} is not there")


def test_files_are_found_though_the_show_has_another_address_now(library: Library) -> None:
    """The feed was built for the old one: its files are looked at all the same, and it is told to be old."""
    path = library.folder / "show.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(BASE, "https://new.example.org/"), encoding="utf-8"
    )
    (library.episodes / SLUG / "transcript.srt").unlink()
    findings = list(check_feed(open_library(library.folder), quick=True).findings)
    of(findings, "F21", f"{SLUG}/transcript.srt is not there")
    of(findings, "F2", "it should be 'https://new.example.org/feed.xml'")
    assert {it.number for it in findings} == {"F2", "F20", "F21"}


def test_f11_audio_outside_the_shows_address_is_found(found: Callable[..., list[Finding]]) -> None:
    """Its manifest says that it lies beside it."""
    findings = found("feed.xml", swap(f'<enclosure url="{BASE}', '<enclosure url="https://cdn.example.net/'))
    of(findings, "F11", "its audio lies at 'https://cdn.example.net/")


def test_f11_audio_behind_a_service_that_counts_is_found_where_it_lies(library: Library) -> None:
    """`enclosure_prefix` stands before each address: no fault, and the files behind it are looked at."""
    settings = library.folder / "show.toml"
    prefixed = settings.read_text().replace("[feed]", '[feed]\nenclosure_prefix = "https://op3.dev/e/"')
    settings.write_text(prefixed, encoding="utf-8")
    airing.refresh_feed(again := open_library(library.folder))
    assert b'url="https://op3.dev/e/pod.example.org/' in (again.episodes / "feed.xml").read_bytes()
    assert [one for one in check_feed(again).findings if one.severity == "error"] == []
    audio = again.audio_file(SLUG)
    audio.write_bytes(audio.read_bytes() + b"x")
    of(list(check_feed(again, quick=True).findings), "F12", "the enclosure's length is")


def picture(kind: str = "JPEG", size: tuple[int, int] = (1400, 1400), mode: str = "RGB") -> bytes:
    """A picture's bytes."""
    file = io.BytesIO()
    Image.new(mode, size).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (picture(size=(1399, 1399)), "1399 × 1399 pixels"),
        (picture(size=(3001, 3001)), "3001 × 3001 pixels"),
        (picture(size=(1400, 1500)), "1400 × 1500 pixels"),
        (picture("PNG"), "it is PNG, and its name ends in '.jpg'"),
        (picture("GIF", mode="P"), "it is GIF, not JPEG or PNG"),
        (picture(mode="L"), "its colours are L"),
        (picture(mode="CMYK"), "its colours are CMYK"),
        (picture("PNG", mode="RGBA"), "its colours are RGBA"),
        (b"\xff\xd8\xff\xe0 no picture", "not a picture that can be read"),
        (picture()[:-2000], "not a picture that can be read"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_f18_a_wrong_picture_is_found(library: Library, data: bytes, says: str) -> None:
    """The show's cover as it lies there."""
    [cover] = library.episodes.glob("cover-*.jpg")
    cover.write_bytes(data)
    of(list(check_feed(library).findings), "F18", says)


def test_f18_a_heavy_picture_is_a_warning(library: Library) -> None:
    """Right in all but its size."""
    [cover] = library.episodes.glob("cover-*.jpg")
    cover.write_bytes(picture() + bytes(600_000))
    findings = list(check_feed(library, quick=True).findings)
    assert of(findings, "F18", "apps load pictures below 512 KB").severity == "warning"


VTT, SRT = f"{SLUG}/transcript.vtt", f"{SLUG}/transcript.srt"
TRANSCRIPTS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    (VTT, swap("WEBVTT", "WEBVTT1"), "does not begin with WEBVTT"),
    (VTT, lambda data: data + b"\xff", "not UTF-8"),
    (VTT, lambda _: b"WEBVTT\n", "it has no cue"),
    (VTT, swap(" --> ", " -> "), "is no line of times"),
    (VTT, lambda data: data + b"\n00:00:01.000 --> 00:00:02.000\n<v Maya>Again.\n", "comes after one at"),
    (VTT, lambda data: data + b"\n00:00:40.500 --> 00:00:40.400\n<v Maya>Back.\n", "ends before it starts"),
    (
        VTT,
        lambda data: data + b"\n00:00:40.500 --> 00:01:40.500\n<v Maya>Late.\n",
        "ends at 100.500 s, the audio at",
    ),
    (VTT, swap("<v Maya>", ""), "its first cue has no <v Name>"),
    (VTT, swap("<v Maya>", "<v Maya>" + "long " * 20), "characters; 65 fit"),
    (SRT, swap("1\n", "7\n"), "card 1 does not begin with"),
    (SRT, swap(",", "."), "card 1 does not begin with"),
    (SRT, swap("Maya: ", "Maya: " + "long " * 10), "more than 32 characters"),
    (SRT, swap("Maya: ", "Maya:\n\u00a0\n\u00a0\n"), "lines; 2 fit"),
    (f"{SLUG}/transcript.json", lambda _: b"{", "it is not JSON"),
    (f"{SLUG}/transcript.json", swap('"startTime": ', '"startTime": "soon", "x": '), "times in seconds"),
    (f"{SLUG}/transcript.html", swap("<body>", "<body><![x[y]"), "it is not HTML"),
    (f"{SLUG}/transcript.json", swap('"version": "1.0.0"', '"version": ""'), "its version is missing"),
    (f"{SLUG}/transcript.json", swap("startTime", "start"), "it is not a version and segments"),
    (f"{SLUG}/transcript.json", swap('"body": "This', '"body": "", "x": "This'), "a segment has no body"),
    (f"{SLUG}/transcript.json", swap('"speaker": "Maya"', '"speaker": ""'), "a segment has no speaker"),
    (f"{SLUG}/transcript.html", lambda data: data.replace(b"cite", b"b"), "it has no <cite>"),
    (f"{SLUG}/transcript.html", swap("</body>", "<script>x()</script></body>"), "it has a script"),
    (f"{SLUG}/transcript.html", swap("<time>", "<time>at "), "is no time"),
]


@pytest.mark.parametrize(
    ("name", "change", "says"), TRANSCRIPTS, ids=[f"{it[0][-4:]}-{it[2][:24]}" for it in TRANSCRIPTS]
)
def test_p4_a_wrong_transcript_is_found(
    found: Callable[..., list[Finding]], name: str, change: Callable[[bytes], bytes], says: str
) -> None:
    """Form and times of each kind; nothing else is blamed."""
    findings = found(name, change)
    assert of(findings, "P4", says).where == name
    assert {it.number for it in findings} == {"P4"}


CHAPTERS = f"{SLUG}/chapters.json"


@pytest.mark.parametrize(
    ("change", "number", "says"),
    [
        (lambda _: b"no", "P5", "not JSON"),
        (swap('"startTime": 24', '"startTime": 1e999, "x": 24'), "P5", "not JSON with times"),
        (lambda _: b"[]", "P5", "not a version and chapters"),
        (swap("startTime", "start"), "P5", "not a version and chapters"),
        (swap("1.2.0", "1.0"), "P5", "its version is '1.0'"),
        (swap('"title": "Summary"', '"title": " "'), "P5", "has no title"),
        (swap('"title": "Summary"', '"title": "Summary", "url": "x"'), "P5", "the url of the chapter at"),
        (swap('"startTime": 0.0', '"startTime": 1.0'), "P6", "begins at 1 s, not at 0"),
        (
            swap('"startTime": 0.0', '"startTime": 1.0'),
            "P6",
            "'Welcome' at 0 s, chapters.json 'Welcome' at 1 s",
        ),
        (swap('"startTime": 0.0', '"startTime": 30.0'), "P5", "not in the order of time"),
        (swap('"startTime": 24', '"startTime": 124'), "P5", "and the audio ends at"),
        (swap('"title": "Summary"', '"title": "Summing up"'), "P6", "'Summary' at 1"),
        (swap('"title": "Summary"', '"title": "Summing up"'), "P6", "the times in description"),
    ],
)
def test_p5_p6_wrong_chapters_are_found(
    found: Callable[..., list[Finding]], change: Callable[[bytes], bytes], number: str, says: str
) -> None:
    """The JSON by itself, and against the tag and every form of the notes."""
    of(found(CHAPTERS, change), number, says)


def test_p5_a_picture_of_a_chapter_that_is_not_there_is_found(found: Callable[..., list[Finding]]) -> None:
    """It lies beside the episode."""
    change = swap('"title": "Summary"', f'"title": "Summary", "img": "{BASE}{SLUG}/no.jpg"')
    of(found(CHAPTERS, change), "F21", f"{SLUG}/no.jpg is not there")


def test_p6_a_title_may_look_like_a_tag(library: Library) -> None:
    """In a text it is what it is, in HTML it is escaped."""
    script = library.scripts / f"{SLUG}.md"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("## Outlook", "## Out --> <look>"), encoding="utf-8")
    made(library, script)
    assert [str(it) for it in check_feed(library).findings if it.number == "P6"] == []


@pytest.mark.parametrize("name", ["feed.xml", f"{SLUG}/notes.html"])
def test_p6_times_in_the_notes_that_are_not_the_chapters_are_found(
    library: Library, found: Callable[..., list[Finding]], name: str
) -> None:
    """A minute off, in the feed and on the page."""
    findings = found(name, swap("00:00:24 Outlook", "00:01:24 Outlook"))
    says = "description" if name == "feed.xml" else name
    of(findings, "P6", f"the times in {says} are not those of chapters.json")


def test_p6_inline_chapters_that_are_not_the_same_are_found(found: Callable[..., list[Finding]]) -> None:
    """The form that Podlove's readers know."""
    of(found("feed.xml", swap('title="Outlook"', 'title="Prospect"')), "P6", "the times in psc:chapters")


def retag(change: Callable[[id3.ID3], Any], version: int = 3) -> Callable[[bytes], bytes]:
    """An MP3 with its tag changed and written again by mutagen."""

    def changed(data: bytes) -> bytes:
        file = io.BytesIO(data)
        tag = id3.ID3(file, translate=False)
        change(tag)
        tag.save(file, v1=0, v2_version=version)
        return file.getvalue()

    return changed


def first(tag: id3.ID3) -> Any:
    """The frame of the first chapter."""
    return tag.getall("CHAP")[0]


def contents(tag: id3.ID3) -> Any:
    """The table of contents."""
    return tag.getall("CTOC")[0]


def id3_less(data: bytes) -> bytes:
    """The MP3's frames alone."""
    file = io.BytesIO(data)
    id3.delete(file)
    return file.getvalue()


TAGS: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("T1", id3_less, "it has no ID3 tag"),
    ("T1", retag(lambda tag: tag.update_to_v24(), version=4), "its tag is ID3v2.4"),
    ("T2", retag(lambda tag: tag.delall("TALB")), "its tag lacks TALB"),
    ("T2", retag(lambda tag: tag.delall("USLT")), "its tag lacks USLT"),
    ("T2", retag(lambda tag: setattr(tag.getall("APIC")[0], "mime", "image/png")), "is no JPEG up to 512 KB"),
    ("T2", retag(lambda tag: setattr(tag.getall("APIC")[0], "data", b"\xff\xd8" + bytes(600_000))), "585 KB"),
    ("T3", retag(lambda tag: tag.delall("TGID")), "the guid in its tag is []"),
    (
        "T3",
        retag(lambda tag: setattr(tag.getall("TGID")[0], "text", ["other"])),
        "the guid in its tag is ['other']",
    ),
    ("T5", retag(lambda tag: first(tag).sub_frames.clear()), "a chapter in its tag has no title"),
    ("T5", retag(lambda tag: setattr(first(tag), "start_offset", 0)), "byte offsets"),
    ("T5", retag(lambda tag: setattr(first(tag), "start_time", 20_000)), "not in the order of time"),
    ("T5", retag(lambda tag: setattr(first(tag), "start_time", 500)), "do not meet"),
    ("T5", retag(lambda tag: setattr(first(tag), "end_time", 500)), "do not meet"),
    ("T5", retag(lambda tag: tag.delall("CTOC")), "0 top-level tables of contents"),
    ("T5", retag(lambda tag: setattr(contents(tag), "flags", 2)), "not marked as ordered"),
    (
        "T5",
        retag(lambda tag: contents(tag).child_element_ids.reverse()),
        "does not list the chapters in order",
    ),
    ("T5", retag(lambda tag: contents(tag).child_element_ids.pop()), "does not list the chapters in order"),
]


@pytest.mark.parametrize(("number", "change", "says"), TAGS, ids=[f"{it[0]}-{it[2][:30]}" for it in TAGS])
def test_t1_t2_t3_t5_a_wrong_tag_is_found(
    found: Callable[..., list[Finding]], number: str, change: Callable[[bytes], bytes], says: str
) -> None:
    """Each in the MP3 as it lies there."""
    assert of(found(f"{SLUG}/{SLUG}.mp3", change), number, says).where == f"{SLUG}/{SLUG}.mp3"


def test_p6_chapters_that_the_tag_lacks_are_found(found: Callable[..., list[Finding]]) -> None:
    """JSON and ID3 have the same ones."""
    findings = found(f"{SLUG}/{SLUG}.mp3", retag(lambda tag: tag.delall("CHAP")))
    of(findings, "P6", "the MP3's tag has 0 chapters, chapters.json has 3")
