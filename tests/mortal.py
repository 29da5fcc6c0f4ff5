"""Work that dies at a given step, in a process of its own: what a kill leaves, without a clock.

A program calls `serve` with its work. It then reads lines of tab separated words, the last of them a number, and for
each does the work in a child that dies at that step (at step 0 it lives). It answers with the number of steps that
were done, or `killed`, or what went wrong. Steps are what a kill may fall between: every file opened, renamed or
removed, every folder, and whatever else the work counts as one.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import quick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}


class Steps:
    """The steps of a child, which dies at the last of them."""

    def __init__(self, last: int) -> None:
        self._last = last
        self._counter = itertools.count(1)
        self._begun = False
        sys.addaudithook(lambda event, _: self.step() if event in _EVENTS else None)

    def begin(self) -> None:
        """Count from here on."""
        self._begun = True

    def step(self) -> None:
        """Count a step, and die if it is the last."""
        if self._begun and next(self._counter) == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def done(self) -> int:
        """Return how many steps were done."""
        return next(self._counter) - 1


def serve(work: Callable[[list[str], Steps], object]) -> None:
    """Do the work for each line of the input, until it ends."""
    quick.skip_waiting(pytest.MonkeyPatch())
    with quick.encoding():
        _serve(work)


def _serve(work: Callable[[list[str], Steps], object]) -> None:
    for line in sys.stdin:
        *words, last = line.rstrip("\n").split("\t")
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _live(work, words, int(last), writer)
        os.close(writer)
        with os.fdopen(reader) as pipe:
            answer = pipe.read()
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        sys.stdout.write(("killed" if killed else answer) + "\n")
        sys.stdout.flush()


def _live(work: Callable[[list[str], Steps], object], words: list[str], last: int, writer: int) -> None:
    try:
        steps = Steps(last)
        work(words, steps)
        os.write(writer, str(steps.done()).encode())
    except Exception as error:  # noqa: BLE001 - whatever it is, the test is to see it
        os.write(writer, f"failed: {error!r}".encode())
    finally:
        sys.stderr.flush()
        os._exit(0)


@contextlib.contextmanager
def mortal(program: Path, **environment: str) -> Iterator[Callable[..., str]]:
    """Run such a program; what is yielded sends it the words of one line and returns its answer."""
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        source, sink = process.stdout, process.stdin

        def ask(*words: object) -> str:
            sink.write("\t".join(map(str, words)) + "\n")
            sink.flush()
            return source.readline().strip()

        yield ask
        sink.close()
