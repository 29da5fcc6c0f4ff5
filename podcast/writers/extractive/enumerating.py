"""Points under a line that leads to them: said all, behind that line, or not at all."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words

if TYPE_CHECKING:
    from podcast.model import Section, Sentence, Understanding

OPEN_LINE = re.compile(
    r"\b(?:be|is|are|was|were|been|includ(?:e|es|ed|ing)|to|of|for|with|as|like|by|in|on|from"
    r"|and|or|that|the|a|an)\s*:$",
    re.IGNORECASE,
)
"""A line that its points go on with: «Your two best options are:»"""
MOST = 8
"""Points that a listener can bear."""
LONGEST = 110
"""Words of all of them together."""


def find_listed(understood: Understanding) -> dict[int, tuple[int, ...]]:
    """Returns each sentence of a list in the text → all of it: the line with a colon at its end, and the points below.

    Lists whose points are many or long have none.
    """
    listed: dict[int, tuple[int, ...]] = {}
    paragraphs = [
        tuple(group) for _, group in groupby(understood.sentences, key=lambda s: (s.section, s.paragraph))
    ]
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


def is_point(section: Section, paragraph: int) -> bool:
    """Returns whether a paragraph of a section is a point of a list."""
    return paragraph < len(section.blocks) and section.blocks[paragraph].kind in ("item", "fact", "step")
