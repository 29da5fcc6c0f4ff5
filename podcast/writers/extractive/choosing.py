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
from podcast.writers.extractive.weights import WEIGHTS
from podcast.writers.frame import share_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Section
    from podcast.writers.extractive.survey import SourceSentence

LONGEST = 60
"""Words of a sentence at most; nobody can follow a longer one by ear."""
ANNOUNCES = 9
"""Words up to which the first sentence of a paragraph only announces what comes."""
FAR = 8
"""Sentences that one may need before or behind it, at most."""
ALONE = (8, 26)
"""Words of a sentence that is said all alone, at least and at most."""
TASTE = 18.0
"""Words that even the shortest share holds, where the section has them."""

_HALF = re.compile(r"\bnot only\b(?!.*\bbut\b)", re.IGNORECASE)
"""The first half of a pair: «The harbour lost not only its ships.»"""


class TopicsHeard:
    """The topics of what has been said, so that a sentence that says the same again is recognised."""

    def __init__(self, topics_by_sentence: Iterable[frozenset[str]] = ()) -> None:
        self._sizes: list[int] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for topics in topics_by_sentence:
            self.add(topics)

    def add(self, topics: frozenset[str]) -> None:
        """Note that a sentence on these topics was said."""
        for word in topics:
            self._places[word].append(len(self._sizes))
        self._sizes.append(len(topics))

    def echo(self, topics: frozenset[str]) -> float:
        """Returns how much of these topics one sentence has had already, from 0 to 1."""
        shared = Counter(place for word in topics for place in self._places.get(word, ()))
        return max(
            (n / math.sqrt(len(topics) * self._sizes[place]) for place, n in shared.items()), default=0.0
        )


@dataclass
class SentenceRun:
    """Neighbouring sentences that are said together or not at all."""

    sentences: tuple[SourceSentence, ...]
    topics: frozenset[str]
    weight: float
    echo: float
    compared: int = 0
    """How many of the sentences chosen so far its topics were compared with."""
    adjoins: bool = False
    """Whether a neighbour is said."""

    @property
    def worth(self) -> float:
        """What the run counts now; never less than when it is compared with all that is chosen."""
        return self.weight - self.echo + WEIGHTS.neighbour * self.adjoins


class RunQueue:
    """Runs by what they are worth.

    Being compared with more sentences only lowers that, so only the run on top need be compared: a forum of one
    endless section would take time that grows by the square of its length.
    """

    def __init__(self, runs: Iterable[SentenceRun]) -> None:
        self._runs = tuple(runs)
        self._heap = [(-run.worth, place) for place, run in enumerate(self._runs)]
        heapq.heapify(self._heap)
        self._gone: set[int] = set()
        self._beside: defaultdict[int, list[int]] = defaultdict(list)
        for place, run in enumerate(self._runs):
            self._beside[run.sentences[0].order - 1].append(place)
            self._beside[run.sentences[-1].order + 1].append(place)

    def best(self, chosen: Sequence[SourceSentence]) -> SentenceRun | None:
        """Take out and return the run that is worth most beside what is chosen, of equals the first, or None."""
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

    def adjoin(self, new: Iterable[SourceSentence]) -> None:
        """Raise what stands beside these sentences, which are said now."""
        for place in (place for sentence in new for place in self._beside.get(sentence.order, ())):
            if not self._runs[place].adjoins:
                self._runs[place].adjoins = True
                heapq.heappush(self._heap, (-self._runs[place].worth, place))


def choose(
    sentences: Sequence[SourceSentence], words: float, heard: TopicsHeard, barred: Collection[int] = ()
) -> tuple[SourceSentence, ...]:
    """Returns sentences of about `words` words, in order, each with those it leans on, none of `barred` (orders)."""
    candidates = [
        s for s in sentences if s.order not in barred and s.text[-1:] not in "?:" and s.words <= LONGEST
    ]
    candidates += [
        s
        for s, after in pairwise(sentences)
        if s.text[-1:] in "?:" and not {s.order, after.order} & set(barred)
    ]
    if sum(sentence.words for sentence in candidates) <= words:
        return tuple(sorted(candidates, key=lambda s: s.order))
    runs = RunQueue(_run(sentence, sentences, heard, barred) for sentence in candidates)
    taken: dict[int, SourceSentence] = {}
    spent = 0
    while spent < words and (best := runs.best(tuple(taken.values()))):
        new = [s for s in best.sentences if s.order not in taken]
        over = spent + sum(s.words for s in new) - words
        if not new or (spent and over > words - spent):
            continue  # it would miss the length by more than going without it
        taken.update((s.order, s) for s in new)
        spent += sum(s.words for s in new)
        runs.adjoin(new)
    return tuple(taken[order] for order in sorted(taken))


def _run(
    sentence: SourceSentence, sentences: Sequence[SourceSentence], heard: TopicsHeard, barred: Collection[int]
) -> SentenceRun:
    """A sentence with those that it cannot be said without."""
    chain = _chain(sentence, sentences)
    start = sentences[0].order
    wanted = {order for s in chain for order in s.needs} - {s.order for s in chain} - set(barred)
    chain = tuple(sorted((*chain, *(sentences[order - start] for order in wanted)), key=lambda s: s.order))
    topics = frozenset().union(*(s.topics for s in chain))
    return SentenceRun(chain, topics, sum(s.weight for s in chain) / len(chain), heard.echo(topics))


def _echo(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def standalone(sentences: Sequence[SourceSentence]) -> tuple[SourceSentence, ...]:
    """Returns the sentences that can be said alone, and on which no other leans, the weightiest first."""
    needed = {s.order - 1 for s in sentences if s.leans or counts(s.text)}
    alone = [s for s in sentences if s.order not in needed and _stands_alone(s)]
    return tuple(sorted(alone, key=lambda s: (-s.weight, s.order)))


def _stands_alone(sentence: SourceSentence) -> bool:
    """Whether a sentence is a statement of middling length that is understood without any other."""
    low, high = ALONE
    text = sentence.text
    if sentence.leans or sentence.needs or not low <= sentence.words <= high or speaks_of_itself(text):
        return False
    plain = text[-1:] in ".!" and not re.search("[“:(]", text)
    return plain and not leans_inside(text) and states(text)


def share_sections(sections: Sequence[Section], words: float) -> tuple[float, ...]:
    """Returns words for each section: by its length, a little flattened, more for scenarios; never more than it has."""
    lengths = [float(sum(count_words(text) for text in section.paragraphs)) for section in sections]
    wishes = [
        length**WEIGHTS.flatness * (WEIGHTS.scenario if section.kind == "scenario" else 1)
        for length, section in zip(lengths, sections, strict=True)
    ]
    shares = share_words(words, wishes, lengths)
    return tuple(max(share, min(length, TASTE)) for share, length in zip(shares, lengths, strict=True))


def _chain(sentence: SourceSentence, sentences: Sequence[SourceSentence]) -> tuple[SourceSentence, ...]:
    """The sentence, before it those it leans on, after it the rest of what it begins to count."""
    start, end = sentences[0].order, sentences[-1].order
    first = last = sentence.order
    while sentences[first - start].leans and first > max(start, sentence.order - FAR):
        first -= 1
    while last < min(end, sentence.order + FAR) and _goes_on(sentences, last - start):
        last += 1
    return tuple(sentences[first - start : last + 1 - start])


def _goes_on(sentences: Sequence[SourceSentence], place: int) -> bool:
    """Whether a sentence is not done without the next: a question, an announcement, the first of a count."""
    before, sentence, after = sentences[max(place - 1, 0)], sentences[place], sentences[place + 1]
    begins_paragraph = after.paragraph == sentence.paragraph != before.paragraph
    announces = sentence.words <= ANNOUNCES and begins_paragraph
    half = sentence.text[-1:] in "?:" or bool(_HALF.search(sentence.text))
    return half or announces or counts(after.text)
