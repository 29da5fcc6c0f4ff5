"""What a page shows in a form of its own, made plain elements before it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.html.embedded_posts import show_posts
from podcast.article.html.plain_pages import show_plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXT = 100
"""Words in a `noscript` that are no notice: some blogs put the whole text there."""
_PICTURES = re.compile(r"w(?:ing|eb)dings|zapf ?dingbats", re.IGNORECASE)
"""Typefaces whose letters are small pictures: `<font face="Wingdings">q</font>` is a box to tick."""


def prepare(tree: HtmlElement) -> None:
    """Make boxes, paragraphs and quotations of texts without scripts, plain text and posts of other sites.

    Letters that stand for pictures go.
    """
    _leave_pictures(tree)
    _show_text_without_scripts(tree)
    show_plain_text(tree)
    show_posts(tree)


def _show_text_without_scripts(tree: HtmlElement) -> None:
    """Make boxes of what a page shows where no scripts run, when that is its text and not a picture or a notice."""
    for element in tree.iter("noscript"):
        if len(element.text_content().split()) >= _TEXT:
            element.tag = "div"


def _leave_pictures(tree: HtmlElement) -> None:
    """Take out the letters of typefaces that show pictures in their place."""
    for element in list(tree.iter("font", "span")):
        if _PICTURES.search(f"{element.get('face') or ''} {element.get('style') or ''}"):
            element.drop_tree()
