"""Which sentences are worth their words: runs of a paragraph, so that a thought is told with its turn, or left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.introductions import find_antecedents, find_introduced
from podcast.writers.extractive.points import count_words_of
from podcast.writers.extractive.seams import find_seams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.seams import Seams
    from podcast.writers.extractive.source_view import SourceView

DUE = 0.6
"""Share of an episode up to which the scenarios have theirs before anything else."""
LEAD = 2
"""Sentences of a lead, at most."""
_VERDICT = re.compile(
    r"\bunlikely\b|\blikel(?:y|ihood)\b|\bhinges?\b|\bdepends?\b|\bspeaks (?:for|against)\b"
    r"|\bprobab|\bwould (?:need|require|take)\b|\bobstacle|"
    r"\bmakes this\b|\bhowever\b"
)
"""Words of a sentence that tells why a scenario may or may not come about: «What makes it unlikely is the price.»"""
MOST = 10
"""Sentences of a run, at most; a longer one grows by a second."""
DEAR = 0.7
"""Power of a run's words by which its weight is divided."""
OPEN = 0.12
"""What it loses for each thing that it speaks of as known, and that nobody has heard of."""
REPLY = 0.15
"""What it loses for each sentence to which somebody's reply is not said."""
BREATH = 25
"""Words of a sentence, as it is said, above which each one counts threefold."""
_NEVER, _NOT_YET = -1e6, -1e5
"""Worth of a run that is said or too long, and of one that goes on from a sentence that is not said."""


@dataclass(frozen=True, slots=True)
class ParagraphRun:
    """Sentences of a paragraph that follow each other, with all that they cannot be said without."""

    own: tuple[int, ...]
    sentences: tuple[int, ...]
    after: int | None = None
    """The sentence right after which alone it can be said; None where it can stand anywhere."""


@dataclass
class ChosenRuns:
    """What is said so far."""

    source: SourceView
    weights: dict[int, float]
    introduced: dict[int, tuple[tuple[int, ...], ...]]
    taken: set[int]
    seams: Seams
    antecedents: dict[int, tuple[tuple[int, frozenset[int]], ...]]
    groups: dict[int, tuple[int, ...]]
    spent: float = 0.0

    def unsaid(self, run: ParagraphRun) -> tuple[list[int], int]:
        """Returns the sentences of a run that are not said yet, with what its nouns mean, and their words."""
        new = {index for index in run.sentences if index not in self.taken}
        for index in run.sentences:
            for meant, holders in self.antecedents.get(index, ()):
                if not any(at in self.taken or at in new for at in holders if at < index):
                    new |= {at for at in self.groups.get(meant, ()) if at not in self.taken}
        return sorted(new), sum(self.source.words(index) for index in new)

    def take(self, run: ParagraphRun) -> None:
        """Say a run."""
        new, cost = self.unsaid(run)
        self.taken.update(new)
        self.spent += cost

    def gain(self, run: ParagraphRun, new: Sequence[int]) -> float:
        """Returns what a run's `new` sentences add, less what they leave open, plus what they close."""
        value = sum(self.weights.get(index, 0.0) for index in new)
        after = self.taken.union(new)
        first, last = run.sentences[0], run.sentences[-1]
        value += self.seams.measure(first, last, self.taken) - self.seams.measure(first, last, after)
        value += REPLY * (
            self.seams.count_unanswered(first, last, self.taken)
            - self.seams.count_unanswered(first, last, after)
        )
        value -= OPEN * sum(
            not any(at in after for at in earlier)
            for index in new
            for earlier in self.introduced.get(index, ())
        )
        return value


def choose(source: SourceView, points: Sequence[TellingPoint], words: float, barred: set[int]) -> set[int]:
    """Returns the sentences that are said besides those barred, of about so many words."""
    body = [point for point in points if point.section >= 0]
    if count_words_of(source, body, barred) <= words:
        return tell_whole(body, barred)
    choice = ChosenRuns(
        source,
        {point.own: point.weight for point in points},
        find_introduced(source),
        set(barred),
        find_seams(source, frozenset(point.own for point in points)),
        find_antecedents(source),
        {point.own: point.sentences for point in points if point.after is None},
    )
    runs = find_runs(source, [point for point in body if point.own not in barred])
    for run in _dues(source, runs, choice):
        if choice.spent + choice.unsaid(run)[1] <= words * DUE:
            choice.take(run)

    def worth(run: ParagraphRun) -> float:
        new, cost = choice.unsaid(run)
        if not new or choice.spent + cost > words * 1.05 + 10:
            return _NEVER
        if run.after is not None and run.after not in choice.taken:
            return _NOT_YET
        breath = 2 * sum(max(0, source.longest[i] - BREATH) for i in new) if source.longest else 0
        return float(choice.gain(run, new) / max(cost + breath, 10) ** DEAR)

    while runs and choice.spent < words:
        values = [worth(run) for run in runs]
        best = max(range(len(runs)), key=values.__getitem__)
        if values[best] <= _NOT_YET:
            break
        choice.take(runs[best])
        runs = [run for run, value in zip(runs, values, strict=True) if value != _NEVER]
    return choice.taken - barred


def tell_whole(points: Sequence[TellingPoint], barred: set[int]) -> set[int]:
    """Returns all sentences of these points besides those barred, but for those that hang on one that is not said."""
    taken = set(barred)
    for point in points:
        if point.after is None or point.after in taken:
            taken.update(point.sentences)
    return taken - barred


def find_runs(source: SourceView, points: Sequence[TellingPoint]) -> list[ParagraphRun]:
    """Returns all runs of sentences that can be said, in the order of the article."""
    own = {point.own: point for point in points}
    order = [point.own for point in points]
    runs = []
    for at, first in enumerate(order):
        sentences: set[int] = set()
        for last in range(at, min(at + MOST, len(order))):
            index = order[last]
            if not source.in_one_section(first, index):
                break
            after = own[index].after
            if after is not None and after not in sentences and at != last:
                break
            sentences |= set(own[index].sentences)
            runs.append(ParagraphRun(tuple(order[at : last + 1]), tuple(sorted(sentences)), own[first].after))
    return runs


def _dues(source: SourceView, runs: Sequence[ParagraphRun], choice: ChosenRuns) -> list[ParagraphRun]:
    """Returns what the article begins with, then what each scenario does, what speaks against it, and its best.

    Everything else goes on from the lead. A scenario is told from its premise on, and none is only named.
    """

    def worth(run: ParagraphRun) -> float:
        new, cost = choice.unsaid(run)
        return choice.gain(run, new) / float(max(cost, 10) ** DEAR)

    article = source.understood.article
    first = next((sentence.index for sentence in source.sentences if sentence.section >= 0), None)
    lead = [run for run in runs if run.own[0] == first and len(run.own) <= LEAD and run.after is None]
    premises, verdicts, best = [], [], []
    for number, section in enumerate(article.sections):
        if section.kind != "scenario":
            continue
        own = [
            run
            for run in runs
            if len(run.own) == 1 and run.after is None and source.sentence(run.own[0]).section == number
        ]
        premises += own[:1]
        verdicts += [run for run in own if _VERDICT.search(source.sentence(run.own[0]).text)][:1]
        best += sorted(own, key=worth, reverse=True)[:1]
    return [*lead[-1:], *premises, *verdicts, *best]
