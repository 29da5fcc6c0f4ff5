"""Threads: whose each post is, where a page names a poster above every post in the same way."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_PROFILE = re.compile(r"(?:^|/)(?:u|users?|members?|profiles?|people)/[^/]+/?$", re.IGNORECASE)
"""Where a board tells about one of its members."""
_MAGAZINE = re.compile(r"/(?:authors?|autor(?:en|es)?|auteurs?)/", re.IGNORECASE)
"""Where a magazine tells about its authors, who stand above teasers, not above posts."""
_NAMED = re.compile(r"(?:^|[\s_-])(?:authors?|user-?name|poster|nick(?:name)?)(?:$|[\s_-])", re.IGNORECASE)
_POSTS = 3
"""Posts of a thread at least."""
_NAME = 4
"""Words of a poster's name at most."""


def label_posts(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Returns the leaves of a page's text, paragraphs of posts as turns of their posters; as they are in no thread.

    It is one when names in elements of the same tags and classes, of two people at least, stand above all text, and
    text between nearly every two of them. Comments below an article have text above them.
    """
    if not leaves:
        return []
    places = {element: place for place, element in enumerate(leaves[0].element.getroottree().iter())}
    texts = [places.get(leaf.element, 0) for leaf in leaves if leaf.kind == "paragraph"]
    marks: defaultdict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for element, place in places.items():
        name = _poster(element)
        if name:
            marks[_signature(element)].append((place, name))
    threads = [own for own in marks.values() if texts and _is_thread(own, texts)]
    if not threads:
        return list(leaves)
    thread = max(threads, key=len)
    starts = [place for place, _ in thread]
    labelled = []
    for leaf in leaves:
        at = bisect_right(starts, places.get(leaf.element, 0)) - 1
        is_post = at >= 0 and leaf.kind == "paragraph"
        labelled.append(replace(leaf, kind="turn", label=thread[at][1]) if is_post else leaf)
    return labelled


def _poster(element: HtmlElement) -> str:
    """Returns the name in an element that is a link to a member, or is marked as an author; or empty."""
    if not isinstance(element.tag, str) or len(element) > 1:
        return ""
    is_named = bool(_NAMED.search(element.get("class") or "") or element.get("itemprop") == "author")
    if not is_named and not (element.tag == "a" and _PROFILE.search(element.get("href") or "")):
        return ""
    if next(element.iterancestors("figure", "figcaption"), None) is not None:
        return ""  # who took the picture
    if any(_MAGAZINE.search(link.get("href") or "") for link in element.iter("a")):
        return ""
    name = one_line(" ".join(element.itertext()))[:80].removeprefix("by ").removeprefix("@")
    return name if name and len(name.split()) <= _NAME and not ends(name) else ""


def _signature(element: HtmlElement) -> tuple[str, ...]:
    parent = element.getparent()
    around = () if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(element.tag), element.get("class") or "", *around)


def _is_thread(marks: Sequence[tuple[int, str]], texts: Sequence[int]) -> bool:
    if len(marks) < _POSTS or len({name for _, name in marks}) < 2 or marks[0][0] > texts[0]:
        return False
    filled = sum(
        bisect_right(texts, after) > bisect_right(texts, before)
        for (before, _), (after, _) in pairwise(marks)
    )
    return filled >= 0.8 * (len(marks) - 1)
