"""How work grows with what it is given: by the processor's time, which other programs hardly change, and in memory."""

from __future__ import annotations

import gc
import time
import tracemalloc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST_S = 0.08
"""What takes less counts as this: the clock is too coarse for it."""


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Hold that four times `size` at once takes less than twice as long as `size` four times (the square of it: four).

    Both sides last about as long, so that other programs on the same cores delay both. The best of up to five tries
    counts on either side, for caches and other programs can only make a try worse.
    """
    parts = whole = float("inf")
    for _ in range(5):
        parts = min(parts, sum(_seconds(work, size) for _ in range(4)))
        whole = min(whole, _seconds(work, 4 * size))
        if whole < 2 * max(parts, LEAST_S):
            return
    raise AssertionError(f"four times as much at once takes {whole / max(parts, LEAST_S):.1f} times as long")


def _seconds(work: Callable[[int], object], size: int) -> float:
    """The processor's time, without the collector's: that looks through all the objects of the whole test run."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work(size)
        return time.process_time() - start
    finally:
        gc.enable()


def most_memory(work: Callable[[], object]) -> int:
    """Bytes that some work takes at its highest moment.

    The least of three tries: the interpreter's table of the strings that it keeps (`sys.intern`: of every part of a
    path, too) takes four megabytes at once when it is full.
    """
    return min(_most_memory(work) for _ in range(3))


def _most_memory(work: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
