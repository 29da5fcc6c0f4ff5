"""Boxes inside an article that somebody else has signed: an analysis beside the news."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.author_names import begins_as_person, is_person
from podcast.article.html.shapes import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_BYLINE = "by-line"
_BY = re.compile(r"^(?:by|from)\s+", re.IGNORECASE)
_UP = 3
"""Elements above a by-line, at most, of which one is its box."""
_MOST = 0.5
"""Share of an article's words that such a box holds, at most: one with more is the article."""
_FEW = 2
"""Boxes of an article that are signed, at most."""


def sign_boxes(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, of which the paragraphs of a signed box have its signer as their label."""
    prose = [at for at, leaf in enumerate(leaves) if not leaf.because and is_prose(leaf)]
    words = sum(leaves[at].words for at in prose)
    boxes: list[tuple[list[int], str]] = []
    for at, leaf in enumerate(leaves):
        name = _read_signer(leaf.element) if leaf.because == _BYLINE else ""
        if not name or not prose or at < prose[0]:
            continue  # what stands above the text signs all of it
        box = _find_box(leaf, leaves, prose)
        if box and sum(leaves[one].words for one in box) <= _MOST * words:
            boxes.append((box, name))
    # Where many are signed, they are the posts of those who report live, and there is no text beside them.
    signed = {at: name for box, name in boxes for at in box} if len(boxes) <= _FEW else {}
    return [
        replace(leaf, label=signed[at]) if at in signed and leaf.kind == "paragraph" else leaf
        for at, leaf in enumerate(leaves)
    ]


def without_box_signers(authors: tuple[str, ...], leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """Returns an article's authors without those whose name stands over a box of it alone."""
    labels = {leaf.label for leaf in leaves if leaf.kind == "paragraph" and leaf.label}
    lines = [leaf.text for leaf in leaves if leaf.because == _BYLINE]
    return tuple(name for name in authors if name not in labels or sum(name in line for line in lines) > 1)


def _find_box(leaf: Leaf, leaves: Sequence[Leaf], prose: Sequence[int]) -> list[int]:
    """Returns the prose of the nearest element round a by-line that has some, where all of it stands below."""
    at = next(index for index, one in enumerate(leaves) if one is leaf)
    element = leaf.element
    for _ in range(_UP):
        element = element.getparent()
        if element is None:
            return []
        inside = set(element.iter())
        box = [one for one in prose if leaves[one].element in inside]
        if box:
            return box if box[0] > at else []
    return []


def _read_signer(element: HtmlElement) -> str:
    """Returns the name in a by-line that stands in a piece of its own."""
    pieces = (_BY.sub("", " ".join(text.split())) for text in element.itertext())
    return next((piece for piece in pieces if is_person(piece) and begins_as_person(piece)), "")
