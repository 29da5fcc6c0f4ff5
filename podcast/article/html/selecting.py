"""Which leaves of a page are its article: by the boxes they stand in, by where most of the prose is, by their shape."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.html.appeals import is_appeal
from podcast.article.html.boxes import is_picture, name_of_box
from podcast.article.html.leaves import HEADING, read_leaves
from podcast.article.likelihood import is_likelihood
from podcast.language.plain.sentences import count_words

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.leaves import Leaf
    from podcast.article.html.second_opinion import SecondOpinion

_SENTENCE = 8
"""Words of a sentence from which on it is prose: shorter ones stand on buttons, too."""
_PARAGRAPH = 25
"""Words from which on a text is prose, however it ends."""
_LINK = 0.9
"""Share of links from which on a row is one: in “2 packets | dry yeast” the yeast alone may be linked."""
_LINE = 12
"""Words of a line beside prose that belongs to it, however it ends."""
_LARGE = 0.4
"""Share of a page's prose in boxes of one name, above which they hold the article."""
_LITTLE = 80
"""Words of prose outside of such boxes, below which they are the text, as comments are in a forum."""
_NEVER = ("comments", "related articles", "appeal to subscribe", "buttons that share", "window over the page")
"""Boxes that are no text however large they are, where there is any text beside them."""
_CAPTION = 80
"""Words that stand at most in the box of a picture."""
_NOTICES = 150
"""Words of notices, tips and answers to a post that stand on many pages and are no part of the text."""
_FEW = 5
"""Words in a box of their own that may be the heading of a list."""
_PENALTY = 0.5
"""What a word of trimmings costs an element against a word of text."""
_INNER_END = re.compile(r"[.!?]\s")
ELSEWHERE = "elsewhere on the page"
"""Why a leaf is no text that stands neither below the headline nor in the element of the article."""
_DOUBTED = "no sentence of the text"
_ONE_LINK = "one link alone"
_WORD = re.compile(r"\w\w")
_LABEL = re.compile(r"\W*[^\W\d_][^:]{1,25}:\s*")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b")
_BOLD = 0.95
"""Share of a line that is bold, above which all of it is meant to be."""
_EMOJI = re.compile(r"\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)(DP])\s*$")


def select(tree: HtmlElement, opinion: SecondOpinion) -> list[Leaf]:
    """Returns all leaves of a page; what is no text of the article has a `because`."""
    leaves = _mark_boxes(tree, list(read_leaves(tree)))
    taken = {index for index, leaf in enumerate(leaves) if not leaf.because and opinion.takes(leaf.text)}
    inside = set(_locate(tree, leaves, taken).iter())
    own = [index for index, leaf in enumerate(leaves) if leaf.element in inside]
    if not own:
        return [_put_elsewhere(leaf) for leaf in leaves]
    start, stop = own[0], own[-1] + 1
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
    region: list[Leaf] = []
    for index, given in enumerate(leaves[headline:stop], headline):
        leaf = _as_label(given, leaves[index + 1]) if index + 1 < len(leaves) else given
        if leaf.because:
            because = leaf.because
        elif _is_link(leaf) and not (leaf.kind == "row" and (index in taken or leaf.linked < _LINK)):
            because = _ONE_LINK
        elif is_appeal(leaf):
            because = "appeal to the reader"
        elif index < start:
            is_text = _is_lead(leaf) and (index in taken or not is_opinion)
            because = "" if is_text else "above the text"
        elif is_opinion and not (
            index in taken
            or (
                _is_sure(leaf, is_inside=first < index < last)
                and (index < end or leaf.kind == "code" or _company(leaf) in company)
            )
        ):
            because = _DOUBTED
        elif index in taken and region and not region[-1].because and region[-1].kind != "heading":
            because = ""
        else:
            because = _edge(leaf, is_above=index < first, is_below=index > last)
        region.append(replace(leaf, because=because))
    return [
        *map(_put_elsewhere, leaves[:headline]),
        *_without_bare_headings(region, {leaves[index].element for index in taken}),
        *map(_put_elsewhere, leaves[stop:]),
    ]


def count_visible(leaves: Sequence[Leaf]) -> int:
    """Returns the words of a page's readable text: of what is kept, and of all other prose outside of boxes.

    So comments, menus, teasers and captions do not count, but paragraphs that were left out do, where they are more
    than a notice or two.
    """
    kept = sum(count_words(leaf.text) for leaf in leaves if not leaf.because and leaf.kind != "code")
    doubted = [leaf for leaf in leaves if leaf.because in (ELSEWHERE, _DOUBTED) and is_prose(leaf)]
    left_out = sum(count_words(leaf.text) for leaf in doubted)
    return kept + (left_out if left_out > _NOTICES else 0)


def _put_elsewhere(leaf: Leaf) -> Leaf:
    return leaf if leaf.because else replace(leaf, because=ELSEWHERE)


def _company(leaf: Leaf) -> tuple[str, ...]:
    """Returns tags and classes of a leaf's element and of two around it: the company that it keeps."""
    around = (leaf.element, *islice(leaf.element.iterancestors(), 2))
    return tuple(mark for element in around for mark in (element.tag, element.get("class") or ""))


def _as_label(leaf: Leaf, after: Leaf) -> Leaf:
    """Returns a few words in a box of their own as what they are: a list's heading, or how likely a scenario is."""
    is_line = leaf.kind == "paragraph" and leaf.words <= _FEW and leaf.linked == 0 and not leaf.because
    if not is_line or after.because or after.linked > 0.3 or leaf.text[-1] in ".:;,?!":
        return leaf
    if after.kind in ("item", "row") or (after.kind == "heading" and is_likelihood(leaf.text)):
        return replace(leaf, kind="heading", level=max(1, after.level - 1) if after.level else 4)
    return leaf


def _is_sure(leaf: Leaf, *, is_inside: bool) -> bool:
    """Returns whether a leaf of the article's element is text, whatever anybody says."""
    is_inner = is_inside and (_is_listed(leaf) or is_bold_line(leaf))
    if leaf.kind in ("heading", "code", "row") or is_inner:
        return True
    return is_prose(leaf) and leaf.words >= _LINE and leaf.linked < 0.3


def is_bold_line(leaf: Leaf) -> bool:
    """Returns whether a paragraph or point is one bold line that ends like a heading."""
    is_titular = leaf.words <= HEADING and (leaf.text[-1] not in ".:;," or leaf.text.endswith("..."))
    return is_titular and leaf.kind in ("paragraph", "item") and leaf.bold > _BOLD and leaf.linked < 0.5


def _edge(leaf: Leaf, *, is_above: bool, is_below: bool) -> str:
    """Returns why a short line above the first sentence or below the last is no text, or empty."""
    is_line = leaf.words >= 5 or is_sentence(leaf.text) or _is_listed(leaf) or leaf.kind == "heading"
    if is_line or not (is_above or is_below):
        return ""
    return "above the text" if is_above else "below the text"


def is_prose(leaf: Leaf) -> bool:
    """Returns whether a leaf reads like running text."""
    if leaf.kind == "code" or leaf.linked > 0.5:
        return False
    ended = is_sentence(leaf.text)
    if leaf.kind == "heading":
        return ended and leaf.words >= _PARAGRAPH
    return leaf.words >= (_SENTENCE if ended else _PARAGRAPH)


def is_sentence(text: str) -> bool:
    """Returns whether a text ends as one does, perhaps with a smile."""
    return ends(text) or bool(_EMOJI.search(text))


def _is_listed(leaf: Leaf) -> bool:
    """Returns whether a leaf is a point, a row or code: text that need not be a sentence."""
    return leaf.kind in ("item", "row", "code", "quote") and leaf.linked < 0.3


def _is_lead(leaf: Leaf) -> bool:
    return is_prose(leaf) or (leaf.words >= _LINE and leaf.linked < 0.3 and leaf.element.tag != "h1")


def _is_link(leaf: Leaf) -> bool:
    """Returns whether a leaf is little more than a link, perhaps with a label before it: “Related: …?”."""
    if leaf.element.tag == "h1":
        return False
    if leaf.kind == "paragraph" and leaf.linked > 0 and _is_label_with_links(leaf):
        return True
    label = _LABEL.match(leaf.text)
    rest = 1 - len(label.group()) / len(leaf.text) if label else 1
    return leaf.linked > 0.6 and (
        not ends(leaf.text) or (leaf.words <= _PARAGRAPH and leaf.linked > 0.9 * rest)
    )


def _is_label_with_links(leaf: Leaf) -> bool:
    """Returns whether all behind a label is links and what divides them: “Where to buy it: one | another”."""
    if ":" not in leaf.text or len(leaf.element.findall(".//a")) < 2:
        return False
    unlinked = "".join(leaf.element.xpath(".//text()[not(ancestor::a)]"))
    label, colon, after = unlinked.partition(":")
    return bool(colon) and not _INNER_END.search(label) and not _WORD.search(after)


def _mark_boxes(tree: HtmlElement, leaves: list[Leaf]) -> list[Leaf]:
    """Returns the leaves, with a reason for those in boxes that hold no text."""
    prose, other = _sum_words(tree, leaves)
    titled = {element for h1 in tree.iter("h1") for element in (h1, *h1.iterancestors())}
    names: dict[HtmlElement, str] = {}
    for element in prose:
        is_box = (
            isinstance(element.tag, str) and element.tag not in ("html", "body") and element not in titled
        )
        name = name_of_box(element) if is_box else ""
        if is_box and not name and prose[element] + other[element] <= _CAPTION and is_picture(element):
            name = "caption"
        if name and not (element.tag == "aside" and _holds_facts(element)):
            names[element] = name
    barred: set[str] = set()
    while True:
        reasons: dict[HtmlElement, str] = {}
        for element in prose:
            own = names.get(element, "")
            reasons[element] = reasons.get(element.getparent(), "") or (own if own not in barred else "")
        sums: Counter[str] = Counter()
        for leaf in leaves:
            sums[reasons[leaf.element]] += leaf.words * is_prose(leaf)
        total = max(1, sum(sums.values()))
        large = {
            name
            for name, words in sums.items()
            if name and words > _LARGE * total and (name not in _NEVER or sums[""] < _LITTLE)
        }
        if not large:
            return [replace(leaf, because=reasons[leaf.element]) for leaf in leaves]
        barred |= large


def _holds_facts(element: HtmlElement) -> bool:
    """Returns whether a box beside the text is a list of facts under a heading, without links."""
    kinds = {node.tag for node in element.iter()}
    return not kinds.isdisjoint(_HEADINGS) and not kinds.isdisjoint(("li", "dd", "td")) and "a" not in kinds


def _sum_words(
    tree: HtmlElement, leaves: Sequence[Leaf]
) -> tuple[dict[HtmlElement, int], dict[HtmlElement, int]]:
    """Returns the words of prose, and all others, in each element of a tree, in its order."""
    order = list(tree.iter())
    prose, other = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for leaf in leaves:
        (prose if is_prose(leaf) else other)[leaf.element] += leaf.words
    for element in reversed(order):
        parent = element.getparent()
        if parent in prose:
            prose[parent] += prose[element]
            other[parent] += other[element]
    return prose, other


def _locate(tree: HtmlElement, leaves: Sequence[Leaf], taken: Collection[int]) -> HtmlElement:
    """Returns the element whose text outweighs its trimmings most."""
    order = list(tree.iter())
    worth = dict.fromkeys(order, 0.0)
    for index, leaf in enumerate(leaves):
        if not leaf.because:
            is_text = index in taken or is_prose(leaf) or _is_listed(leaf)
            worth[leaf.element] += leaf.words * (1 if is_text else -_PENALTY)
    for element in reversed(order):
        parent = element.getparent()
        if parent in worth:
            worth[parent] += worth[element]
    return max(order, key=worth.__getitem__)


def _without_bare_headings(leaves: list[Leaf], taken: Container[HtmlElement]) -> list[Leaf]:
    """Returns the leaves, with a reason for headings and leading lines with nothing left below.

    Headings in elements that were `taken` stay over a link with more text below it.
    """
    result: list[Leaf] = []
    below: int | None = None
    """The level of the heading below, 9 for text, None for nothing."""
    for leaf in reversed(leaves):
        because = leaf.because
        is_heading = leaf.kind == "heading" and not is_prose(leaf)
        if not because and is_heading and (below is None or leaf.level >= below):
            because = "heading over nothing"
        elif not because and result:
            because = _leads_nowhere(leaf, result, is_taken=leaf.element in taken)
        if not because:
            below = leaf.level if is_heading else 9
        result.append(replace(leaf, because=because))
    return result[::-1]


def _leads_nowhere(leaf: Leaf, below: list[Leaf], *, is_taken: bool) -> str:
    """Returns why a leaf that leads to what was left out below it is no text, or empty; `below` in reverse order."""
    if leaf.kind == "heading" and not is_prose(leaf):
        return "heading over links" if below[-1].because == _ONE_LINK and not is_taken else ""
    is_bare = _leads(leaf) and below[-1].because and not _next_is_listed(below)
    return "line that leads nowhere" if is_bare else ""


def _leads(leaf: Leaf) -> bool:
    """Returns whether a leaf is a single sentence that leads to what stands below."""
    return leaf.kind == "paragraph" and leaf.text.endswith(":") and not _INNER_END.search(leaf.text)


def _next_is_listed(below: list[Leaf]) -> bool:
    """Returns whether the last leaf that was kept, of those below in reverse order, is in a list."""
    return next((_is_listed(leaf) for leaf in reversed(below[-20:]) if not leaf.because), False)
