"""A loopback server that speaks the protocol of the edge service, and fails in the ways that it fails."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import threading
from html import unescape
from typing import TYPE_CHECKING, Self

import lameenc
import numpy as np
from aiohttp import WSMsgType, web

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

RATE = 24_000
LETTER_S = 0.065
TICKS = 10_000_000


def tone(sentence: str) -> bytes:
    """A sound as long as speech: PCM, 24 kHz, mono."""
    time = np.arange(round(len(sentence) * LETTER_S * RATE)) / RATE
    return (6000 * np.sin(2 * np.pi * 180 * time)).astype("<i2").tobytes()


def mp3(pcm: bytes) -> bytes:
    """PCM as the service encodes speech: 24 kHz, mono, 48 kbit/s."""
    encoder = lameenc.Encoder()
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_bit_rate(48)
    encoder.set_quality(7)
    encoder.silence()
    return bytes(encoder.encode(pcm) + encoder.flush())


class EdgeServer:
    """Answers each request by the next of `faults`; when there is none, with sound, unless it is busy."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.voice: Callable[[str], bytes] = tone
        """What a sentence sounds like, as PCM."""
        self.requests: list[str] = []
        """The SSML of every request that came so far."""
        self.log: list[tuple[str, float, int]] = []
        """What happened (`asked`, `refused`, `spoken`), when by `now`, and how many were asking then."""
        self.now = 0.0
        """Seconds of a clock that only the test moves."""
        self.busy_until = 0.0
        """Until then every request is refused (429)."""
        self.retry_after = ""
        self.together = asyncio.Barrier(1)
        """The first requests wait for each other, so that all have asked before one is refused."""
        self._asking = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._let_go = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        self.url = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def handshakes(self) -> int:
        """How many requests came."""
        return sum(what == "asked" for what, *_ in self.log)

    async def _start(self) -> str:
        application = web.Application()
        application.router.add_get("/edge/v1", self._answer)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        return f"ws://127.0.0.1:{port}/edge/v1?TrustedClientToken=none"

    async def _end(self) -> None:
        self._let_go.set()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self._note("asked", 1)
        fault = self.faults.pop(0) if self.faults else "429" if self.now < self.busy_until else ""
        if self.handshakes <= self.together.parties:
            await self.together.wait()
        if fault.isdigit():
            self._note("refused", -1)
            raise _refusal(int(fault), {"Retry-After": self.retry_after} if self.retry_after else {})
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        with contextlib.suppress(ConnectionError):
            await self._speak(socket, request, fault)
        return socket

    def _note(self, what: str, more: int) -> None:
        self._asking += more
        self.log.append((what, self.now, self._asking))

    async def _speak(self, socket: web.WebSocketResponse, request: web.Request, fault: str) -> None:
        ssml = ""
        while "Path:ssml" not in ssml:
            message = await socket.receive()
            if message.type is not WSMsgType.TEXT:
                return
            ssml = message.data
        self.requests.append(ssml.partition("\r\n\r\n")[2])
        if fault == "hang":
            await self._let_go.wait()
            return
        await socket.send_str("X-RequestId:1\r\nPath:turn.start\r\n\r\n{}")
        await socket.send_str("X-RequestId:1\r\nPath:response\r\n\r\n{}")
        if fault == "garbage text":
            await socket.send_str("no header at all")
        if fault == "garbage frame":
            await socket.send_bytes(b"\xff\xff???")
        if fault == "garbage sound":
            await socket.send_bytes(_frame(b"this is no MP3 " * 50))
        elif fault != "no audio":
            await self._sound(socket, request, fault)
        self._note("spoken", -1)  # before the client can know, and ask for the next
        await socket.send_str("X-RequestId:1\r\nPath:turn.end\r\n\r\n{}")
        await socket.close()

    async def _sound(self, socket: web.WebSocketResponse, request: web.Request, fault: str) -> None:
        text = unescape(re.sub(r"<[^>]+>", "", self.requests[-1])).strip()
        pcm = bytes(RATE // 10 * 2)
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            sound = self.voice(sentence)
            at, long = len(pcm) / 2 / RATE, len(sound) / 2 / RATE
            entry = {"Offset": round(at * TICKS), "Duration": round(long * TICKS), "text": {"Text": sentence}}
            metadata = json.dumps({"Metadata": [{"Type": "SentenceBoundary", "Data": entry}]})
            await socket.send_str(f"X-RequestId:1\r\nPath:audio.metadata\r\n\r\n{metadata}")
            pcm += sound
        data = mp3(pcm)
        for start in range(0, len(data), 720):
            if start > len(data) // 2 and fault == "drop":
                transport = request.transport
                assert transport is not None
                transport.abort()
                raise ConnectionError
            if start > len(data) // 2 and fault == "close":
                await socket.close()
                raise ConnectionError
            await socket.send_bytes(_frame(data[start : start + 720]))
        await socket.send_bytes(_frame(b"", kind=b""))


def _frame(data: bytes, kind: bytes = b"Content-Type:audio/mpeg\r\n") -> bytes:
    head = b"X-RequestId:1\r\n" + kind + b"Path:audio\r\n"
    return len(head).to_bytes(2, "big") + head + data


def _refusal(status: int, headers: dict[str, str]) -> web.HTTPException:
    kinds = {
        400: web.HTTPBadRequest,
        401: web.HTTPUnauthorized,
        403: web.HTTPForbidden,
        429: web.HTTPTooManyRequests,
        503: web.HTTPServiceUnavailable,
    }
    return kinds[status](headers=headers)
