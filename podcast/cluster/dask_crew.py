"""A crew on a Dask cluster: lines and other work go out in tasks, what they make comes back into the show's stores."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from podcast.cluster.line_tasks import cut_into_tasks, fit_to_workers, speak_lines
from podcast.making import LineClips
from podcast.model import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.cluster.dask_tasks import DaskTasks
    from podcast.library import Library
    from podcast.model import Report, Script

T = TypeVar("T")

_BEFORE_LINES, _AT_ONCE = 1, 2
"""Priorities: a script must be written before its lines can be spoken, and somebody waits for a part of an MP3."""


class DaskCrew:
    """Lines on their way through a cluster, each clip once, whichever scripts have it; and work of other kinds."""

    def __init__(self, tasks: DaskTasks) -> None:
        self._tasks = tasks
        self._ways: dict[str, Any] = {}
        """The key of a clip -> its task's future."""
        self._turn = threading.Lock()

    # --- lines -----------------------------------------------------------------------------------------------

    def begin(self, library: Library, script: Script, path: Path) -> None:
        """Sends out the lines that have no clip yet and are not on their way; ClusterError when nobody takes them."""
        self._send_out(library, LineClips(library, script, path), script, path)

    def _send_out(self, library: Library, line_clips: LineClips, script: Script, path: Path) -> None:
        with self._turn:
            missing = [index for index in line_clips.missing() if line_clips.key(index) not in self._ways]
            most = fit_to_workers(len(missing) + len(self._ways), self._tasks.count_workers())
            for indexes in cut_into_tasks(script, missing, most):
                future = self._tasks.submit(library, partial(speak_lines, script, str(path), indexes))
                for index in indexes:
                    self._ways[line_clips.key(index)] = future

    def finish(self, library: Library, script: Script, path: Path, report: Report) -> int:
        """Waits for the lines that are on their way and keeps them; ClusterError when the scheduler has gone."""
        line_clips = LineClips(library, script, path)
        self._send_out(library, line_clips, script, path)
        keys = [line_clips.key(index) for index in line_clips.missing()]
        waiting = {key: self._ways[key] for key in keys if key in self._ways}
        futures = dict.fromkeys(waiting.values())
        total = len(waiting)

        def tell() -> None:
            done = sum(future.done() for future in waiting.values())
            report(Stage.SPEAKING, done, total, f"line {done} of {total}")

        if total:
            report(Stage.SPEAKING, 0, total, f"{total} lines on {self._tasks.address}")
        self._tasks.wait(futures, tell)
        for future in futures:
            self._tasks.collect(library, future)
        with self._turn:
            for key in keys:
                self._ways.pop(key, None)
        return total - len(line_clips.missing())

    # --- other work --------------------------------------------------------------------------------------------

    def start(self, library: Library, work: Callable[[Library], T]) -> Callable[[], T | None]:
        """Sends work out; returns what waits for its result, which is None when it has to be done here."""
        return self._send(library, work, _BEFORE_LINES)

    def spare(self, library: Library, prepare: Callable[[], Callable[[Library], T]]) -> T | None:
        """Returns what short work comes to, done by a worker that has nothing to do; None when there is none."""
        if not self._tasks.has_idle_workers():
            return None
        return self._send(library, prepare(), _AT_ONCE)()

    def _send(self, library: Library, work: Callable[[Library], T], priority: int) -> Callable[[], T | None]:
        future = self._tasks.submit(library, work, priority)

        def finish() -> T | None:
            self._tasks.wait([future])
            result: T | None = self._tasks.collect(library, future)
            return result

        return finish

    @property
    def size(self) -> int:
        """How many workers there are."""
        return self._tasks.count_workers()

    def processor_seconds(self) -> float:
        """Returns how long the workers have computed, all together: what else they were there, they waited."""
        return self._tasks.processor_seconds()
