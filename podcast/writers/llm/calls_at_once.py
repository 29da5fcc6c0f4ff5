"""Calls that are made at once, each by a thread that nobody waits for when a person breaks off."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Returned = TypeVar("Returned")

LOOK_S = 0.1
"""Seconds between two looks whether all is done; a signal is heard in between."""


def call_all(calls: Sequence[Callable[[], Returned]], many: int) -> list[Returned]:
    """Returns what the calls return, in their order, so many made at once; the first failure ends it.

    A pool of threads is waited for at the program's end: Ctrl-C took as long as the slowest answer.
    """
    left = list(range(len(calls)))
    results: dict[int, Returned] = {}
    failures: list[BaseException] = []
    lock, changed = threading.Lock(), threading.Event()

    def work() -> None:
        while True:
            with lock:
                if failures or not left:
                    return
                place = left.pop(0)
            try:
                results[place] = calls[place]()
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                failures.append(error)
            changed.set()

    for _ in range(min(many, len(calls))):
        threading.Thread(target=work, name="model", daemon=True).start()
    try:
        while len(results) < len(calls) and not failures:
            changed.wait(LOOK_S)
            changed.clear()
    finally:
        with lock:
            left.clear()
    if failures:
        raise failures[0]
    return [results[place] for place in range(len(calls))]
