"""Captions outside of boxes: lines that say what a picture's own description says, and slanted ones below a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_SLANTED = 0.9
"""Share of a line in italics from which on it is set so."""
_SHORT = 15
"""Words of a slanted line below a picture at most."""
_AROUND = 3
"""Elements around a line beside which its picture stands, at most: a cell, its row."""
_PICTURES = ("img", "picture", "video", "iframe")


def find_captions(tree: HtmlElement, leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of the lines that are captions."""
    described = {key(picture.get(name) or "") for picture in tree.iter("img") for name in ("alt", "title")}
    return frozenset(
        index
        for index, leaf in enumerate(leaves)
        if leaf.kind in ("paragraph", "item")
        and leaf.words > 1
        and (key(leaf.text) in described or (_is_slanted(leaf) and _is_below_picture(leaf.element)))
    )


def _is_slanted(leaf: Leaf) -> bool:
    return leaf.italic > _SLANTED and leaf.words <= _SHORT and not ends(leaf.text)


def _is_below_picture(element: HtmlElement) -> bool:
    """Returns whether a picture is the last thing before an element, or stands in it before its words."""
    return any(_is_picture_alone(before) for before in _before(element)) or (
        not (element.text or "").strip() and len(element) > 0 and _is_picture_alone(element[0])
    )


def _before(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yields what stands right before an element or those around it that begin with it, up to the first."""
    for _ in range(_AROUND):
        before = element.getprevious()
        while before is not None and not _shows(before):
            before = before.getprevious()
        if before is not None:
            yield before
            return
        parent = element.getparent()
        if parent is None or (parent.text or "").strip():
            return
        element = parent


def _shows(element: HtmlElement) -> bool:
    """Returns whether an element has words or a picture, or words behind it."""
    has_tail = bool((element.tail or "").strip())
    if not isinstance(element.tag, str):
        return has_tail
    return (
        has_tail or bool(element.text_content().strip()) or next(element.iter(*_PICTURES), None) is not None
    )


def _is_picture_alone(element: HtmlElement) -> bool:
    return (
        isinstance(element.tag, str)
        and not (element.tail or "").strip()
        and not element.text_content().strip()
        and next(element.iter(*_PICTURES), None) is not None
    )
