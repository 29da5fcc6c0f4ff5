"""What a writer is asked for, and what the studio does for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.model import Host, Report, Script, Show, silent

if TYPE_CHECKING:
    from collections.abc import Callable


def _every_time(_key: str, make: Callable[[], bytes]) -> bytes:
    return make()


@dataclass(frozen=True, slots=True)
class Brief:
    """What a writer is asked for."""

    show: Show
    hosts: tuple[Host, ...]
    minutes: float
    """Target length of the whole episode."""
    pace: float
    """Words a minute of the hosts' voices on average, gaps included."""
    seconds: Callable[[Script], float]
    """How long a script is going to be."""
    faults: Callable[[Script], tuple[tuple[str, ...], ...]]
    """For every line of a script, in order, what the check finds wrong with it."""
    once: Callable[[str, Callable[[], bytes]], bytes] = _every_time
    """What the second argument returns, or returned for this key in an earlier run."""
    report: Report = silent
