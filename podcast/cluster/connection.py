"""A cluster reached, or started on this machine."""

from __future__ import annotations

import contextlib
import logging
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast.cluster.dask_crew import DaskCrew
from podcast.cluster.dask_tasks import DaskTasks
from podcast.cluster.work import identify
from podcast.errors import ClusterError, reason
from podcast.installation import extra_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.scripting import Crew

_CONNECT_S = 15
_QUIET = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.admin.tick.interval": "1s",
}
"""How often Dask's processes look at themselves: by default each spends 3 % of a core on that, and the scheduler 4 %.

Eight workers that share this machine's cores with the voices would have a quarter of a core less.
"""


@contextlib.contextmanager
def open_crew(address: str, workers: int | None) -> Iterator[Crew | None]:
    """Gives the crew at a scheduler's address, or of so many processes of this machine; None when neither is wanted.

    ClusterError when nobody answers there, or the extra is not installed.
    """
    if not address and not workers:
        yield None
        return
    try:
        import dask
        import distributed
    except ImportError:
        raise ClusterError("--cluster and --workers need Dask", extra_command("cluster")) from None
    # Dask tells in many lines what we tell in one.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as stack:
        if not address:
            with dask.config.set(_QUIET):
                local = distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
                )
            stack.enter_context(local)
            address = local.scheduler_address
        try:
            _knock(address)
            client = stack.enter_context(
                distributed.Client(address, timeout=_CONNECT_S, set_as_default=False)
            )
            versions = set(client.run(identify).values())
        except (OSError, ValueError, ImportError, RuntimeError) as error:
            mend = "start one with `dask scheduler`, and `dask worker ADDRESS --nthreads 1 --nworkers auto` beside it"
            raise ClusterError(f"nobody answers at {address} ({reason(error)})", mend) from None
        if not versions:
            raise ClusterError(
                f"{address} has no workers", f"start some: `dask worker {address} --nthreads 1`"
            )
        if versions - {identify()}:
            raise ClusterError(
                f"workers of {address} have another version of podcast", "install the same on all machines"
            )
        yield DaskCrew(DaskTasks(client, address))


def _knock(address: str) -> None:
    """Raises OSError when nothing listens at an address: Dask itself would try for long."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in ("tcp", "tls") and parts.hostname and parts.port:
        socket.create_connection((parts.hostname, parts.port), timeout=_CONNECT_S).close()
