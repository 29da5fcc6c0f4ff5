"""Which of the article's sentences are said: central, early, new, and never a pronoun without its noun."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.text.sentences import count_words
from podcast.writers.extractive.grammar import states
from podcast.writers.extractive.lean import counts, leans_inside, speaks_of_itself

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Section
    from podcast.writers.extractive.survey import Sentence

LONGEST = 60
"""Words of a sentence; nobody can follow a longer one by ear."""
ANNOUNCES = 9
"""Words up to which the first sentence of a paragraph only announces what comes."""
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

    @property
    def worth(self) -> float:
        return self.weight - self.echo


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
    runs = [_run(sentence, sentences, heard, barred) for sentence in open_]
    taken: dict[int, Sentence] = {}
    spent = 0
    while runs and spent < words:
        best = max(runs, key=lambda run: (run.worth + RUN * _adjoins(run, taken), -run.sentences[0].order))
        runs.remove(best)
        new = [s for s in best.sentences if s.order not in taken]
        over = spent + sum(s.words for s in new) - words
        if not new or (spent and over > words - spent):
            continue  # it would miss the length by more than going without it
        taken.update((s.order, s) for s in new)
        spent += sum(s.words for s in new)
        for run in runs:
            run.echo = max(run.echo, *(_echo(run.topics, s.topics) for s in new))
    return tuple(taken[order] for order in sorted(taken))


def _run(sentence: Sentence, sentences: Sequence[Sentence], heard: Heard, barred: Collection[int]) -> _Run:
    chain = _chain(sentence, sentences)
    start = sentences[0].order
    wanted = {order for s in chain for order in s.needs} - {s.order for s in chain} - set(barred)
    chain = tuple(sorted((*chain, *(sentences[order - start] for order in wanted)), key=lambda s: s.order))
    topics = frozenset().union(*(s.topics for s in chain))
    return _Run(chain, topics, sum(s.weight for s in chain) / len(chain), heard.echo(topics))


def _adjoins(run: _Run, taken: Collection[int]) -> bool:
    return run.sentences[0].order - 1 in taken or run.sentences[-1].order + 1 in taken


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
    while sentences[first - start].leans and first > start:
        first -= 1
    while last < end and _goes_on(sentences, last - start):
        last += 1
    return tuple(sentences[first - start : last + 1 - start])


def _goes_on(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether a sentence is not done without the next: a question, an announcement, the first of a count."""
    one, after = sentences[place], sentences[place + 1]
    announces = (
        one.words <= ANNOUNCES and after.paragraph == one.paragraph != sentences[max(place - 1, 0)].paragraph
    )
    return one.text[-1:] in "?:" or announces or bool(_HALF.search(one.text)) or counts(after.text)
