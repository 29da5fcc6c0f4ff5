"""How a long stage tells of its progress."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """How a long stage tells of its progress; `done` and `total` are in the stage's own unit of work."""

    def __call__(self, stage: str, done: float, total: float) -> None: ...


def silent(stage: str, done: float, total: float) -> None:
    """A Report that tells nobody."""
