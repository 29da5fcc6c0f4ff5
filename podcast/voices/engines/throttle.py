"""The calls of one engine in a run: few at once, tried again, and all of them still when the service says stop."""

from __future__ import annotations

import random
import threading
from typing import TYPE_CHECKING, TypeVar

from podcast.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TRIES = 4
"""Of one utterance; to wait for others costs none."""
LONGEST_WAIT_S = 60.0
"""Up to which waits double. When a service asks for a longer one, it gets it."""


class EndedError(Exception):
    """The run has ended, and a call would come too late."""


class Throttle:
    """Lets up to `most` calls run at once. After a stop one goes first; each that succeeds lets in one more."""

    def __init__(self, most: int, sleep: Callable[[float], object]) -> None:
        self._most = self._allowed = most
        self._sleep = sleep
        self._change = threading.Condition()
        self._waiting: set[int] = set()
        self._running = 0
        self._stops = 0
        """So far. What a call that began before the last one learns is out of date."""
        self._wait_s = 0.0
        """The last wait, from which the next one doubles; 0 after a success."""
        self._shut = False
        self._ended = False

    def retry(self, place: int, call: Callable[[], T]) -> T:
        """Returns what `call` returns, tried up to TRIES times. The lowest place goes first.

        Any exception but an EngineError that may pass ends it for all: the others get EndedError.
        """
        try:
            return self._retry(place, call)
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """Lets nobody in any more."""
        with self._change:
            self._ended = True
            self._change.notify_all()

    def _retry(self, place: int, call: Callable[[], T]) -> T:
        tries = 0
        while True:
            stops = self._enter(place)
            try:
                result = call()
            except EngineError as error:
                tries += 1
                if not error.passing or tries == TRIES:
                    raise
                wait_s = error.wait_s
            else:
                self._succeeded(stops)
                return result
            if self._refused(stops, wait_s):
                self._rest()
            elif wait_s is None:
                self._sleep(2 ** (tries - 1) + random.random())  # noqa: S311 - nobody is to be fooled

    def _enter(self, place: int) -> int:
        """Waits until this call may run; returns how many stops there were by then."""

        def may() -> bool:
            free = not self._shut and self._running < self._allowed
            return self._ended or (free and place == min(self._waiting))

        with self._change:
            self._waiting.add(place)
            self._change.wait_for(may)
            if self._ended:
                raise EndedError
            self._waiting.remove(place)
            self._running += 1
            self._change.notify_all()  # there may be room for the next
            return self._stops

    def _succeeded(self, stops: int) -> None:
        with self._change:
            self._running -= 1
            if stops == self._stops:
                self._allowed = min(self._allowed + 1, self._most)
                self._wait_s = 0.0
            self._change.notify_all()

    def _refused(self, stops: int, wait_s: float | None) -> bool:
        """Shuts for all when the service says stop; returns whether the caller is the one to open again."""
        with self._change:
            self._running -= 1
            first = wait_s is not None and stops == self._stops
            if first:
                self._stops += 1
                self._shut = True
                self._allowed = 1
                self._wait_s = min(2 * self._wait_s, LONGEST_WAIT_S)
            self._wait_s = max(self._wait_s, wait_s or 0.0)
            self._change.notify_all()
            return first

    def _rest(self) -> None:
        """Waits, for longer when another call learns of a longer wait meanwhile; then opens."""
        rested = 0.0
        while (wait_s := self._wait_s) > rested:
            self._sleep((wait_s - rested) * random.uniform(1, 1.25))  # noqa: S311 - nobody is to be fooled
            rested = wait_s
        with self._change:
            self._shut = False
            self._change.notify_all()
