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
_LEAST_S = 2.0
"""The least work, at its usual pace, that is worth measuring: less of it is mostly starting up."""


@dataclass(frozen=True, slots=True)
class Workload:
    """An amount of one kind of work: words to speak, seconds to encode."""

    kind: str
    amount: float
    usual: float
    """The amount a second, where nobody has measured."""


@contextlib.contextmanager
def measured(cache: Path, workload: Workload) -> Iterator[None]:
    """Remembers how long the work in the block took, when that ends well."""
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    if workload.amount >= _LEAST_S * workload.usual:
        store.write(
            cache / _FILE, json.dumps({**_read(cache), workload.kind: workload.amount / took}, indent=1)
        )


def known(cache: Path, workload: Workload) -> bool:
    """Returns whether this machine has measured such work."""
    return workload.kind in _read(cache)


def seconds(cache: Path, workload: Workload) -> float:
    """Returns how many seconds the work is going to take."""
    return workload.amount / _read(cache).get(workload.kind, workload.usual)


def _read(cache: Path) -> dict[str, float]:
    try:
        paces = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        return {str(kind): float(pace) for kind, pace in paces.items() if float(pace) > 0}
    except (OSError, ValueError, TypeError, AttributeError):  # it is only a cache
        return {}
