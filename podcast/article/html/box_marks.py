"""Boxes of a page that hold no text of its article, marked on what stands in them; large ones hold the article.

Captions and messages of the server are known without a box.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from podcast.article.cleaning_rules import SERVER
from podcast.article.html.boxes import (
    find_asking,
    is_gallery,
    is_picture,
    is_pull_quote,
    name_of_box,
    sum_inside,
)
from podcast.article.html.picture_lines import find_captions
from podcast.article.html.shapes import is_bold_line, is_prose
from podcast.article.rules import any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_LARGE = 0.4
"""Share of a page's prose in boxes of one name, above which they hold the article."""
_LITTLE = 80
"""Words of prose outside of such boxes, below which they are the text, as comments are in a forum."""
_MOST = 0.5
"""Share of a page's prose in one box, above which it is the text, whatever it is called: text that unfolds with
“read more”. Comments, windows and lists of links with teasers may be longer than what they stand beside."""
_UNFOLDING = ("related articles", "buttons that share", "advertisement")
"""Names of boxes that are thought better of where they hold most of the prose, without links."""
_UNLINKED = 0.1
_NEVER = ("comments", "related articles", "appeal to subscribe", "buttons that share", "window over the page")
"""Boxes that are no text however large they are, where there is any text beside them."""
_GALLERY = "gallery of pictures"
"""A box whose texts may be long, and are the article only where they are most of it."""
_CAPTION = 80
"""Words that stand at most in the box of a picture."""
_BESIDE = 40
"""Words that stand at most beside a picture in a box without a name; a paragraph may have its picture in it."""
_FEW = 0.15
"""Share of a page's prose in boxes with a picture up to which these are captions."""
_PICTURES = frozenset(("img", "picture", "video", "amp-img"))
_BOXES = frozenset("div section span aside a center".split())
_ASKING = 60
"""Words that stand at most beside a form that asks for an address, in a box around both: what is sent there."""
_MESSAGE = any_of([SERVER])
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b")


def mark_boxes(tree: HtmlElement, leaves: list[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for those in boxes that hold no text."""
    words = sum_inside(tree, ((leaf.element, leaf.words) for leaf in leaves))
    titled = _find_titled(tree)
    asking = find_asking(tree)
    outside = sum_inside(tree, ((leaf.element, leaf.words) for leaf in leaves if not _is_in_form(leaf)))
    plain = _find_plain_pictures(words, leaves)
    names: dict[HtmlElement, str] = {}
    for element in words:
        is_box = (
            isinstance(element.tag, str) and element.tag not in ("html", "body") and element not in titled
        )
        name = name_of_box(element) if is_box else ""
        if is_box and not name and (element in plain or (words[element] <= _CAPTION and is_picture(element))):
            name = "caption"
        if is_box and not name and is_pull_quote(element):
            name = "pull quote"
        if is_box and not name and is_gallery(element):
            name = _GALLERY
        if is_box and not name and element in asking and outside[element] <= _ASKING:
            name = "form"
        if name and not (element.tag == "aside" and _holds_facts(element)):
            names[element] = name
    prose = sum(leaf.words * is_prose(leaf) for leaf in leaves)
    unlinked = sum_inside(
        tree, ((leaf.element, leaf.words * (is_prose(leaf) and leaf.linked < _UNLINKED)) for leaf in leaves)
    )
    names = {
        element: name
        for element, name in names.items()
        if (name not in _UNFOLDING or unlinked[element] <= _MOST * prose)
        # A list of tags holds no sentences: some editors mark what they quote, `edTag`.
        and (name != "tags" or 2 * unlinked[element] <= words[element])
    }
    barred: set[str] = set()
    while True:
        reasons: dict[HtmlElement, str] = {}
        for element in words:
            own = names.get(element, "")
            reasons[element] = reasons.get(element.getparent(), "") or (own if own not in barred else "")
        sums: Counter[str] = Counter()
        for leaf in leaves:
            sums[reasons[leaf.element]] += leaf.words * is_prose(leaf)
        total = max(1, sum(sums.values()))
        large = {
            name
            for name, size in sums.items()
            if name
            and size > (_MOST if name == _GALLERY else _LARGE) * total
            and (name not in _NEVER or sums[""] < _LITTLE)
        }
        if not large:
            captions = find_captions(tree, leaves)
            return [
                replace(leaf, because=reasons[leaf.element] or _name_line(leaf, is_caption=index in captions))
                for index, leaf in enumerate(leaves)
            ]
        barred |= large


def _find_plain_pictures(
    words: Mapping[HtmlElement, float], leaves: Sequence[Leaf]
) -> frozenset[HtmlElement]:
    """Returns boxes without a name that hold a picture and a few words, where the text has none: captions.

    None where much of the text stands in such boxes, as steps do, each with a picture; none with headings or points.
    """
    prose = sum(leaf.words for leaf in leaves if is_prose(leaf))
    pictures = {
        box
        for picture in words
        if picture.tag in _PICTURES
        for box in takewhile(lambda box: words[box] <= _BESIDE, picture.iterancestors())
        if box.tag in _BOXES and words[box]
    }
    inside = [
        leaf
        for leaf in leaves
        if any(box in pictures for box in (leaf.element, *leaf.element.iterancestors()))
    ]
    other = {
        box
        for leaf in inside
        if leaf.kind != "paragraph" or leaf.linked > _UNLINKED or is_bold_line(leaf)
        for box in (leaf.element, *leaf.element.iterancestors())
    }
    captions = [leaf for leaf in inside if leaf.element not in other]
    if sum(leaf.words * is_prose(leaf) for leaf in captions) > _FEW * prose:
        return frozenset()
    return frozenset(pictures - other)


def _name_line(leaf: Leaf, *, is_caption: bool) -> str:
    if is_caption:
        return "caption"
    return SERVER.name if _MESSAGE.match(leaf.text) else ""


def _find_titled(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Returns the headline and what is around it: the article is in there.

    Pictures in a window have a headline of their own, which is not meant where another one stands in no box.
    """
    headlines = [(h1, *h1.iterancestors()) for h1 in tree.iter("h1")]
    boxed: dict[HtmlElement, bool] = {}
    for around in headlines:
        is_in_box = False
        for element in reversed(around):
            if element not in boxed:
                boxed[element] = is_in_box or bool(name_of_box(element))
            is_in_box = boxed[element]
    free = [around for around in headlines if not boxed[around[0]]]
    return frozenset(element for around in free or headlines for element in around)


def _is_in_form(leaf: Leaf) -> bool:
    return next(leaf.element.iterancestors("form"), None) is not None


def _holds_facts(element: HtmlElement) -> bool:
    """Returns whether a box beside the text is a list of facts under a heading, without links."""
    kinds = {node.tag for node in element.iter()}
    return not kinds.isdisjoint(_HEADINGS) and not kinds.isdisjoint(("li", "dd", "td")) and "a" not in kinds
