"""A crew on a Dask cluster: lines go out in tasks, what they sound like comes back into the show's stores."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

from podcast.cluster.line_tasks import LineTask, SpokenLines, cut_into_tasks, identify, speak_task
from podcast.errors import ClusterError
from podcast.making import LineClips
from podcast.model import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Report, Script

_LOOK_S = 0.05
_WITHOUT_WORKERS_S = 60.0
"""How long all workers may be away: a nanny starts one again in seconds, a cloud another machine in a minute."""
_GONE = (
    "what is done is kept, and the same command goes on from there once it is back, or without --cluster here"
)


class DaskCrew:
    """Lines on their way through a cluster, each clip once, whichever scripts have it."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._ways: dict[str, Any] = {}
        """The key of a clip -> its task's future."""
        self._turn = threading.Lock()

    def begin(self, library: Library, script: Script, path: Path) -> None:
        """Sends out the lines that have no clip yet and are not on their way; ClusterError when nobody takes them."""
        self._send_out(library, LineClips(library, script, path), script, path)

    def _send_out(self, library: Library, line_clips: LineClips, script: Script, path: Path) -> None:
        with self._turn:
            missing = [index for index in line_clips.missing() if line_clips.key(index) not in self._ways]
            for indexes in cut_into_tasks(script, missing):
                task = LineTask(library.show, script, str(path), indexes)
                # A task that died with its worker is done by another; one that fails is done and told here.
                future = self._submit(task)
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
        if total:
            report(Stage.SPEAKING, 0, total, f"{total} lines on {self._address}")
        began = time.monotonic()
        while any(not future.done() for future in futures):
            self._refuse_without_scheduler()
            if self._client.scheduler_info()["workers"]:
                began = time.monotonic()
            elif time.monotonic() - began > _WITHOUT_WORKERS_S:
                raise ClusterError(f"{self._address} has no workers any more", _GONE)
            done = sum(future.done() for future in waiting.values())
            report(Stage.SPEAKING, done, total, f"line {done} of {total}")
            time.sleep(_LOOK_S)
        self._refuse_without_scheduler()
        for future in futures:
            if future.status == "finished":
                self._keep(library, future.result(timeout=60))
        with self._turn:
            for key in keys:
                self._ways.pop(key, None)
        return total - len(line_clips.missing())

    def _submit(self, task: LineTask) -> Any:
        self._refuse_without_scheduler()
        return self._client.submit(speak_task, task, pure=False, retries=1)

    def _keep(self, library: Library, spoken: SpokenLines) -> None:
        if spoken.identity != identify():
            raise ClusterError(
                f"a worker of {self._address} has another version of podcast",
                "install the same on all machines",
            )
        for kind, key, data in spoken.entries:
            library.store(kind).put(key, data)

    def _refuse_without_scheduler(self) -> None:
        if self._client.status != "running":
            raise ClusterError(f"the scheduler at {self._address} is gone", _GONE)
