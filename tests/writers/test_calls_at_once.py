"""Calls made at once: in order, failures told, and nobody waited for when a person breaks off."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial

import pytest

from podcast.writers.llm.calls_at_once import call_all


def test_results_come_in_the_order_of_the_calls() -> None:
    """However they end: the second one waits for the third."""
    third = threading.Event()

    def second() -> str:
        assert third.wait(20)
        return "second"

    def last() -> str:
        third.set()
        return "third"

    assert call_all([lambda: "first", second, last], 3) == ["first", "second", "third"]
    assert call_all([], 3) == []


def test_a_failure_is_raised_and_ends_it() -> None:
    """What was not begun is not begun any more, but for one that another thread has taken."""
    begun: list[int] = []

    def call(number: int) -> int:
        begun.append(number)
        if number == 0:
            raise ValueError("no luck")
        return number

    with pytest.raises(ValueError, match="no luck"):
        call_all([partial(call, number) for number in range(1_000)], 1)
    assert len(begun) < 1_000


def test_who_breaks_off_waits_for_nobody() -> None:
    """Ctrl-C while two servers say nothing; heard in a run, too, that was started where it is ignored."""
    released, asked = threading.Event(), threading.Barrier(3)

    def silent() -> bool:
        asked.wait(20)
        return released.wait(30)

    def interrupt() -> None:
        asked.wait(20)
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt, daemon=True).start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            call_all([silent, silent], 2)
        assert time.monotonic() - began < 25
    finally:
        signal.signal(signal.SIGINT, before)
        released.set()
