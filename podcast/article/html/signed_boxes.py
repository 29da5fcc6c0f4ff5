"""Boxes inside an article that somebody else has signed: an analysis beside the news."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
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
    # What stands above the text signs all of it.
    signers = {
        at: name
        for at, leaf in enumerate(leaves)
        if leaf.because == _BYLINE and prose and at >= prose[0] and (name := _read_signer(leaf.element))
    }
    inside = _list_inside([leaves[at].element for at in signers], leaves, prose)
    most = _MOST * sum(leaves[at].words for at in prose)
    sizes = {element: sum(leaves[at].words for at in box) for element, box in inside.items()}
    signed: dict[int, str] = {}
    boxes = 0
    for at, name in signers.items():
        element = next((one for one in _list_above(leaves[at].element) if one in inside), None)
        if element is not None and inside[element][0] > at and sizes[element] <= most:
            signed |= dict.fromkeys(inside[element], name)
            boxes += 1
        if boxes > _FEW:
            return [*leaves]  # the posts of those who report live: there is no text beside them
    return [
        replace(leaf, label=signed[at]) if at in signed and leaf.kind == "paragraph" else leaf
        for at, leaf in enumerate(leaves)
    ]


def without_box_signers(authors: tuple[str, ...], leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """Returns an article's authors without those whose name stands over a box of it alone."""
    labels = {leaf.label for leaf in leaves if leaf.kind == "paragraph" and leaf.label}
    lines = [leaf.text for leaf in leaves if leaf.because == _BYLINE]
    return tuple(name for name in authors if name not in labels or sum(name in line for line in lines) > 1)


def _list_above(element: HtmlElement) -> list[HtmlElement]:
    """Returns the elements right above a by-line, the nearest first, of which one may be its box."""
    return list(islice(element.iterancestors(), _UP))


def _list_inside(
    signing: Sequence[HtmlElement], leaves: Sequence[Leaf], prose: Sequence[int]
) -> dict[HtmlElement, list[int]]:
    """Returns the elements above by-lines that have prose, each with the leaves that are it."""
    inside: dict[HtmlElement, list[int]] = {one: [] for element in signing for one in _list_above(element)}
    for at in prose if inside else ():
        element = leaves[at].element
        for one in (element, *element.iterancestors()):
            if one in inside:
                inside[one].append(at)
    return {element: box for element, box in inside.items() if box}


def _read_signer(element: HtmlElement) -> str:
    """Returns the name in a by-line that stands in a piece of its own."""
    pieces = (_BY.sub("", " ".join(text.split())) for text in element.itertext())
    return next((piece for piece in pieces if is_person(piece) and begins_as_person(piece)), "")
