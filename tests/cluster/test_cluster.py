"""Lines spoken elsewhere: the same bytes, whoever dies."""

from __future__ import annotations

import importlib.util
import os
import pickle
import re
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast import cluster, making, newsroom
from podcast.cluster.line_tasks import FEWEST, MOST, cut_into_tasks, fit_to_workers, speak_lines
from podcast.cluster.work import Work, do_work
from podcast.errors import ClusterError
from podcast.script.text import read_script
from podcast.scripting import Order, begin_draft, resolve_source, understood
from tests.conftest import lacking
from tests.newsroom.articles import write_articles, write_scripts
from tests.shows import SCRIPT, SHOW, files, make_show

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library
    from podcast.model import Report, Script

T = TypeVar("T")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def dask() -> None:
    """Dask's scheduler and workers."""
    if importlib.util.find_spec("distributed") is None:
        lacking('the extra cluster: pip install "podcast-footnotes[cluster]"')


class HereCrew:
    """A crew that does the tasks of a cluster in this process, each as if it had come over a wire."""

    size = 2

    def __init__(self) -> None:
        self.tasks: list[str] = []

    def begin(self, library: Library, script: Script, path: Path) -> None:
        """Do nothing yet."""

    def finish(self, library: Library, script: Script, path: Path, report: Report) -> int:  # noqa: ARG002
        """Speak all that is missing."""
        missing = making.LineClips(library, script, path).missing()
        for indexes in cut_into_tasks(script, missing):
            self._do(library, partial(speak_lines, script, str(path), indexes))
        return len(missing)

    def start(self, library: Library, work: Callable[[Library], T]) -> Callable[[], T | None]:
        """Do it when it is wanted."""
        return lambda: self._do(library, work)

    def spare(self, library: Library, prepare: Callable[[], Callable[[Library], T]]) -> T | None:
        """Do it at once."""
        return self._do(library, prepare())

    def _do(self, library: Library, work: Callable[[Library], T]) -> T:
        assert isinstance(work, partial)
        self.tasks.append(work.func.__name__)
        done = pickle.loads(pickle.dumps(do_work(pickle.loads(pickle.dumps(Work(library.show, work))))))  # noqa: S301 - our own
        for kind, key, data in done.entries:
            library.store(kind).put(key, data)
        value: T = done.value
        return value


def test_work_elsewhere_gives_what_this_machine_would_have(tmp_path: Path) -> None:
    """An article is read, written, spoken and encoded elsewhere: scripts, stores and problems are the same bytes."""
    here, there = make_show(tmp_path / "here"), make_show(tmp_path / "there")
    crew = HereCrew()
    [article] = write_articles(tmp_path, 1)
    first = making.make(here, str(article), Order(workers=1))
    understood._last.clear()  # another process has not understood it yet
    second = making.make(there, str(article), Order(workers=1, crew=crew))
    assert set(crew.tasks) == {"write_draft", "speak_lines", "encode_blocks"}
    assert first.called == second.called > 0
    assert files(here.scripts) == files(there.scripts)
    for kind in ("articles", "parses", "speech", "clips", "parts"):
        assert files(here.cache / kind) == files(there.cache / kind), kind
    assert first.audio.stat().st_size == second.audio.stat().st_size
    place = re.compile(r"^.*scripts/")
    assert [place.sub("", str(problem)) for problem in first.problems] == [
        place.sub("", str(problem)) for problem in second.problems
    ]
    assert first.notes == second.notes


class IdleCrew(HereCrew):
    """A crew that can do nothing."""

    def start(self, library: Library, work: Callable[[Library], T]) -> Callable[[], T | None]:  # noqa: ARG002
        """Leave it to who asks."""
        return lambda: None


def test_what_no_worker_can_do_is_done_of_what_was_loaded(tmp_path: Path) -> None:
    """The page is not asked for a second time: it may be another by then, or gone."""
    library = make_show(tmp_path)
    [article] = write_articles(tmp_path, 1)
    begun = begin_draft(library, resolve_source(library, str(article)), Order(crew=IdleCrew()))
    article.unlink()
    draft = begun()
    assert draft is not None
    assert draft.file.script.footnotes


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


def test_few_lines_are_cut_small_so_that_all_workers_have_some() -> None:
    """Where little waits, a task is short and nobody is alone with the last one; where much does, it has its 20."""
    assert fit_to_workers(10_000, 8) == MOST
    assert fit_to_workers(160, 4) == 4
    assert fit_to_workers(3, 8) == 2
    assert fit_to_workers(5, 0) == 2
    script = read_script(SCRIPT, Path("x.md")).script
    assert {len(task) for task in cut_into_tasks(script, range(len(script.lines)), 2)} <= {1, 2}


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
        processes = crew._tasks._client.run(os.getpid)  # type: ignore[attr-defined]
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
