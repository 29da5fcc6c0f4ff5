"""What stands at a sentence's end and can be said as one of its own, with a word that says how it goes with the first.

"…, a lamp that burns oil" goes on as "That is a lamp that burns oil", "… after it had leaked" as "That was after it had
leaked", "…, including two lamps" as "Among them are two lamps".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import may_be_person_noun
from podcast.writers.extractive.adverbial_clauses import part_at_clause
from podcast.writers.extractive.named_again import PLURAL, is_plural
from podcast.writers.extractive.relative_clauses import is_stated
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.verb_groups import (
    Parting,
    StatedClause,
    begin_verb,
    is_last,
    is_negated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence

LEAST = 4
"""Words and marks of what something is, at least: fewer are a name or an age."""
_ARTICLES = frozenset(("a", "an", "the"))
_YEAR = re.compile(r"\b(?:1[0-8]\d\d|19[0-8]\d)\b")
"""A year of long ago, whose things may be no more: «In 1911 they built the Corrow, a ship of oak.»"""
_SUMS = frozenset("total number sum average".split())
"""Nouns that only count what was before them: «A number of times, in sum a total of six, on average.»"""
_MEMBERS = ("CCONJ", "DET", "NOUN", "NUM", "PROPN")
"""What a member of a list begins with."""
_FINDING = frozenset("find show think believe know hope fear".split())
"""What else may be said of others' thoughts at a sentence's end: «It leaks, the crews find.»"""


def part_at_end(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the places before what a sentence ends with."""
    parse = sentence.parse
    is_bound = not statement.lead and bool(parse.children(statement.verb, "mark"))
    is_bound = is_bound or (not statement.lead and _ends_with_tag(sentence))
    if is_bound or not parse.tokens[begin_verb(sentence, statement.verb)].is_finite:
        return
    yield from _apposition(sentence, statement)
    yield from _examples(sentence, statement)
    yield from part_at_clause(sentence, statement)


def _ends_with_tag(sentence: Sentence) -> bool:
    """Returns whether a sentence ends with who says it: "…, as the crews have found"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    return (
        any(
            token.relation in ("ROOT", "parataxis", "advcl")
            and (token.lemma in SAYING or token.lemma in _FINDING)
            and any(tokens[said].right < at for said in parse.children(at, "ccomp"))
            for at, token in enumerate(tokens)
        )
        or (tokens[-2].is_finite and tokens[-2].lemma in SAYING | _FINDING)
        or (tokens[-2].lemma in SAYING | _FINDING and tokens[-3].lemma == "have")
    )


def _apposition(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what a thing is that was named last: "…, a lamp that burns oil"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if statement.lead or _YEAR.search(sentence.text):
        return  # "Lee said he lit a Corrow, a lamp that burns oil": the article may say what it is
    for at, token in enumerate(tokens):
        first = token.left
        if token.relation != "appos" or token.pos != "NOUN" or first < 2 or token.right - first < LEAST:
            continue
        is_thing = not may_be_person_noun(token.lemma) and token.entity not in ("PERSON", "DATE", "TIME")
        is_thing = is_thing and token.lemma not in _SUMS
        is_kind = (
            token.tag == "NNS" and bool(parse.children(at, "relcl")) and tokens[first].pos in ("ADJ", "NOUN")
        )
        is_whole = tokens[first].word in _ARTICLES and tokens[first].head == at
        is_whole = (
            (is_whole or is_kind)
            and not parse.children(at, "conj", "cc")
            and not any(other.text == "," for other in tokens[first : token.right])
        )
        inside = tokens[
            at : min((one for one in range(at, token.right) if tokens[one].is_finite), default=token.right)
        ]
        is_whole = is_whole and not any(other.pos == "CCONJ" for other in inside)
        if not (is_thing and is_whole and is_last(sentence, at, statement) and tokens[first - 1].text == ","):
            continue
        if tokens[token.head].entity in ("PERSON", "DATE", "TIME") or token.head == statement.verb:
            continue
        if _is_reported(sentence, token.head) or is_negated(sentence, statement):
            continue
        if parse.children(token.head, "conj", "cc") or tokens[token.head].relation == "conj":
            continue  # "a pump, a gate and a lamp": members of a list
        opening = "those are" if is_plural(sentence, at) else "that is"
        yield Parting(tokens[first - 2].end, tokens[first].start, opening)


def _is_reported(sentence: Sentence, at: int) -> bool:
    """Returns whether a noun stands in what somebody says or thinks, or in a condition."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    while tokens[at].head != at:
        if tokens[at].relation in ("ccomp", "csubj", "acl"):
            return True
        if tokens[at].relation == "advcl" and parse.children(at, "mark"):
            return True
        at = tokens[at].head
    return False


def _examples(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before some of the things named last: "…, including two lamps and a pump"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if statement.lead or is_negated(sentence, statement):
        return
    for at, token in enumerate(tokens):
        objects = parse.children(at, "pobj")
        if token.word != "including" or len(objects) != 1 or at < 2 or tokens[at - 1].text != ",":
            continue
        head = tokens[token.head]
        is_same = head.tag in PLURAL and tokens[at - 2].tag in PLURAL and token.head == at - 2
        if (
            not is_same
            or not is_last(sentence, at, statement)
            or not is_stated(sentence, token.head, statement)
        ):
            continue
        behind = tokens[at : token.right + 1]
        if tokens[objects[0]].pos not in ("NOUN", "PROPN") or any(other.tag == "VBG" for other in behind[1:]):
            continue
        if any(one.text == "," and next_one.pos not in _MEMBERS for one, next_one in pairwise(behind)):
            continue  # "tools, including a loom, in the hall": they all are
        verb = "are" if is_plural(sentence, objects[0]) else "is"
        yield Parting(tokens[at - 2].end, tokens[at + 1].start, f"among them {verb}")


def part_at_source(sentence: Sentence) -> Iterator[Parting]:
    """Yields the place before who says it, at a sentence's end: "…, according to the port's own letters"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    for at, token in enumerate(tokens):
        is_source = token.word == "according" and at > 1 and tokens[at - 1].text == ","
        if not is_source or token.head > at or not tokens[begin_verb(sentence, parse.root)].is_finite:
            continue
        whole = StatedClause(parse.root)
        if any(clause.kind == "coordinate" for clause in sentence.clauses):
            continue  # "It leaks, and it is old, according to the crew": they say both
        is_named = token.right - at >= LEAST - 1  # "according to Lee" is no sentence of its own
        has_subject = parse.children(parse.root, "nsubj", "nsubjpass", "expl")
        if is_named and has_subject and is_last(sentence, at, whole):
            yield Parting(tokens[at - 2].end, token.start, "that is")
