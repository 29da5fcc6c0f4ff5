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
"""Of work, at its usual pace, that tells anything: less of it is mostly starting up."""


@dataclass(frozen=True, slots=True)
class Work:
    """So much of a kind of work."""

    kind: str
    amount: float
    usual: float
    """How much of it a second, where nobody has measured."""


@contextlib.contextmanager
def measured(cache: Path, work: Work) -> Iterator[None]:
    """Remember how long the work took, when the block ends well."""
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    if work.amount >= _LEAST_S * work.usual:
        store.write(cache / _FILE, json.dumps({**_read(cache), work.kind: work.amount / took}, indent=1))


def known(cache: Path, work: Work) -> bool:
    """Whether this machine has measured such work."""
    return work.kind in _read(cache)


def seconds(cache: Path, work: Work) -> float:
    """How long the work is going to take."""
    return work.amount / _read(cache).get(work.kind, work.usual)


def _read(cache: Path) -> dict[str, float]:
    try:
        found = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        return {str(kind): float(pace) for kind, pace in found.items() if float(pace) > 0}
    except (OSError, ValueError, TypeError, AttributeError):  # it is only a cache
        return {}
