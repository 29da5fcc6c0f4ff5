"""Each clause of what is said beside those of the evidence that it may say again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Clause
    from podcast.script.check.counterparts import Counterpart, Place
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement


@dataclass(frozen=True, slots=True)
class ClausePair:
    """A clause of the evidence beside the one that may say it again."""

    number: int
    """The sentence among the cited."""
    clause: int
    at: int
    """The word of the evidence that says what the clause says."""
    is_predicate: bool
    """Whether the two predicates say the same, or the opposite; else the word is somewhere inside the clause."""
    is_opposite: bool
    shared: int
    """Words of the one that the other has."""


def pair_clause(
    said: Statement, clause: Clause, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> list[ClausePair]:
    """Returns the clauses of the evidence that a clause may say again, those that share most with it."""
    counterpart = counterparts.get(clause.predicate) or counterparts.get(clause.verb)
    inside = [
        counterparts[at] for at in said.content if clause.start <= at < clause.stop and at in counterparts
    ]
    borne = Counter(number for it in inside for number in {place[0] for place in it.places})
    pairs = []
    for number, at in counterpart.places if counterpart else _same_verbs(said, clause, evidence):
        one = evidence.cited[number]
        owner = one.owners[at]
        if owner < 0 or 2 * borne[number] < max(borne.values(), default=0):
            continue  # another sentence says this, and this one only has a word of it
        mine = one.clauses[owner]
        shared = sum(
            any(it[0] == number and mine.start <= it[1] < mine.stop for it in other.places)
            for other in inside
        )
        is_predicate = at in (mine.predicate, mine.verb)
        if 4 * shared < len(inside):
            continue  # a word of many: "advice that concerns the law" beside "if there is concern"
        is_opposite = counterpart is not None and counterpart.kinship.kind == "opposite"
        tells_of_being = (
            said.tree.child(clause.verb, "expl") is not None is not one.tree.child(mine.verb, "expl")
        )
        least = 2 if said.token(clause.verb).lemma == "be" and not tells_of_being else len(inside) / 2
        if _shares_object(clause, counterparts, (number, mine)):
            least = 1  # "The town takes four minutes", where there "the sun takes four minutes"
        if (shared or not is_opposite) if counterpart else shared >= least:
            pairs.append(ClausePair(number, owner, at, is_predicate, is_opposite, shared))
    most = max((pair.shared for pair in pairs), default=0)
    return [pair for pair in pairs if pair.shared == most]


def _same_verbs(said: Statement, clause: Clause, evidence: Evidence) -> list[Place]:
    """Returns where the evidence has the verb of a clause, for verbs that say little by themselves: "take", "be"."""
    verb, predicate = said.token(clause.verb).lemma, said.token(clause.predicate).lemma
    return [
        (number, held.verb)
        for number, one in enumerate(evidence.cited)
        for held in one.clauses
        if one.token(held.verb).lemma == verb
        and (verb != "be" or one.token(held.predicate).lemma == predicate)
        and (verb != "have" or _has_to(said, clause) == _has_to(one, held))
    ]


def _shares_object(
    clause: Clause, counterparts: Mapping[int, Counterpart], there: tuple[int, Clause]
) -> bool:
    """Whether a clause has the object of one of the evidence."""
    number, held = there
    return any(
        place[0] == number and other.start <= place[1] < other.stop
        for mine in clause.objects
        for other in held.objects
        for at in range(mine.start, mine.stop)
        if at in counterparts
        for place in counterparts[at].places
    )


def _has_to(one: Statement, clause: Clause) -> bool:
    """Whether "have" only says that something must be done."""
    return any(one.tree.is_infinitive(it) for it in one.tree.children(clause.verb, "xcomp"))
