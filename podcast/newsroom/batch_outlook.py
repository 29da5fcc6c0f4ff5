"""How far a batch is, and how long it is still going to take: by what its own episodes took."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from podcast.model import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Report

_SPEAKING_SHARE = 0.9
"""Of the time that an episode takes."""


class BatchOutlook:
    """One report for a whole batch, of which some sources are done before it begins."""

    def __init__(
        self, total: int, waiting: int, report: Report, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total, self._waiting, self._report, self._clock = total, waiting, report, clock
        self._text = ""
        self._began = 0.0
        self._took: list[float] = []
        self._share = 0.0

    def begin(self, text: str) -> None:
        """Takes in which source comes next."""
        self._text, self._began, self._share = text.rstrip("/").rpartition("/")[2] or text, self._clock(), 0.0
        self._say("")

    def tell(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        """Hands on how far the episode is that is made now."""
        share = done / total if total else 0.0
        spoken = stage is Stage.ENCODING
        share = _SPEAKING_SHARE + (1 - _SPEAKING_SHARE) * share if spoken else _SPEAKING_SHARE * share
        self._share = max(self._share, share)
        if stage is Stage.WRITING:
            left_s = None  # that is until the script is there, and the most comes behind it
        self._say(detail if stage is Stage.SPEAKING else stage.value.lower(), left_s)

    def end(self, *, worked: bool) -> None:
        """Takes in that a source is done; only those that were worked on tell how long the others take."""
        if worked:
            self._took.append(self._clock() - self._began)
        self._waiting -= 1

    def _say(self, detail: str, left_s: float | None = None) -> None:
        done = self._total - self._waiting
        here = " ".join(filter(None, (self._text, detail)))
        self._report(
            Stage.BATCH,
            done + self._share,
            self._total,
            f"{done + 1} of {self._total}: {here}",
            self._left(left_s),
        )

    def _left(self, left_s: float | None) -> float | None:
        """Returns the seconds that are left of all; None while nothing tells."""
        elapsed = self._clock() - self._began
        if self._took:  # those of late count: the first one has loaded the voices
            late = self._took[-20:]
            mean = sum(late) / len(late)
            here = max(mean - elapsed, mean * (1 - self._share) / 2) if left_s is None else left_s
            return here + mean * (self._waiting - 1)
        return None if left_s is None else left_s + (elapsed + left_s) * (self._waiting - 1)
