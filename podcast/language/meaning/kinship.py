"""How two English words go together in meaning: one word, synonyms, opposites, kinds of each other, or strangers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.article_memory import keep_for_article
from podcast.language.meaning.camps import are_in_two_camps
from podcast.language.meaning.lexicon import PARTS_OF_SPEECH, get_sense, look_up

if TYPE_CHECKING:
    from podcast.model import Token

KinshipKind = Literal["same", "synonym", "form", "opposite", "broader", "narrower", "near", "none"]
_SENSES = 4
"""Senses of a word that count for what it is a kind of: the rare ones make anything akin to anything."""
_STEPS = 3
"""Steps from a sense up to what it is a kind of, at most."""
_SHALLOW = 3
"""Steps from the top: what two words share up there ("thing", "change") makes them no kin."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """How a word goes with another one."""

    kind: KinshipKind
    """`broader`: the first is what the second is a kind of."""
    closeness: float
    """From 0, strangers, to 1, the same word."""


STRANGERS = Kinship("none", 0.0)


def compare_tokens(first: Token, second: Token) -> Kinship:
    """Returns how two words of parsed sentences go together."""
    return compare(
        first.lemma.lower(),
        PARTS_OF_SPEECH.get(first.pos, ""),
        second.lemma.lower(),
        PARTS_OF_SPEECH.get(second.pos, ""),
    )


@keep_for_article(40_000)
def compare(first: str, part: str, second: str, other: str) -> Kinship:
    """Returns how two words in their dictionary forms go together; `part` and `other` are their parts of speech."""
    if first == second:
        return Kinship("same", 1.0)
    if not (part and other):
        return STRANGERS
    if (second, other) in look_up(first, part).forms or (first, part) in look_up(second, other).forms:
        return Kinship("form", 0.95)
    ours, theirs = _family(first, part), _family(second, other)
    for one, other_part in ours:  # a word itself first, then its forms
        for two, part_two in theirs:
            if other_part == part_two and _are_opposite(one, two, part_two):
                return Kinship("opposite", 0.0)
    best = STRANGERS
    for place, (one, part_one) in enumerate(ours):
        for other_place, (two, part_two) in enumerate(theirs):
            if part_one == part_two:
                kinship = _compare_alike(one, two, part_one)
                closeness = kinship.closeness * (0.9 if place or other_place else 1.0)
                if closeness > best.closeness:
                    best = Kinship(kinship.kind, closeness)
    return best


@keep_for_article(5_000)
def _family(word: str, part: str) -> tuple[tuple[str, str], ...]:
    return ((word, part), *look_up(word, part).forms[:6])


@keep_for_article(5_000)
def find_opposites(word: str, part: str) -> frozenset[str]:
    """Returns the opposites of a word, and of what it is like or a kind of: "fall" for "soar"."""
    direct = set(look_up(word, part).opposites)
    for number in look_up(word, part).senses[:_SENSES]:
        for like in (number, *(get_sense(number).kinds if part in ("a", "v") else ())):
            direct.update(get_sense(like).opposites)
    return frozenset(direct)


def _are_opposite(first: str, second: str, part: str) -> bool:
    if first == second:
        return False
    if are_in_two_camps(first, second, part):
        return True
    return any(
        two in there or any(_share_sense(two, word, part) for word in there)
        for there, two in ((find_opposites(first, part), second), (find_opposites(second, part), first))
    )


def _share_sense(first: str, second: str, part: str) -> bool:
    return bool({*look_up(first, part).senses[:2]} & {*look_up(second, part).senses[:2]})


def _compare_alike(first: str, second: str, part: str) -> Kinship:
    """Returns how two words of one part of speech go together, opposites aside."""
    if first == second:
        return Kinship("form", 0.9)
    ours, theirs = look_up(first, part).senses, look_up(second, part).senses
    if {*ours} & {*theirs}:
        ranks = [ours.index(sense) + theirs.index(sense) for sense in ours if sense in theirs]
        return Kinship("synonym", 0.9 - 0.03 * min(ranks))
    best = STRANGERS
    for sense in ours[:_SENSES]:
        above = _climb(sense)
        for other in theirs[:_SENSES]:
            over = _climb(other)
            for shared in above.keys() & over.keys():
                up, down = above[shared], over[shared]
                if _depth(shared) < _SHALLOW and part == "n" and min(up, down):
                    continue
                closeness = 0.85 - 0.15 * (up + down)
                if closeness > best.closeness:
                    kind: KinshipKind = "narrower" if not down else "broader" if not up else "near"
                    best = Kinship(kind, closeness)
    return best


@keep_for_article(5_000)
def _climb(sense: int) -> dict[int, int]:
    """Returns what a sense is a kind of, with the steps up to each; itself with none."""
    steps = {sense: 0}
    level = [sense]
    for step in range(1, _STEPS + 1):
        level = [kind for one in level for kind in get_sense(one).kinds if kind not in steps]
        steps.update(dict.fromkeys(level, step))
    return steps


@keep_for_article(5_000)
def _depth(sense: int) -> int:
    depth, level, met = 0, {sense}, {sense}
    while level and depth < 20:
        kinds = [get_sense(one).kinds for one in level]
        if not all(kinds):
            return depth
        level = {kind for some in kinds for kind in some} - met
        met |= level
        depth += 1
    return depth
