"""Work as Dask's tasks: sent out, waited for, and what it made put into the show's own stores."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

from podcast.cluster.work import Work, do_work, identify
from podcast.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from podcast.library import Library

_LOOK_S = 0.05
_COUNTED_S = 1.0
_WITHOUT_WORKERS_S = 60.0
"""How long all workers may be away: a nanny starts one again in seconds, a cloud another machine in a minute."""
_GONE = (
    "what is done is kept, and the same command goes on from there once it is back, or without --cluster here"
)


class DaskTasks:
    """The tasks of one program on a cluster, and how many of them are under way."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self.address = client, address
        self._under_way = 0
        self._workers, self._counted = 0, -_COUNTED_S
        self._turn = threading.Lock()

    def submit(self, library: Library, do: Callable[[Library], object], priority: int = 0) -> Any:
        """Sends work out, and returns its future; ClusterError when the scheduler has gone.

        Work that died with its worker is done by another; what fails is done here, and told here.
        """
        self._refuse_without_scheduler()
        work = Work(library.show, do)
        future = self._client.submit(do_work, work, pure=False, priority=priority)
        with self._turn:
            self._under_way += 1
        future.add_done_callback(self._count_down)
        return future

    def has_idle_workers(self) -> bool:
        """Returns whether there are more workers than tasks under way."""
        return self._under_way < self.count_workers()

    def count_workers(self) -> int:
        """Returns how many workers there were within the last second: it is the scheduler that has to be asked."""
        if time.monotonic() - self._counted > _COUNTED_S:
            with contextlib.suppress(OSError):  # whether it has gone is seen elsewhere
                self._workers = len(self._client.nthreads())
            self._counted = time.monotonic()
        return self._workers

    def processor_seconds(self) -> float:
        """Returns the processor time of all workers, since they began."""
        return float(sum(self._client.run(time.process_time).values()))

    def wait(self, futures: Collection[Any], tell: Callable[[], object] = lambda: None) -> None:
        """Waits until all have ended, well or not; ClusterError when there is nobody left to do them."""
        began = time.monotonic()
        while any(not future.done() for future in futures):
            self._refuse_without_scheduler()
            if self.count_workers():
                began = time.monotonic()
            elif time.monotonic() - began > _WITHOUT_WORKERS_S:
                raise ClusterError(f"{self.address} has no workers any more", _GONE)
            tell()
            time.sleep(_LOOK_S)
        self._refuse_without_scheduler()

    def collect(self, library: Library, future: Any) -> Any:
        """Returns what the work of a future that ended well came to, and keeps what it made; None when it failed."""
        if future.status != "finished":
            return None
        done = future.result(timeout=60)
        if done.identity != identify():
            raise ClusterError(
                f"a worker of {self.address} has another version of podcast",
                "install the same on all machines",
            )
        for kind, key, data in done.entries:
            library.store(kind).put(key, data)
        return done.value

    def _count_down(self, _future: object) -> None:
        with self._turn:
            self._under_way -= 1

    def _refuse_without_scheduler(self) -> None:
        if self._client.status != "running":
            raise ClusterError(f"the scheduler at {self.address} is gone", _GONE)
