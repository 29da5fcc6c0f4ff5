"""Where the writing is, for people who wait: the chapter, and the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.model import Stage

if TYPE_CHECKING:
    from podcast.model import Report


@dataclass(slots=True)
class WritingProgress:
    """How far a script is, in steps, and what the model is asked at the moment."""

    report: Report
    done: float = 0.0
    total: float = 1.0

    def reach(self, done: float, total: float) -> None:
        """Tells that so many steps of all are done."""
        self.done, self.total = done, total
        self.report(Stage.WRITING, done, total)

    def ask(self, purpose: str, number: int) -> None:
        """Tells what is asked for, and which request that is."""
        self.report(Stage.WRITING, self.done, self.total, f"{purpose}, request {number}")
