"""The sentence of a section that its heading puts into few words."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Article, Parse, Sentence

ENOUGH = 0.5
"""Share of the heading's words, by weight, that the sentence must have."""
FEWEST = 2
"""Content words of the heading that it must have at least."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_EMPTY = frozenset("be have do say get make go one other many such".split())


def find_paraphrases(
    article: Article, sentences: Sequence[Sentence], headings: Sequence[Parse]
) -> tuple[tuple[int, int], ...]:
    """Returns (section, sentence) for each heading that a sentence of its section says at length.

    That is the one with most of its words. `headings` are those of all sections, parsed.
    A question is answered rather than said, and a heading that the sentence shares nothing but a name with is a label.
    """
    numbers = [
        number
        for number, section in enumerate(article.sections)
        if section.heading and not section.heading.endswith("?")
    ]
    if not any(sentence.parse.tokens for sentence in sentences):
        return ()
    by_section: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_section.setdefault(sentence.section, []).append(sentence)
    lemmas = {sentence.index: _lemmas(sentence.parse) for sentence in sentences}
    times = Counter(lemma for own in lemmas.values() for lemma in own)
    weights = {lemma: log((len(sentences) + 1) / count) for lemma, count in times.items()}
    rarest = log(len(sentences) + 1)
    pairs = []
    for number in numbers:
        heading = headings[number]
        names = frozenset(token.lemma.lower() for token in heading.tokens if token.pos == "PROPN")
        own = [sentence for sentence in by_section.get(number, ()) if _has_verb(sentence.parse)]
        best = _find_likest(_lemmas(heading), own, lemmas, (weights, rarest))
        if best is not None and _lemmas(heading) & lemmas[best] - names:
            pairs.append((number, best))
    return tuple(pairs)


def _find_likest(
    heading: frozenset[str],
    sentences: Iterable[Sentence],
    lemmas: Mapping[int, frozenset[str]],
    weighing: tuple[Mapping[str, float], float],
) -> int | None:
    weights, rarest = weighing
    whole = sum(weights.get(lemma, rarest) for lemma in heading)
    best, most = None, ENOUGH * whole
    for sentence in sentences:
        common = heading & lemmas[sentence.index]
        weight = sum(weights[lemma] for lemma in common)
        if len(common) >= FEWEST and (weight > most or (best is None and weight >= most)):
            best, most = sentence.index, weight
    return best


def _has_verb(tree: Parse) -> bool:
    return any(token.is_finite for token in tree.tokens)


def _lemmas(tree: Parse) -> frozenset[str]:
    return frozenset(
        token.lemma.lower()
        for token in tree.tokens
        if token.pos in _CONTENT and token.lemma.lower() not in _EMPTY
    )
