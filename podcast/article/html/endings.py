"""What stands in the element of a text, at its edges, and is none of it: notes about it, teasers of other texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.notes import NOTE, find_notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_SLANTED = 0.9
"""Share of a line in italics from which on it is set so."""
_LINK = 0.9
"""Share of a line that is a link, from which on it is one."""
_TEASER = 60
"""Words of a teaser at most, beside its link."""
_CARDS = 3
"""Boxes alike in a row that are cards, at least."""
_DEPTH = 8
"""Elements around a line within which its card is found."""
_REPEATED = 12
"""Words of a paragraph that is said twice, at least."""
_REPEAT = "said in a box, too"
_TEXT = 0.5
"""Share of the words that must be left above the teasers: a page may be nothing but cards."""


def mark_notes(leaves: Sequence[Leaf], authors: Sequence[str]) -> list[Leaf]:
    """Returns the leaves, with a reason for those at the edges of the text that are notes about it."""
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    slanted = {at for at, index in enumerate(kept) if leaves[index].italic > _SLANTED}
    if 2 * len(slanted) > len(kept):
        slanted = set()
    notes = {kept[at] for at in find_notes([leaves[index].text for index in kept], authors, slanted=slanted)}
    return [replace(leaf, because=NOTE) if index in notes else leaf for index, leaf in enumerate(leaves)]


def mark_teasers(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for those below the text that are on cards: boxes alike, each with a link."""
    words: Counter[HtmlElement] = Counter()
    linked: set[HtmlElement] = set()
    for leaf in leaves:
        for element in _around(leaf):
            if leaf.linked > _LINK:
                linked.add(element)
            else:
                words[element] += leaf.words
    alike = Counter(_place(element) for element in linked if words[element] <= _TEASER)
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    tail = set(
        takewhile(
            lambda index: (
                leaves[index].kind == "heading"
                or any(
                    element in linked and words[element] <= _TEASER and alike[_place(element)] >= _CARDS
                    for element in _around(leaves[index])
                )
            ),
            reversed(kept),
        )
    )
    if _is_most(leaves, tail, kept):
        return list(leaves)
    return [replace(leaf, because="teaser") if index in tail else leaf for index, leaf in enumerate(leaves)]


def mark_repeats(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for what stands below the text under headings of its own, and also in a box.

    Sites ask for letters and donations beside a text and once more below it.
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    in_boxes = {key(leaf.text) for leaf in leaves if leaf.because and leaf.words >= _REPEATED}
    tail = list(
        takewhile(
            lambda index: leaves[index].kind == "heading" or key(leaves[index].text) in in_boxes,
            reversed(kept),
        )
    )
    # A last paragraph under no heading may stand in a box because somebody quotes it there.
    while tail and leaves[tail[-1]].kind != "heading":
        tail.pop()
    if _is_most(leaves, tail, kept):
        return list(leaves)
    return [replace(leaf, because=_REPEAT) if index in tail else leaf for index, leaf in enumerate(leaves)]


def _is_most(leaves: Sequence[Leaf], tail: Collection[int], kept: Iterable[int]) -> bool:
    """Returns whether the leaves below the text would be most of it."""
    below = sum(leaves[index].words for index in tail)
    return below > (1 - _TEXT) * sum(leaves[index].words for index in kept)


def _around(leaf: Leaf) -> Iterator[HtmlElement]:
    """Yields the element of a leaf and some around it."""
    yield leaf.element
    yield from islice(leaf.element.iterancestors(), _DEPTH)


def _place(element: HtmlElement) -> tuple[HtmlElement | None, str, str]:
    """Returns what boxes alike share: the element around them, their tag, their first class."""
    return element.getparent(), element.tag, next(iter((element.get("class") or "").split()), "")
