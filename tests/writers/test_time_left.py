"""The time that is said to be left of writing is near what it then takes, on a clock that the test turns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from podcast import scripting
from podcast.model import Stage
from podcast.scripting import Order
from podcast.writers.llm import client
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.progress import WritingProgress
from podcast.writers.llm.tokens import count_tokens
from tests.writers.llm_server import Model
from tests.writers.test_llm import QUICK, library  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library import Library

READS, WRITES = 200.0, 20.0
"""Tokens a second, of a model on an ordinary processor."""


class Clock:
    """Time as the test has it."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class SlowModel(Model):
    """The loopback model, whose every answer takes its time on a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.streams = False  # all of an answer's time has passed when its first byte is there

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """Turns the clock by what reading and writing take."""
        answer = super().answer(messages)
        sent = sum(count_tokens(message["content"]) for message in messages)
        self.clock.now += sent / READS + count_tokens(str(answer)) / WRITES
        return answer


@pytest.fixture
def model() -> Iterator[SlowModel]:
    """A slow model on loopback."""
    with SlowModel() as server:
        yield server


class Watcher:
    """Who is told of the time that is left, and when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.told: list[tuple[float, float]] = []

    def report(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        """Takes in what was told of writing."""
        del done, total, detail
        if stage is Stage.WRITING and left_s is not None:
            self.told.append((self.clock(), left_s))

    def ratios(self, since: float = 0.0) -> list[float]:
        """What was said to be left by what was left, at the moments at which that was more than a few seconds."""
        end = self.clock()
        return [left / (end - at) for at, left in self.told if at >= since and end - at > 5]


@pytest.fixture
def watcher(
    library: Library,  # noqa: F811 - the show whose server is slow
    model: SlowModel,
    monkeypatch: pytest.MonkeyPatch,
) -> Watcher:
    """Somebody who waits for that model."""
    monkeypatch.setattr(client, "PATIENCE", replace(QUICK, total_s=9_000, clock=model.clock))
    return Watcher(model.clock)


def _write(library: Library, watcher: Watcher) -> None:  # noqa: F811
    scripting.write_script(library, "harbour.md", Order(2), existing="replace", report=watcher.report)


def test_a_whole_run_is_told_from_its_first_answer_on(library: Library, watcher: Watcher) -> None:  # noqa: F811
    """Within a third, after each request; nothing is told before the model's pace is known."""
    began = watcher.clock()
    _write(library, watcher)
    ratios = watcher.ratios()
    assert len(ratios) >= 4
    assert watcher.told[0][0] > began
    assert 0.66 < min(ratios) <= max(ratios) < 1.5, ratios


def test_a_judge_is_reckoned_with(library: Library, watcher: Watcher) -> None:  # noqa: F811
    """While chapters are asked for, what is going to be judged behind them is time, too."""
    judged = replace(library.show.writer, judge="on")
    _write(replace(library, show=replace(library.show, writer=judged)), watcher)
    ratios = watcher.ratios()
    assert 0.6 < min(ratios) <= max(ratios) < 1.6, ratios


def test_what_was_answered_before_is_no_time(
    library: Library,  # noqa: F811
    model: SlowModel,
    watcher: Watcher,
) -> None:
    """A run that broke off and goes on says what is left of it, not what a chapter took that was there."""
    model.next["chapter"] = ["", "", "401"]
    with pytest.raises(Exception, match="wants a key"):
        _write(library, watcher)
    watcher.told.clear()
    again = watcher.clock()
    _write(library, watcher)
    ratios = watcher.ratios(again)
    assert ratios
    assert 0.5 < min(ratios) <= max(ratios) < 1.6, ratios


def test_a_model_that_must_be_asked_again_is_slow(
    library: Library,  # noqa: F811
    model: SlowModel,
    watcher: Watcher,
) -> None:
    """Who needs two answers for a chapter is taken to need them for the next one, too, more and more."""
    model.next["chapter"] = ["prose", ""] * 4
    _write(library, watcher)
    ratios = watcher.ratios()
    assert min(ratios) > 0.4, ratios
    assert all(0.66 < ratio < 1.5 for ratio in ratios[-2:]), ratios


def test_small_jobs_are_told_as_such(
    library: Library,  # noqa: F811
    model: SlowModel,
    watcher: Watcher,
) -> None:
    """With `effort = "small"`, once the first of them is done."""
    small = replace(library.show.writer, effort="small")
    _write(replace(library, show=replace(library.show, writer=small)), watcher)
    assert set(model.kinds()) <= {"choose", "ask", "shorten"}
    assert all(0.4 < ratio < 2.5 for ratio in watcher.ratios()), watcher.ratios()


def test_an_answer_counts_while_it_comes() -> None:
    """A streamed plan gives the pace before it is there; who says no more than expected is nearly done near its end."""
    clock, told = Clock(), []

    def report(
        stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None:
        told.append((clock(), done / total, left_s))

    progress = WritingProgress(report, clock)
    progress.begin({"plan": [TokenCost(1_000, 400)], "chapter": [TokenCost(1_000, 400)] * 3})
    for number in range(1, 5):
        with progress.question("plan" if number == 1 else f"chapter {number - 1} of 3", 1_000) as question:
            progress.ask(question, number, 1_000)
            clock.now += 1_000 / READS
            for written in (1, 100, 200, 300):
                progress.hear(question, number, written)
                clock.now += 100 / WRITES
            progress.answer(question, 400)
    end = clock()
    known = [(at, left) for at, _, left in told if left is not None]
    assert [left for _, _, left in told[:2]] == [None, None]
    assert known[0][0] - 1_000.0 < 11
    assert all(left == pytest.approx(end - at, rel=0.15) for at, left in known[1:])
    shares = [share for _, share, _ in told]
    assert shares == sorted(shares)


def test_two_at_once_take_half_the_time() -> None:
    """Chapters that are asked for side by side are not waited for one after the other."""
    left = {}
    for at_once in (1, 2):
        clock = Clock()
        told: list[float] = []
        progress = WritingProgress(lambda *args, told=told: told.append(args[-1]), clock, at_once)
        progress.begin({"plan": [TokenCost(1_000, 400)], "chapter": [TokenCost(1_000, 400)] * 4})
        with progress.question("plan", 1_000) as question:
            progress.ask(question, 1, 1_000)
            clock.now += 30
            progress.answer(question, 400)
        with progress.question("chapter 1 of 4", 1_000) as question:
            progress.ask(question, 2, 1_000)
        left[at_once] = told[-1]
    assert left[2] == pytest.approx(left[1] / 2)
