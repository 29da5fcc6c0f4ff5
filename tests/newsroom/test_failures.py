"""What else machines do to a batch: clocks jump, a network goes, a worker has no memory; the next run goes on."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import feedparser
import pytest

from podcast import cluster, newsroom
from podcast.scripting import Order
from podcast.voices.engines.throttle import Throttle
from tests.conftest import lacking
from tests.newsroom.articles import write_scripts
from tests.shows import ART, SHOW, files, make_show
from tests.voices.edge_server import EdgeServer

if TYPE_CHECKING:
    from podcast.newsroom import Outcome

YEAR_S = 366 * 86_400.0


@pytest.mark.parametrize("jump", [YEAR_S, -YEAR_S])
def test_a_clock_that_jumps_costs_a_batch_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    """It jumps after the first of three episodes: all are made, in their order in the feed, and stay as they are."""
    clock, shift = time.time, [0.0]
    monkeypatch.setattr(time, "time", lambda: clock() + shift[0])
    monkeypatch.setattr("podcast.newsroom.upkeep._SHARE", 0)  # the feed is due after each
    library = make_show(tmp_path / "show")
    scripts = tuple(map(str, write_scripts(library, 3)))
    shown: list[int] = []

    def see(_outcome: Outcome) -> None:
        shift[0] = jump
        shown.append(len(feedparser.parse(library.feed.read_bytes()).entries))

    result = newsroom.make_batch(library, scripts, Order(), tell=see)
    assert result.count("made") == 3
    assert shown == [1, 2, 3]
    titles = [item.title for item in feedparser.parse(library.feed.read_bytes()).entries]
    assert titles == ["Quay 3", "Quay 2", "Quay 1"]
    before = files(library.episodes)
    again = newsroom.make_batch(library, scripts, Order())
    assert again.count("skipped") == 3
    assert files(library.episodes) == before


@pytest.mark.slow
def test_a_network_that_goes_in_mid_run_is_a_line_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The voices' service is gone after one episode: the others fail and say so; once it is back, they are made."""
    show = SHOW.replace("tone:high", "edge:en-GB-SoniaNeural").replace("tone:low", "edge:en-GB-RyanNeural")
    library = make_show(tmp_path / "show", show, warm=ART)
    texts = [path.read_text(encoding="utf-8") for path in write_scripts(library, 3)]
    for nth, text in enumerate(texts, 1):
        spoken = text.replace("tone:high", "edge:en-GB-SoniaNeural").replace(
            "tone:low", "edge:en-GB-RyanNeural"
        )
        (library.scripts / f"quay-{nth}.md").write_text(spoken, encoding="utf-8")
    scripts = tuple(map(str, library.script_files()))
    # How long it waits between two tries, tests of the engine show.
    monkeypatch.setattr(
        "podcast.voices.pool.Throttle", lambda most, _sleep: Throttle(most, lambda _seconds: None)
    )
    with EdgeServer() as service:
        monkeypatch.setattr("edge_tts.communicate.WSS_URL", service.url)

        def part(_outcome: Outcome) -> None:
            service.faults = ["drop"] * 999

        result = newsroom.make_batch(library, scripts, Order(), tell=part)
        assert [outcome.status for outcome in result.outcomes] == ["made", "failed", "failed"]
        whys = [outcome.why for outcome in result.outcomes[1:]]
        assert all("no connection to the edge service" in why and "\n" not in why for why in whys)
        assert len(feedparser.parse(library.feed.read_bytes()).entries) == 1
        asked = len(service.requests)
        service.faults = []
        again = newsroom.make_batch(library, scripts, Order())
        assert [outcome.status for outcome in again.outcomes] == ["skipped", "made", "made"]
        # One line of each script is its own; the others were kept.
        assert len(service.requests) - asked == 2
    assert len(feedparser.parse(library.feed.read_bytes()).entries) == 3


HUNGRY = """
import time
from podcast.voices.engines.tone import Tone

def eat(self, utterance):
    eaten = []
    for _ in range(400):
        eaten.append(bytearray(b"x") * 20_000_000)
        time.sleep(0.02)

Tone.synthesize = eat
"""
NANNY = """
import asyncio, sys
import dask
from distributed import Nanny, Scheduler
dask.config.set({"distributed.scheduler.allowed-failures": 0})
async def main():
    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=":0") as scheduler:
        async with Nanny(scheduler.address, host="127.0.0.1", nthreads=1, memory_limit="600MB", preload=[sys.argv[1]]):
            print(scheduler.address, flush=True)
            await scheduler.finished()
if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.slow
def test_a_worker_without_memory_is_ended_and_the_run_is_not(tmp_path: Path) -> None:
    """Its nanny kills it at each line, Dask gives the lines up, and they are spoken here: the bytes are those of a show
    without a cluster."""
    if importlib.util.find_spec("distributed") is None:
        lacking('the extra cluster: pip install "podcast-footnotes[cluster]"')
    alone, starved = make_show(tmp_path / "alone"), make_show(tmp_path / "starved")
    newsroom.make_batch(alone, tuple(map(str, write_scripts(alone, 2))), Order())
    for name, text in (("hungry.py", HUNGRY), ("nanny.py", NANNY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "nanny.py"), str(tmp_path / "hungry.py")]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as process:
        try:
            assert process.stdout is not None
            with cluster.open_crew(process.stdout.readline().strip(), None) as crew:
                result = newsroom.make_batch(
                    starved, tuple(map(str, write_scripts(starved, 2))), Order(crew=crew)
                )
        finally:
            process.terminate()
    assert result.count("made") == 2, result
    for kind in ("speech", "clips", "parts"):
        assert files(alone.cache / kind) == files(starved.cache / kind)
