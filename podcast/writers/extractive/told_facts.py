"""What a sentence tells of those whom or what it names, as sentences of their own, whatever it says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.between_commas import part_inside
from podcast.writers.extractive.names_told import tell_names
from podcast.writers.extractive.verb_groups import is_singled_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting, StatedClause


def part_facts(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields where it is told who somebody or what something is."""
    if statement.stop is not None:
        return
    if not is_singled_out(sentence, sentence.parse.root):
        yield from part_inside(source, sentence)
    yield from tell_names(source, sentence)
