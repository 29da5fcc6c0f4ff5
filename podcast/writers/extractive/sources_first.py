"""Who says it, before what is said: "…, according to the council" is said as "According to the council, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.verb_groups import StatedClause, begin_verb, find_subject, is_last

if TYPE_CHECKING:
    from podcast.model import Sentence

MOST = 14
"""Words of who says it that are said before all the rest, at most."""
_OWN = frozenset("his her its their".split())
"""Words for somebody whom the statement names first: «The mills are old, according to their owners.»"""
_MARKS = frozenset('()[]“”":;')
"""Marks with which more is said than who says it."""


def find_source(sentence: Sentence) -> tuple[int, int] | None:
    """Returns the place where a statement ends, and where who says it begins; None where it can't be said before it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, parse.root)
    is_plain = (
        subject is not None
        and tokens[subject].left == 0
        and tokens[begin_verb(sentence, parse.root)].is_finite
    )
    # "It leaks, and it is old, according to the crew": of both, or of one?
    if not is_plain or any(clause.kind == "coordinate" for clause in sentence.clauses):
        return None
    for at, token in enumerate(tokens):
        if token.word != "according" or token.head > at or tokens[at - 1].text != ",":
            continue
        words = {other.word for other in tokens[at:]}
        if subject is not None and tokens[subject].word in words:
            continue  # "According to the port's letters, the port has 30 barges": an echo
        is_short = count_words(sentence.text[token.start :]) <= MOST
        if is_short and not words & (_OWN | _MARKS) and is_last(sentence, at, StatedClause(parse.root)):
            return tokens[at - 2].end, token.start
    return None
