"""The "it" that means nothing: "it is clear that", "it rained"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Parse

_WEATHER = frozenset("rain snow hail thunder drizzle freeze pour".split())
_SEEM = frozenset("seem appear happen turn follow matter".split())
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})
_OPENERS = frozenset("to that whether if when for how what why".split())
_TIMES = frozenset("time day night monday tuesday wednesday thursday friday saturday sunday year".split())


def is_empty(parse: Parse, index: int) -> bool:
    """Returns whether the pronoun at an index is an "it" that points at nothing."""
    token = parse.tokens[index]
    if token.word != "it" or token.head == index:
        return False
    above = parse.tokens[token.head]
    behind = [at for at in parse.children(token.head) if at > token.head]
    if token.relation == "expl":
        return True
    if above.pos == "ADJ" and token.relation in ("dobj", "nsubj"):
        return any(parse.tokens[at].relation in ("xcomp", "ccomp") for at in behind)  # "find it hard to"
    if token.relation == "nsubjpass":
        return any(parse.tokens[at].relation in ("ccomp", "csubj") for at in behind)  # "it is said that"
    if token.relation != "nsubj":
        return False
    lemma = "be" if above.word == "'s" else above.lemma.lower()  # the parser has no lemma for “’s”
    return (
        lemma in _WEATHER
        or _is_of_seeming(parse, lemma, parse.children(token.head))
        or (lemma in ("be", "become", "remain", "feel", "get") and _is_of_being(parse, behind))
    )


def _is_of_seeming(parse: Parse, lemma: str, around: Sequence[int]) -> bool:
    """Returns whether a verb says how something seems, or what it takes.

    "It seems that", "as it happens", "it took hours to".
    """
    relations = {parse.tokens[at].relation for at in around}
    if lemma == "take":
        return bool(relations & {"xcomp", "advcl"}) and bool(relations & {"dobj", "npadvmod"})
    is_aside = any(parse.tokens[at].word == "as" for at in around)
    return lemma in _SEEM and (is_aside or bool(relations & {"ccomp", "advcl"}))


def _is_of_being(parse: Parse, behind: Sequence[int]) -> bool:
    """Returns whether a clause follows that says it, or it is a time: "it is hard to", "it was Lee who"."""
    stated = [at for at in behind if parse.tokens[at].relation in ("acomp", "attr", "oprd")]
    if not stated:
        return False
    inner = [below for at in stated for below in parse.children(at) if below > at]
    reaching = [at for at in (*behind, *inner) if parse.tokens[at].relation in _CLAUSES]
    if any(_opens(parse, at) for at in reaching):
        return True
    first = parse.tokens[stated[0]]
    is_cleft = first.pos == "PROPN" and any(parse.tokens[at].relation == "relcl" for at in inner)
    return is_cleft or first.lemma.lower() in _TIMES


def _opens(parse: Parse, clause: int) -> bool:
    return any(parse.tokens[at].word in _OPENERS and at < clause for at in parse.children(clause))
