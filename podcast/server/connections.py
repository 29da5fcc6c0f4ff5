"""Connections that are kept only while something comes of them, and answers for no more than there is room for.

A client that opens a connection and says nothing, or a byte now and then, costs a descriptor: it has seconds to ask for
something, and where such ones are many the oldest goes first. So whoever asks at once is answered, however many do not.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

_ASK_S = 10.0
"""For the whole of a request's head, from the connection's start or the last answer's end."""
_READ_S = 120.0
"""For reading some of an answer: a player that pauses comes back for the rest by a range."""
_A_DOWNLOAD = 3
"""Descriptors: the connection, and the file twice."""
_OTHERS = 32
"""Descriptors for all that is no download, and for telling those who are too many."""
_TELL_S = 60.0
"""Between two lines that say that the limit is reached."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much is kept open at once."""

    files: int
    """Descriptors of this process."""

    @property
    def waiting(self) -> int:
        """Connections on which nothing is under way."""
        return max((self.files - _OTHERS) // 4, 2)

    @property
    def answers(self) -> int:
        """Answers under way."""
        return max((self.files - _OTHERS - self.waiting) // _A_DOWNLOAD, 2)


@dataclass(slots=True)
class LimitedAnswers:
    """An ASGI application that tells those who are too many to come again."""

    app: ASGIApp
    room: Room
    log: Callable[[str], None]
    _now: int = 0
    _tell_next: float = field(default=0.0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, by 503 when `room` is full."""
        if self._now >= self.room.answers:
            await self._refuse(scope, receive, send)
            return
        self._now += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._now -= 1

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.responses import PlainTextResponse

        if time.monotonic() >= self._tell_next:
            self._tell_next = time.monotonic() + _TELL_S
            self.log(
                f"{self.room.answers} answers at once are all that {self.room.files} open files allow, others are "
                "told to come again: a higher `ulimit -n` before `podcast serve` allows more"
            )
        headers = {"retry-after": "10", "connection": "close"}
        await PlainTextResponse("503 Service Unavailable\n", 503, headers)(scope, receive, send)


@dataclass(slots=True)
class Deadlines:
    """When which connections end unless something happens; no more of them than `most`, the oldest go first."""

    most: int
    _timers: dict[asyncio.Transport, asyncio.TimerHandle] = field(default_factory=dict)

    def start(self, transport: asyncio.Transport, seconds: float) -> None:
        """End the connection in so many seconds."""
        from asyncio import get_running_loop

        self.stop(transport)
        if transport.is_closing():
            return
        self._timers[transport] = get_running_loop().call_later(seconds, transport.abort)
        if len(self._timers) > self.most:
            oldest = next(iter(self._timers))
            self.stop(oldest)
            oldest.abort()

    def stop(self, transport: asyncio.Transport) -> None:
        """Let the connection be."""
        if timer := self._timers.pop(transport, None):
            timer.cancel()


def make_protocol(room: Room) -> type[asyncio.Protocol]:
    """Return uvicorn's protocol of HTTP/1.1 with time-outs, for one server."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    waiting, unread = Deadlines(room.waiting), Deadlines(room.files)

    class Timed(H11Protocol):
        """Ends when nothing is asked for in time, or an answer not read."""

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            waiting.start(self.transport, _ASK_S)

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            if self.cycle is not None and not self.cycle.response_complete:
                waiting.stop(self.transport)

        def on_response_complete(self) -> None:
            super().on_response_complete()
            if self.cycle.response_complete:  # no other that came with it is under way
                waiting.start(self.transport, _ASK_S)

        def connection_lost(self, exc: Exception | None) -> None:
            waiting.stop(self.transport)
            unread.stop(self.transport)
            super().connection_lost(exc)

        def pause_writing(self) -> None:
            super().pause_writing()
            unread.start(self.transport, _READ_S)

        def resume_writing(self) -> None:
            super().resume_writing()
            unread.stop(self.transport)

    return Timed
