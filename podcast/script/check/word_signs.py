"""Words that the evidence does not have, has only elsewhere, or has as their opposite; and words joined anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.counterparts import AKIN
from podcast.script.check.signs import Sign, place_sign
from podcast.script.check.stand_ins import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.script.check.counterparts import Counterpart, Place
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_KINDS = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "adjective", "ADV": "adverb"}
SHELLS = frozenset(
    """aim amount approach area aspect case condition consequence context definition degree description detail effect
    example explanation fact form future goal group idea impact implication importance information instance issue kind
    level likelihood man manner matter means measure method mid number objective order outcome part people person plan
    point possibility problem process purpose range reason result role scenario series set situation sort step strategy
    target tactic task term thing topic type use version view way woman""".split()
)
"""Nouns that say nothing by themselves: they take their meaning from what they are said of."""
_NAMED = frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON"})
"""Named entities for which a general noun may stand: "the country" for Sarvia."""
_MOSTLY = 0.6
"""Share of a sentence's words: when more of them are not in the evidence, it comes from nowhere."""
_LISTED = 3
"""Members from which on what is joined is a list."""
_BORNE = 5
"""A sentence has a word of its evidence for so many of its own, or it comes from nowhere."""
_FEW = 2
"""Words so many of which a sentence may have of its own: of three, two are soon put otherwise."""


def find_word_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is wrong with single words."""
    names_somebody = any(it.entity in _NAMED for one in evidence.cited for it in one.tree.tokens)
    for at, counterpart in counterparts.items():
        token = said.token(at)
        lemma = token.lemma.lower()
        is_shell = lemma in SHELLS or (names_somebody and lemma in GENERAL)
        kind = "shell" if is_shell else _KINDS[token.pos]
        if kind == "name" and token.text.islower():
            kind = "noun"  # by the parser only: nobody looks it up as a name
        if counterpart.kinship.kind == "opposite":
            denied = said.standing(at).is_denied
            place = next(
                (it for it in counterpart.places if _stands_alike(said, at, it, evidence, counterparts)), None
            )
            if place is not None and evidence.cited[place[0]].standing(place[1]).is_denied == denied:
                yield place_sign("opposite", token.text, evidence, place)
        elif counterpart.where not in ("cited", "free") and not said.tree.children(at, "nummod"):
            close: str = counterpart.where
            if _is_akin(counterpart):  # "truck" for "car" is no other word for it, "vehicle" may be
                close = "sibling" if counterpart.kinship.kind == "near" else "akin"
            yield Sign(f"{close} {kind}", token.text, counterpart.word, at=at)


def _is_akin(counterpart: Counterpart) -> bool:
    return counterpart.where == "nowhere" and counterpart.kinship.closeness >= AKIN


def find_list_signs(said: Statement, counterparts: Mapping[int, Counterpart]) -> Iterator[Sign]:
    """Yields a member of a list that stands nowhere, where others of it are the evidence's."""
    for at, counterpart in counterparts.items():
        is_other_word = _is_akin(counterpart) and counterpart.kinship.kind != "near"
        if counterpart.where not in ("nowhere", "elsewhere") or is_other_word:
            continue
        members = _find_members(said, at) if said.token(at).pos in ("NOUN", "PROPN") else []
        borne = sum(counterparts[it].where == "cited" for it in members if it in counterparts)
        if len(members) >= _LISTED and borne:
            yield Sign("listed", said.token(at).text, counterpart.word, at=at)


def _find_members(said: Statement, at: int) -> list[int]:
    """Returns the members of the list that a word is of: of "cabins", those of "a marina, cabins and a golf course"."""
    while said.token(at).relation == "conj" and said.token(at).head != at:
        at = said.token(at).head
    members = [at]
    for member in members:
        members += said.tree.children(member, "conj")
    return members


def find_strange_signs(said: Statement, counterparts: Mapping[int, Counterpart]) -> Iterator[Sign]:
    """Yields the words of a sentence of which most are not in its evidence."""
    words = [(said.token(at).text, it) for at, it in counterparts.items() if said.token(at).pos != "PROPN"]
    strange = [word for word, it in words if it.where in ("nowhere", "elsewhere")]
    weight = sum(0.5 if _is_akin(it) else 1.0 for _, it in words if it.where in ("nowhere", "elsewhere"))
    borne = sum(it.where == "cited" for it in counterparts.values())
    if _BORNE * borne > len(words):
        return  # a name or two of the evidence, freely put: "In that he agrees with the mayor"
    are_all_new = len(words) > 1 and all(it.where == "nowhere" and not _is_akin(it) for _, it in words)
    if (len(strange) > _FEW or are_all_new) and weight > _MOSTLY * len(words):
        yield Sign("strange", ", ".join(strange))


def _stands_alike(
    said: Statement, at: int, place: Place, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> bool:
    """Whether a word goes with what its opposite goes with: "sales fell" and "the rise in sales"."""
    beside = [said.token(at).head, *said.tree.children(at)]
    beside += [
        deep
        for it in beside
        if said.token(it).pos == "ADP"
        for deep in (said.token(it).head, *said.tree.children(it))
    ]
    return any(
        _distance(evidence, place, other) <= 3
        for it in beside
        if it != at and it in counterparts and counterparts[it].kinship.kind != "opposite"
        for other in counterparts[it].places
    )


def _distance(evidence: Evidence, one: Place, two: Place) -> int:
    """Returns the steps in the tree from one word to another; many for two sentences."""
    if one[0] != two[0]:
        return 99
    tokens = evidence.cited[one[0]].tree.tokens
    above: dict[int, int] = {}
    at, steps = one[1], 0
    while at not in above:
        above[at] = steps
        at, steps = tokens[at].head, steps + 1
    at, steps = two[1], 0
    for _ in tokens:
        if at in above:
            return above[at] + steps
        at, steps = tokens[at].head, steps + 1
    return 99
