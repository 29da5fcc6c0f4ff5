"""How fast this machine works, by what earlier runs took: for estimates, never for results."""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FILE = "pace.json"


@dataclass(frozen=True, slots=True)
class Workload:
    """Amounts of work of some kinds that is done side by side: words of each voice, seconds to encode."""

    amounts: tuple[tuple[str, float], ...]
    """(kind, amount)."""
    usual: float
    """The amount a second, where nobody has measured."""
    least_s: float
    """How long work must usually take to be worth measuring: less of it is mostly starting up."""

    @property
    def amount(self) -> float:
        """Returns all of it."""
        return sum(amount for _, amount in self.amounts)


@contextlib.contextmanager
def measured(cache: Path, workload: Workload) -> Iterator[None]:
    """Remembers how long the work in the block took, when that ends well.

    What each kind took cannot be told apart, so their paces change by the same factor; of one that was known before by
    its root, for the next run may have the machine for itself.
    """
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    if workload.amount < workload.least_s * workload.usual:
        return
    paces, factor = _read(cache), seconds(cache, workload) / took
    for kind, _ in workload.amounts:
        paces[kind] = paces[kind] * factor**0.5 if kind in paces else workload.usual * factor
    store.write(cache / _FILE, json.dumps(paces, indent=1))


def known(cache: Path, workload: Workload) -> bool:
    """Returns whether this machine has measured such work."""
    return {kind for kind, _ in workload.amounts} <= _read(cache).keys()


def seconds(cache: Path, workload: Workload) -> float:
    """Returns how many seconds the work is going to take."""
    paces = _read(cache)
    return sum(amount / paces.get(kind, workload.usual) for kind, amount in workload.amounts)


def _read(cache: Path) -> dict[str, float]:
    try:
        paces = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        return {str(kind): float(pace) for kind, pace in paces.items() if float(pace) > 0}
    except (OSError, ValueError, TypeError, AttributeError):  # it is only a cache
        return {}
