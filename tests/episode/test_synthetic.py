"""That an episode says it is synthetic: in MP3 and transcripts, to people, and to strangers' readers of marks."""

from __future__ import annotations

import io
import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from mutagen.id3 import ID3

from podcast.episode import id3_tags, show_notes, synthetic, transcripts
from podcast.model import Cue, Host, Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Episode, Show

TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"


@pytest.fixture
def mp3(tmp_path: Path, show: Show, episode: Episode, frames: bytes) -> Path:
    """The episode's MP3, without pictures."""
    path = tmp_path / "episode.mp3"
    path.write_bytes(id3_tags.build_tag(show, episode, {}, transcripts.to_text(episode)) + frames)
    return path


def test_mutagen_finds_it_in_the_file(mp3: Path) -> None:
    """As fields of a tag of version 2.3, and as the IPTC's property in XMP."""
    tag = ID3(mp3, translate=False)
    assert tag.version == (2, 3, 0)
    assert str(tag["TXXX:DigitalSourceType"]) == TERM
    assert str(tag["TXXX:AI-Disclosure"]) == "Made with AI: Maya and Theo are synthetic voices."
    assert str(tag["TXXX:AI-System"]).startswith("podcast; voices ")
    [xmp] = (frame.data for frame in tag.getall("PRIV") if frame.owner == "XMP")
    root = etree.parse(io.BytesIO(xmp))
    assert root.findtext(f".//{IPTC}DigitalSourceType") == TERM
    assert root.findtext(f".//{IPTC}AISystemUsed") == str(tag["TXXX:AI-System"])


@pytest.mark.debian("ffprobe")
def test_ffprobe_finds_it_in_the_file(mp3: Path) -> None:
    """Under the name that the IPTC has for it."""
    command = ["ffprobe", "-v", "error", "-show_format", "-of", "json", str(mp3)]
    shown = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert shown["format"]["tags"]["DigitalSourceType"] == TERM


@pytest.mark.debian("exiftool")
def test_exiftool_finds_it_in_the_file(mp3: Path) -> None:
    """As the IPTC's own property, in words."""
    command = ["exiftool", "-json", "-G1", str(mp3)]
    [shown] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert shown["XMP-iptcExt:DigitalSourceType"] == "Digital media created algorithmically using AI" or (
        "trainedAlgorithmicMedia" in shown["XMP-iptcExt:DigitalSourceType"]
    )


@pytest.mark.parametrize("form", ["vtt", "json", "html", "txt"])
def test_every_transcript_that_can_hold_it_does(episode: Episode, form: str) -> None:
    """SubRip alone has no place for what is not shown."""
    text = transcripts.FORMS[f"transcript.{form}"](episode)
    assert TERM in text or form == "txt"
    assert "Made with AI: Maya and Theo are synthetic voices." in text or form == "json"


def test_the_page_of_notes_has_it(episode: Episode) -> None:
    """In its head, and in words."""
    page = show_notes.render_page(episode)
    assert f'<meta name="DigitalSourceType" content="{TERM}">' in page
    assert "Made with AI" in page


def test_it_is_the_same_every_time(show: Show, episode: Episode) -> None:
    """No clock and no lot."""
    tags = {id3_tags.build_tag(show, episode, {}, "") for _ in range(2)}
    assert len(tags) == 1


def test_hostile_names_stay_text(make: Callable[..., Episode]) -> None:
    """In XMP too, which is XML."""
    episode = make(hosts=(Host('A<b>&"\x00', Voice("x<y&", 'z"')),))
    root = etree.parse(io.BytesIO(synthetic.to_xmp(episode)))
    assert root.findtext(f".//{IPTC}AISystemUsed") == 'podcast; voices x<y&:z"'


@pytest.mark.parametrize(
    ("text", "start_ms", "early"),
    [
        ("This is Harbour, spoken by synthetic voices.", 7120, True),
        ("Das ist Harbour, gesprochen von künstlichen Stimmen.", 7120, True),
        ("Our hosts are made by AI.", 0, True),
        ("We are synthetic voices.", 29_999, True),
        ("We are synthetic voices.", 30_000, False),
        ("Welcome to the show.", 0, False),
        ("How AI came to the harbour.", 0, False),
        ("She paid him to say it.", 0, False),
    ],
)
def test_the_first_seconds_are_listened_to(text: str, start_ms: int, early: bool) -> None:
    """A disclosure counts that begins within half a minute."""
    assert synthetic.is_said_early((Cue(start_ms, start_ms + 2000, "Maya", text),)) == early
