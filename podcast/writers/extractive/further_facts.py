"""What a sentence tells besides its statements: facts of what it names, and what its speaker says further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.known_facts import tell_apart
from podcast.writers.extractive.new_things import tell_new
from podcast.writers.extractive.reports import part_report_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting, StatedClause


def part_at_facts(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the places of what can be said behind a sentence, be it reported or not: each has its own guards."""
    for way in (tell_apart, tell_new, part_report_on):
        yield from way(source, sentence, statement)
