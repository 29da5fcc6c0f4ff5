"""Where another topic begins in long text without headings: by the words that go on and those that stop."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Entity, Sentence

LONG = 600
"""Words of a section that is looked into at least."""
STRETCH = 250
"""Words of a topic, about."""
SHORTEST = 120
"""Words of a topic at least."""
WINDOW = 100
"""Words on either side of a gap that are compared, about."""
GOING_ON = 0.5
"""What is left of a gap's depth where the next sentence leans on the one before."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_GOING_ON = frozenset({"PRON", "CCONJ", "SCONJ"})
"""Parts of speech of a first word that goes on with what was said: "She", "But", "This"."""
_LEANING = frozenset("this that these those such then so also however instead still".split())


def find_shifts(sentences: Sequence[Sentence], entities: Sequence[Entity]) -> tuple[int, ...]:
    """Returns the sentences with which another topic begins, in sections of more than `LONG` words.

    They are first ones of paragraphs, for who changes the subject begins a paragraph.
    """
    terms = _read_terms(sentences, entities)
    by_section: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_section.setdefault(sentence.section, []).append(sentence)
    return tuple(shift for own in by_section.values() for shift in _divide(own, terms))


def _read_terms(sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Counter[str]]:
    """Returns what each sentence is about: its nouns and the entities it names or points at."""
    terms = [
        Counter(token.lemma.lower() for token in sentence.parse.tokens if token.pos in _NOUNS)
        for sentence in sentences
    ]
    for number, entity in enumerate(entities):
        for mention in entity.mentions:
            terms[mention.span.sentence][f"entity {number}"] += 1
    return terms


def _divide(sentences: Sequence[Sentence], terms: Sequence[Counter[str]]) -> list[int]:
    lengths = [len(sentence.text.split()) for sentence in sentences]
    if sum(lengths) <= LONG:
        return []
    weights = _weigh([terms[sentence.index] for sentence in sentences])
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    gaps = [
        at
        for at, (before, sentence) in enumerate(pairwise(sentences), 1)
        if before.paragraph != sentence.paragraph and min(ends[at], ends[-1] - ends[at]) >= SHORTEST
    ]
    scores = [
        _likeness(
            _gather(sentences, lengths, terms, range(at - 1, -1, -1)),
            _gather(sentences, lengths, terms, range(at, len(sentences))),
            weights,
        )
        for at in gaps
    ]
    # Who goes on with "She" or "But" goes on with the topic.
    depths = [
        depth * (GOING_ON if _goes_on(sentences[at]) else 1.0)
        for depth, at in zip(_depths(scores), gaps, strict=True)
    ]
    wanted = round(ends[-1] / STRETCH) - 1
    taken = [0, ends[-1]]
    chosen: list[int] = []
    for _, at in sorted(zip(depths, gaps, strict=True), key=lambda pair: (-pair[0], pair[1])):
        place = bisect(taken, ends[at])
        if len(chosen) < wanted and min(ends[at] - taken[place - 1], taken[place] - ends[at]) >= SHORTEST:
            taken.insert(place, ends[at])
            chosen.append(at)
    return [sentences[at].index for at in sorted(chosen)]


def _goes_on(sentence: Sentence) -> bool:
    first = next((token for token in sentence.parse.tokens if token.text[0].isalnum()), None)
    return first is not None and (first.pos in _GOING_ON or first.word in _LEANING)


def _weigh(terms: Sequence[Counter[str]]) -> dict[str, float]:
    """Returns the weight of each term: the rarer, the more, but nothing for one that is alone."""
    times = Counter(term for own in terms for term in own)
    return {term: log(len(terms) / count) if count > 1 else 0.0 for term, count in times.items()}


def _gather(
    sentences: Sequence[Sentence], lengths: Sequence[int], terms: Sequence[Counter[str]], side: range
) -> Counter[str]:
    words = 0
    gathered: Counter[str] = Counter()
    for at in side:
        gathered.update(terms[sentences[at].index])
        words += lengths[at]
        if words >= WINDOW:
            break
    return gathered


def _likeness(before: Counter[str], after: Counter[str], weights: Mapping[str, float]) -> float:
    """Returns the cosine of the weighted terms on both sides of a gap, 0 to 1."""
    common = sum(before[term] * after[term] * weights[term] ** 2 for term in before.keys() & after.keys())
    sizes = [
        sqrt(sum((times * weights[term]) ** 2 for term, times in side.items())) for side in (before, after)
    ]
    return common / (sizes[0] * sizes[1]) if all(sizes) else 0.0


def _depths(scores: Sequence[float]) -> list[float]:
    """Returns how far each gap lies below the nearest summits on both sides, as TextTiling has it."""
    left = _climb(scores)
    right = _climb(scores[::-1])[::-1]
    return [before + after - 2 * score for before, after, score in zip(left, right, scores, strict=True)]


def _climb(scores: Sequence[float]) -> list[float]:
    """Returns for each score the height of the summit that a climb to the left comes to."""
    summits: list[float] = []
    for at, score in enumerate(scores):
        summits.append(summits[-1] if at and scores[at - 1] >= score else score)
    return summits
