"""Many clients at once, slow ones, vanished ones."""

from __future__ import annotations

import hashlib
import random
import selectors
import socket
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from podcast import store
from podcast.server import listening
from tests.conftest import lacking
from tests.serving import asking, served
from tests.shows import add_script, made, make_show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp, Receive, Scope, Send

    from podcast.library import Library

MP3 = "the-gauge/the-gauge.mp3"
AUDIO = random.Random(5).randbytes(400_000)
KEPT = 32_000
"""So much less does the system keep for a client that does not read: its answer stays under way."""
PATIENCE_S = 120
"""A machine may be busy with other things; a server that hangs must not hang the tests."""
REQUEST = f"GET /{MP3} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A show with one episode, its audio replaced by bytes that no two parts of are alike."""
    library = make_show(tmp_path_factory.mktemp("load"))
    made(library, add_script(library))
    store.write(library.episodes / MP3, AUDIO)
    return library


@dataclass
class Busy:
    """How many answers are under way."""

    app: ASGIApp
    now: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count one while it lasts."""
        self.now += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.now -= 1


@pytest.fixture
def busy() -> list[Busy]:
    """The one that counts, once the show is served."""
    return []


@pytest.fixture
def address(library: Library, busy: list[Busy]) -> Iterator[str]:
    """Where it is served."""

    def around(app: ASGIApp) -> ASGIApp:
        busy.append(Busy(app))
        return busy[0]

    with served(library, around=around, kept=KEPT) as address:
        yield address


def reader(address: str) -> socket.socket:
    """A client that has asked for the audio and has room for little of it."""
    link = socket.socket()
    link.settimeout(PATIENCE_S)
    link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    host, port = address.removeprefix("http://").rstrip("/").split(":")
    link.connect((host, int(port)))
    link.sendall(REQUEST)
    return link


@pytest.mark.parametrize("many", [40, pytest.param(1000, marks=pytest.mark.slow)])
def test_a_thousand_downloads_at_once(address: str, busy: list[Busy], many: int) -> None:
    """All open, all answered, none finished, while another client is served; then each gets every byte."""
    if listening.raise_file_limit() < 5 * many:
        lacking(f"{5 * many} open files (ulimit -n)")
    links = [reader(address) for _ in range(many)]
    try:
        begun = {link: link.recv(15, socket.MSG_WAITALL) for link in links}
        assert set(begun.values()) == {b"HTTP/1.1 200 OK"}
        with asking(address) as client:
            assert client.get("feed.xml").status == 200
            assert client.get(MP3, range="bytes=-100").body == AUDIO[-100:]
        assert busy[0].now >= many
        got = {link: bytearray(head) for link, head in begun.items()}
        with selectors.DefaultSelector() as ready:
            for link in links:
                link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
                ready.register(link, selectors.EVENT_READ)
            while ready.get_map():
                answering = ready.select(PATIENCE_S)
                assert answering, "the server has stopped in the middle"
                for key, _ in answering:
                    answered = key.fileobj
                    assert isinstance(answered, socket.socket)
                    data = answered.recv(1 << 18)
                    got[answered] += data
                    if not data:
                        ready.unregister(answered)
    finally:
        for link in links:
            link.close()
    expected = hashlib.sha256(AUDIO).digest()
    whole = [hashlib.sha256(answer.partition(b"\r\n\r\n")[2]).digest() == expected for answer in got.values()]
    assert whole == [True] * many


def test_who_vanishes_or_sleeps_hurts_nobody(address: str) -> None:
    """Clients that reset in the middle, and more that never read than there are threads."""
    asleep = [reader(address) for _ in range(100)]
    try:
        for _ in range(50):
            link = reader(address)
            link.recv(16)
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            link.close()  # a reset
        with asking(address) as client:
            for _ in range(20):
                assert client.get(MP3).body == AUDIO
    finally:
        for link in asleep:
            link.close()
