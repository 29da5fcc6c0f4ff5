"""What stands above a text in plain lines: ways around the site, authors and day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.bylines import Byline, read_byline
from podcast.article.extraction import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = 25
"""Words of a line with which the text has begun."""
_TOP = 12
"""Groups of lines within which a text begins."""
_TOOL = re.compile(r"\s*[|›»·•>]\s*")


def take_top_matter(groups: Sequence[list[str]]) -> tuple[list[list[str]], Byline]:
    """Returns the groups of lines without those that belong to no text, and what these say of authors and day."""
    common = frozenset(
        word for group in groups for line in group for word in re.findall(r"\b[^\W\d_A-Z]{3,}\b", line)
    )
    bylines: list[Byline] = []
    rest: list[list[str]] = []
    has_begun = False
    for number, group in enumerate(groups):
        has_begun = has_begun or number >= _TOP or _is_text(group)
        own = [] if has_begun else [read_byline(one_line(line), common) for line in group]
        if any(own):
            own = [
                byline or read_byline(one_line(line), common, beside=True)
                for byline, line in zip(own, group, strict=True)
            ]
        bylines += [byline for byline in own if byline]
        lines = [
            line
            for line, byline in zip(group, own or [None] * len(group), strict=True)
            if byline is None and (has_begun or not is_tool_row(line))
        ]
        rest += [lines] if lines else []
    authors = next((byline.authors for byline in bylines if byline.authors), ())
    return rest, Byline(authors, next((byline.date for byline in bylines if byline.date), ""))


def _is_text(group: list[str]) -> bool:
    """Returns whether a group of lines is a paragraph of the text, and no standfirst yet."""
    return sum(len(line.split()) for line in group) >= 2 * _TEXT


def is_tool_row(line: str) -> bool:
    """Returns whether a line is a row of links: three or more short pieces with the same sign between them."""
    pieces = [piece for piece in _TOOL.split(line.strip()) if piece]
    return (
        len(pieces) >= 3
        and all(len(piece.split()) <= 7 for piece in pieces)
        and line.strip()[-1] not in ".?!"
    )
