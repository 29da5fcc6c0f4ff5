"""Where a long sentence is said in two, of which the second one says its subject again.

"The port bought the crane in May and has rented it out since" goes on as "It has rented it out since", and "…, which
makes it dear" as "That makes it dear".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.relative_clauses import part_behind, part_inside
from podcast.writers.extractive.said_besides import part_at_saying
from podcast.writers.extractive.second_verbs import part_at_verb

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting

LONG = 16
"""Words of a sentence that is parted where it can be."""
LEAST = 5
"""Words of a half, at least."""
CONDITIONS = frozenset(
    ("if", "unless", "when", "whenever", "once", "until", "provided", "as long as", "in case", "suppose")
)
"""Words that begin a clause on which all that follows hangs: "When the gate is shut, the boats wait, and …"."""


def find_parting(source: SourceView, index: int) -> Parting | None:
    """Returns where a sentence that is long can be said in two; None where that would be a guess."""
    sentence = source.sentence(index)
    main = next((clause for clause in sentence.clauses if clause.kind == "main"), None)
    if (
        not is_long(sentence.text)
        or sentence.text.rstrip().endswith("?")
        or main is None
        or main.is_reported
        or main.hedges
        or "according to" in sentence.text.lower()
        or ":"
        in sentence.text[: sentence.parse.tokens[main.verb].start]  # "Pump (old): it leaked and was mended"
        or any(clause.marker in CONDITIONS and clause.start < main.predicate for clause in sentence.clauses)
    ):
        return None
    places = (
        *part_inside(source, sentence),
        *part_behind(source, sentence),
        *part_at_saying(source, sentence),
        *part_at_verb(source, sentence, main),
    )
    return next((place for place in places if _is_even(sentence.text, place)), None)


def is_long(text: str) -> bool:
    """Returns whether a stretch of a sentence is parted where it can be."""
    return count_words(text) >= LONG


def _is_even(text: str, parting: Parting) -> bool:
    """Returns whether both halves are whole: long enough, and with both marks of each pair."""
    first, second = text[: parting.end], text[parting.start :]
    return (
        count_words(first) >= LEAST
        and count_words(second) + bool(parting.opening) >= LEAST
        and first.count("(") == first.count(")")
        and first.count("“") == first.count("”")
        and first.count('"') % 2 == 0
    )
