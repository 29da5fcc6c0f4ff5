"""Each way to say one statement in several sentences, in their order: what is behind it, beside it, joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.between_commas import take_out
from podcast.writers.extractive.participles import part_at_participle
from podcast.writers.extractive.relative_clauses import part_behind
from podcast.writers.extractive.second_verbs import part_at_second, part_at_verb
from podcast.writers.extractive.sentence_ends import part_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting, StatedClause


def part_statement(
    source: SourceView, sentence: Sentence, statement: StatedClause, *, is_negated: bool
) -> Iterator[Parting]:
    """Yields where a statement that hangs on nothing can be parted."""
    yield from part_behind(source, sentence, statement)
    yield from take_out(source, sentence, statement)
    yield from part_at_participle(source, sentence, statement)
    yield from part_at_end(sentence, statement)
    yield from part_at_verb(source, sentence, statement, is_negated=is_negated)
    yield from part_at_second(sentence, statement)
