"""How things are joined: cause and effect, before and after, over and under, as the evidence joins the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.script.check.counterparts import find_nearest
from podcast.script.check.denials import sets_a_limit
from podcast.script.check.role_signs import is_turned_round
from podcast.script.check.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_CAUSING = frozenset(
    """allow blame bring cause compel contribute drive due enable encourage ensure explain explanation fault force hence
    help inspire lead mean motivate owe owing prevent prompt push reason response result spark spur stem stop thank
    thanks therefore thus trigger why""".split()
)
"""Words, in their dictionary form, that say what brings about what, whatever part they play in a sentence."""
_STARTING = frozenset("cause drive lead mean prompt result spark spur trigger".split())
"""Words of a cause: what it brings about comes after it."""
_REASONS = frozenset("as because consequently for since so to".split())
RELATIONS: Mapping[str, frozenset[str]] = {
    "cause": _CAUSING | _REASONS,
    "result": _CAUSING | _REASONS,
    "concession": frozenset(
        "although though despite but however yet while whereas still even nevertheless".split()
    ),
    "after": frozenset("after when since once then later following wake before until".split()) | _STARTING,
    "before": frozenset(
        "before until after when then earlier first second third fourth fifth sixth seventh eighth ninth tenth".split()
    ),
}
"""A relation -> the words any of which shows it."""
SAYING = {
    "because": "cause", "since": "cause", "due": "cause", "therefore": "result", "so": "result", "hence": "result",
    "although": "concession", "though": "concession", "despite": "concession", "after": "after", "before": "before",
}  # fmt: skip
_ASIDE = re.compile(
    r"so [^,.;]{1,40}?\b(?:argue|believe|claim|fear|feel|guess|hope|reckon|say|tell|think|write"
    r"|(?:sa|fear|hop|claim|argu)(?:id|ed))s?"
    r"(?:,|\.$)"
)
"""How it is said amid a sentence whose thought it is."""
_JUDGING = frozenset("blame criticise criticize fine honour know love praise punish thank".split())
"""Verbs behind which "for" says why: "She was fined for it"."""
_OF_PURPOSE = ("acl", "advcl", "relcl")
"""How a verb hangs on another that is done for it: "They shut the gate to stop the flood"."""
_TURNS = tuple(
    (frozenset(left.split()), frozenset(right.split()))
    for left, right in (
        ("more most", "less fewer least"),
        ("above over", "below under"),
        ("before earlier", "after later"),
        ("with", "without"),
    )
)
"""Words that say how two things lie to each other, and those that say the opposite."""


def find_relation_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is joined otherwise than in the evidence, or turned round."""
    yield from _turned(said, evidence, counterparts)
    yield from _relations(said, evidence, counterparts)


def _turned(said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]) -> Iterator[Sign]:
    """Yields "over" for "under", where both are said of the same: "over 50 people"."""
    words = {token.word for token in said.tree.tokens}
    has_opposite = any(it.kinship.kind == "opposite" for it in counterparts.values())
    for ours, theirs in (pair for left, right in _TURNS for pair in ((left, right), (right, left))):
        if words & theirs or (has_opposite and "with" in ours | theirs):
            continue  # "Without a key it stays shut" is "With a key it opens"
        for at, token in enumerate(said.tree.tokens):
            if token.word not in ours:
                continue
            for number, one in enumerate(evidence.cited):
                if any(it.word in ours for it in one.tree.tokens):
                    continue
                if is_turned_round(said, one, counterparts, number):
                    continue
                for place, held in enumerate(one.tree.tokens):
                    if said.standing(at).is_denied != one.standing(place).is_denied:
                        continue  # "not without a key" is "with a key"
                    if held.word in theirs and _is_of_same(said, at, one, place, number, counterparts):
                        yield Sign("turned", token.text, held.text, one.text)


def _is_of_same(
    said: Statement, at: int, one: Statement, place: int, number: int, counterparts: Mapping[int, Counterpart]
) -> bool:
    """Whether a word is said of what another one is said of: of what it belongs to, or brings along."""
    ours, theirs = _find_said_of(said, at), _find_said_of(one, place)
    return any(
        said.token(it).lemma == one.token(other).lemma
        or (it in counterparts and (number, other) in counterparts[it].places)
        for it in ours
        for other in theirs
    )


def _find_said_of(one: Statement, at: int) -> set[int]:
    """Returns what a word is said of: "two" and "percent" in "more than two percent"."""
    head, nouns = one.token(at).head, {*one.tree.children(at, "pobj")}
    if one.token(at).word in ("with", "without"):
        return nouns  # whoever goes with one thing may go without another
    return {head, one.token(head).head, *nouns} - {at}


def _relations(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields a relation that the evidence does not have, or has the other way round."""
    held = {
        word for one in evidence.cited for at in range(len(one.tree.tokens)) for word in _joining(one, at)
    }
    text = next((one.text for one in find_nearest(evidence, counterparts)), "")
    for at, token in enumerate(said.tree.tokens):
        relation = SAYING.get(token.word)
        if (
            relation is None
            or (at == 0 and token.pos != "SCONJ" and relation == "result")
            or token.relation not in ("mark", "prep", "advmod", "cc", "amod", "pcomp")
        ):
            continue
        if token.word == "so" and (
            said.token(token.head).pos in ("ADJ", "ADV")
            or (at and said.token(at - 1).word not in (",", ";", ":", "and", "–", "—"))
            or (at and said.token(at - 1).word == "or")
            or [it.word for it in said.tree.tokens[at + 1 : at + 2]] == ["as"]
        ):
            continue  # "so much", "or so it seems", "so as not to be seen"
        if token.word == "so" and _ASIDE.match(said.text, token.start):
            continue  # "It is dry, so the farmers fear, and …"
        if token.word in ("after", "before") and (token.pos == "ADV" or _is_time_of(said, at)):
            continue  # "ten years before", "It will be May before it opens"
        if token.word == "before" and any(sets_a_limit(said.text, one.text) for one in evidence.cited):
            continue  # "not before May" of "in May"
        behind = [counterparts[it] for it in _behind(said, at) if it in counterparts]
        if not any(it.places for it in behind):
            if (
                relation in ("cause", "result")
                and sum(it.where in ("around", "elsewhere") for it in behind) > 1
            ):
                yield Sign("relation", token.text, "", text)  # a cause that the cited sentences do not have
            continue  # "Before we go"
        # "Since" is a cause or a time.
        either = RELATIONS["after"] if token.word == "since" else frozenset()
        if not held & (RELATIONS[relation] | either):
            yield Sign("relation", token.text, "", text)
        elif relation in ("cause", "result", "after", "before") and _is_reversed(
            said, at, evidence, counterparts
        ):
            yield Sign("reversed", token.text, "", text)


def _joining(one: Statement, at: int) -> Iterator[str]:
    """Yields the forms of a word by which it may join; "for the town", "so much" and "to the gate" join nothing."""
    token, head = one.token(at), one.token(one.token(at).head)
    if token.word == "for":
        joins = token.relation == "mark" or bool(one.tree.children(at, "pcomp")) or head.lemma in _JUDGING
    elif token.word == "as":
        joins = token.relation == "mark"
    elif token.word == "so":
        joins = head.pos in ("AUX", "VERB")
    elif token.word == "to":
        joins = token.tag == "TO" and head.relation in ("advcl", "acl")
    elif token.lemma == "make":
        yield from ("cause",) if one.tree.children(at, "ccomp", "xcomp", "acomp", "oprd") else ()
        return
    else:
        joins = True
    if joins:
        yield from (token.word, token.lemma.lower())


def _is_time_of(said: Statement, at: int) -> bool:
    """Whether a sentence only says when something is: "It was May before the gate opened"."""
    above = said.token(said.token(said.token(at).head).head)
    return above.lemma == "be" and said.tree.tokens[0].word == "it"


def _is_reversed(
    said: Statement, at: int, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> bool:
    """Whether what stands behind "because" stands before it in the evidence, and the other way round."""
    behind, word = _behind(said, at), said.token(at).word
    if sum(token.word == word for token in said.tree.tokens) > 1:
        return False  # which of them it is nobody knows: "after the burning, after a train derailed"
    mine = {place for it in counterparts if it in behind for place in counterparts[it].places}
    rest = {place for it in counterparts if it not in behind for place in counterparts[it].places}
    for number, one in enumerate(evidence.cited):
        for marker, token in enumerate(one.tree.tokens):
            is_purpose = token.tag == "TO" and one.token(token.head).relation in _OF_PURPOSE
            if is_purpose and any(it.lemma == "mean" for it in one.tree.tokens):
                continue  # "…, which means that it is open": that is the effect
            if SAYING.get(token.word) == SAYING[word] or (is_purpose and SAYING[word] == "cause"):
                inside = {(number, it) for it in _behind(one, marker)}
                outside = {(number, it) for it in one.content} - inside
                crossed = len(mine & outside) + len(rest & inside)
                straight = len(mine & inside) + len(rest & outside)
                if crossed > straight and mine & outside and rest & inside:
                    return True
    return False


def _behind(one: Statement, at: int) -> range:
    """Returns the tokens that a word which joins brings along: its clause, or its noun."""
    token = one.token(at)
    holder = token if token.pos == "ADP" and token.relation == "prep" else one.token(token.head)
    return range(max(holder.left, at), holder.right + 1)
