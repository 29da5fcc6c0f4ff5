"""What all is that a sentence says, at its end: "…, a move that the crews had asked for", "…, down from 400 in May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.verb_groups import Parting, begin_verb, is_last, is_negated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.verb_groups import StatedClause

LEAST = 4
"""Words and marks of what something is, at least: fewer are a name or an age."""
ARTICLES = frozenset(("a", "an", "the", "its", "their"))
"""Words that begin what one thing is: «It leaks, a fault of the gate.»"""
_COUNTS = frozenset("first second third only last latest".split())
"""Words that tell which time it was: «It leaked, the first time since May.»"""
_EMPTY = frozenset("way day week month year hour minute moment night morning afternoon evening".split())
"""Nouns that say how or when rather than what it was: «It leaks, the way old gates do.»"""


def part_at_sum(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what all that was said is, or was before."""
    be = _be_of_all(sentence, statement)
    if be:
        yield from _part_at_noun(sentence, statement, be)
        yield from _part_at_change(sentence, statement, be)


def _part_at_noun(sentence: Sentence, statement: StatedClause, be: str) -> Iterator[Parting]:
    """Yields the place before what all that was said is: "…, a move that the crews had asked for"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if is_negated(sentence, statement):
        return
    for at in parse.children(statement.verb, "npadvmod", "attr", "dep", "appos", "dobj"):
        token = tokens[at]
        first = token.left
        is_noun = token.pos == "NOUN" and at > statement.verb and token.tag == "NN" and first > 1
        if not is_noun or tokens[first - 1].text != "," or token.right - first < LEAST:
            continue
        words = {one.word for one in tokens[first : at + 1]}
        is_whole = tokens[first].word in ARTICLES or tokens[first].word == "part"
        is_time = token.lemma in _EMPTY or (token.entity in ("DATE", "TIME") and token.lemma != "time")
        is_first = token.lemma != "time" or words & _COUNTS
        says_more = parse.children(at, "relcl", "prep") or (
            parse.children(at, "acl") and tokens[first].word != "the"
        )  # "…, the hall packed with crews": it was
        own = {one.word for one in tokens[at : token.right + 1]}
        is_person = may_be_person_noun(token.lemma) or bool(own & {"who", "whom", "whose"})
        if (
            not is_whole
            or is_time
            or not is_first
            or not says_more
            or is_person
            or parse.children(at, "conj")
        ):
            continue
        if is_last(sentence, at, statement) and not any(one.text == "," for one in tokens[first:at]):
            yield Parting(tokens[first - 2].end, tokens[first].start, be)


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
