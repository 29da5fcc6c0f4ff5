"""What keeps a clause of the evidence from being a fact, and is gone where it is said again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import HEDGING_ADJECTIVES
from podcast.language.meaning.kinship import compare_tokens
from podcast.script.check.certainty_words import LEFT_OUT, WEAKENING
from podcast.script.check.scope_signs import WHATEVER
from podcast.script.check.statements import ASKING

if TYPE_CHECKING:
    from podcast.script.check.clause_pairs import ClausePair
    from podcast.script.check.statements import Statement

_OPEN = frozenset({"maybe", "if", "wished", "would", "can"})
"""Doubts any of which keeps a statement from being a fact."""


def find_lost(said: Statement, number: int, one: Statement, pair: ClausePair) -> frozenset[str]:
    """Returns the doubts of a clause of the evidence that one which says it again has not."""
    own, clause, theirs = said.standings[number], said.clauses[number], one.standings[pair.clause]
    if clause.marker in LEFT_OUT:
        return frozenset()  # "without curtailing it" makes no fact of that
    if not pair.is_predicate and one.token(pair.at).relation in ("amod", "compound"):
        return frozenset()  # "its scheduling software" is there, whatever it might have done
    lost = theirs.doubts - own.doubts
    if _is_either_way(said) and not WHATEVER.isdisjoint(token.word for token in one.tree.tokens):
        lost -= {"if"}
    if _is_infinitive(said, clause.verb) and _is_infinitive(one, pair.at):
        lost -= {"wished"}  # both go "to work"
    if clause.marker == "to":
        lost -= {"maybe", "can", "would", "will"}  # "It takes a mistake to close it" closes nothing
    if clause.kind == "complement" and said.token(clause.start).word in ASKING:
        lost -= {"if", "maybe"}  # "He has not said what he will bring" of "whether he will bring money"
    if said.token(clause.verb).relation in ("csubj", "csubjpass"):
        lost -= {"wished"}  # "Doubling the line is a matter of years" doubles nothing
    if "said" in theirs.doubts and "will" in own.doubts:
        lost -= {"would"}  # "he believed that it would hold": he believes that it will
    if own.doubts & _OPEN or any(token.word in HEDGING_ADJECTIVES.words for token in said.tree.tokens):
        lost -= _OPEN  # "Scenario one, which is called likely: The feed stays" says how likely it is
    if _weakening(said) & _weakening(one):
        lost -= {"maybe"}  # "almost extinct" of "was almost declared extinct"
    return lost


def _is_infinitive(one: Statement, at: int) -> bool:
    return at > 0 and one.token(at - 1).word == "to"


def _is_either_way(said: Statement) -> bool:
    """Whether a sentence says that it makes no difference which of two is so: "watered or not", "old or new"."""
    tokens = said.tree.tokens
    joined = [
        (tokens[token.head], token)
        for at, token in enumerate(tokens)
        if token.relation == "conj" and at and tokens[at - 1].word == "or"
    ]
    return any(two.word == "not" or compare_tokens(one, two).kind == "opposite" for one, two in joined)


def _weakening(one: Statement) -> set[str]:
    """Returns the words of a sentence that weaken what is near them; "about" is mostly none."""
    return {token.word for token in one.tree.tokens} & WEAKENING.words - {"about"}
