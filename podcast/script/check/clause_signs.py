"""Who does what to whom, whether it is denied and how sure it is: each clause beside those it says again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import HEDGING_ADJECTIVES, REPORTING_VERBS
from podcast.script.check.certainty_words import LETTING, WEAKENING, WISHING
from podcast.script.check.signs import Sign, phrase
from podcast.script.check.stand_ins import GENERAL
from podcast.script.check.statements import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Clause, Span
    from podcast.script.check.counterparts import Counterpart, Place
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_OPEN = frozenset({"maybe", "if", "wished", "would", "can"})
"""Doubts any of which keeps a statement from being a fact."""
_HAVE_TO = re.compile(r"\b(?:have|has|had|having) to\b")
_LEFT_OUT = frozenset({"without", "instead of", "rather than", "unless"})
"""Words that begin what is not done."""
_NOUNS = frozenset({"NOUN", "PROPN"})
_FEW = frozenset("few little only hardly barely rarely seldom scarcely least less without nor".split())
"""Words that half deny: a clause with one may be put with "not" or without."""


_ANY = frozenset(
    "any anybody anyone each every everybody everyone whatever when whenever wherever whoever".split()
)


@dataclass(frozen=True, slots=True)
class _Pair:
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


def find_clause_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is wrong with the clauses of a sentence."""
    for number, clause in enumerate(said.clauses):
        pairs = _pair(said, clause, evidence, counterparts)
        if not pairs:
            continue
        yield from _certainty(said, number, evidence, pairs)
        if clause.is_reported and clause.marker != "that":
            continue  # "Waves, says Lee, made it hard": the parser mixes up the two subjects
        found = [[*_roles(said, clause, evidence, pair, counterparts)] for pair in pairs if pair.is_predicate]
        least = min(found, key=len, default=[])
        if said.token(clause.verb).lemma in REPORTING_VERBS.words and _reports(said, number):
            # Who says it is looked up elsewhere, but not who told whom.
            least = [sign for sign in least if sign.kind.startswith("swapped")] if clause.objects else []
        yield from least


def _pair(
    said: Statement, clause: Clause, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> list[_Pair]:
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
        least = 2 if said.token(clause.verb).lemma == "be" else len(inside) / 2
        if (shared or not is_opposite) if counterpart else shared >= least:
            pairs.append(_Pair(number, owner, at, is_predicate, is_opposite, shared))
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
    ]


def _certainty(said: Statement, number: int, evidence: Evidence, pairs: Sequence[_Pair]) -> Iterator[Sign]:
    """Yields a "not" too many or too few, and what keeps the evidence from being a fact and is gone."""
    own, clause = said.standings[number], said.clauses[number]
    words = phrase(said, clause.start, clause.stop)
    above = said.standings[clause.parent] if clause.parent is not None else Standing()
    half = _half_denials(said, clause)
    # A wish or a condition that the sentence keeps may hang on another word of it by the parser's lights.
    elsewhere = {doubt for it in said.standings for doubt in it.doubts if doubt != "maybe"}
    if any(token.lemma in WISHING.words | LETTING.words for token in said.tree.tokens) or _HAVE_TO.search(
        said.text
    ):
        elsewhere |= {"wished", "ought", "would"}
    if _is_of_any(said):
        elsewhere.add("if")
    signs: list[list[Sign]] = []
    for pair in pairs:
        one = evidence.cited[pair.number]
        theirs, held = one.standings[pair.clause], one.clauses[pair.clause]
        text = phrase(one, held.start, held.stop)
        evens_out = bool(half ^ _half_denials(one, held))
        mine: list[Sign] = []
        # "Nothing is wrong with what you do" denies what "You do nothing wrong" denies, one clause higher.
        evens_out = evens_out or (theirs.is_denied and above.is_denied)
        # "It will not take the town" denies what "It will not reach its goal of taking the town" denies.
        evens_out = evens_out or (own.is_denied and _hangs_on_denial(one, pair.clause))
        if pair.is_predicate and (own.is_denied != theirs.is_denied) != pair.is_opposite and not evens_out:
            mine.append(Sign("denial", words, text, one.text))
        lost = theirs.doubts - own.doubts
        lost -= elsewhere
        if clause.marker in _LEFT_OUT:
            lost = frozenset()  # "without curtailing it" makes no fact of that
        if "said" in theirs.doubts and "will" in own.doubts:
            lost -= {"would"}  # "he believed that it would hold": he believes that it will
        if own.doubts & _OPEN or any(token.word in HEDGING_ADJECTIVES.words for token in said.tree.tokens):
            lost -= _OPEN  # "Scenario one, which is called likely: The feed stays" says how likely it is
        if _weakening(said) & _weakening(one):
            lost -= {"maybe"}  # "almost extinct" of "was almost declared extinct"
        if not pair.is_predicate and one.token(pair.at).relation in ("amod", "compound"):
            lost = frozenset()  # "its scheduling software" is there, whatever it might have done
        mine += [Sign(f"lost {doubt}", words, text, one.text) for doubt in sorted(lost)]
        mine += [Sign("gained ought", words, text, one.text)] if "ought" in own.doubts - theirs.doubts else []
        signs.append(mine)
    yield from min(signs, key=len)


def _weakening(one: Statement) -> set[str]:
    """Returns the words of a sentence that weaken what is near them; "about" is mostly none."""
    return {token.word for token in one.tree.tokens} & WEAKENING.words - {"about"}


def _is_of_any(said: Statement) -> bool:
    """Whether a sentence is of whoever it is, or whenever, as a condition may be put: "those who ask"."""
    if _ANY & {token.word for token in said.tree.tokens}:
        return True
    nouns = [said.token(it.verb).head for it in said.clauses if it.kind == "relative"]
    return any(
        said.token(at).pos in ("NOUN", "PRON") and not said.tree.children(at, "det", "poss", "nummod")
        for at in nouns
    )


def _reports(said: Statement, number: int) -> bool:
    """Whether a clause gives somebody's words, and does not only "note 11 ships"."""
    is_of_things = any(said.token(it.start).pos != "ADP" for it in said.clauses[number].objects)
    return not is_of_things or any(one.is_reported or one.parent == number for one in said.clauses)


def _hangs_on_denial(one: Statement, number: int) -> bool:
    """Whether what a clause is part of is denied; what it stands beside ("although …") is another matter."""
    clause = one.clauses[number]
    while clause.parent is not None and clause.kind in ("complement", "participle", "relative", "coordinate"):
        if clause.kind != "coordinate" and one.standings[clause.parent].is_denied:
            return True
        clause = one.clauses[clause.parent]
    return False


def _half_denials(one: Statement, clause: Clause) -> frozenset[str]:
    """Returns the words of a clause that half deny it: "few came", "it hardly moved"."""
    places = one.tree.children(clause.verb)
    places += [deep for it in places for deep in one.tree.children(it, "amod", "advmod", "det")]
    return _FEW & {one.token(it).word for it in places}


def _roles(
    said: Statement,
    clause: Clause,
    evidence: Evidence,
    pair: _Pair,
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
            elif right and all(
                one.token(it).pos in _NOUNS and one.token(it).lemma not in GENERAL for it in right
            ):
                yield Sign(f"other {role}", words, text, one.text)


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
