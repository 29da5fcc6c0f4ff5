"""Where the writing is, for people who wait: what is asked for, which request that is, and how long all still takes.

What is going to be asked is told beforehand, in tokens; the model's pace, and what questions of a kind took besides
(answers that could not be used, twice as many words), are learned from the answers as they come. While nothing tells,
no time is shown.
"""

from __future__ import annotations

import contextlib
import re
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from podcast.model import Stage, silent
from podcast.writers.llm.model_pace import ModelPace, TokenCost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcast.model import Report

UNEXPECTED = 200
"""Tokens of an answer that nobody foresaw."""
MORE = 0.25
"""What an answer that is longer than expected still has to come, by what came."""
TELLING = 30
"""Tokens of an answer from which on it tells how fast it comes."""
SPENT = 0.99
"""The share of a run that is shown as done at most, before it is."""


@dataclass(slots=True)
class Question:
    """A question while it is asked, once or again."""

    purpose: str
    cost: TokenCost
    expected_s: float | None = None
    """What it was going to take, when it was first asked."""
    began: float | None = None
    asked: float = 0.0
    """When its last request was sent."""
    heard: float | None = None
    """When the answer to that began."""
    written: float = 0.0
    """Tokens of that answer so far."""

    @property
    def kind(self) -> str:
        """What it has in common with others: `chapter` of `chapter 3 of 7`."""
        return kind_of(self.purpose)


@dataclass(slots=True)
class _Habit:
    """What the questions of a kind took, and what they were going to take."""

    spent: float = 0.0
    expected: float = 0.0
    count: int = 0

    @property
    def factor(self) -> float:
        """By what others of the kind are going to be off; one more than there were is taken to be as expected."""
        if not self.expected:
            return 1.0
        usual = self.expected / self.count
        return (self.spent + usual) / (self.expected + usual)


def kind_of(purpose: str) -> str:
    """Returns the kind of what is asked for: `judgement of 28` is a `judgement`."""
    return re.split(r" of | (?=\d)", purpose)[0]


@dataclass(slots=True)
class WritingProgress:
    """How far a script is."""

    report: Report = silent
    clock: Callable[[], float] = time.monotonic
    at_once: int = 1
    """Chapters that are asked for at once."""
    _ahead: dict[str, list[TokenCost]] = field(default_factory=dict)
    """Kind of question → what those take that were not asked yet."""
    _running: list[Question] = field(default_factory=list)
    _paces: dict[str, ModelPace] = field(default_factory=dict)
    """By kind of question: a judge may be another model; what is asked in the same words is read sooner."""
    _pace: ModelPace = field(default_factory=ModelPace)
    _habits: dict[str, _Habit] = field(default_factory=dict)
    _began: float | None = None
    _share: float = 0.0
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def begin(self, ahead: Mapping[str, Sequence[TokenCost]]) -> None:
        """Tells what is going to be asked, when nothing is done yet, or when all is done otherwise than was told."""
        with self._lock:
            self._ahead = {kind: list(costs) for kind, costs in ahead.items()}
            if self._began is None:
                self._began = self.clock()
            self._tell("")

    def expect(self, kind: str, costs: Sequence[TokenCost]) -> None:
        """Tells what is going to be asked of a kind, in place of what was told before."""
        with self._lock:
            self._ahead[kind] = list(costs)

    def finish(self) -> None:
        """Tells that all is done."""
        self.report(Stage.WRITING, 1, 1)

    @contextlib.contextmanager
    def question(self, purpose: str, sent: float) -> Iterator[Question]:
        """Gives a question of so many tokens, for the block in which it is answered, maybe by an earlier run."""
        with self._lock:
            ahead = self._ahead.get(kind_of(purpose))
            cost = ahead.pop(0) if ahead else TokenCost(sent, UNEXPECTED)
            question = Question(purpose, replace(cost, sent=sent))
            self._running.append(question)
        try:
            yield question
        finally:
            with self._lock:
                self._running.remove(question)
                if question.began is not None:
                    self._settle(question)

    def ask(self, question: Question, number: int, sent: float) -> None:
        """Tells that a request is sent, of so many tokens, and which one it is."""
        with self._lock:
            question.asked, question.heard, question.written = self.clock(), None, 0.0
            question.cost = replace(question.cost, sent=sent)
            if question.began is None:
                question.began, question.expected_s = (
                    question.asked,
                    self._seconds(question.kind, question.cost),
                )
            self._tell(f"{question.purpose}, request {number}")

    def hear(self, question: Question, number: int, written: float) -> None:
        """Tells that so many tokens of the answer have come."""
        with self._lock:
            question.heard = self.clock() if question.heard is None else question.heard
            question.written = written
            self._tell(f"{question.purpose}, request {number}")

    def answer(self, question: Question, written: float) -> None:
        """Tells that the answer is there, of so many tokens."""
        with self._lock:
            read_s = None if question.heard is None else question.heard - question.asked
            cost = replace(question.cost, back=max(written, 1))
            took = self.clock() - question.asked
            for pace in (self._pace, self._paces.setdefault(question.kind, ModelPace())):
                pace.learn(cost, read_s, took)
            question.asked, question.heard, question.written = self.clock(), None, 0.0

    def _settle(self, question: Question) -> None:
        """Learns from what a question took, with all its requests."""
        expected = question.expected_s or self._seconds(question.kind, question.cost)
        if expected and question.began is not None:
            habit = self._habits.setdefault(question.kind, _Habit())
            habit.spent += self.clock() - question.began
            habit.expected += expected
            habit.count += 1

    def _seconds(self, kind: str, cost: TokenCost) -> float | None:
        """What a question takes that is answered at once."""
        pace = self._paces.get(kind, self._pace)
        return self._live(pace).estimate(cost)

    def _live(self, pace: ModelPace) -> ModelPace:
        """A pace, with what is seen of the answers that are coming where nothing else tells."""
        if pace.written:
            return pace
        live = ModelPace()
        for one in self._running:
            if one.heard is not None and one.written >= TELLING:
                live.learn(
                    replace(one.cost, back=one.written), one.heard - one.asked, self.clock() - one.asked
                )
        return live

    def _left(self) -> float | None:
        """The seconds that are left; None while nothing tells."""
        here = [self._rest(one) for one in self._running]
        side, after = 0.0, 0.0
        for kind, costs in self._ahead.items():
            factor = self._habits.get(kind, _Habit()).factor
            for cost in costs:
                seconds = self._seconds(kind, cost)
                if seconds is None:
                    return None
                if kind == "chapter":
                    side += seconds * factor
                else:
                    after += seconds * factor
        rests = [rest for rest in here if rest is not None]
        if len(rests) < len(here):
            return None
        return max([*rests, (sum(rests) + side) / self.at_once]) + after

    def _rest(self, question: Question) -> float | None:
        """The seconds that the answer to a question is still going to take."""
        if question.began is None:
            return 0.0
        reading = self._seconds(question.kind, replace(question.cost, back=0))
        over = question.written - question.cost.back
        rest = max(-over, over, question.written * MORE)  # who has said twice as much may say thrice as much
        writing = self._seconds(question.kind, TokenCost(0, rest))
        if reading is None or writing is None:
            return None
        now = self.clock()
        here = writing if question.heard is not None else max(reading - (now - question.asked), 0) + writing
        # Who mostly had to be asked again is going to be asked again.
        usual = (question.expected_s or 0) * self._habits.get(question.kind, _Habit()).factor
        return max(here, usual - (now - question.began))

    def _tell(self, detail: str) -> None:
        """Reports, never less than before."""
        left = self._left()
        if left is not None and self._began is not None:
            elapsed = self.clock() - self._began
            self._share = min(max(self._share, elapsed / max(elapsed + left, 0.001)), SPENT)
        self.report(Stage.WRITING, self._share, 1, detail, left)
