"""Clients that open connections and do not ask, or ask and do not read; and conditions, and requests as to a proxy."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from podcast.server import connections, listening
from tests.serving import Client, asking, served
from tests.shows import add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp, Receive, Scope, Send

    from podcast.library import Library

MP3 = "the-gauge/the-gauge.mp3"
PATIENCE_S = 60
"""A server that never ends a connection must not hang the tests."""
LONG = 3600.0


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with one episode, of more bytes than the system keeps for a client that does not read."""
    library = make_show(tmp_path_factory.mktemp("patience"))
    made(library, add_script(library))
    (library.episodes / MP3).write_bytes(bytes(8_000_000))
    return library


@contextlib.contextmanager
def link_to(address: str, *said: bytes) -> Iterator[socket.socket]:
    """A connection on which something was said."""
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE_S) as link:
        for part in said:
            link.sendall(part)
        yield link


def ended(link: socket.socket) -> bytes:
    """All that comes until the server ends the connection; TimeoutError when it does not."""
    got = b""
    with contextlib.suppress(ConnectionResetError):
        while data := link.recv(1 << 20):
            got += data
    return got


@pytest.mark.parametrize(
    "said",
    [
        (),
        (b"GET /feed.xml HTTP/1.1\r\nHost: x\r\nX-More: ",),
        (b"HEAD /feed.xml HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /feed"),
        (b"HEAD /feed.xml HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n", b"1"),
    ],
    ids=["nothing", "half a head", "half a second head", "half a body"],
)
def test_who_asks_nothing_is_left(
    library: Library, monkeypatch: pytest.MonkeyPatch, said: tuple[bytes, ...]
) -> None:
    """A connection ends when its next request is not whole in time, whatever trickles in."""
    monkeypatch.setattr(connections, "_ASK_S", 0.2)
    with served(library) as address, link_to(address, *said) as link:
        answered = ended(link)
    assert answered.count(b"HTTP/1.1 ") == sum(part.startswith(b"HEAD") for part in said)


def test_who_does_not_read_is_left(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer of which nothing is read for long ends in its middle; another client gets all of it."""
    monkeypatch.setattr(connections, "_READ_S", 0.2)
    over = threading.Event()

    def around(app: ASGIApp) -> ASGIApp:
        async def watched(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await app(scope, receive, send)
            finally:
                over.set()

        return watched

    asked = f"GET /{MP3} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    with served(library, around=around, kept=32_000) as address, link_to(address, asked) as link:
        assert over.wait(PATIENCE_S)
        assert 0 < len(ended(link)) < 8_000_000
        with asking(address) as client:
            assert len(client.get(MP3).body) == 8_000_000


def test_of_too_many_that_wait_the_oldest_go(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Far more half-open connections than there is room for: whoever asks is answered at once, and they stay few."""
    monkeypatch.setattr(connections, "_ASK_S", LONG)
    monkeypatch.setattr(listening, "raise_file_limit", lambda: 160)
    with served(library) as address, contextlib.ExitStack() as stack:
        half = [stack.enter_context(link_to(address, b"GET /feed")) for _ in range(200)]
        with asking(address) as client:
            assert {client.get("feed.xml").status for _ in range(3)} == {200}
            assert client.opened == 1
        gone = half[: -connections.Room(160).waiting]
        assert {ended(link) for link in gone} == {b""}
        half[-1].sendall(b".xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert ended(half[-1]).startswith(b"HTTP/1.1 200 OK")


def test_a_full_house_is_told_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The surplus is told to come again; the screen has one line that says what the limit is and what raises it."""
    monkeypatch.setattr(listening, "raise_file_limit", lambda: 2)
    asked = f"GET /{MP3} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    lines: list[str] = []
    with (
        served(library, lines.append, kept=32_000) as address,
        link_to(address, asked) as first,
        link_to(address, asked) as second,
    ):
        assert {link.recv(12, socket.MSG_WAITALL) for link in (first, second)} == {b"HTTP/1.1 200"}
        for _ in range(3):
            with asking(address) as client:
                answer = client.get("feed.xml")
            assert (answer.status, answer.headers["retry-after"]) == (503, "10")
    told = [line for line in lines if "ulimit -n" in line]
    assert len(told) == 1
    assert told[0].startswith("2 answers at once are all that 2 open files allow")


@pytest.fixture
def client(library: Library) -> Iterator[Client]:
    """A client of a server of its own, which no other test's shorter times reach."""
    with served(library) as address, asking(address) as client:
        yield client


def test_another_version_than_the_one_named_is_412(client: Client) -> None:
    """By tag or, without one, by date; so that no download is continued with another file."""
    now = client.get("feed.xml", "HEAD").headers
    tag, date = now["etag"], now["last-modified"]

    def status(**headers: str) -> int:
        return client.get("feed.xml", **headers).status

    assert [status(if_match=same) for same in (tag, "*", f'"other", {tag}')] == [200] * 3
    assert [status(if_match=other) for other in ('"other"', f"W/{tag}", "")] == [412] * 3
    before, after = "Mon, 01 Jan 2001 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"
    assert [status(if_unmodified_since=since) for since in (before, date, after, "what?")] == [412] + [
        200
    ] * 3
    assert status(if_match=tag, if_unmodified_since=before) == 200
    assert status(if_match='"other"', if_none_match=tag) == 412
    assert status(if_match=tag, if_none_match=tag) == 304


@pytest.mark.parametrize("host", ["http://127.0.0.1:1", "HTTPS://other.example", "http://user@x:y"])
def test_a_request_as_to_a_proxy_is_answered(client: Client, host: str) -> None:
    """`GET http://host/feed.xml`, which a server must take; whatever host it names."""
    whole = client.get("feed.xml").body
    assert client.raw(f"{host}/feed.xml?x=1".encode()).body == whole
    assert client.raw(f"{host}/../show.json".encode()).status == 404
    assert client.raw(b"ftp://x/feed.xml").status == 404
