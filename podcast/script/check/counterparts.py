"""Each word of what is said beside the word of the evidence that it stands for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.article_memory import keep_for_article
from podcast.language.facts import name_matching
from podcast.language.facts.number_words import VOCABULARY
from podcast.language.meaning.kinship import Kinship, compare_tokens
from podcast.script.check.glue import is_talk
from podcast.script.check.small_words import say_in_small_words
from podcast.script.check.stems import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.model import Token
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

CLOSE = 0.75
"""Closeness of two words that may say the same."""
AKIN = 0.45
"""Closeness of a word to one of the cited sentences that it may stand for, freely put."""
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})
"""Named entities whose numbers are looked up: what they are counted in goes with them."""
_NO_NUMBERS = frozenset({"oh", "point", "second"})
"""Words of numbers that are mostly something else."""
_SAME = Kinship("same", 1.0)
_SYNONYM = Kinship("synonym", 0.9)
_ENDINGS = frozenset({"wide", "based", "like", "ism", "ist", "ists"})

Place = tuple[int, int]
"""A cited sentence, and a token of it."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What stands in the evidence for a word that is said."""

    where: Literal["cited", "around", "elsewhere", "nowhere", "free"]
    kinship: Kinship
    places: tuple[Place, ...] = ()
    """The words of the cited sentences that may say the same, or the opposite where nothing says the same."""
    word: str = ""
    """The nearest word."""


def find_counterparts(said: Statement, evidence: Evidence) -> Mapping[int, Counterpart]:
    """Returns what stands for each of the words of a sentence that carry content."""
    return {at: _find(said.token(at), evidence) for at in said.content}


def find_nearest(evidence: Evidence, counterparts: Mapping[int, Counterpart]) -> list[Statement]:
    """Returns the cited sentences that have most of the words of what is said, or half as many."""
    counts = Counter(number for it in counterparts.values() for number in {place[0] for place in it.places})
    ranked = counts.most_common()
    return [evidence.cited[number] for number, count in ranked if 2 * count >= ranked[0][1]]


def _find(token: Token, evidence: Evidence) -> Counterpart:
    found, best, word = _find_cited(token, evidence)
    if found is not None:
        return found
    if (
        token.entity in _MEASURES
        or (
            token.word in VOCABULARY and token.word not in _NO_NUMBERS
        )  # "A tenth of a second": numbers are looked up
        or any(is_talk(form, evidence.free) for form in (token.word, token.lemma.lower()))
        or stem(token.word) in evidence.free
    ):
        return Counterpart("free", best)
    for one in evidence.around:
        for at in one.content:
            if _compare(token, one.token(at)).closeness >= 0.9:
                return Counterpart("around", _SAME, (), one.token(at).text)
    where: Literal["elsewhere", "nowhere"] = (
        "elsewhere" if token.lemma.lower() in evidence.known else "nowhere"
    )
    return Counterpart(where, best, (), word)


def _find_cited(token: Token, evidence: Evidence) -> tuple[Counterpart | None, Kinship, str]:
    """Returns what stands for a word in the cited sentences, if anything does, and what is nearest to it."""
    best, places, opposites = Kinship("none", 0.0), [], []
    word = ""
    for place, held in _tokens(evidence):
        kinship = _compare(token, held)
        if kinship.kind == "opposite":
            opposites.append(place)
            continue
        if kinship.closeness >= CLOSE:
            places.append(place)
        if kinship.closeness > best.closeness:
            best, word = kinship, held.text
    if best.closeness >= CLOSE:
        return Counterpart("cited", best, tuple(places), word), best, word
    if opposites:
        at, index = opposites[0]
        text = evidence.cited[at].token(index).text
        return Counterpart("cited", Kinship("opposite", 0.0), tuple(opposites), text), best, word
    if any(say_in_small_words(token.lemma.lower(), one.text) for one in evidence.cited):
        return Counterpart("cited", _SYNONYM), best, word
    return None, best, word


def _tokens(evidence: Evidence) -> Iterator[tuple[Place, Token]]:
    """Yields the words of the cited sentences that carry content, and in their place those that pronouns mean."""
    for number, one in enumerate(evidence.cited):
        for at in one.content:
            yield (number, at), one.token(at)
    for (number, at), (target, span) in evidence.meant.items():
        for index in range(span.start, span.stop):
            if index in target.content:
                yield (number, at), target.token(index)


def _compare(said: Token, held: Token) -> Kinship:
    if said.word.removesuffix("s") == held.word.removesuffix("s"):
        return _SAME  # whatever the parser takes each for
    if said.pos == "PROPN" or held.pos == "PROPN":
        if said.lemma.lower() == held.lemma.lower() or said.word == held.word:
            return _SAME
        if said.text[0].isupper() and _is_name_of(held.text, said.text):
            return Kinship("form", 0.95)
        if said.pos == held.pos == "PROPN":
            return Kinship("none", 0.0)
    ours, theirs = said.lemma.lower(), held.lemma.lower()
    if _derives(ours, theirs, held.pos) or _derives(theirs, ours, said.pos):
        return Kinship("form", 0.9)
    return compare_tokens(said, held)


@keep_for_article(20_000)
def _is_name_of(held: str, said: str) -> bool:
    """Whether a word is a name in another form: "Russia" and "Russian"."""
    return name_matching.holds(name_matching.collect_forms(held), said)


@keep_for_article(20_000)
def _derives(lemma: str, base: str, part: str) -> bool:
    """Whether a word is made of another one in a way that no lexicon lists: "curtailing", "worldwide", "leftist"."""
    if part == "VERB":
        return lemma.endswith("ing") and lemma.removesuffix("ing") in (
            base,
            base.removesuffix("e"),
            base + base[-1],
        )
    return len(base) > 3 and lemma.startswith(base) and lemma[len(base) :] in _ENDINGS
