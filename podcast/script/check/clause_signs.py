"""Whether what a clause says is denied and how sure it is, beside the clauses that it says again; and its roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import HEDGING_ADJECTIVES, REPORTING_VERBS
from podcast.script.check.certainty_words import LEFT_OUT, LETTING, WEAKENING, WISHING
from podcast.script.check.clause_pairs import pair_clause
from podcast.script.check.role_signs import find_role_signs
from podcast.script.check.signs import Sign, phrase
from podcast.script.check.statements import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Clause
    from podcast.script.check.clause_pairs import ClausePair
    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_OPEN = frozenset({"maybe", "if", "wished", "would", "can"})
"""Doubts any of which keeps a statement from being a fact."""
_HAVE_TO = re.compile(r"\b(?:have|has|had|having) to\b")
_ASKS_ON = re.compile(r"(?:(?:And|But|So|Or) )?(?:if|in case|unless)\b.*\?$", re.IGNORECASE)
"""A condition that one asks about: «And if the wall gives way?»"""
_FEW = frozenset("few little only hardly barely rarely seldom scarcely least less without nor".split())
"""Words that half deny: a clause with one may be put with "not" or without."""
_ANY = frozenset(
    "any anybody anyone each every everybody everyone whatever when whenever wherever whoever".split()
)
"""Words for whoever or whatever it may be."""


def find_clause_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what is wrong with the clauses of a sentence."""
    for number, clause in enumerate(said.clauses):
        pairs = pair_clause(said, clause, evidence, counterparts)
        if not pairs:
            continue
        yield from _certainty(said, number, evidence, pairs)
        if clause.is_reported and clause.marker != "that":
            continue  # "Waves, says Lee, made it hard": the parser mixes up the two subjects
        found = [
            [*find_role_signs(said, clause, evidence, pair, counterparts)]
            for pair in pairs
            if pair.is_predicate
        ]
        least = min(found, key=len, default=[])
        if said.token(clause.verb).lemma in REPORTING_VERBS.words and _reports(said, number):
            # Who says it is looked up elsewhere, but not who told whom.
            least = [sign for sign in least if sign.kind.startswith("swapped")] if clause.objects else []
        yield from least


def _certainty(
    said: Statement, number: int, evidence: Evidence, pairs: Sequence[ClausePair]
) -> Iterator[Sign]:
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
    if _is_of_any(said) or _ASKS_ON.match(said.text):
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
        if clause.marker == "to":
            lost -= {"maybe", "can", "would", "will"}  # "It takes a mistake to close it" closes nothing
        if clause.marker in LEFT_OUT:
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
