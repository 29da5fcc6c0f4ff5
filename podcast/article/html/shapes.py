"""What a leaf of a page looks like: running text, a line that heads some, a point, a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.html.runs import HEADING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

_SENTENCE = 8
"""Words of a sentence from which on it is prose: shorter ones stand on buttons, too."""
_PARAGRAPH = 25
"""Words from which on a text is prose, however it ends."""
LINE = 12
"""Words of a line beside prose that belongs to it, however it ends."""
_BOLD = 0.95
"""Share of a line that is bold, above which all of it is meant to be."""
INNER_END = re.compile(r"[.!?]\s")
"""Where a sentence ends before the end of its line."""
_TITULAR_LABEL = re.compile(r"(?<!ed)(?<!said)(?<!says)(?<!wrote)(?<!below)(?<!this)\s?:$")
"""How a bold line ends that is a label over text, “The costs:”, and announces nobody's words: “The letter warned:”."""
_LABEL_WORDS = 6
"""Words of such a line at most."""
_LONGEST_LINE = 10
"""Words of a line that may head text at most."""
_LINE_ENDS = ".,;!…"
_WORD = re.compile(r"\w\w")
_LABEL = re.compile(r"\W*[^\W\d_][^:]{1,25}:\s*")
_EMOJI = re.compile(r"\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)(DP])\s*$")


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


def is_quotation(leaf: Leaf) -> bool:
    """Returns whether a leaf is sentences in slanted letters and quotation marks: somebody's words, set large."""
    return leaf.italic > _BOLD and leaf.text[0] in '"“„«' and is_sentence(leaf.text)


def is_listed(leaf: Leaf) -> bool:
    """Returns whether a leaf is a point, a row or code: text that need not be a sentence."""
    return leaf.kind in ("item", "row", "code", "quote") and leaf.linked < 0.3


def is_bold_line(leaf: Leaf) -> bool:
    """Returns whether a paragraph or point is one bold line that ends like a heading."""
    is_titular = leaf.words <= HEADING and (leaf.text[-1] not in ".:;," or leaf.text.endswith("..."))
    is_titular = is_titular or (leaf.words <= _LABEL_WORDS and bool(_TITULAR_LABEL.search(leaf.text)))
    return is_titular and leaf.kind in ("paragraph", "item") and leaf.bold > _BOLD and leaf.linked < 0.5


def is_line(leaf: Leaf) -> bool:
    """Returns whether a leaf is a line that may head some text: no sentence, no link, with words."""
    text = leaf.text
    return (
        leaf.words <= _LONGEST_LINE
        and leaf.linked == 0
        and text[-1] not in _LINE_ENDS
        and not text[0].islower()
        and any(map(str.isalpha, text))
        and leaf.element.tag not in ("td", "th")
    )


def is_lead(leaf: Leaf) -> bool:
    return is_prose(leaf) or (leaf.words >= LINE and leaf.linked < 0.3 and leaf.element.tag != "h1")


def is_link(leaf: Leaf) -> bool:
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
    return bool(colon) and not INNER_END.search(label) and not _WORD.search(after)


def name_place(element: HtmlElement) -> tuple[str, ...]:
    """Returns what lines alike share, subheads or teasers: tag and class, and those of the element around."""
    parent = element.getparent()
    around = ("", "") if parent is None else (str(parent.tag), parent.get("class") or "")
    return (str(element.tag), element.get("class") or "", *around)
