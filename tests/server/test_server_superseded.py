"""What a served feed once named is there afterwards, whole and unchanged, until its time is over."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree

from podcast import airing
from podcast.library import open_library, superseded
from tests.serving import Client, asking, served
from tests.shows import SCRIPT, SHOW, add_script, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library

ART = SCRIPT.replace("hosts:", "image: art.png\nhosts:")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A show of one episode."""
    library = make_show(tmp_path)
    made(library, add_script(library))
    return library


def told(client: Client) -> dict[str, bytes]:
    """All files that the feed names beside pages, by their names, as a client gets them."""
    feed = etree.fromstring(client.get("feed.xml").body)
    places = [str(element.get(key)) for key in ("url", "href") for element in feed.iter() if element.get(key)]
    names = {urlsplit(place).path[1:] for place in places}
    files = {name for name in names if name.rpartition(".")[2] in ("mp3", "jpg", "vtt", "srt", "json")}
    answers = {name: client.get(name) for name in files}
    assert {answer.status for answer in answers.values()} == {200}
    return {name: answer.body for name, answer in answers.items()}


def audio(client: Client) -> tuple[str, bytes]:
    """The name and the bytes of the newest episode's audio; as many as the feed says."""
    enclosure = etree.fromstring(client.get("feed.xml").body).find("channel/item/enclosure")
    assert enclosure is not None
    name = urlsplit(str(enclosure.get("url"))).path[1:]
    body = client.get(name).body
    assert len(body) == int(str(enclosure.get("length")))
    return name, body


def edit(library: Library, name: str, old: str, new: str) -> None:
    """Change a script and make its episode again."""
    path = library.script_file(name)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    made(library, path)


def test_another_take_leaves_the_old_one_at_its_address(library: Library) -> None:
    """Old and new come whole, also by a range; the page of notes plays the new one; a third take, too."""
    with served(library) as address, asking(address) as client:
        before = told(client)
    seen = [before["the-gauge/the-gauge.mp3"]]
    for take in ("What will come", "What may come"):
        edit(library, "the-gauge", "What comes" if take == "What will come" else "What will come", take)
        with served(library) as address, asking(address) as client:
            name, body = audio(client)
            assert name.startswith("the-gauge/the-gauge-")
            assert body not in seen
            seen.append(body)
            for old in seen[:1]:
                answer = client.get("the-gauge/the-gauge.mp3", range="bytes=1000-")
                assert (answer.status, answer.body) == (206, old[1000:])
            assert name.partition("/")[2].encode() in client.get("the-gauge/notes.html").body
            assert name.partition("/")[2].encode() in client.get("the-gauge/index.html").body
            assert client.get("the-gauge/").status == 200
    with served(library) as address, asking(address) as client:
        now = datetime.now(UTC)
        names = superseded.read_superseded(library)
        assert len(names) == 2
        assert {client.get(name).body for name in names} == set(seen[:2])
    superseded.sweep_superseded(library, now + timedelta(days=31))
    with served(library) as address, asking(address) as client:
        assert [client.get(name).status for name in names] == [404, 404]
        assert audio(client)[1] == seen[2]
        assert audio(client)[0] != "the-gauge/the-gauge.mp3"  # a cache may still hold other bytes under that
    assert [path.name for path in library.superseded.iterdir()] == ["files.json"]


def test_a_rename_and_a_new_picture_leave_all_that_the_feed_named(library: Library) -> None:
    """Audio, transcripts, chapters and covers byte for byte; pages lead to those of today, later all does."""
    from PIL import Image

    with served(library) as address, asking(address) as client:
        before = told(client)
    airing.rename_episode(library, "the-gauge", "tide")
    Image.new("RGB", (1400, 1400), "teal").save(library.folder / "art.png")
    edit(library, "tide", "hosts:", "image: art.png\nhosts:")
    library.settings_file.write_text(SHOW.replace("Read Aloud", "Read On"), encoding="utf-8")
    library = open_library(library.folder)
    airing.refresh_feed(library)
    for later in (False, True):
        if later:
            superseded.sweep_superseded(library, datetime.now(UTC) + timedelta(days=31))
        with served(library) as address, asking(address) as client:
            if not later:
                assert {name: client.get(name).body for name in before} == before
            for old, new in (("", ""), ("/", ""), ("/index.html", ""), ("/notes.html", "notes.html")):
                answer = client.get(f"the-gauge{old}")
                assert (answer.status, answer.headers["location"]) == (307, f"/tide/{new}")
            answer = client.get("the-gauge/the-gauge.mp3")
            assert answer.status == (307 if later else 200)
            assert audio(client)[0].startswith("tide/tide")


def test_what_is_withdrawn_is_gone_with_all_it_was(library: Library) -> None:
    """Its earlier takes and names, too, from the next look at the show on."""
    with served(library) as address, asking(address) as client:
        before = told(client)
    edit(library, "the-gauge", "What comes", "What will come")
    airing.rename_episode(library, "the-gauge", "tide")
    airing.withdraw_episode(library, "tide")
    with served(library) as address, asking(address) as client:
        mine = [name for name in before if "/" in name]
        assert {client.get(name).status for name in [*mine, "tide/tide.mp3", "the-gauge/"]} == {404}
        assert {client.get(f".superseded/{path.name}").status for path in library.superseded.iterdir()} == {
            404
        }


def test_nothing_is_kept_that_nobody_was_told_of(library: Library, tmp_path: Path) -> None:
    """Before the first look by a server an edit costs no room; with keep_days = 0 it never does."""
    edit(library, "the-gauge", "What comes", "What will come")
    assert not library.superseded.exists()
    shutil.copytree(library.folder, tmp_path / "two")
    path = tmp_path / "two" / "show.toml"
    path.write_text(f"{SHOW}\n[publish]\nkeep_days = 0\n", encoding="utf-8")
    two = open_library(path.parent)
    with served(two):
        pass
    edit(two, "the-gauge", "What will come", "What may come")
    assert not two.superseded.exists()
