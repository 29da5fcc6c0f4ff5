"""Where a server is reached, and how it starts and stops."""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import TYPE_CHECKING

from podcast.errors import PodcastError
from podcast.server.connections import LimitedAnswers, Room, make_protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp
    from uvicorn import Server

_FILES = 1 << 16
"""Descriptors that are asked for."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address of this machine; port 0 is any that is free.

    PodcastError when there is no such address, or the port is taken.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        what = f"{host}: not an address ({error.strerror})"
        raise PodcastError(what, "give one of this machine's to --host") from error
    try:
        # A server that just ended does not block its port for the next one.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        bound.close()
        raise PodcastError(*_refusal(error, host, port), ": ") from error
    return bound


def _refusal(error: OSError, host: str, port: int) -> tuple[str, str]:
    """Return (what is wrong, what mends it)."""
    if error.errno == errno.EADDRINUSE:
        mend = "stop what uses it, or give another by --port (0 takes any that is free)"
        return f"port {port} is in use", mend
    if error.errno == errno.EACCES:
        return f"port {port} is kept for the system", "give one from 1024 on by --port"
    what = f"cannot listen on {host}, port {port} ({error.strerror})"
    return what, "give an address of this machine to --host"


def address_of(bound: socket.socket) -> str:
    """Return where others reach the socket: `http://192.168.1.7:8000/`.

    PodcastError when it listens on every address and this machine has none on a local network.
    """
    host, port = bound.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - every address: then the one on the local network
        host = _lan()
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _lan() -> str:
    """Return this machine's address on the local network."""
    candidates = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing: it only looks up the way out
        candidates.append(str(probe.getsockname()[0]))
    with contextlib.suppress(OSError):
        own = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        candidates.extend(str(entry[4][0]) for entry in own)
    for candidate in candidates:
        if not candidate.startswith(("127.", "0.")):
            return candidate
    what = "this machine has no address on a local network"
    raise PodcastError(what, "connect it, or give its address to --host", ": ")


def make_server(app: ASGIApp, log: Callable[[str], None] = lambda _line: None) -> Server:
    """Return a server that ends at once when it is told to, whatever is under way; run it with `sockets=[bound]`.

    `log` gets a line when more ask at once than there is room for.
    """
    from uvicorn import Config, Server

    class PromptServer(Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            for connection in list(self.server_state.connections):
                if connection.transport is not None:
                    connection.transport.abort()
            await super().shutdown(sockets)

    room = Room(raise_file_limit())
    config = Config(
        LimitedAnswers(app, room, log),
        http=make_protocol(room),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",  # the rest is about strange clients
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return PromptServer(config)


def raise_file_limit() -> int:
    """Let this process hold as many files open as it may, within reason, and return how many."""
    try:
        import resource
    except ImportError:  # not on Windows
        return _FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):  # macOS has another limit beside this one
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _FILES if soft == resource.RLIM_INFINITY else soft
