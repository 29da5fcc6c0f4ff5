"""How near a sentence is, but for what is odd in it, to the sentences it rests on.

An odd word in a sentence that is otherwise word for word the article's was put there; in one that is put freely all
through it is a word among many that stand for others. So a sign tells as much as the rest of its sentence is near.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split, split_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.signs import Sign
    from podcast.script.check.statements import Statement

_FREE, _WORD_FOR_WORD = 0.65, 0.95
"""Shares of the words that the evidence has: what is below the first is put freely, above the second literally."""
_LEAST = {
    "superlative": 0.55,
    "relation": 0.75,
    "reversed": 0.75,
    **dict.fromkeys(
        ("sure", "loose denial", "loose doubt", "loose scope", "loose subject", "other speaker", "listed"),
        1.0,
    ),
}
"""Kinds of signs that tell however freely a sentence is put: what is the most is no other word for anything."""
_IN_ORDER = 0.5
"""Share of a sentence's words that are a cited one's, in its order, from which on a number or a name that is not there
is wrong: of 74 lines with one 73 were, of those below it that nobody had seen six in ten.
"""
_WORD = re.compile(r"\w+(?:'\w+)*")
_TRUSTED = 2
"""Words that every sentence is taken to have beside its own, so that one among two is not half of all."""


def weigh_by_nearness(
    signs: Iterable[Sign], said: Statement, counterparts: Mapping[int, Counterpart]
) -> tuple[Sign, ...]:
    """Returns the signs with how near the rest of the sentence is to its evidence."""
    return tuple(
        sign
        if sign.kind == "strange"  # it says itself that nothing is near
        else replace(
            sign, nearness=max(_LEAST.get(sign.kind, 0.0), _measure_rest(sign.at, said, counterparts))
        )
        for sign in signs
    )


def find_loose(
    parts: Sequence[str], texts: Iterable[str], language: str, evidence: Iterable[str]
) -> frozenset[str]:
    """Returns which parts of texts stand in sentences of them that are put freely, beside those of the evidence."""
    sentences = [one for text in texts for one in split_quotations(split(text, language or "en"))]
    held = [_WORD.findall(fold(one)) for one in evidence]
    near = {one: _is_in_order(one, held) for one in sentences}
    return frozenset(part for part in parts if {near[one] for one in sentences if part in one} == {False})


def _is_in_order(text: str, held: Sequence[Sequence[str]]) -> bool:
    """Whether half of a sentence's words are those of one of others, in its order."""
    words = _WORD.findall(fold(text))
    shared = (
        sum(block.size for block in SequenceMatcher(None, words, one, autojunk=False).get_matching_blocks())
        for one in held
    )
    return any(size >= _IN_ORDER * len(words) for size in shared)


def _measure_rest(at: int, said: Statement, counterparts: Mapping[int, Counterpart]) -> float:
    """Returns how near a sentence is but for one odd word; names are looked up, adverbs say how a thing is put."""
    words = [it for it in counterparts if it == at or said.token(it).pos not in ("PROPN", "ADV")]
    borne = [counterparts[it].where in ("cited", "free", "around") for it in words]
    return _measure(borne, _find_run(words, borne, at))


def _find_run(words: Sequence[int], borne: Sequence[bool], at: int) -> range:
    """Returns the places of an odd word and of those beside it that are odd, too: what was put in together."""
    if at not in words:
        return range(0)
    start = words.index(at)
    stop = start + 1
    while start and not borne[start - 1]:
        start -= 1
    while stop < len(borne) and not borne[stop]:
        stop += 1
    return range(start, stop)


def _measure(borne: Sequence[bool], run: range) -> float:
    rest = [is_borne for place, is_borne in enumerate(borne) if place not in run]
    if run and not any(rest):
        return 0.0  # "There was a catch": nothing else is said
    share = (sum(rest) + _TRUSTED) / (len(rest) + _TRUSTED)
    return min(1.0, max(0.0, (share - _FREE) / (_WORD_FOR_WORD - _FREE)))
