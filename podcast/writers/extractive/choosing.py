"""Which of the article's sentences are said: central, early, new, and never a pronoun without its noun."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.clauses import states
from podcast.writers.extractive.dependence import counts, leans_inside, speaks_of_itself

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Section
    from podcast.writers.extractive.survey import Sentence

LONGEST = 60
"""Words of a sentence; nobody can follow a longer one by ear."""
ANNOUNCES = 9
"""Words up to which the first sentence of a paragraph only announces what comes."""
FAR = 8
"""Sentences that one may need before or behind it, at most."""
RUN = 0.15
"""What a sentence is worth more when its neighbour is said."""

_HALF = re.compile(r"\bnot only\b(?!.*\bbut\b)", re.IGNORECASE)


class Heard:
    """The topics of what has been said, so that what says the same again can be told."""

    def __init__(self, said: Iterable[frozenset[str]] = ()) -> None:
        self._sizes: list[int] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for topics in said:
            self.add(topics)

    def add(self, topics: frozenset[str]) -> None:
        """Something was said on these topics."""
        for word in topics:
            self._places[word].append(len(self._sizes))
        self._sizes.append(len(topics))

    def echo(self, topics: frozenset[str]) -> float:
        """How much of it has been said at once already, from 0 to 1."""
        shared = Counter(place for word in topics for place in self._places.get(word, ()))
        return max(
            (n / math.sqrt(len(topics) * self._sizes[place]) for place, n in shared.items()), default=0.0
        )


@dataclass
class _Run:
    """Neighbouring sentences that are said together or not at all."""

    sentences: tuple[Sentence, ...]
    topics: frozenset[str]
    weight: float
    echo: float
    compared: int = 0
    """With how many of the sentences chosen so far."""
    adjoins: bool = False
    """Whether a neighbour is said."""

    @property
    def worth(self) -> float:
        """At least what it turns out to be when it is compared with all that is chosen."""
        return self.weight - self.echo + RUN * self.adjoins


class _Heap:
    """Runs by what they are worth. Being compared with more only lowers that, so only the top need be compared."""

    def __init__(self, runs: Iterable[_Run]) -> None:
        self._runs = tuple(runs)
        self._heap = [(-run.worth, place) for place, run in enumerate(self._runs)]
        heapq.heapify(self._heap)
        self._gone: set[int] = set()
        self._beside: defaultdict[int, list[int]] = defaultdict(list)
        for place, run in enumerate(self._runs):
            self._beside[run.sentences[0].order - 1].append(place)
            self._beside[run.sentences[-1].order + 1].append(place)

    def best(self, chosen: Sequence[Sentence]) -> _Run | None:
        """Take out the run that is worth most beside what is chosen, of equals the first; None when all are out."""
        while self._heap:
            entry, place = heapq.heappop(self._heap)
            run = self._runs[place]
            if place in self._gone or -entry > run.worth:
                continue  # an older entry of the same run
            for other in chosen[run.compared :]:
                run.echo = max(run.echo, _echo(run.topics, other.topics))
            run.compared = len(chosen)
            if run.worth == -entry:
                self._gone.add(place)
                return run
            heapq.heappush(self._heap, (-run.worth, place))
        return None

    def adjoin(self, new: Iterable[Sentence]) -> None:
        """These are said now: what stands beside them is worth more."""
        for place in (place for sentence in new for place in self._beside.get(sentence.order, ())):
            if not self._runs[place].adjoins:
                self._runs[place].adjoins = True
                heapq.heappush(self._heap, (-self._runs[place].worth, place))


def choose(
    sentences: Sequence[Sentence], words: float, heard: Heard, barred: Collection[int] = ()
) -> tuple[Sentence, ...]:
    """Sentences worth about `words` words, in order; each with those it leans on; none of `barred` (orders)."""
    open_ = [s for s in sentences if s.order not in barred and s.text[-1:] not in "?:" and s.words <= LONGEST]
    open_ += [
        s
        for s, after in pairwise(sentences)
        if s.text[-1:] in "?:" and not {s.order, after.order} & set(barred)
    ]
    if sum(sentence.words for sentence in open_) <= words:
        return tuple(sorted(open_, key=lambda s: s.order))
    heap = _Heap(_run(sentence, sentences, heard, barred) for sentence in open_)
    taken: dict[int, Sentence] = {}
    spent = 0
    while spent < words and (best := heap.best(tuple(taken.values()))):
        new = [s for s in best.sentences if s.order not in taken]
        over = spent + sum(s.words for s in new) - words
        if not new or (spent and over > words - spent):
            continue  # it would miss the length by more than going without it
        taken.update((s.order, s) for s in new)
        spent += sum(s.words for s in new)
        heap.adjoin(new)
    return tuple(taken[order] for order in sorted(taken))


def _run(sentence: Sentence, sentences: Sequence[Sentence], heard: Heard, barred: Collection[int]) -> _Run:
    chain = _chain(sentence, sentences)
    start = sentences[0].order
    wanted = {order for s in chain for order in s.needs} - {s.order for s in chain} - set(barred)
    chain = tuple(sorted((*chain, *(sentences[order - start] for order in wanted)), key=lambda s: s.order))
    topics = frozenset().union(*(s.topics for s in chain))
    return _Run(chain, topics, sum(s.weight for s in chain) / len(chain), heard.echo(topics))


def _echo(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def standalone(sentences: Sequence[Sentence], low: int = 8, high: int = 26) -> tuple[Sentence, ...]:
    """Sentences that can be said alone, and on which no other leans, the weightiest first."""
    needed = {s.order - 1 for s in sentences if s.leans or counts(s.text)}
    fit = [
        s
        for s in sentences
        if not (s.leans or s.needs)
        and s.order not in needed
        and low <= s.words <= high
        and not speaks_of_itself(s.text)
    ]
    fit = [
        s
        for s in fit
        if s.text[-1:] in ".!"
        and not re.search("[“:(]", s.text)
        and not leans_inside(s.text)
        and states(s.text)
    ]
    return tuple(sorted(fit, key=lambda s: (-s.weight, s.order)))


def share(sections: Sequence[Section], words: float) -> tuple[float, ...]:
    """Words for each section: by its length, a little flattened, more for scenarios; never more than it has."""
    lengths = [float(sum(count_words(text) for text in section.paragraphs)) for section in sections]
    wish = [n**0.85 * (1.4 if s.kind == "scenario" else 1) for n, s in zip(lengths, sections, strict=True)]
    shares = [0.0] * len(lengths)
    free = set(range(len(lengths)))
    left = min(words, sum(lengths))
    while free and left > 0:
        scale = left / sum(wish[i] for i in free)
        full = [i for i in free if lengths[i] <= wish[i] * scale]
        for i in full or free:
            shares[i] = lengths[i] if full else wish[i] * scale
        left -= sum(shares[i] for i in full or free)
        free -= set(full or free)
    return tuple(max(wanted, min(length, 18.0)) for wanted, length in zip(shares, lengths, strict=True))


def _chain(sentence: Sentence, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentence, before it those it leans on, after it the rest of what it begins to count."""
    start, end = sentences[0].order, sentences[-1].order
    first = last = sentence.order
    while sentences[first - start].leans and first > max(start, sentence.order - FAR):
        first -= 1
    while last < min(end, sentence.order + FAR) and _goes_on(sentences, last - start):
        last += 1
    return tuple(sentences[first - start : last + 1 - start])


def _goes_on(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a sentence is not done without the next: a question, an announcement, the first of a count."""
    one, after = sentences[place], sentences[place + 1]
    announces = (
        one.words <= ANNOUNCES and after.paragraph == one.paragraph != sentences[max(place - 1, 0)].paragraph
    )
    return one.text[-1:] in "?:" or announces or bool(_HALF.search(one.text)) or counts(after.text)
