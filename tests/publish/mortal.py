"""A program that publishes again and again, each time in a process of its own that dies at a given step.

It reads `SHOW TARGET STEP` (tab separated; at step 0 it lives) line by line, and answers each with the number of steps
that were done, or `killed`, or what went wrong. Steps are what a kill may fall between: every file opened, renamed or
removed, every piece read of what is sent, every piece that goes out by the network.
"""

from __future__ import annotations

import itertools
import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import s3fs  # noqa: F401 - a second that no publisher has to spend

from podcast.airing import publishing
from podcast.library import open_library
from podcast.publish.files import File
from podcast.publish.upload import carry_out

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 16 * 1024
_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}


def main() -> None:
    """Publish as asked until the input ends."""
    for line in sys.stdin:
        show, target, step = line.rstrip("\n").split("\t")
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _child(Path(show), target, int(step), writer)
        os.close(writer)
        with os.fdopen(reader) as answer:
            said = answer.read()
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        sys.stdout.write(("killed" if killed else said) + "\n")
        sys.stdout.flush()


def _child(show: Path, target: str, last: int, writer: int) -> None:
    try:
        counted = _armed(last)
        publishing.publish(open_library(show), target)
        os.write(writer, str(next(counted)).encode())
    except Exception as error:  # noqa: BLE001 - whatever it is, the test is to see it
        os.write(writer, f"failed: {error!r}".encode())
    finally:
        sys.stderr.flush()
        os._exit(0)


def _armed(last: int) -> Iterator[int]:
    """Die at the `last` step from when the plan is made; what counts the steps."""
    counter = itertools.count(1)
    pieces, send = File.pieces, socket.socket.send
    begun: list[bool] = []

    def step() -> None:
        if begun and next(counter) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def planned(*arguments: Any) -> None:
        begun.append(True)
        carry_out(*arguments)

    def stepwise(self: File, size: int = PIECE) -> Iterator[bytes]:
        for piece in pieces(self, size):
            step()
            yield piece

    def slowly(self: socket.socket, data: Any, *flags: int) -> int:
        step()
        return send(self, bytes(data[:PIECE]), *flags)

    vars(publishing)["carry_out"] = planned
    File.pieces = stepwise  # type: ignore[method-assign]
    socket.socket.send = slowly  # type: ignore[assignment, method-assign]
    sys.addaudithook(lambda event, _: step() if event in _EVENTS else None)
    return counter


if __name__ == "__main__":
    main()
