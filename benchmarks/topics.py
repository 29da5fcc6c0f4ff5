"""Articles with their headings taken away, and how many of the shifts that we find are where a heading was."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from podcast.model import Section
from podcast.understanding import understand

if TYPE_CHECKING:
    from benchmarks.coreference import Count
    from podcast.model import Article

NEAR = 1
"""Paragraphs between a shift and a heading at most."""


def score_topics(count: Count, article: Article) -> None:
    """Count shifts near a heading, beside as many places that divide the text evenly; nothing without two headings."""
    headings: list[int] = []
    paragraphs: list[str] = []
    for section in article.sections:
        if section.heading and paragraphs:
            headings.append(len(paragraphs))
        paragraphs += section.paragraphs
    whole = replace(article, summary=Section("", (), "summary"), sections=(Section("", tuple(paragraphs)),))
    if len(headings) < 2:
        return
    understood = understand(whole)
    shifts = [understood.sentences[shift].paragraph for shift in understood.shifts]
    evenly = _divide_evenly(paragraphs, len(shifts))
    count("shifts, precision", _near(shifts, headings), len(shifts))
    count("shifts, recall", _near(headings, shifts), len(headings))
    count("evenly placed, precision", _near(evenly, headings), len(evenly))
    count("evenly placed, recall", _near(headings, evenly), len(headings))


def _near(places: list[int], others: list[int]) -> int:
    return sum(any(abs(place - other) <= NEAR for other in others) for place in places)


def _divide_evenly(paragraphs: list[str], times: int) -> list[int]:
    lengths = [len(paragraph.split()) for paragraph in paragraphs]
    ends = list(accumulate(lengths, initial=0))[:-1]
    wanted = [sum(lengths) * (number + 1) / (times + 1) for number in range(times)]
    return [next((at for at, end in enumerate(ends) if end >= where), len(ends) - 1) for where in wanted]
