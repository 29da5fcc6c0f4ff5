"""Lines spoken elsewhere: the same bytes, whoever dies."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import cluster, making, newsroom
from podcast.cluster.line_tasks import FEWEST, MOST, LineTask, cut_into_tasks, speak_task
from podcast.errors import ClusterError
from podcast.script.text import read_script
from podcast.scripting import Order
from tests.conftest import lacking
from tests.newsroom.articles import write_scripts
from tests.shows import SCRIPT, SHOW, add_script, files, make_show

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Report, Script

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dask() -> None:
    """Dask's scheduler and workers."""
    if importlib.util.find_spec("distributed") is None:
        lacking('the extra cluster: pip install "podcast-footnotes[cluster]"')


class HereCrew:
    """A crew that does the tasks of a cluster in this process."""

    def __init__(self) -> None:
        self.tasks: list[LineTask] = []

    def begin(self, library: Library, script: Script, path: Path) -> None:
        """Do nothing yet."""

    def finish(self, library: Library, script: Script, path: Path, report: Report) -> int:  # noqa: ARG002
        """Speak all that is missing."""
        missing = making.LineClips(library, script, path).missing()
        for indexes in cut_into_tasks(script, missing):
            self.tasks.append(LineTask(library.show, script, str(path), indexes))
            for kind, key, data in speak_task(self.tasks[-1]).entries:
                library.store(kind).put(key, data)
        return len(missing)


def test_a_task_gives_what_this_machine_would_have(tmp_path: Path) -> None:
    """Speech, clips and facts are the same bytes under the same keys, and the episode is made of them alone."""
    here, there = make_show(tmp_path / "here"), make_show(tmp_path / "there")
    crew = HereCrew()
    first = making.make(here, str(add_script(here)), Order())
    second = making.make(there, str(add_script(there)), Order(crew=crew))
    assert len(crew.tasks) == 2  # one a host
    assert (first.called, second.called) == (6, 6)
    for kind in ("speech", "clips"):
        assert files(here.cache / kind) == files(there.cache / kind)
    assert first.audio.stat().st_size == second.audio.stat().st_size


@given(st.lists(st.lists(st.sampled_from(["Maya", "Theo"]), max_size=40), min_size=1, max_size=5), st.data())
def test_every_line_is_in_one_task_with_those_of_its_host(
    chapters: list[list[str]], data: st.DataObject
) -> None:
    """Tasks have 10 to 20 lines as far as there are so many, and nobody's line is lost or spoken twice."""
    body = "".join(
        f"\n## Part {nth}\n\n" + "".join(f"**{host}:** Line {n}.\n\n" for n, host in enumerate(hosts))
        for nth, hosts in enumerate(chapters)
    )
    script = read_script(SCRIPT.partition("\n## ")[0] + "\n" + body, Path("x.md")).script
    lines = script.lines
    wanted = data.draw(st.lists(st.sampled_from(range(len(lines))), unique=True)) if lines else []
    tasks = cut_into_tasks(script, wanted)
    assert sorted(index for task in tasks for index in task) == sorted(wanted)
    assert all(len(task) <= MOST and len({lines[index].host for index in task}) == 1 for task in tasks)
    for host in ("Maya", "Theo"):
        sizes = [len(task) for task in tasks if lines[task[0]].host == host]
        assert all(size >= FEWEST for size in sizes[:-1])


def test_nobody_there_is_one_line(dask: None) -> None:
    """An address at which no scheduler answers says what to start."""
    with pytest.raises(ClusterError, match="dask scheduler"), cluster.open_crew("tcp://127.0.0.1:9", None):
        raise AssertionError("it opened")


@pytest.mark.slow
def test_two_processes_give_the_bytes_of_one(tmp_path: Path, dask: None) -> None:
    """A batch by two workers: each episode is that of a batch without; a worker that is killed costs nothing."""
    slow = SHOW.replace("tone:high", "tone:high@0.1").replace("tone:low", "tone:low@0.1")
    alone, many = make_show(tmp_path / "alone", slow), make_show(tmp_path / "many", slow)
    newsroom.make_batch(alone, tuple(map(str, write_scripts(alone, 4))), Order())
    with cluster.open_crew("", 2) as crew:
        assert crew is not None
        processes = crew._client.run(os.getpid)  # type: ignore[attr-defined]
        assert len(processes) == 2
        killed: list[int] = []

        def kill(_outcome: object) -> None:
            if not killed:
                killed.append(min(processes.values()))
                os.kill(killed[0], signal.SIGKILL)

        order = Order(crew=crew)
        result = newsroom.make_batch(many, tuple(map(str, write_scripts(many, 4))), order, tell=kill)
    assert result.count("made") == 4
    assert sum(outcome.spoken for outcome in result.outcomes) >= 4
    for kind in ("speech", "clips", "parts"):
        assert files(alone.cache / kind) == files(many.cache / kind)


SCHEDULER = """
import asyncio, sys
from distributed import Scheduler, Worker
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=":0") as scheduler:
        async with Worker(scheduler.address, host="127.0.0.1", nthreads=1):
            print(scheduler.address, flush=True)
            await scheduler.finished()
asyncio.run(main())
"""


@pytest.mark.slow
def test_a_scheduler_that_goes_away_is_one_line_and_the_next_run_goes_on(tmp_path: Path, dask: None) -> None:
    """The batch stops at once and says so; without the cluster the rest is made, and what was spoken is not again."""
    slow = SHOW.replace("tone:high", "tone:high@0.2").replace("tone:low", "tone:low@0.2")
    library = make_show(tmp_path / "show", slow)
    scripts = tuple(map(str, write_scripts(library, 4)))
    command = [sys.executable, "-c", SCHEDULER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as scheduler:
        try:
            assert scheduler.stdout is not None
            with cluster.open_crew(scheduler.stdout.readline().strip(), None) as crew:
                order = Order(crew=crew)
                result = newsroom.make_batch(library, scripts, order, tell=lambda _outcome: scheduler.kill())
        finally:
            scheduler.kill()
    assert "scheduler" in result.stopped
    assert "\n" not in result.stopped
    assert 1 <= result.count("made") < 4
    again = newsroom.make_batch(library, scripts, Order())
    assert again.count("made") + again.count("skipped") == 4
    assert not again.stopped
