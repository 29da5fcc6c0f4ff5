"""Many sources to episodes: what is done is skipped, what fails is told, and one is written while another is spoken."""

from __future__ import annotations

import errno
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast import equipment, making, scripting
from podcast.errors import ClusterError, PodcastError, reason
from podcast.model import silent
from podcast.newsroom.batch_outlook import BatchOutlook
from podcast.newsroom.finished_work import FinishedWork
from podcast.newsroom.scripts_ahead import ScriptsAhead
from podcast.newsroom.upkeep import Upkeep

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.library import Library
    from podcast.model import Report
    from podcast.scripting import Order, Source, SpeakableScript

Status = Literal["made", "skipped", "failed"]

_ENDS_ALL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What stops every other article, too: a disk that is full or may not be written to."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source."""

    source: str
    """As it was listed."""
    status: Status
    slug: str = ""
    """Its episode; empty when it failed."""
    why: str = ""
    """One line on what failed, or why there was nothing to do."""
    lines: int = 0
    spoken: int = 0
    """Lines that an engine spoke now."""
    seconds: float = 0.0
    """That the episode took by itself; its script was written beside another one."""
    draft: bool = False
    """Whether it is held back, for its script has errors."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of all sources."""

    outcomes: tuple[Outcome, ...]
    stopped: str = ""
    """What ended the run before all were tried, in one line."""

    def count(self, status: Status) -> int:
        """Returns how many sources have become that."""
        return sum(outcome.status == status for outcome in self.outcomes)


def make_batch(
    library: Library,
    texts: Sequence[str],
    order: Order,
    report: Report = silent,
    tell: Callable[[Outcome], None] = lambda _outcome: None,
) -> BatchResult:
    """Makes what is missing of the episodes of many sources, in their order, and the feed; `tell` gets each outcome.

    PodcastError for what would keep all of them from becoming episodes. What was made stays, whatever ends the run.
    """
    equipment.refuse_unready(library, scripting.lineup_of(order, library.show))
    batch = _Batch(library, order, tell)
    waiting = batch.skip_finished(texts)
    outlook = BatchOutlook(len(texts), len(waiting), report)
    scripts = ScriptsAhead(library, waiting, order)
    try:
        stopped = batch.make_all(waiting, scripts, outlook)
    finally:
        scripts.stop()
    return BatchResult(tuple(batch.outcomes), stopped)


class _Batch:
    """The outcomes of a run as they come, and what stays of it for the next one."""

    def __init__(self, library: Library, order: Order, tell: Callable[[Outcome], None]) -> None:
        self._library, self._order, self._tell = library, order, tell
        self._finished = FinishedWork(library)
        self._upkeep = Upkeep(library)
        self.outcomes: list[Outcome] = []

    def skip_finished(self, texts: Sequence[str]) -> list[Source]:
        """Returns the sources that something may be to be done for; tells of the others."""
        scripts = scripting.index_scripts(self._library)
        waiting: dict[str, Source] = {}
        for text in texts:
            try:
                source = scripting.resolve_source(self._library, text, scripts)
            except (OSError, ValueError) as error:
                self._add(Outcome(text, "failed", why=f"{text}: {reason(error)}"))
                continue
            if source.key in waiting:
                self._add(Outcome(text, "skipped", why=f"is listed as {waiting[source.key].text}, too"))
            elif slug := self._finished_slug(source):
                self._add(Outcome(text, "skipped", slug))
            else:
                waiting[source.key] = source
        return list(waiting.values())

    def make_all(self, waiting: Sequence[Source], scripts: ScriptsAhead, outlook: BatchOutlook) -> str:
        """Makes the episodes of sources whose scripts come in the same order; returns what ended it early, if so."""
        for source in waiting:
            outlook.begin(source.text)
            try:
                outcome = self._make(source.text, scripts.take(), outlook.tell)
            except ClusterError as error:
                return str(error)
            except PodcastError as error:
                outcome = Outcome(source.text, "failed", why=str(error))
            except OSError as error:
                if error.errno in _ENDS_ALL:
                    return f"{error.filename or self._library.folder}: {error.strerror}"
                outcome = Outcome(
                    source.text, "failed", why=f"{error.filename or source.text}: {reason(error)}"
                )
            except Exception as error:  # noqa: BLE001 - a mistake of ours in one article must not cost the others
                outcome = Outcome(source.text, "failed", why=f"{source.text}: {reason(error)}")
            outlook.end(worked=outcome.status == "made")
            self._add(outcome)
        self._upkeep.finish()
        return ""

    def _make(self, text: str, script: SpeakableScript, report: Report) -> Outcome:
        began = time.monotonic()
        self._upkeep.begin_episode()
        result = making.make_episode(self._library, script, self._order, report)
        self._finished.note(result, script)
        slug = result.episode.slug
        if result.fresh:
            self._upkeep.end_episode(slug)
        return Outcome(
            text,
            "made" if result.fresh else "skipped",
            slug,
            lines=result.lines,
            spoken=result.called,
            seconds=round(time.monotonic() - began, 2),
            draft=bool(result.episode.held),
            notes=(*map(str, result.problems), *result.notes),
        )

    def _finished_slug(self, source: Source) -> str:
        """Returns the episode of a source for which nothing is to be done, as far as that is known, else nothing."""
        unusual = scripting.wants_changes(self._order) or self._order.strict or self._order.publish_anyway
        return self._finished.slug_of(source.script) if source.script and not unusual else ""

    def _add(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._tell(outcome)
