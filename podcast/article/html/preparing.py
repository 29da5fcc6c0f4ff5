"""What a page shows in a form of its own, made plain elements before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.html.embedded_posts import show_posts
from podcast.article.html.plain_pages import show_plain_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXT = 100
"""Words in a `noscript` that are no notice: some blogs put the whole text there."""


def prepare(tree: HtmlElement) -> None:
    """Make boxes, paragraphs and quotations of texts without scripts, plain text and posts of other sites."""
    _show_text_without_scripts(tree)
    show_plain_text(tree)
    show_posts(tree)


def _show_text_without_scripts(tree: HtmlElement) -> None:
    """Make boxes of what a page shows where no scripts run, when that is its text and not a picture or a notice."""
    for element in tree.iter("noscript"):
        if len(element.text_content().split()) >= _TEXT:
            element.tag = "div"
