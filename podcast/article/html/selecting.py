"""Which leaves of a page are its article: by the boxes they stand in, by where most of the prose is, by their shape."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.html.appeals import APPEAL, is_appeal
from podcast.article.html.box_marks import mark_boxes
from podcast.article.html.boxes import sum_inside
from podcast.article.html.headings import ONE_LINK, without_bare_headings
from podcast.article.html.leaves import read_leaves
from podcast.article.html.second_opinion import SecondOpinion
from podcast.article.html.shapes import LINE, is_bold_line, is_lead, is_link, is_listed, is_prose, is_sentence
from podcast.article.html.subheads import find_linked_subheads, find_modules, find_points, mark_subheads
from podcast.article.likelihood import is_likelihood
from podcast.language.plain.sentences import count_words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_LINK = 0.9
"""Share of links from which on a row is one: in “2 packets | dry yeast” the yeast alone may be linked."""
_NOTICES = 150
"""Words of notices, tips and answers to a post that stand on many pages and are no part of the text."""
_FEW = 5
"""Words in a box of their own that may be the heading of a list."""
_BELOW = 0.7
"""Share of a page's prose that stands below its headline, at least."""
_PENALTY = 0.5
"""What a word of trimmings costs an element against a word of text."""
ELSEWHERE = "elsewhere on the page"
"""Why a leaf is no text that stands neither below the headline nor in the element of the article."""
DOUBTED = "no sentence of the text"
"""Why a leaf is no text that stands among text, and that the second opinion has not taken."""
_MODULE = "box of the page between paragraphs"


def select(tree: HtmlElement, opinion: SecondOpinion | None = None) -> list[Leaf]:
    """Returns all leaves of a page; what is no text of the article has a `because`."""
    opinion = opinion or SecondOpinion(tree)
    leaves = mark_subheads(mark_boxes(tree, list(read_leaves(tree))))
    taken = {index for index, leaf in enumerate(leaves) if not leaf.because and opinion.takes(leaf.text)}
    inside = set(_locate(tree, leaves, taken).iter())
    own = [index for index, leaf in enumerate(leaves) if leaf.element in inside]
    if not own:
        return [_put_elsewhere(leaf) for leaf in leaves]
    start, stop = max(own[0], _find_titled(tree, leaves)), own[-1] + 1
    begins = next((at for at in range(start, stop) if at in taken and is_prose(leaves[at])), start)
    headline = max((at for at, leaf in enumerate(leaves[:begins]) if leaf.element.tag == "h1"), default=start)
    start = max(start, headline)
    prose = [at for at in range(start, stop) if not leaves[at].because and is_prose(leaves[at])]
    # An opinion on less than a third of the prose is none: the page was too odd for it.
    is_opinion = 3 * opinion.words > sum(leaves[at].words for at in prose)
    first, last = (prose[0], prose[-1]) if prose else (start, stop)
    # Below the last word that it takes, only what stands beside words that it took is text.
    end = max((index for index in taken if index < stop), default=stop)
    company = {_company(leaves[index]) for index in taken if is_prose(leaves[index])}
    subheads, modules = find_linked_subheads(leaves), find_modules(leaves)
    points = find_points(leaves)
    # A heading above the line of authors is about the whole text.
    signed = max((at for at in range(headline, begins) if leaves[at].because == "by-line"), default=headline)
    levels = {leaf.level for leaf in leaves[begins:stop] if not leaf.because}
    region: list[Leaf] = []
    for index, given in enumerate(leaves[headline:stop], headline):
        leaf = _as_label(given, leaves[index + 1]) if index + 1 < len(leaves) else given
        if leaf.because:
            because = leaf.because
        elif index in modules:
            because = _MODULE
        elif leaf.kind == "heading" and headline < index < signed and leaf.level not in levels:
            because = "above the text"
        elif (
            index not in subheads
            and is_link(leaf)
            and not (leaf.kind == "row" and (index in taken or leaf.linked < _LINK))
        ):
            because = ONE_LINK
        elif is_appeal(leaf):
            because = APPEAL
        elif index in points:
            because = ""
        elif index < start:
            is_text = is_lead(leaf) and (index in taken or not is_opinion)
            because = "" if is_text else "above the text"
        elif is_opinion and not (
            index in taken
            or (
                _is_sure(leaf, is_inside=first < index < last)
                and (index < end or leaf.kind == "code" or _company(leaf) in company)
            )
        ):
            because = DOUBTED
        elif (
            index in taken
            and region
            and not (region[-1].because or _is_cell(leaf))
            and region[-1].kind != "heading"
        ):
            because = ""
        else:
            because = _edge(leaf, is_above=index < first, is_below=index > last)
        region.append(replace(leaf, because=because))
    return [
        *map(_put_elsewhere, leaves[:headline]),
        *without_bare_headings(region, {leaves[index].element for index in taken}),
        *map(_put_elsewhere, leaves[stop:]),
    ]


def _find_titled(tree: HtmlElement, leaves: Sequence[Leaf]) -> int:
    """Returns the first heading of the highest rank where the page calls itself so and its prose stands below; or 0.

    What stands above it is a box of the site's, though it has sentences: pictures of the day, with what they show.
    """
    first = next((at for at, leaf in enumerate(leaves) if leaf.element.tag == "h1" and not leaf.because), 0)
    headline = key(leaves[first].text)
    if len(headline.split()) < _FEW or headline not in key(tree.findtext(".//title") or ""):
        return 0
    sizes = [leaf.words * (is_prose(leaf) and not leaf.because) for leaf in leaves]
    return first if sum(sizes[first:]) >= _BELOW * sum(sizes) else 0


def count_visible(leaves: Sequence[Leaf]) -> int:
    """Returns the words of a page's readable text: of what is kept, and of all other prose outside of boxes.

    So comments, menus, teasers and captions do not count, but paragraphs that were left out do, where they are more
    than a notice or two.
    """
    kept = sum(count_words(leaf.text) for leaf in leaves if not leaf.because and leaf.kind != "code")
    doubted = [leaf for leaf in leaves if leaf.because in (ELSEWHERE, DOUBTED) and is_prose(leaf)]
    left_out = sum(count_words(leaf.text) for leaf in doubted)
    return kept + (left_out if left_out > _NOTICES else 0)


def _put_elsewhere(leaf: Leaf) -> Leaf:
    return leaf if leaf.because else replace(leaf, because=ELSEWHERE)


def _company(leaf: Leaf) -> tuple[str, ...]:
    """Returns tags and classes of a leaf's element and of two around it: the company that it keeps."""
    around = (leaf.element, *islice(leaf.element.iterancestors(), 2))
    return tuple(mark for element in around for mark in (element.tag, element.get("class") or ""))


def _as_label(leaf: Leaf, after: Leaf) -> Leaf:
    """Returns a few words in a box of their own over a list as what they are: its heading."""
    is_line = leaf.kind == "paragraph" and leaf.words <= _FEW and leaf.linked == 0 and not leaf.because
    is_line = is_line and not _is_cell(leaf)
    if not is_line or after.because or after.linked > 0.3 or leaf.text[-1] in ".:;,?!":
        return leaf
    if after.kind in ("item", "row"):
        return replace(leaf, kind="heading", level=max(1, after.level - 1) if after.level else 4)
    return leaf


def _is_cell(leaf: Leaf) -> bool:
    """Returns whether a leaf is a cell of a table: a label and a value, the head of a column, or layout."""
    return leaf.element.tag in ("td", "th")


def _is_sure(leaf: Leaf, *, is_inside: bool) -> bool:
    """Returns whether a leaf of the article's element is text, whatever anybody says."""
    is_inner = is_inside and (is_listed(leaf) or is_bold_line(leaf) or is_likelihood(leaf.text))
    if leaf.kind in ("heading", "code", "row") or is_inner:
        return True
    return is_prose(leaf) and leaf.words >= LINE and leaf.linked < 0.3


def _edge(leaf: Leaf, *, is_above: bool, is_below: bool) -> str:
    """Returns why a short line above the first sentence or below the last is no text, or empty."""
    is_long = leaf.words >= 5 and not (is_above and _is_cell(leaf))
    is_line = is_long or is_sentence(leaf.text) or is_listed(leaf) or leaf.kind == "heading"
    if is_line or not (is_above or is_below):
        return ""
    return "above the text" if is_above else "below the text"


def _locate(tree: HtmlElement, leaves: Sequence[Leaf], taken: Collection[int]) -> HtmlElement:
    """Returns the element whose text outweighs its trimmings most."""
    worth = sum_inside(
        tree,
        (
            (
                leaf.element,
                leaf.words * (1 if index in taken or is_prose(leaf) or is_listed(leaf) else -_PENALTY),
            )
            for index, leaf in enumerate(leaves)
            if not leaf.because
        ),
    )
    return max(worth, key=worth.__getitem__)
