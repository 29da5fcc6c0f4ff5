"""What was before something, or is so all the same, in front of it: "After the storm had passed, the crew left"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.fronts import find_front
from podcast.writers.extractive.verb_groups import Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.verb_groups import StatedClause


def part_at_time(sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the end of what stands in front and is a statement of its own."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    found = find_front(sentence, statement)
    if found is None or parse.children(found[0], "expl"):
        return
    subject, (at, *others) = found
    if tokens[at].relation == "advcl" and not others:
        yield from _part_at_before(sentence, subject, at)
        return
    if (
        tokens[at].relation == "prep"
        and not others
        and tokens[at].word == "despite"
        and tokens[2].word == "fact"
    ):
        yield from _part_at_fact(sentence, subject)


def _part_at_before(sentence: Sentence, subject: int, at: int) -> Iterator[Parting]:
    """Yields the end of what was before: "After the storm had passed, the crew left"; what a pronoun says is not."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = tokens[begin_verb(sentence, parse.root)]
    own = find_subject(sentence, at)
    if tokens[0].word != "after" or own is None or tokens[0].head != at or root.tag != "VBD":
        return
    first = tokens[subject].left
    if tokens[begin_verb(sentence, at)].tag != "VBD":
        return
    if tokens[own].pos != "PRON" and tokens[own].left == 1:
        gone = Edit(0, tokens[1].start)
        yield Parting(tokens[first - 2].end, tokens[first].start, "after that,", (gone,))


def _part_at_fact(sentence: Sentence, subject: int) -> Iterator[Parting]:
    """Yields the end of what is so all the same: "Despite the fact that it leaked, the crew stayed"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first, clauses = tokens[subject].left, parse.children(2, "acl")
    if len(clauses) != 1 or tokens[3].word != "that" or not parse.children(clauses[0], "nsubj", "nsubjpass"):
        return
    if tokens[begin_verb(sentence, clauses[0])].is_finite:
        yield Parting(tokens[first - 2].end, tokens[first].start, "But", (Edit(0, tokens[4].start),))
