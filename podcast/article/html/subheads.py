"""Which lines head text of the article: subheads in a place of their own, links that are headings, labels of boxes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import urls
from podcast.article.block_kinds import name_points
from podcast.article.html.shapes import is_line, is_listed, is_prose, is_sentence, name_place
from podcast.article.key_points import is_summary_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_NAMED = re.compile(
    r"(?:^|[\s_-])(?:(?:sub|cross|inter|section|step|item|list|paragraph|text|block|content)?[-_]?"
    r"(?:head|heading|headline|title)|intertitre|ladillo|zwischen(?:titel|überschrift|ueberschrift))(?:$|[\s_-])",
    re.IGNORECASE,
)
"""What pages call a subhead, where it is no heading element."""
_TEASER = 60
"""Words of a teaser at most, below a heading that is a link."""
_AROUND = 2
"""Boxes around a heading that may be a module's."""
_SCRAPS = 12
"""Leaves of a module at most."""
_WORDS = 2
"""Words on a switch at most."""
_PROGRAMS = frozenset(("script", "iframe", "form", "input", "object"))
_PLACES = 3
"""How often a place must have a subhead before it is one for them; once where its class says so."""
_MOST = 0.8
"""Share of the lines in a place that stand right over text, where it is one for subheads."""
_ALL = 0.95
"""Share of a line that is bold, or a link, above which all of it is meant to be."""
_NAME = 5
"""Words of a name at most."""
_PLACE = "link to this heading"
_LEVEL = 4
_QUESTION = 20
"""Words of a question at most that is set as a subhead among others."""
_APART = ("apart",)
"""What the place of lines apart has besides: the text around them is of the same tag and class."""


def mark_subheads(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves, short lines over text as headings where all of a place are such, or its class says so.

    Links that lead to the heading beside them have a reason: they are no list that it stands over.
    A place is a tag and its class, with those of the element around; in a text that is set with breaks, its short lines
    below empty ones. Lines beside paragraphs of the same kind are in no place of their own: no crossheads, but turns,
    credits or verses may look like that.
    """
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    over: set[int] = set()
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, after in pairwise((*kept, None)):
        if at is None or leaves[at].kind != "paragraph":
            continue
        may_head = is_line(leaves[at]) or _is_line_apart(leaves[at])
        places[name_place(leaves[at].element) + (_APART if _is_line_apart(leaves[at]) else ())].append(at)
        if after is not None and may_head and _is_text(leaves[after]):
            over.add(at)
    subheads = {
        index
        for place, own in places.items()
        if _are_subheads([leaves[index].text for index in own], sum(index in over for index in own), place)
        for index in own
        if index in over
    }
    subheads |= _find_named(leaves, kept)
    place_links = _find_place_links(leaves)
    return [
        replace(leaf, kind="heading", level=_LEVEL)
        if index in subheads
        else replace(leaf, because=leaf.because or _PLACE)
        if index in place_links
        else leaf
        for index, leaf in enumerate(leaves)
    ]


def find_linked_subheads(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of headings that are links and head text of this page.

    They lead to a place of this page, or each of those in a place stands over text that is set like the text above
    them, or over more words than a teaser has.
    """
    linked = [index for index, leaf in enumerate(leaves) if leaf.kind == "heading" and leaf.linked > 0]
    heads = [index for index, leaf in enumerate(leaves) if leaf.kind == "heading"]
    below = {
        at: sum(leaf.words for leaf in leaves[at + 1 : after] if not leaf.because and is_prose(leaf))
        for at, after in pairwise((*heads, len(leaves)))
    }
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in linked:
        places[name_place(leaves[index].element)].append(index)
    return frozenset(
        index
        for own in places.values()
        for index in own
        if _leads_inside(leaves[index])
        or (
            len(own) >= _PLACES
            and (
                all(below[other] > _TEASER for other in own)
                or (
                    all(below[other] > 0 for other in own)
                    and (_are_amid_text(leaves, own) or _lead_to_many([leaves[other] for other in own]))
                )
            )
        )
    )


def find_modules(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of headings, and of scraps below them, in boxes of their own that hold no text but a switch,
    a list of words or a program: a box between two paragraphs, for the size of the letters or another part of the site.
    """
    scraps: set[int] = set()
    for index, leaf in enumerate(leaves):
        if leaf.kind != "heading" or leaf.because:
            continue
        before = leaves[index - 1].element if index else None
        for box in islice(leaf.element.iterancestors("div", "section", "li", "td"), _AROUND):
            inside = set(box.iter())
            if before in inside or box.tag == "td":
                break
            own = [
                at
                for at in range(index + 1, min(len(leaves), index + 1 + _SCRAPS))
                if leaves[at].element in inside
            ]
            if any(_is_said(leaves[at]) for at in own):
                break
            if any(not leaves[at].because for at in own) or (
                not own and any(element.tag in _PROGRAMS for element in inside)
            ):
                scraps |= {index, *own}
    return frozenset(scraps)


def find_points(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of points below a label that says that they are the key points, or what a dish is made of."""
    points: set[int] = set()
    label: int | None = None
    for index, leaf in enumerate(leaves):
        if not is_listed(leaf):
            is_label = is_summary_label(leaf.text) or name_points(leaf.text) == "ingredient"
            label = index if not leaf.because and is_label else None
        elif label is not None and not leaf.because:
            points |= {label, index}
    return frozenset(points)


def _find_place_links(leaves: Sequence[Leaf]) -> frozenset[int]:
    """Returns the indices of links that lead to the heading beside them, in a box around both: “Copy link”."""
    found: set[int] = set()
    for index, leaf in enumerate(leaves):
        box = leaf.element.getparent() if leaf.kind == "heading" and not leaf.because else None
        if box is None:
            continue
        near = [at for at in range(max(0, index - 2), min(len(leaves), index + 3)) if _is_in(leaves[at], box)]
        links = [
            at for at in near if at != index and leaves[at].kind != "heading" and _leads_inside(leaves[at])
        ]
        if len(near) == len(links) + 1:
            found.update(links)
    return frozenset(found)


def _find_named(leaves: Sequence[Leaf], kept: Sequence[int]) -> set[int]:
    """Returns the indices of bold names over text that lead to those whom they name: makers, each with a site.

    Links to other texts of the site all lead to one host.
    """
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, after in pairwise(kept):
        leaf = leaves[index]
        is_name = leaf.kind == "paragraph" and leaf.bold > _ALL and leaf.linked > _ALL and leaf.words <= _NAME
        if is_name and _is_text(leaves[after]):
            places[name_place(leaf.element)].append(index)
    found = (own for own in places.values() if _lead_to_many([leaves[index] for index in own]))
    return {index for own in found for index in own}


def _lead_to_many(named: Sequence[Leaf]) -> bool:
    """Returns whether lines that are links lead to hosts of their own, most of them."""
    links = [urls.web_address(link.get("href") or "") for leaf in named for link in _links_of(leaf)[:1]]
    hosts = {urlsplit(link).hostname for link in links if link}
    return len(named) >= _PLACES and 2 * len(hosts) > len(named)


def _links_of(leaf: Leaf) -> list[HtmlElement]:
    return [*leaf.element.iter("a"), *leaf.element.iterancestors("a")]


def _is_in(leaf: Leaf, box: HtmlElement) -> bool:
    return leaf.element is box or any(element is box for element in leaf.element.iterancestors())


def _is_said(leaf: Leaf) -> bool:
    """Returns whether a leaf says something: more than a word on a button."""
    return leaf.words > _WORDS or (not leaf.because and (leaf.kind == "heading" or is_sentence(leaf.text)))


def _are_amid_text(leaves: Sequence[Leaf], headings: Sequence[int]) -> bool:
    """Returns whether headings stand in one box right beside each other's text, and text right above the first."""
    boxes = {leaves[index].element.getparent() for index in headings}
    above = (leaf for leaf in leaves[: headings[0]] if not leaf.because and is_prose(leaf))
    return len(boxes) == 1 and any(leaf.element.getparent() in boxes for leaf in above)


def _leads_inside(leaf: Leaf) -> bool:
    links = [link.get("href") or "" for link in _links_of(leaf)]
    return bool(links) and all(link.startswith("#") and len(link) > 1 for link in links)


def _is_line_apart(leaf: Leaf) -> bool:
    """Returns whether a leaf is a line, or a question, below an empty line and leads to nothing."""
    is_question = leaf.text.endswith("?") and leaf.words <= _QUESTION and leaf.linked == 0
    return leaf.is_apart and (is_question or is_line(leaf)) and not leaf.text.endswith(":")


def _are_subheads(texts: Sequence[str], over_text: int, place: tuple[str, ...]) -> bool:
    if _NAMED.search(place[1]):
        return over_text > 0
    if place[-1:] == _APART and all(text.endswith("?") for text in texts):
        return False  # an interview asks so
    return over_text >= max(_PLACES, _MOST * len(texts)) and len(texts) == len(set(texts))


def _is_text(leaf: Leaf) -> bool:
    return is_listed(leaf) or (leaf.kind != "heading" and (is_prose(leaf) or is_sentence(leaf.text)))
