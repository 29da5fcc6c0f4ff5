"""What all calls of one engine share: how many run, how long they wait, who goes first."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from podcast.errors import EngineError
from podcast.voices.engines.throttle import LONGEST_WAIT_S, TRIES, EndedError, Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

STOP = EngineError("busy", passing=True, wait_s=25)
DROPPED = EngineError("dropped", passing=True)


class Calls:
    """Calls that answer as they are told."""

    def __init__(self, *answers: Exception) -> None:
        self.answers = list(answers)
        self.waits: list[float] = []

    def __call__(self) -> str:
        """Fail, or not."""
        if self.answers:
            raise self.answers.pop(0)
        return "sound"


def test_waits_double() -> None:
    """From what the service said, with some chance in them, up to the longest."""
    calls, others = (Calls(*[STOP] * (TRIES - 1)) for _ in range(2))
    assert Throttle(4, calls.waits.append).retry(0, calls) == "sound"
    assert [wait // 25 for wait in calls.waits[:2]] == [1, 2]
    assert calls.waits[0] <= 25 * 1.25
    assert calls.waits[1] <= 50 * 1.25
    assert LONGEST_WAIT_S <= calls.waits[2] <= LONGEST_WAIT_S * 1.25
    Throttle(4, others.waits.append).retry(0, others)
    assert others.waits != calls.waits


def test_a_success_forgets() -> None:
    """The next stop begins at the first wait again."""
    calls = Calls(STOP, STOP)
    throttle = Throttle(4, calls.waits.append)
    throttle.retry(0, calls)
    calls.answers = [STOP]
    throttle.retry(1, calls)
    assert [wait // 25 for wait in calls.waits] == [1, 2, 1]


def test_a_line_that_fails_alone_stops_nobody() -> None:
    """While it waits others speak."""
    throttle = Throttle(2, lambda _: throttle.retry(1, Calls()) and None)
    assert throttle.retry(0, Calls(DROPPED, DROPPED)) == "sound"


@pytest.mark.parametrize("last", [EngineError("refused"), ValueError("a slip"), DROPPED])
def test_a_failure_ends_it_for_all(last: Exception) -> None:
    """Nothing is asked any more."""
    throttle = Throttle(2, lambda _: None)
    with pytest.raises(type(last)) as caught:
        throttle.retry(0, Calls(*[last] * TRIES))
    assert caught.value is last
    with pytest.raises(EndedError):
        throttle.retry(1, Calls())


class Crowd:
    """Threads whose calls run until they are let go, one by one."""

    def __init__(self, throttle: Throttle) -> None:
        self.throttle = throttle
        self.change = threading.Condition()
        self.running: list[int] = []
        self.crowds: list[int] = []
        """How many ran, whenever one began."""
        self.done: list[int] = []
        self.threads: list[threading.Thread] = []

    def add(self, place: int, call: Callable[[], str]) -> None:
        """Another thread."""

        def held() -> str:
            with self.change:
                self.running.append(place)
                self.crowds.append(len(self.running))
                self.change.notify_all()
                assert self.change.wait_for(lambda: place in self.done, 20)
                self.running.remove(place)
                self.change.notify_all()
            return call()

        thread = threading.Thread(target=self.throttle.retry, args=(place, held))
        self.threads.append(thread)
        thread.start()

    def wait_for(self, *places: int) -> None:
        """Until these run, and no others."""
        with self.change:
            assert self.change.wait_for(lambda: sorted(self.running) == sorted(places), 20), self.running

    def let_go(self, *places: int) -> None:
        """Let these end."""
        with self.change:
            self.done += places
            self.change.notify_all()


def test_after_a_stop_they_come_back_one_by_one() -> None:
    """The lowest place goes first and alone; each success lets in one more, up to the most."""
    rested = threading.Event()
    throttle = Throttle(3, lambda _: rested.wait(20))
    crowd = Crowd(throttle)
    stopped = Calls(STOP)
    for place in (7, 8, 9):
        crowd.add(place, stopped)
    crowd.wait_for(7, 8, 9)
    for place in range(7):
        crowd.add(place, Calls())
    with throttle._change:
        assert throttle._change.wait_for(lambda: len(throttle._waiting) == 7, 20)
    crowd.let_go(8)  # the one that is told to stop
    with throttle._change:
        assert throttle._change.wait_for(lambda: throttle._shut, 20)
    crowd.let_go(7, 9)  # they began before, and what they learn counts for nothing
    crowd.wait_for()
    rested.set()
    crowd.wait_for(0)
    crowd.let_go(0)
    crowd.wait_for(1, 2)
    crowd.let_go(1)
    crowd.wait_for(2, 3, 4)
    crowd.let_go(2)
    crowd.wait_for(3, 4, 5)
    crowd.let_go(*range(10))
    for thread in crowd.threads:
        thread.join(20)
    assert not any(thread.is_alive() for thread in crowd.threads)
    assert crowd.crowds[:9] == [1, 2, 3, 1, 1, 2, 2, 3, 3]
    assert max(crowd.crowds) == 3


def test_the_longest_wait_counts() -> None:
    """When two hear the stop, and one a longer wait, all wait for that."""
    waits: list[float] = []
    together = threading.Barrier(2)
    told = threading.Event()

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        told.set()
        with throttle._change:
            assert throttle._change.wait_for(lambda: throttle._wait_s == 40, 20)

    throttle = Throttle(2, sleep)

    def call(wait_s: float) -> Callable[[], str]:
        answers = [EngineError("busy", passing=True, wait_s=wait_s)]

        def asked() -> str:
            if not answers:
                return "sound"
            together.wait(20)
            if wait_s == 40:
                assert told.wait(20)
            raise answers.pop()

        return asked

    threads = [
        threading.Thread(target=throttle.retry, args=(at, call(wait))) for at, wait in enumerate((10, 40))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(waits) == 2
    assert 10 <= waits[0] <= 12.5
    assert 30 <= waits[1] <= 37.5
