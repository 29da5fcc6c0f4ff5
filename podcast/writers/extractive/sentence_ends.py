"""What stands at a sentence's end and can be said as one of its own: "…, including two lamps" as "Among them are …".

What a thing is that was named last stays with it, and so does who says it: "That is a lamp that burns oil" and "That is
according to the council" are read, not said.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

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
        is_past = tokens[begin_verb(sentence, statement.verb)].tag == "VBD"
        verb = ("is", "are", "was", "were")[is_plural(sentence, objects[0]) + 2 * is_past]
        yield Parting(tokens[at - 2].end, tokens[at + 1].start, f"among them {verb}")
