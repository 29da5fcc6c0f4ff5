"""Headings that head nothing: the sentence under a headline, counts of answers, names of site and authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import key

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model import Block

_COUNT = re.compile(r"\d+\s+(?:answers?|comments?|replies|responses|antworten|kommentare?)", re.IGNORECASE)
"""“6 Answers”, over what others wrote."""
_SENTENCE = 6
"""Words of a sentence under a headline, at least."""


def find_subheadline(blocks: list[Block]) -> str:
    """Returns the sentence that a page sets as a heading between headline and text, or empty.

    It ends as a sentence does, and no other heading has its level.
    """
    first = blocks[0] if blocks else None
    if first is None or first.kind != "heading" or not first.text.endswith("."):
        return ""
    others = [block.level for block in blocks[1:] if block.kind == "heading"]
    return first.text if len(first.text.split()) >= _SENTENCE and first.level not in others else ""


def without_empty_headings(blocks: list[Block], names: Collection[str]) -> list[Block]:
    """Returns the blocks without headings that count answers or comments, or are one of the names."""
    keys = set(map(key, names))
    return [
        block
        for block in blocks
        if not (block.kind == "heading" and (_COUNT.fullmatch(block.text) or key(block.text) in keys))
    ]
