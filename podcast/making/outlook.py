"""How long a run is still going to take: by this machine's earlier runs, and more and more by this one."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from podcast.making import pace
from podcast.making.clip_estimates import estimate_clips
from podcast.making.line_clips import LineClips, VoicedScript
from podcast.making.mixdown import lay_out
from podcast.model import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from podcast.audio.theme_music import Theme
    from podcast.library import Library
    from podcast.model import Report
    from podcast.script.text import ScriptFile
    from podcast.scripting import Order

AROUND_S = 2.0
"""Seconds of what is neither speaking nor encoding: starting, checking the script, feed and site."""


def whole_run(library: Library, file: ScriptFile, theme: Theme, order: Order, report: Report) -> Report:
    """Returns a report that adds to the stages of making an episode the seconds that are left of all of them."""
    line_clips = LineClips(library, file.script, file.path)
    clips = estimate_clips(line_clips, file.script, library.show.language)
    mixdown = lay_out(library, VoicedScript(file.script, line_clips, clips, 0), theme, order.workers)
    expected = {
        Stage.SPEAKING: pace.seconds(library.cache, line_clips.workload(order.workers)),
        Stage.ENCODING: pace.seconds(library.cache, mixdown.workload()),
    }
    return Outlook(expected, report).tell


class Outlook:
    """What is left of stages that are expected to take so many seconds each, one after the other."""

    def __init__(
        self, expected: Mapping[Stage, float], report: Report, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._expected, self._report, self._clock = expected, report, clock
        self._began: dict[Stage, float] = {}

    def tell(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        """Hands a report on, with the seconds that are left where that can be told."""
        now = self._clock()
        began = self._began.setdefault(stage, now)
        if stage in self._expected and total:
            order = list(self._expected)
            later = sum(self._expected[other] for other in order[order.index(stage) + 1 :])
            here = _left(self._expected[stage], now - began, done / total)
            left_s = here + later + AROUND_S / 2
        self._report(stage, done, total, detail, left_s)


def _left(expected: float, elapsed: float, share: float) -> float:
    """Returns the seconds that are left of a stage that was expected to take so long, of which a share is done."""
    # This run is believed as far as it has come: at first it has loaded voices, and lines are half spoken.
    seen = elapsed / share if share else 0.0
    return max(0.0, (1 - share) * expected + share * seen - elapsed, (1 - share) * 0.5)
