"""What stands behind a line that leads to it: a short list is said as a whole, all else right behind that line."""

from __future__ import annotations

import re
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model import Section, Sentence, Understanding

OPEN_LINE = re.compile(
    r"\b(?:be|is|are|was|were|been|includ(?:e|es|ed|ing)|to|of|for|with|as|like|by|in|on|from"
    r"|and|or|that|the|a|an)\s*:$",
    re.IGNORECASE,
)
"""A line that its points go on with: «Your two best options are:»"""
_FOLLOWING = re.compile(r"\b(?:the|these) (?:\w+ ){0,2}following\b|\bthe following:", re.IGNORECASE)
"""A line that the next paragraph goes on with: «Our findings include the following:»"""
MOST = 8
"""Points that a listener can bear."""
MOST_LED = 20
"""Points of a list that is not told as a whole, of which each is said behind its line."""
LONGEST = 110
"""Words of all of them together."""


def find_listed(understood: Understanding) -> dict[int, tuple[int, ...]]:
    """Returns each sentence of a list in the text → all of it: the line with a colon at its end, and the points below.

    Lists whose points are many or long have none.
    """
    listed: dict[int, tuple[int, ...]] = {}
    paragraphs = _read_paragraphs(understood)
    for at, paragraph in enumerate(paragraphs):
        last = paragraph[-1]
        if last.section < 0 or not last.text.endswith(":"):
            continue
        points: list[Sentence] = []
        number = 0
        section = understood.article.sections[last.section]
        for below in paragraphs[at + 1 :]:
            if below[0].section != last.section or not is_point(section, below[0].paragraph):
                break
            points += below
            number += 1
        words = sum(count_words(point.text) for point in points)
        if number >= 2 and len(points) <= MOST and words <= LONGEST:
            group = (last.index, *(point.index for point in points))
            listed |= dict.fromkeys(group, group)
    return listed


def find_leads(
    understood: Understanding, listed: Collection[int], told: Collection[int]
) -> dict[int, tuple[int, ...]]:
    """Returns each line with a colon at its end → the first sentences of what it leads to.

    That is a set-off quotation, the points of a list that is not told as a whole, or the paragraph behind "the
    following". `told` are sentences that somebody tells in the first person.
    """
    leads: dict[int, tuple[int, ...]] = {}
    paragraphs = _read_paragraphs(understood)
    for at, paragraph in enumerate(paragraphs[:-1]):
        lead = paragraph[-1]
        if lead.section < 0 or not lead.text.endswith(":") or lead.index in listed:
            continue
        section = understood.article.sections[lead.section]
        below = [own[0] for own in paragraphs[at + 1 : at + 1 + MOST_LED] if own[0].section == lead.section]
        points = list(takewhile(lambda first: is_point(section, first.paragraph), below))  # noqa: B023 - used at once
        if points:
            leads[lead.index] = tuple(point.index for point in points)
        elif below and (_is_set_off(understood, lead, below[0], told) or _goes_on(understood, lead)):
            leads[lead.index] = (below[0].index,)
    return leads


def _read_paragraphs(understood: Understanding) -> list[tuple[Sentence, ...]]:
    return [
        tuple(group) for _, group in groupby(understood.sentences, key=lambda s: (s.section, s.paragraph))
    ]


def _is_set_off(understood: Understanding, lead: Sentence, first: Sentence, told: Collection[int]) -> bool:
    """Returns whether a line leads to a set-off quotation: it says whose that is, or nothing does.

    A line in the first person that leads to somebody else's words would be heard as its author's.
    """
    blocks = understood.article.sections[first.section].blocks
    if first.paragraph >= len(blocks) or blocks[first.paragraph].kind != "quote":
        return False
    cues = [q.cue for q in understood.quotations if first.index in q.sentences and q.speaker is not None]
    is_led = any(cue is not None and cue.sentence == lead.index for cue in cues)
    return not cues or (is_led and lead.index not in told)


def _goes_on(understood: Understanding, lead: Sentence) -> bool:
    """Returns whether a line says that the next paragraph is what it leads to, on a page that shows no code."""
    return not understood.article.code and bool(_FOLLOWING.search(lead.text))


def is_point(section: Section, paragraph: int) -> bool:
    """Returns whether a paragraph of a section is a point of a list."""
    return paragraph < len(section.blocks) and section.blocks[paragraph].kind in ("item", "fact", "step")
