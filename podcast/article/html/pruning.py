"""Takes out of a page's tree what is seen to be no text by its tag or class, before trafilatura looks for the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = tuple("script style noscript template svg figcaption iframe button select nav dialog dl".split())
_BOXES = tuple("div p span section aside ul ol figure blockquote h2 h3 h4 a".split())
_HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-reader-text|visually-?hidden|aural|caption|wp-caption-text|photo-?credit|credits?|copyright|"
    r"comments?|comment-list|commentlist|disqus\w*|newsletter\w*|share-?bar|social-?share|cookie-?\w*|pull-?quotes?|"
    r"related-(?:articles|links|posts|stories)|read-?more|author-?(?:box|bio)|breadcrumbs?|print-?hide|noprint)(?:$|[\s_-])",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"(?:sign up|subscribe|newsletter|abonnieren|abonnez|suscr[ií]b)", re.IGNORECASE)
_INBOX = re.compile(r"(?:newsletter|inbox|your e-?mail|unsubscribe|posteingang|bo[iî]te mail)", re.IGNORECASE)


def prune(tree: HtmlElement) -> None:
    """Take out what is seen to be no text by its tag or class, and make headings of lone bold lines."""
    from lxml import etree

    etree.strip_elements(tree, *_DROPPED, etree.Comment, with_tail=False)
    for element in list(tree.iter(*_BOXES)):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if marks and _HIDDEN.search(marks) and element.find(".//h1") is None and not _holds_article(element):
            element.drop_tree()
    for element in list(tree.iter("div", "aside", "section", "form")):
        if element.getparent() is not None and _is_appeal(element):
            element.drop_tree()
    for mark in list(tree.iter("sup")):
        if mark.find(".//a") is not None or (mark.getparent() is not None and mark.getparent().tag == "a"):
            mark.drop_tree()
    etree.strip_tags(tree, "sup", "sub", "wbr")
    for paragraph in tree.iter("p"):
        if _is_bold_heading(paragraph):
            etree.strip_tags(paragraph, "strong", "b", "span")
            paragraph.tag = "h3"


def _holds_article(element: HtmlElement) -> bool:
    """Returns whether a box holds an article, though its class is one of trimmings: `div class="comments-on"`."""
    return (
        element.tag in ("div", "section")
        and len(element.findall(".//p")) > 8
        and element.find(".//h2") is not None
    )


def _is_appeal(element: HtmlElement) -> bool:
    """Returns whether a box asks for an address to send a newsletter to."""
    if element.find(".//h1") is not None or len(element) > 12:
        return False
    text = element.text_content() if len(element) else element.text or ""
    return len(text) < 900 and bool(_APPEAL.search(text) and _INBOX.search(text))


def _is_bold_heading(paragraph: HtmlElement) -> bool:
    """Returns whether a paragraph is one bold line that ends like a heading, with a paragraph right after it."""
    if len(paragraph) != 1 or paragraph[0].tag not in ("strong", "b"):
        return False
    beside = f"{paragraph.text or ''}{paragraph[0].tail or ''}"
    if beside.strip() or paragraph.find(".//a") is not None:
        return False
    text = one_line(paragraph.text_content())
    after = paragraph.getnext()
    is_titular = bool(text) and len(text.split()) <= 14 and text[-1] not in ".:;,"
    return is_titular and after is not None and after.tag == "p"
