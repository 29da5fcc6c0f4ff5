"""Takes out of a page what is seen to be no text by its tag or class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "figcaption",
    "iframe",
    "button",
    "select",
    "nav",
    "dialog",
    "dl",
)
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
    for element in list(
        tree.iter(
            "div", "p", "span", "section", "aside", "ul", "ol", "figure", "blockquote", "h2", "h3", "h4", "a"
        )
    ):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if marks and _HIDDEN.search(marks) and element.find(".//h1") is None and not _is_main(element):
            element.drop_tree()
    for element in list(tree.iter("div", "aside", "section", "form")):
        if element.getparent() is not None and element.find(".//h1") is None and len(element) <= 12:
            text = element.text_content() if len(element) else element.text or ""
            if len(text) < 900 and _APPEAL.search(text) and _INBOX.search(text):
                element.drop_tree()
    for mark in list(tree.iter("sup")):
        if mark.find(".//a") is not None or (mark.getparent() is not None and mark.getparent().tag == "a"):
            mark.drop_tree()
    etree.strip_tags(tree, "sup", "sub", "wbr")
    for paragraph in tree.iter("p"):
        if _bold_line(paragraph):
            etree.strip_tags(paragraph, "strong", "b", "span")
            paragraph.tag = "h3"


def _is_main(element: HtmlElement) -> bool:
    """Whether a class that sounds like trimmings stands on a box that holds an article."""
    return (
        element.tag in ("div", "section")
        and len(element.findall(".//p")) > 8
        and element.find(".//h2") is not None
    )


def _bold_line(paragraph: HtmlElement) -> bool:
    """A short bold paragraph that ends like a heading, with a paragraph right after it."""
    if len(paragraph) != 1 or paragraph[0].tag not in ("strong", "b"):
        return False
    if (
        (paragraph.text or "").strip()
        or (paragraph[0].tail or "").strip()
        or paragraph.find(".//a") is not None
    ):
        return False
    text = one_line(paragraph.text_content())
    after = paragraph.getnext()
    titular = bool(text) and len(text.split()) <= 14 and text[-1] not in ".:;,"
    return titular and after is not None and after.tag == "p"
