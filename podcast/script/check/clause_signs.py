"""Whether what a clause says is denied and how sure it is, beside the clauses that it says again; and its roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import REPORTING_VERBS
from podcast.script.check.certainty_words import LETTING, WISHING
from podcast.script.check.clause_pairs import pair_clause
from podcast.script.check.degree_signs import say_the_same_top
from podcast.script.check.denials import denies_otherwise, sets_a_limit
from podcast.script.check.lost_doubts import find_lost
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
            least = [
                sign
                for sign in least
                if sign.kind == "speaker" or (clause.objects and sign.kind.startswith("swapped"))
            ]
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
    if _is_of_any(said) or _ASKS_ON.match(said.text) or any(it.word == "without" for it in said.tree.tokens):
        elsewhere.add("if")
    is_said_alike = any(
        say_the_same_top(said, it) or sets_a_limit(said.text, it.text) or denies_otherwise(said.text, it.text)
        for it in evidence.cited
    )
    signs: list[list[Sign]] = []
    for pair in pairs:
        one = evidence.cited[pair.number]
        theirs, held = one.standings[pair.clause], one.clauses[pair.clause]
        text = phrase(one, held.start, held.stop)
        evens_out = bool(half ^ _half_denials(one, held))
        mine: list[Sign] = []
        # "Nothing is wrong with what you do" denies what "You do nothing wrong" denies, one clause higher.
        evens_out = evens_out or (theirs.is_denied and above.is_denied and clause.kind != "adverbial")
        evens_out = evens_out or is_said_alike
        # "It will not take the town" denies what "It will not reach its goal of taking the town" denies.
        evens_out = evens_out or (own.is_denied and _hangs_on_denial(one, pair.clause))
        if pair.is_predicate and (own.is_denied != theirs.is_denied) != pair.is_opposite and not evens_out:
            mine.append(Sign("denial", words, text, one.text))
        lost = find_lost(said, number, one, pair) - elsewhere
        mine += [Sign(f"lost {doubt}", words, text, one.text) for doubt in sorted(lost)]
        mine += [Sign("gained ought", words, text, one.text)] if "ought" in own.doubts - theirs.doubts else []
        signs.append(mine)
    yield from min(signs, key=len)


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
    half = {"longer"} if any(_is_no_longer(one, it) for it in places) else set()
    for token in one.tree.tokens[clause.start : clause.stop]:
        if token.word == "not" and one.token(token.head).pos not in ("AUX", "VERB"):
            half.add("not")  # "They like it warm, but not too warm"
    return _FEW & {one.token(it).word for it in places} | half


def _is_no_longer(one: Statement, at: int) -> bool:
    return one.token(at).word == "longer" and one.token(at - 1).word == "no"
