"""Who does what to whom, in what is said and in the clause of the evidence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.signs import Sign, phrase
from podcast.script.check.stand_ins import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Clause, Span
    from podcast.script.check.clause_pairs import ClausePair
    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_NOUNS = frozenset({"NOUN", "PROPN"})
_SPEAKERS = frozenset("i me we us myself ourselves".split())
"""Pronouns that mean the same people wherever they stand in a sentence."""


def find_role_signs(
    said: Statement,
    clause: Clause,
    evidence: Evidence,
    pair: ClausePair,
    counterparts: Mapping[int, Counterpart],
) -> Iterator[Sign]:
    """Yields who does what somebody else does, and to whom it is not done."""
    one = evidence.cited[pair.number]
    held = one.clauses[pair.clause]
    if one.text.endswith(":") or (one.token(pair.at).pos == "NOUN" and said.token(clause.verb).pos == "VERB"):
        return  # what follows is part of the clause; "the collapse of the economy" has no subject
    words, text = phrase(said, clause.start, clause.stop), phrase(one, held.start, held.stop)
    agents, patients, others = (_heads(one, some) for some in _parts(one, held))
    # The parser may give a verb two subjects: a dateline, and who does it.
    twice = [deep for it in one.tree.children(held.verb, "nsubj") for deep in _joined(one, it)]
    agents += [it for it in twice if it not in agents and not held.is_passive]
    ours = [_heads(said, some) for some in _parts(said, clause)]
    if _changes_sides(said, ours, one, (agents, patients)):
        yield Sign("swapped subject", words, text, one.text)
    if is_turned_round(said, one, counterparts, pair.number):
        return
    elsewhere = [
        {*_heads(one, some)} for other in one.clauses if other is not held for some in _parts(one, other)[:2]
    ]
    for role, heads in (("subject", ours[0]), ("object", ours[1])):
        right, wrong = (agents, patients) if role == "subject" else (patients, agents)
        for head in heads:
            counterpart = counterparts.get(head)
            if counterpart is None or not counterpart.places or counterpart.kinship.kind == "opposite":
                continue
            places = {at for number, at in counterpart.places if number == pair.number}
            if not places or places & _reach(one, right):
                continue
            if places & _reach(one, wrong) and right:
                yield Sign(f"swapped {role}", words, text, one.text)
            elif places & _reach(one, others) and right:
                yield Sign(f"moved {role}", words, text, one.text)
            elif right and any(places & it for it in elsewhere) and not _are_pronouns(one, right):
                yield Sign(f"crossed {role}", words, text, one.text)
            elif right and all(
                one.token(it).pos in _NOUNS and one.token(it).lemma not in GENERAL for it in right
            ):
                yield Sign(f"other {role}", words, text, one.text)


def _changes_sides(
    said: Statement, ours: Sequence[Sequence[int]], one: Statement, theirs: Sequence[Sequence[int]]
) -> bool:
    """Whether the one who tells does what is done to them there, or the other way round."""

    def tells(of: Statement, heads: Sequence[int]) -> bool:
        return any(of.token(it).word in _SPEAKERS for it in heads)

    return any(
        tells(said, ours[mine]) and tells(one, theirs[1 - mine]) and not tells(one, theirs[mine])
        for mine in (0, 1)
    )


def is_turned_round(
    said: Statement, one: Statement, counterparts: Mapping[int, Counterpart], number: int
) -> bool:
    """Whether a sentence compares the other way round: "A costs more" where the other has "B costs less than A"."""
    than = next(
        (at for at, token in enumerate(one.tree.tokens) if token.word == "than"), len(one.tree.tokens)
    )
    subjects = [it.subject for it in said.clauses if it.subject is not None]
    return any(
        place[0] == number and place[1] > than
        for head in _heads(said, subjects)
        for place in (counterparts[head].places if head in counterparts else ())
    )


def _are_pronouns(one: Statement, heads: Sequence[int]) -> bool:
    return any(one.token(it).pos not in _NOUNS for it in heads)


def _parts(one: Statement, clause: Clause) -> tuple[list[Span], list[Span], list[Span]]:
    """Returns who does it, whom it is done to, and what else belongs to it."""
    bare = [it for it in clause.objects if one.token(it.start).pos != "ADP"]
    others = [it for it in clause.objects if one.token(it.start).pos == "ADP"]
    subject = [clause.subject] if clause.subject else []
    if clause.is_passive:
        return [clause.agent] if clause.agent else [], subject + bare, others
    return subject, bare, others


def _heads(one: Statement, spans: Sequence[Span]) -> list[int]:
    """Returns the heads of phrases, those that are joined by "and" each, the noun behind a preposition."""
    heads = []
    for span in spans:
        inside = range(span.start, span.stop)
        for at in inside:
            token = one.token(at)
            if token.head not in inside or token.head == at:
                noun = one.tree.child(at, "pobj") if token.pos == "ADP" else at
                if noun is not None:
                    heads += _joined(one, noun)
                break
    return heads


def _joined(one: Statement, at: int) -> list[int]:
    return [at, *(deep for it in one.tree.children(at, "conj") for deep in _joined(one, it))]


def _reach(one: Statement, heads: Sequence[int]) -> set[int]:
    """Returns the words of the phrases with these heads, for a part may stand for the whole."""
    return {
        at
        for head in heads
        for at in range(one.token(head).left, one.token(head).right + 1)
        if at == head
        or (
            one.token(at).pos != "PRON"
            and one.token(at).relation
            in ("compound", "amod", "poss", "appos", "nmod", "pobj", "conj", "flat")
        )
    }
