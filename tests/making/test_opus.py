"""A second, smaller file beside the MP3: what it holds, how the feed tells of it, and a client that fetches it."""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from lxml import etree
from mutagen.oggopus import OggOpus

from podcast import airing, making
from podcast.contract import DIGITAL_SOURCE_TYPE
from podcast.errors import ShowError
from podcast.library import open_library
from podcast.scripting import Order
from tests.serving import asking, served
from tests.shows import SHOW, add_script, files, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Alternate, Episode

SPACE = "{https://podcastindex.org/namespace/1.0}"
WITH = f"{SHOW}\n[audio]\nopus = 32\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show that has each episode as Opus, too."""
    library = make_show(tmp_path_factory.mktemp("opus"), WITH)
    made(library, add_script(library))
    return library


def second(episode: Episode) -> Alternate:
    """Its other file."""
    [other] = episode.alternates
    return other


def sound(path: Path) -> tuple[np.ndarray, int]:
    """Its samples, as loudness of each fifth of a second, and how many a second there are."""
    data, rate = soundfile.read(path, dtype="float32")
    fifth = rate // 5
    blocks = data[: len(data) // fifth * fifth].reshape(-1, fifth)
    return np.sqrt((blocks**2).mean(axis=1)), rate


def test_it_is_the_same_sound_at_a_third_of_the_size(library: Library) -> None:
    """As long to a hundredth of a second, as loud at each moment, 48 kHz."""
    episode = library.episode("the-gauge")
    path = library.episodes / "the-gauge" / second(episode).file
    mp3, opus = sound(library.audio_file("the-gauge")), sound(path)
    assert opus[1] == 48_000
    assert soundfile.info(path).duration * 1000 == pytest.approx(episode.duration_ms, abs=60)
    loud = mp3[0][: len(opus[0])] > 0.02
    assert np.corrcoef(mp3[0][: len(opus[0])][loud], opus[0][: len(mp3[0])][loud])[0, 1] > 0.98
    assert path.stat().st_size < library.audio_file("the-gauge").stat().st_size * 0.5
    assert second(episode).bytes == path.stat().st_size


def test_it_says_what_it_is(library: Library) -> None:
    """Title, chapters and that software made it, in the file itself, by another program's reading."""
    episode = library.episode("the-gauge")
    tags = OggOpus(library.episodes / "the-gauge" / second(episode).file)
    assert tags["title"] == [episode.title]
    assert tags["digitalsourcetype"] == [DIGITAL_SOURCE_TYPE]
    assert "synthetic voices" in tags["aidisclosure"][0]
    assert [tags[f"chapter{at:03d}name"][0] for at in (1, 2, 3)] == [one.title for one in episode.chapters]


@pytest.mark.slow
def test_the_same_episode_is_the_same_bytes(library: Library, tmp_path: Path) -> None:
    """Elsewhere, encoded anew: the number of the stream is not drawn by lot."""
    other = make_show(tmp_path / "show", WITH)
    made(other, add_script(other))
    here, there = (second(one.episode("the-gauge")) for one in (library, other))
    assert (here.file, here.sha256) == (there.file, there.sha256)
    assert here.file == f"audio-{here.sha256[:8]}.opus"


def test_the_feed_offers_both(library: Library) -> None:
    """An app that chooses gets the address, the size and the digest of each; they are true, as a client finds."""
    with served(library) as address, asking(address) as client:
        item = etree.fromstring(client.get("feed.xml").body).find("channel/item")
        assert item is not None
        offers = item.findall(f"{SPACE}alternateEnclosure")
        assert [(one.get("type"), one.get("default")) for one in offers] == [
            ("audio/mpeg", "true"),
            ("audio/ogg", "false"),
        ]
        for offer in offers:
            [source] = offer.findall(f"{SPACE}source")
            answer = client.get(source.get("uri", "").removeprefix(address))
            assert answer.status == 200
            assert str(len(answer.body)) == offer.get("length")
            [proof] = offer.findall(f"{SPACE}integrity")
            digest = base64.b64encode(hashlib.sha256(answer.body).digest()).decode()
            assert (proof.get("type"), proof.get("value")) == ("sri", f"sha256-{digest}")
            assert answer.headers["content-type"] == offer.get("type")
            part = client.get(source.get("uri", "").removeprefix(address), range="bytes=100-199")
            assert (part.status, part.body) == (206, answer.body[100:200])
        enclosure = item.find("enclosure")
        assert enclosure is not None
        assert enclosure.get("type") == "audio/mpeg"
    found = airing.check_feed(library).findings
    assert [str(one) for one in found if "opus" in str(one).lower() or one.number == "F12"] == []
    page = (library.episodes / "the-gauge" / "index.html").read_text(encoding="utf-8")
    assert f'<a href="{second(library.episode("the-gauge")).file}" download>' in page


def test_another_take_has_another_name_and_the_old_one_stays(tmp_path: Path) -> None:
    """Who was told of it gets it for 30 days more; without the setting it goes, and the feed no longer names it."""
    library = make_show(tmp_path / "show", WITH)
    script = add_script(library)
    made(library, script)
    old = second(library.episode("the-gauge"))
    with served(library) as address, asking(address) as client:
        first = client.get(f"the-gauge/{old.file}").body
    script.write_text(script.read_text(encoding="utf-8").replace("title: The gauge", "title: The tide"))
    made(library, script)
    new = second(library.episode("the-gauge"))
    assert new.file != old.file
    assert not (library.episodes / "the-gauge" / old.file).exists()
    with served(library) as address, asking(address) as client:
        assert client.get(f"the-gauge/{old.file}").body == first
        assert client.get(f"the-gauge/{new.file}").status == 200
    path = library.settings_file
    path.write_text(path.read_text(encoding="utf-8").replace("opus = 32", "opus = 0"), encoding="utf-8")
    library = open_library(library.folder)
    assert made(library, script).fresh
    assert library.episode("the-gauge").alternates == ()
    assert b"alternateEnclosure" not in library.feed.read_bytes()
    assert not list((library.episodes / "the-gauge").glob("*.opus"))


def test_nothing_is_encoded_twice(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second make finds all in place; a file that was lost is made again from what was kept."""
    before = files(library.episodes)
    path = library.episodes / "the-gauge" / second(library.episode("the-gauge")).file
    path.unlink()
    monkeypatch.setattr("podcast.making.second_format.encode_opus", None)
    assert making.make(library, str(library.scripts / "the-gauge.md"), Order()).fresh
    airing.refresh_feed(library, made="the-gauge")
    assert files(library.episodes)[f"the-gauge/{path.name}"] == before[f"the-gauge/{path.name}"]
    assert not making.make(library, str(library.scripts / "the-gauge.md"), Order()).fresh


def test_a_rate_that_no_speech_needs_is_refused(tmp_path: Path) -> None:
    """One line that says what goes."""
    with pytest.raises(ShowError, match="opus must lie between 16 and 128"):
        make_show(tmp_path / "show", WITH.replace("opus = 32", "opus = 7"), warm=()).show  # noqa: B018


@pytest.mark.slow
@pytest.mark.debian("ffprobe")
def test_ffprobe_finds_sound_chapters_and_the_mark(library: Library) -> None:
    """A stranger's reader knows it for Opus, with its chapters."""
    path = library.episodes / "the-gauge" / second(library.episode("the-gauge")).file
    words = [
        "ffprobe",
        "-v",
        "error",
        "-of",
        "json",
        "-show_format",
        "-show_streams",
        "-show_chapters",
        str(path),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    [stream] = found["streams"]
    assert (stream["codec_name"], stream["channels"]) == ("opus", 1)
    assert [one["tags"]["title"] for one in found["chapters"]] == ["Welcome", "Summary", "Outlook"]
    tags = {key.lower(): text for key, text in stream["tags"].items()}
    assert tags["digitalsourcetype"] == DIGITAL_SOURCE_TYPE
    assert done.stderr == ""
