"""What a client gets over a real socket: section 4 of the checklist, H1 to H6, and the show as it changes."""

from __future__ import annotations

import email
import errno
import gzip
import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import anyio
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from podcast import airing, store
from podcast.airing import live_show, snapshots
from podcast.library import open_library
from podcast.server import ranges
from tests.serving import Client, asking, served
from tests.shows import SHOW, add_script, another, change, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.library import Library

MP3 = "the-gauge/the-gauge.mp3"
VTT = "the-gauge/transcript.vtt"
TYPES = {
    "feed.xml": "application/rss+xml",
    MP3: "audio/mpeg",
    VTT: "text/vtt",
    "the-gauge/transcript.srt": "application/x-subrip",
    "the-gauge/transcript.json": "application/json",
    "the-gauge/transcript.html": "text/html; charset=utf-8",
    "the-gauge/transcript.txt": "text/plain; charset=utf-8",
    "the-gauge/chapters.json": "application/json+chapters",
    "the-gauge/notes.html": "text/html; charset=utf-8",
    "cover.jpg": "image/jpeg",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with an episode on air."""
    library = make_show(tmp_path_factory.mktemp("show"))
    made(library, add_script(library))
    return library


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    """Where it is served."""
    with served(library) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[Client]:
    """A client of it."""
    with asking(address) as client:
        yield client


@pytest.fixture
def own(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A copy of the show to change; the server looks at it before each answer."""
    monkeypatch.setattr(live_show, "_EVERY_S", 0.0)
    monkeypatch.setattr(live_show, "_SHARE", 0.0)
    folder = tmp_path / "show"
    shutil.copytree(library.folder, folder)
    return open_library(folder)


# --- H1 to H6 ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TYPES)
def test_h1_head_says_what_get_says(client: Client, name: str) -> None:
    """Feed, art, audio and all the rest: the same status and headers, no body, and the connection goes on."""
    head, get = client.get(name, "HEAD"), client.get(name)
    assert head.status == get.status == 200
    assert head.body == b""
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}
    assert int(head.headers["content-length"]) == len(get.body) > 0


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-99", slice(0, 100)),
        ("bytes=100-100", slice(100, 101)),
        ("bytes=1000-", slice(1000, None)),
        ("bytes=-500", slice(-500, None)),
        ("bytes=0-99999999", slice(None)),
        ("bytes=-99999999", slice(None)),
        ("BYTES = 5-9", slice(5, 10)),
        ("bytes=5-9, 99999999-", slice(5, 10)),
        ("bytes=0-4,5-9", slice(0, 10)),
    ],
)
def test_h2_a_range_is_that_part(client: Client, library: Library, asked: str, part: slice) -> None:
    """206 with the bytes and a Content-Range that says which; also for text, and to HEAD as others do."""
    for name in (MP3, VTT):
        whole = (library.episodes / name).read_bytes()
        answer = client.get(name, range=asked)
        start, stop, _ = part.indices(len(whole))
        if name == VTT and start >= len(whole):
            continue
        assert (answer.status, answer.body) == (206, whole[part])
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{len(whole)}"
        assert answer.headers["content-length"] == str(len(answer.body))
        assert answer.headers["etag"] == client.get(name).headers["etag"]
        assert client.get(name, "HEAD", range=asked).status == 206


def test_h2_several_ranges_come_as_parts(client: Client, library: Library) -> None:
    """multipart/byteranges: each part with its place and type, of just the announced length."""
    whole = (library.episodes / MP3).read_bytes()
    answer = client.get(MP3, range="bytes=0-9,500-1499,-5")
    assert answer.status == 206
    assert int(answer.headers["content-length"]) == len(answer.body)
    head = f"Content-Type: {answer.headers['content-type']}\r\n\r\n".encode()
    parts = email.message_from_bytes(head + answer.body).get_payload()
    assert isinstance(parts, list)
    size = len(whole)
    assert [part["Content-Range"] for part in parts if isinstance(part, Message)] == [
        f"bytes 0-9/{size}",
        f"bytes 500-1499/{size}",
        f"bytes {size - 5}-{size - 1}/{size}",
    ]
    boundary = answer.headers["content-type"].partition("boundary=")[2].encode()
    bodies = [piece.partition(b"\r\n\r\n")[2] for piece in answer.body.split(b"--" + boundary)[1:-1]]
    assert bodies == [whole[:10] + b"\r\n", whole[500:1500] + b"\r\n", whole[-5:] + b"\r\n"]


@pytest.mark.parametrize("asked", ["bytes={size}-", "bytes=-0", "bytes=99999999-,-0"])
def test_h2_a_range_beyond_the_end_is_416(client: Client, library: Library, asked: str) -> None:
    """With the size that there is, so that a client may ask again."""
    size = (library.episodes / MP3).stat().st_size
    answer = client.get(MP3, range=asked.format(size=size))
    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{size}")


@pytest.mark.parametrize(
    "asked", ["furlongs=0-9", "bytes", "bytes=", "bytes=9-0", "bytes=a-b", "bytes=1", "bytes=-"]
)
def test_h2_what_is_no_range_is_ignored(client: Client, library: Library, asked: str) -> None:
    """The whole file, not an error."""
    answer = client.get(MP3, range=asked)
    assert (answer.status, len(answer.body)) == (200, (library.episodes / MP3).stat().st_size)


def test_h2_if_range_gives_the_rest_of_the_same_file_only(client: Client) -> None:
    """By tag or by date: else the whole, so that no app joins halves of two versions."""
    now = client.get(MP3).headers
    for same in (now["etag"], now["last-modified"]):
        assert client.get(MP3, range="bytes=0-9", if_range=same).status == 206
    before = format_datetime(parsedate_to_datetime(now["last-modified"]) - timedelta(seconds=5), usegmt=True)
    for other in ('"other"', f"W/{now['etag']}", before, "what?"):
        assert client.get(MP3, range="bytes=0-9", if_range=other).status == 200


_SPECS = st.one_of(
    st.tuples(st.integers(0, 12), st.none() | st.integers(0, 12)).map(
        lambda it: f"{it[0]}-{'' if it[1] is None else it[1]}"
    ),
    st.integers(0, 12).map(lambda n: f"-{n}"),
)


@given(st.lists(_SPECS, min_size=1, max_size=4), st.integers(0, 8))
def test_h2_the_ranges_kept_are_those_with_bytes(specs: list[str], size: int) -> None:
    """Against a plain reading of RFC 9110: which byte numbers each range means."""

    def numbers(spec: str) -> range:
        first, _, last = spec.partition("-")
        if not first:
            return range(max(size - int(last), 0), size)
        return range(int(first), min(int(last or size) + 1, size))

    wrong = any(
        re.fullmatch(r"(\d+)-(\d+)", spec) and int(spec.split("-")[1]) < int(spec.split("-")[0])
        for spec in specs
    )
    having = [spec for spec in specs if len(numbers(spec))]
    expected = "" if wrong else f"bytes={','.join(having or specs)}"
    assert ranges.valid_ranges(f"bytes={', '.join(specs)}", size) == expected


@pytest.mark.parametrize("name", ["feed.xml", MP3, VTT, "cover.jpg"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_h3_who_has_it_gets_304(client: Client, name: str, coding: str) -> None:
    """By tag, weak or among others, or by date; the tag decides where both are given."""

    def status(**headers: str) -> int:
        answer = client.get(name, accept_encoding=coding, **headers)
        assert answer.status != 304 or (not answer.body and answer.headers["etag"] == tag)
        return answer.status

    first = client.get(name, accept_encoding=coding)
    tag, date = first.headers["etag"], first.headers["last-modified"]
    assert re.fullmatch(r'"[^"]+"', tag)  # strong
    day = timedelta(days=1)
    earlier, later = (format_datetime(parsedate_to_datetime(date) + by, usegmt=True) for by in (-day, day))
    for same in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        assert status(if_none_match=same) == 304
        assert status(if_none_match=same, if_modified_since=earlier) == 304
        if coding == "identity":  # a part is never compressed, and a tag is of one coding
            assert status(if_none_match=same, range="bytes=0-9") == 304
    for other in ('"other"', tag.strip('"'), ""):
        assert status(if_none_match=other, if_modified_since=later) == 200
    assert [status(if_modified_since=moment) for moment in (date, later, earlier)] == [304, 304, 200]
    for moment in ("yesterday", "Mon, 99 Foo 2025 00:00:00 GMT", later.replace("GMT", "+99999999999999")):
        assert status(if_modified_since=moment) == 200


def test_h3_tags_and_dates_outlive_the_server(library: Library, address: str) -> None:
    """A restart at the same place: every app's copy is still right, the feed's too."""
    with asking(address) as client:
        before = {name: client.get(name).headers for name in TYPES}
    # Another port is another address, which the feed and the pages hold.
    with served(library) as elsewhere, asking(elsewhere) as client:
        after = {name: client.get(name) for name in TYPES}
    for name in TYPES:
        assert after[name].headers["last-modified"] == before[name]["last-modified"], name
        assert after[name].headers["etag"] == before[name]["etag"] or name == "feed.xml"
    built = re.search(rb"<lastBuildDate>(.+)</lastBuildDate>", after["feed.xml"].body)
    assert built
    assert built[0] in (library.episodes / "feed.xml").read_bytes()


@pytest.mark.parametrize(("name", "kind"), TYPES.items())
def test_h4_every_file_has_its_type(client: Client, name: str, kind: str) -> None:
    """As apps expect it, not as a machine's table has it."""
    found = client.get(name).headers["content-type"]
    assert found in (kind, f"{kind}; charset=utf-8")


@pytest.mark.parametrize("name", TYPES)
def test_h5_players_on_other_sites_may_read(client: Client, name: str) -> None:
    """Also parts, and after asking first."""
    for headers in ({}, {"origin": "https://player.example"}, {"range": "bytes=0-9"}):
        answer = client.get(name, **headers)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "Content-Range" in answer.headers["access-control-expose-headers"]
    asked = {"access_control_request_method": "GET", "access_control_request_headers": "range"}
    preflight = client.get(name, "OPTIONS", origin="https://player.example", **asked)
    assert (preflight.status, preflight.body) == (204, b"")
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "GET" in preflight.headers["access-control-allow-methods"]
    assert preflight.headers["access-control-allow-headers"] == "*"


@pytest.mark.parametrize("name", ["feed.xml", VTT, "the-gauge/transcript.json", "the-gauge/notes.html"])
def test_h6_text_is_compressed_for_who_reads_it(client: Client, name: str) -> None:
    """Smaller, the same once unpacked, with a tag of its own; never in answer to a range."""
    plain = client.get(name)
    assert "content-encoding" not in plain.headers
    for accepted in ("gzip", "br, gzip;q=0.5", "*", "deflate, GZIP"):
        packed = client.get(name, accept_encoding=accepted)
        assert packed.headers["content-encoding"] == "gzip"
        assert len(packed.body) < len(plain.body)
        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["etag"] != plain.headers["etag"]
    for refused in ("gzip;q=0", "br", "gzip; q=0.000, *", "identity"):
        assert client.get(name, accept_encoding=refused).body == plain.body
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    part = client.get(name, accept_encoding="gzip", range="bytes=0-9")
    assert (part.status, "content-encoding" in part.headers) == (
        (200, True) if name == "feed.xml" else (206, False)
    )


@pytest.mark.parametrize("name", [MP3, "cover.jpg"])
def test_h6_sound_and_pictures_are_not_compressed(client: Client, name: str) -> None:
    """They are already."""
    assert "content-encoding" not in client.get(name, accept_encoding="gzip").headers


# --- manners -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_other_methods_are_refused(client: Client, method: str) -> None:
    """405 with the list of those that are not."""
    answer = client.get(MP3, method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_what_is_not_there_is_said_plainly(client: Client) -> None:
    """404 as text that nothing of the request stands in, and the connection goes on."""
    answer = client.get("%3Cscript%3E")
    assert (answer.status, answer.body) == (404, b"404 Not Found\n")
    assert answer.headers["content-type"].startswith("text/plain")
    assert client.get(MP3, "HEAD").status == 200


def test_every_answer_is_safe_to_open(client: Client) -> None:
    """No browser guesses a type, or runs what stands in a transcript; whoever keeps a copy asks before using it."""
    for name in (*TYPES, "nothing"):
        answer = client.get(name)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert answer.headers.get("cache-control", "no-cache") == "no-cache"
        if name.endswith(".html"):
            assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src")


def test_an_episode_is_a_folder(client: Client) -> None:
    """Its address without the slash leads to the one with it."""
    answer = client.get("the-gauge")
    assert (answer.status, answer.headers["location"]) == (307, "/the-gauge/")


# --- the show under its own address ------------------------------------------------------------------------


def test_its_own_address_stands_in_for_the_shows(client: Client, address: str, library: Library) -> None:
    """Every address in the feed answers, enclosures with their length; guids are those of the published feed."""
    feed = client.get("feed.xml").body
    assert b"example.org/podcast" not in feed
    tree, there = etree.fromstring(feed), etree.parse(library.episodes / "feed.xml")
    assert [it.text for it in tree.iter("{*}guid")] == [it.text for it in there.iter("{*}guid")]
    named = {str(it.get(key)) for it in tree.iter() for key in ("url", "href")}
    found = {url for url in named if url.startswith(address)}
    assert {f"{address}feed.xml", f"{address}{MP3}", f"{address}{VTT}"} <= found
    for url in found:
        assert client.get(url.removeprefix(address), "HEAD").status == 200, url
    (enclosure,) = tree.iter("enclosure")
    assert client.get(MP3, "HEAD").headers["content-length"] == enclosure.get("length")


def test_every_link_of_the_site_leads_somewhere(client: Client, address: str) -> None:
    """From the first page on, over all pages: what lies at this address answers, and what pages load has its type."""
    todo, seen = [address], set()
    while todo:
        page = todo.pop()
        answer = client.get(page.removeprefix(address))
        assert answer.status == 200, page
        seen.add(page)
        if answer.headers["content-type"].startswith("text/html"):
            tree = lxml.html.fromstring(answer.body.decode())
            named = {it.get(key, "") for it in tree.iter() for key in ("href", "src")}
            found = {urljoin(page, name).partition("#")[0] for name in named}
            todo.extend(url for url in found if url.startswith(address) and url not in {*seen, *todo})
    names = {url.removeprefix(address) for url in seen}
    assert {"", "feed.xml", "the-gauge/index.html", MP3} <= names
    for ending, kind in (("css", "text/css"), ("js", "text/javascript"), ("jpg", "image/jpeg")):
        loaded = [name for name in names if name.endswith(f".{ending}")]
        assert loaded
        assert {client.get(name).headers["content-type"].partition(";")[0] for name in loaded} == {kind}


def test_what_changes_appears_and_what_does_not_stays(own: Library) -> None:
    """A new episode, a withdrawn one, a new title: without a restart; in between every app gets its 304."""
    with served(own) as address, asking(address) as client:
        first = client.get("feed.xml")
        assert client.get("feed.xml", if_none_match=first.headers["etag"]).status == 304
        assert client.get("second/second.mp3").status == 404
        another(own, "the-gauge", "second", title="A second")
        second = client.get("feed.xml", if_none_match=first.headers["etag"])
        assert (second.status, second.body.count(b"<item>")) == (200, 2)
        assert client.get("second/second.mp3").body == (own.episodes / MP3).read_bytes()
        change(own, "the-gauge", state="withdrawn")
        assert client.get("feed.xml").body.count(b"<item>") == 1
        assert {client.get(name).status for name in TYPES if "/" in name} == {404}
        (own.folder / "show.toml").write_text(SHOW.replace("Read Aloud", "Read Again"))
        assert b"<title>Read Again</title>" in client.get("feed.xml").body
        assert client.get("second/second.mp3", "HEAD").status == 200


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn"])
def test_only_what_is_on_air_is_served(own: Library, state: str) -> None:
    """None of the files of another episode, whoever knows its name."""
    coming = (datetime.now(UTC) + timedelta(days=9)).replace(microsecond=0)
    another(own, "the-gauge", "hidden", state=state, published=coming.isoformat())
    names = [path.name for path in (own.episodes / "hidden").iterdir()]
    with served(own) as address, asking(address) as client:
        assert client.get(MP3, "HEAD").status == 200
        assert {client.get(f"hidden/{name}").status for name in (*names, "", "index.html")} == {404}
        assert client.get("hidden").status == 404
        assert b"hidden" not in client.get("feed.xml").body


def test_a_scheduled_episode_comes_when_its_time_does(own: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the feed and in place from then on, though no file has changed."""

    class Clock(datetime):
        ahead = timedelta()

        @classmethod
        def now(cls, tz: object = None) -> Clock:  # noqa: ARG003 - datetime's signature
            moment = datetime.now(UTC) + cls.ahead
            return cls.fromisoformat(moment.isoformat())

    for module in (live_show, snapshots):
        monkeypatch.setattr(module, "datetime", Clock)
    coming = (datetime.now(UTC) + timedelta(hours=1)).replace(microsecond=0)
    another(own, "the-gauge", "second", state="scheduled", published=coming.isoformat())
    airing.refresh_feed(own)
    for path in own.folder.rglob("*"):
        os.utime(path, (0, 1_700_000_000))  # dates tell seconds apart, no less
    with served(own) as address, asking(address) as client:
        before = client.get("feed.xml")
        assert before.body.count(b"<item>") == 1
        Clock.ahead = timedelta(minutes=59)
        assert client.get("feed.xml", if_none_match=before.headers["etag"]).status == 304
        assert client.get("second/second.mp3").status == 404
        Clock.ahead = timedelta(minutes=61)
        after = client.get("feed.xml", if_none_match=before.headers["etag"])
        assert after.body.count(b"<item>") == 2
        assert client.get("second/second.mp3").status == 200
        assert client.get("feed.xml", if_modified_since=before.headers["last-modified"]).status == 200


def test_a_damaged_show_is_served_as_it_was(own: Library) -> None:
    """Half-typed settings or a broken manifest: one line, once; mended, it goes on."""
    told: list[str] = []
    with served(own, told.append) as address, asking(address) as client:
        first = client.get("feed.xml")
        path = own.manifest_file("the-gauge")
        whole = path.read_text(encoding="utf-8")
        for file, broken in ((own.folder / "show.toml", "title ="), (path, whole[:100])):
            kept = file.read_text(encoding="utf-8")
            file.write_text(broken)
            told.clear()
            for _ in range(3):
                assert client.get("feed.xml").body == first.body
                assert client.get(MP3, "HEAD").status == 200
            trouble = [line for line in told if not line.startswith("200 ")]
            assert len(trouble) == 1
            assert trouble[0].startswith("served as it was before: ")
            assert str(file) in trouble[0] or file.name in trouble[0]
            file.write_text(kept)
            change(own, "the-gauge", title=f"Mended {file.name}")
            assert f"Mended {file.name}".encode() in client.get("feed.xml").body
            change(own, "the-gauge", title="The gauge")
            first = client.get("feed.xml")


def test_an_open_download_goes_on_with_the_old_file(own: Library) -> None:
    """`make` replaces a file under it: the client gets the bytes that were announced; another gets the new ones."""
    path = own.episodes / MP3
    old, new = bytes(range(256)) * 40_000, b"new" * 999
    store.write(path, old)
    with served(own) as address, asking(address) as slow, asking(address) as quick:
        slow.connection.request("GET", f"/{MP3}")
        response = slow.connection.getresponse()
        begun = response.read(10)
        store.write(path, new)
        after = quick.get(MP3)
        assert after.body == new
        assert after.headers["etag"] != response.getheader("etag")
        assert begun + response.read() == old
        assert slow.get(MP3, range="bytes=10-", if_range=response.getheader("etag") or "").body == new


@pytest.mark.parametrize("opened", ["the file", "its pieces"])
def test_what_cannot_be_opened_now_is_asked_for_again(
    own: Library, monkeypatch: pytest.MonkeyPatch, opened: str
) -> None:
    """No descriptor is left, at once or when the first piece is read: 503, and never that the episode is gone."""

    def full(*_args: object, **_more: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    told: list[str] = []
    with served(own, told.append) as address, asking(address) as client:
        with monkeypatch.context() as patch:
            patch.setattr(*((os, "open") if opened == "the file" else (anyio, "open_file")), full)
            answer = client.get(MP3)
        assert (answer.status, answer.headers["retry-after"]) == (503, "10")
        assert told == ["answered by 503: Too many open files", f"503 GET /{MP3}"]
        assert client.get(MP3).status == 200


def test_length_tag_and_bytes_are_of_one_file(own: Library) -> None:
    """Replaced between the headers and the first byte: what follows is still what was announced."""
    path = own.episodes / MP3
    old, new = path.read_bytes(), b"new"

    def replaced(line: str) -> None:
        if line == f"200 GET /{MP3}":  # said as the headers go out
            store.write(path, new)

    with served(own, replaced) as address, asking(address) as client:
        assert client.get(MP3).body == old
        assert client.get(MP3).body == new
