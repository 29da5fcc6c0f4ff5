"""Who does what to whom, in what is said and in the clause of the evidence that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.own_person import find_person_signs
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
_LABILE = frozenset(
    """begin bend break burn change close collapse cool crack decrease develop double dry empty end expand fill float
    freeze grow halve heat improve increase melt move open roll run shift shrink shut sink slow spread start stop
    tear triple turn widen worsen""".split()
)
"""Verbs of which the same thing is the object where somebody does it, and the subject where it happens."""
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
    yield from find_person_signs(said, clause, evidence, one, held)
    words, text = phrase(said, clause.start, clause.stop), phrase(one, held.start, held.stop)
    agents, patients, others = (_heads(one, some) for some in _parts(one, held))
    # The parser may give a verb two subjects: a dateline, and who does it.
    twice = [deep for it in one.tree.children(held.verb, "nsubj") for deep in _joined(one, it)]
    agents += [it for it in twice if it not in agents and not held.is_passive]
    ours = [_heads(said, some) for some in _parts(said, clause)]
    if _happens_by_itself(said, clause):
        agents += patients  # "The gate opens" of "The keeper opens the gate"
    if _happens_by_itself(one, held):
        patients += agents
    if _changes_sides(said, ours, one, (agents, patients)):
        yield Sign("swapped subject", words, text, one.text)
    if is_turned_round(said, one, counterparts, pair.number):
        return
    elsewhere = [
        {*_heads(one, some)} for other in one.clauses if other is not held for some in _parts(one, other)[:2]
    ]
    for role, heads in (("subject", ours[0]), ("object", ours[1])):
        right, wrong = (agents, patients) if role == "subject" else (patients, agents)
        if not right:
            continue
        for head in heads:
            counterpart = counterparts.get(head)
            if counterpart is None or counterpart.kinship.kind == "opposite":
                continue
            if said.token(head).relation == "oprd":
                continue  # "pure" of "Keep it pure" is what it is, not what is kept
            places = {at for number, at in counterpart.places if number == pair.number}
            change = _find_change(one, places, (right, wrong, others), elsewhere)
            if change:
                yield Sign(f"{change} {role}", words, text, one.text)


def _find_change(
    one: Statement, places: set[int], parts: Sequence[Sequence[int]], elsewhere: Sequence[set[int]]
) -> str:
    """Returns what became of the part that a word plays, by where the evidence has it; nothing where it is the same.

    `parts` are the heads of those that play this part there, of those that play the other one, and of the rest;
    `elsewhere` are the heads of other clauses.
    """
    right, wrong, others = parts
    if not places or places & _reach(one, right):
        return ""
    if places & _reach(one, wrong):
        # "The maker of the boat mends it": what "it" means stands before it, inside the other phrase.
        may_mean = _are_pronouns(one, right) and not places & {*wrong} and max(places) < min(right)
        return "" if may_mean else "swapped"
    if places & _reach(one, others):
        return "moved"
    if any(places & it for it in elsewhere) and not _are_pronouns(one, right):
        return "crossed"
    are_named = all(one.token(it).pos in _NOUNS and one.token(it).lemma not in GENERAL for it in right)
    return "other" if are_named else ""


def _happens_by_itself(one: Statement, clause: Clause) -> bool:
    """Whether a clause says of something what somebody may have done to it: "The gate opens.", "His trial ran."."""
    bare = any(not _is_prepositional(one, it) for it in clause.objects)
    return one.token(clause.verb).lemma in _LABILE and not bare and not clause.is_passive


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
    others = [it for it in clause.objects if _is_prepositional(one, it)]
    bare = [it for it in clause.objects if it not in others]
    subject = [clause.subject] if clause.subject else []
    if clause.is_passive:
        return [clause.agent] if clause.agent else [], subject + bare, others
    return subject, bare, others


def _is_prepositional(one: Statement, phrase_of: Span) -> bool:
    """Whether a phrase begins with a preposition, or with one word before it: "only with a key"."""
    first = next((it for it in range(phrase_of.start, phrase_of.stop) if one.token(it).pos != "ADV"), -1)
    return first >= 0 and one.token(first).pos == "ADP"


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
