"""Where a long sentence that is said word for word may end and go on: at a dash or semicolon behind its main verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.asides import mark_words
from podcast.writers.extractive.quoting_frames import quote
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

FRAME = 5
"""Words that say whose words come, at most."""
LONGEST = MAX_TURN - FRAME
"""Words of a sentence in somebody's own words that one host says in a turn, at most."""
SHORTEST = 8
"""Words of a piece, at least."""
_BREATH = re.compile(r"\s*---?\s*|\s*—\s*|\s+–\s+|;\s+")
"""Where a reader breathes: «The pump is old --- it was here before the well.»"""
_DASH = re.compile(r"---?|—|\s–\s")
"""A dash, which may be one of a pair: «The pump — it is old — was here before the well.»"""
_OPENS, _CLOSES = "(“[", ")”]"


def quote_in_breaths(source: SourceView, index: int, start: int) -> tuple[str, ...]:
    """Returns a sentence in quotation marks, from a character on; as two quotations where that is too long."""
    breaths = _find_breaths(source.sentence(index), start)
    return tuple(quote(mark_words(source, index, first, stop)) for first, stop in breaths)


def _find_breaths(sentence: Sentence, start: int) -> tuple[tuple[int, int], ...]:
    text = sentence.text
    root = sentence.parse.root
    if count_words(text[start:]) <= LONGEST or root < 0:
        return ((start, len(text)),)
    said = sentence.parse.tokens[root].end
    places = [
        (match.start(), match.end())
        for match in _BREATH.finditer(text, max(said, start))
        if _is_outside(text[: match.start()])
        and _is_even(text[start : match.start()])
        and _is_even(text[match.end() :])
        and count_words(text[start : match.start()]) >= SHORTEST
        and count_words(text[match.end() :]) >= SHORTEST
        and max(count_words(text[start : match.start()]), count_words(text[match.end() :])) <= LONGEST
    ]
    if not places:
        return ((start, len(text)),)
    middle = (start + len(text)) / 2
    stop, begin = min(places, key=lambda place: abs(place[0] - middle))
    return ((start, stop), (begin, len(text)))


def _is_outside(before: str) -> bool:
    """Returns whether a place stands in no brackets and no marks, by what is before it."""
    opened = sum(map(before.count, _OPENS)) - sum(map(before.count, _CLOSES))
    return opened == 0 and before.count('"') % 2 == 0


def _is_even(part: str) -> bool:
    """Returns whether no aside between dashes has its other dash elsewhere."""
    return len(_DASH.findall(part)) % 2 == 0
