"""What all is that a sentence says, at its end: "…, a move that the crews had asked for", "…, down from 400 in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.verb_groups import Parting, begin_verb, is_last

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.verb_groups import StatedClause

LEAST = 4
"""Words and marks of what something is, at least: fewer are a name or an age."""
ARTICLES = frozenset(("a", "an", "the"))
"""Words that begin what one thing is: «It leaks, a fault of the gate.»"""


def part_at_sum(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what all that was said is, or was before."""
    be = _be_of_all(sentence, statement)
    if be:
        yield from _part_at_change(sentence, statement, be)


def _part_at_change(sentence: Sentence, statement: StatedClause, be: str) -> Iterator[Parting]:
    """Yields the place before what a number was before: "…, down from 400 a year earlier"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for at in parse.children(statement.verb, "advmod", "prep", "prt"):
        token = tokens[at]
        is_way = token.word in ("up", "down") and at > 1 and tokens[at - 1].text == ","
        if not is_way or tokens[at + 1].word != "from" or not is_last(sentence, at, statement):
            continue
        if any(one.tag == "CD" for one in tokens[statement.verb : at]):
            yield Parting(tokens[at - 2].end, token.start, be)


def _be_of_all(sentence: Sentence, statement: StatedClause) -> str:
    """Returns "that was", "that is" or "that would be", in the time of a statement; nothing for what somebody says."""
    tokens = sentence.parse.tokens
    finite = tokens[begin_verb(sentence, statement.verb)]
    if statement.lead or not finite.is_finite or (finite.tag == "MD" and finite.word != "will"):
        return ""
    return "that would be" if finite.tag == "MD" else "that was" if finite.tag == "VBD" else "that is"
