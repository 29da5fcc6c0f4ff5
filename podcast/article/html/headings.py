"""Headings that head nothing: the sentence under a headline, counts of answers, names of site and authors."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.html.shapes import INNER_END, is_line, is_listed, is_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf
    from podcast.model import Block

_CAPTION = "caption"
_COUNT = re.compile(r"\d+\s+(?:answers?|comments?|replies|responses|antworten|kommentare?)", re.IGNORECASE)
"""“6 Answers”, over what others wrote."""
ONE_LINK = "one link alone"
"""Why a leaf is no text that is nothing but a link."""
OVER_LINKS = "heading over links"
_LIST = 2
"""Links in a row from which on they are a list."""
_FEW = 5
"""Words of a line over a list of links at most, where it is no heading."""
_LAST = 12
"""Words of a line at most that leads to nothing below the text."""
_WELCOME = 60
"""Words above a headline at most that a site says of itself there."""
_SENTENCE = 6
"""Words of a line under a headline that says what all is about, at least."""
_LONG = 12
"""Words of such a line at least where other headings have its level."""


def find_subheadline(blocks: list[Block]) -> str:
    """Returns the line that a page sets as a heading between headline and text, or empty.

    It is as long as a sentence, and no other heading has its level, or is half as long.
    """
    first = blocks[0] if blocks else None
    if first is None or first.kind != "heading":
        return ""
    words = len(first.text.split())
    others = [block for block in blocks[1:] if block.kind == "heading"]
    is_alone = words >= _SENTENCE and all(block.level != first.level for block in others)
    is_long = words >= _LONG and all(2 * len(block.text.split()) <= words for block in others)
    return first.text if is_alone or is_long else ""


def without_empty_headings(blocks: list[Block], names: Collection[str]) -> list[Block]:
    """Returns the blocks without headings that count answers or comments, or are one of the names."""
    keys = set(map(key, names))
    return [
        block
        for block in blocks
        if not (block.kind == "heading" and (_COUNT.fullmatch(block.text) or key(block.text) in keys))
    ]


def mark_above(leaves: Sequence[Leaf], title: str) -> list[Leaf]:
    """Returns the leaves, with a reason for what stands above the headline, given by its key: a rubric, a welcome."""
    at = next((at for at, leaf in enumerate(leaves) if leaf.level == 1 and key(leaf.text) == title), 0)
    if sum(leaf.words for leaf in leaves[:at] if not leaf.because) > _WELCOME:
        at = 0
    text = next((at for at, leaf in enumerate(leaves) if not leaf.because and is_prose(leaf)), 0)
    below = next((at for at, leaf in enumerate(leaves[:text]) if key(leaf.text) == title), 0)
    return [
        replace(leaf, because="above the text")
        if not leaf.because and (index < at or (index < below and leaf.kind == "heading"))
        else leaf
        for index, leaf in enumerate(leaves)
    ]


def without_bare_headings(leaves: list[Leaf], taken: Container[HtmlElement]) -> list[Leaf]:
    """Returns the leaves, with a reason for headings and leading lines with nothing left below.

    Headings in elements that were `taken` stay over a link with more text below it.
    """
    result: list[Leaf] = []
    below: int | None = None
    """The level of the heading below, 9 for text, None for nothing."""
    first = next((index for index, leaf in enumerate(leaves) if not leaf.because and is_prose(leaf)), 0)
    for index in reversed(range(len(leaves))):
        leaf = leaves[index]
        because = leaf.because
        is_heading = leaf.kind == "heading" and not is_prose(leaf)
        if not because and is_heading and (below is None or leaf.level >= below):
            because = "heading over nothing"
        elif not because and result:
            because = _leads_nowhere(leaf, result, is_taken=leaf.element in taken, is_above=index < first)
        if not because and below is None and _leads(leaf) and leaf.words <= _LAST:
            because = "line that leads nowhere"
        if not because:
            below = leaf.level if is_heading else 9
        result.append(replace(leaf, because=because))
    return result[::-1]


def _leads_nowhere(leaf: Leaf, below: list[Leaf], *, is_taken: bool, is_above: bool) -> str:
    """Returns why a leaf that leads to what was left out below it is no text, or empty; `below` in reverse order."""
    links = list(takewhile(lambda other: other.because == ONE_LINK, reversed(below[-_LIST:])))
    # Above the text, buttons stand below a line about all of it.
    is_over_list = not is_above and len(links) == _LIST and _is_apart(leaf, links[0], below)
    if leaf.kind == "heading" and not is_prose(leaf):
        return OVER_LINKS if links and (is_over_list or not is_taken) else ""
    if is_over_list and is_line(leaf) and leaf.words <= _FEW:
        return OVER_LINKS
    # What leads to a picture leads over its caption to the text.
    nearest = next((other.because for other in reversed(below) if other.because != _CAPTION), "")
    is_bare = _leads(leaf) and nearest and not _next_is_listed(below)
    return "line that leads nowhere" if is_bare else ""


def _is_apart(leaf: Leaf, link: Leaf, below: list[Leaf]) -> bool:
    """Returns whether a line and the link below it share a box in which no text follows."""
    box = next(
        (box for box in link.element.iterancestors() if box in set(leaf.element.iterancestors())), None
    )
    after = next((other for other in reversed(below) if not other.because), None)
    return box is not None and (after is None or box not in set(after.element.iterancestors()))


def _leads(leaf: Leaf) -> bool:
    """Returns whether a leaf is a single sentence that leads to what stands below."""
    return leaf.kind == "paragraph" and leaf.text.endswith(":") and not INNER_END.search(leaf.text)


def _next_is_listed(below: list[Leaf]) -> bool:
    """Returns whether the last leaf that was kept, of those below in reverse order, is in a list."""
    return next((is_listed(leaf) for leaf in reversed(below[-20:]) if not leaf.because), False)
