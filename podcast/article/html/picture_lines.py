"""Captions outside of boxes: what a picture's own description says, and slanted lines below pictures.

Short ones are known by that alone; sentences where some are set alike, each below a picture or not.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_SLANTED = 0.9
"""Share of a line in italics from which on it is set so."""
_SHORT = 15
"""Words of a slanted line below a picture at most."""
_LONG = 40
"""Words of a slanted sentence below a picture at most."""
_ALIKE = 2
"""Slanted sentences set alike below pictures, from which on all that are set so are captions, if most stand there."""
_NOTICE = 40
"""Words at most of what a box of a film says where no film may be shown."""
_CREDIT = 8
"""Words of a credit behind a description at most."""
_SAID = 6
"""Words of a description before a credit at least."""
_LABEL = re.compile(r"^(?:photo|image|picture|video) (?=\S+ \S)")
"""What may stand before a description, as a key."""
_AROUND = 3
"""Elements around a line beside which its picture stands, at most: a cell, its row."""
_PICTURES = ("img", "picture", "video", "iframe")


def find_captions(tree: HtmlElement, leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of the lines that are captions."""
    described = {
        _LABEL.sub("", key(picture.get(name) or ""))
        for picture in tree.iter("img")
        for name in ("alt", "title")
    }
    lines = {
        index: leaf
        for index, leaf in enumerate(leaves)
        if leaf.kind in ("paragraph", "item") and leaf.words > 1
    }
    slanted = {
        index: _style(leaf.element)
        for index, leaf in lines.items()
        # Questions are asked so, and a note to a table begins with its mark.
        if leaf.italic > _SLANTED
        and leaf.words <= _LONG
        and not leaf.text.endswith("?")
        and not leaf.text.startswith("*")
    }
    below = {index for index in slanted if _is_below_picture(lines[index].element)}
    alike, every = Counter(slanted[index] for index in below), Counter(slanted.values())
    return frozenset(
        index
        for index, leaf in lines.items()
        if _is_described(key(leaf.text), described)
        or (index in below and leaf.words <= _SHORT and not ends(leaf.text))
        or (index in slanted and _are_captions(alike[slanted[index]], every[slanted[index]]))
    )


def _is_described(words: str, described: AbstractSet[str]) -> bool:
    """Returns whether a picture's description says the words, or all but a credit behind them."""
    if words in described:
        return True
    own = words.split()
    return any(
        " ".join(own[:-behind]) in described for behind in range(1, min(_CREDIT, len(own) - _SAID) + 1)
    )


def _are_captions(below: int, every: int) -> bool:
    """Returns whether slanted lines set alike are captions, by how many there are, and how many below pictures."""
    return below >= max(_ALIKE, every / 2)


def _style(element: HtmlElement) -> frozenset[tuple[str, str]]:
    """Returns how all words of an element are set: the elements around them in it, in any order, with their style."""
    style = set()
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
        style.add((str(element.tag), (element.get("style") or "").strip(" ;")))
    return frozenset(style)


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
    if not isinstance(element.tag, str) or (element.tail or "").strip():
        return False
    words = len(element.text_content().split())
    is_film = element.tag == "div" and words <= _NOTICE and next(element.iter("iframe"), None) is not None
    return is_film or (not words and next(element.iter(*_PICTURES), None) is not None)
