"""A show served on loopback by the project's own server, and a client that hides nothing."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast.airing import serving
from podcast.server import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp

    from podcast.library import Library


@contextlib.contextmanager
def served(
    library: Library,
    tell: Callable[[str], None] = lambda _line: None,
    around: Callable[[ASGIApp], ASGIApp] = lambda app: app,
    port: int = 0,
    kept: int = 0,
) -> Iterator[str]:
    """The address, `http://127.0.0.1:…/`, of the show; `around` may put something between it and its clients.

    `kept` is about how many bytes the system keeps for a client that does not read; left alone, it may be megabytes.
    """
    bound = listening.bind("127.0.0.1", port)
    if kept:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, kept)  # connections have it from here
    address = listening.address_of(bound)
    with running(around(serving.make_show_application(library, address, tell)), bound, tell):
        yield address


@contextlib.contextmanager
def running(
    app: ASGIApp, bound: socket.socket, tell: Callable[[str], None] = lambda _line: None
) -> Iterator[None]:
    """An application that answers on a bound socket."""
    bound.listen(2048)
    server = listening.make_server(app, tell)
    thread = threading.Thread(target=lambda: server.run(sockets=[bound]), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(20)
        bound.close()
        assert not thread.is_alive(), "the server did not end"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client got."""

    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes


class Client:
    """One connection, kept alive, that asks for exactly what it is told to."""

    def __init__(self, address: str) -> None:
        self.place = (urlsplit(address).hostname or "", urlsplit(address).port or 0)
        self.connection = http.client.HTTPConnection(*self.place, timeout=30)
        self.opened = 0

    def get(self, name: str, method: str = "GET", **headers: str) -> Answer:
        """The answer for a name below the address; `if_range` stands for `If-Range`.

        A server may end a connection on which nothing was under way (RFC 9112, 9.3.1), and a slow machine makes it
        look idle: then the client asks once more on a new one, and `opened` tells.
        """
        fields = {key.replace("_", "-"): value for key, value in headers.items()}
        kept = self.connection.sock is not None
        try:
            return self._asked(method, name, fields)
        except (ConnectionResetError, BrokenPipeError):  # RemoteDisconnected is the first of them
            self.connection.close()
            if not kept:
                raise
            return self._asked(method, name, fields)

    def _asked(self, method: str, name: str, fields: dict[str, str]) -> Answer:
        self.opened += self.connection.sock is None
        self.connection.request(method, f"/{name}", headers=fields)
        return self._answer(self.connection.getresponse())

    def raw(self, target: bytes) -> Answer:
        """The answer for a target as it stands, over a connection of its own."""
        with socket.create_connection(self.place, timeout=30) as link:
            link.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            response = http.client.HTTPResponse(link)
            response.begin()
            return self._answer(response)

    def close(self) -> None:
        """End the connection."""
        self.connection.close()

    @staticmethod
    def _answer(response: http.client.HTTPResponse) -> Answer:
        body = response.read()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


@contextlib.contextmanager
def asking(address: str) -> Iterator[Client]:
    """A client of the address."""
    client = Client(address)
    try:
        yield client
    finally:
        client.close()
