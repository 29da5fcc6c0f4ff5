"""How near a sentence is, but for what is odd in it, to the sentences it rests on.

An odd word in a sentence that is otherwise word for word the article's was put there; in one that is put freely all
through it is a word among many that stand for others. So a sign tells as much as the rest of its sentence is near.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

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
