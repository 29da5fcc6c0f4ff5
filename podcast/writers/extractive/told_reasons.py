"""What something is for and why it is so, at a sentence's end: "The aim is to …", "That is because it leaks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.aims import part_at_aim
from podcast.writers.extractive.asked_reasons import find_reason
from podcast.writers.extractive.verb_groups import (
    PARTLY,
    SUBJECTS,
    Parting,
    begin_verb,
    is_last,
    is_negated,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

SHORT = 3
"""Words of who says it, at most, where it is said again."""


def part_at_reason(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what something is for, or why it is so; a reason that can be asked for is: "Why?"."""
    yield from part_at_aim(sentence, statement)
    if find_reason(source, sentence.index, sentence.text) is not None:
        return
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = statement.verb
    finite = tokens[begin_verb(sentence, main)]
    is_open = finite.tag == "MD" or is_negated(sentence, statement) or len(statement.lead.split()) > SHORT
    for at in () if is_open else parse.children(main, "advcl"):
        first = tokens[at].left
        own = begin_verb(sentence, at)
        if tokens[first].word != "because" or at < main or not is_last(sentence, at, statement):
            continue
        is_whole = parse.children(at, *SUBJECTS) and tokens[own].is_finite
        if is_whole and not {one.word for one in tokens[first - 2 : first]} & PARTLY:
            before = first - 1 - (tokens[first - 1].text == ",")
            be = "was" if finite.tag == tokens[own].tag == "VBD" else "is"
            opening = statement.open(f"{statement.all} {be}")
            yield Parting(tokens[before].end, tokens[first].start, opening)
