"""The sentence under a headline that says what the article is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import key
from podcast.article.html.headline import headline_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from podcast.article.html.metadata import PageMetadata

_STANDFIRST = re.compile(
    r"(?:^|[-_\s])(?:standfirst|sub-?title|sub-?head(?:line)?|strap-?line|dek|deck|teaser-text|vorspann|chapo|intro|"
    r"hl__text|abstract-short|article-description|lead-in)(?:$|[-_\s])",
    re.IGNORECASE,
)

_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
"""Marks around all of it; those at one end belong to some of its words."""


def find_standfirst(tree: HtmlElement, metadata: PageMetadata, first: str) -> str:
    """Returns the sentence under the headline as the page shows it above its text, or as its first line, or empty.

    It is known by the page's own description, or by its class. `first` is the key of the text's first long
    paragraph.
    """
    described = [
        metadata.fields.get(name, "") for name in ("og:description", "description", "twitter:description")
    ]
    described += [metadata.linked.text("description"), metadata.linked.text("alternativeHeadline")]
    is_cut = {
        key(re.sub(r"(?:\.\.\.|…)$", "", text)): text.endswith(("...", "…")) for text in described if text
    }
    is_cut = {words: cut for words, cut in is_cut.items() if len(words.split()) >= 5}
    by_its_class = ""
    below_title = False
    for element in tree.iter("h1", "h2", "h3", "p", "div", "span"):
        below_title = below_title or element.tag == "h1"
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        has_class = below_title and not by_its_class and bool(_STANDFIRST.search(marks))
        if element.tag == "h1" or not (has_class or _is_shallow(element)):
            continue
        text = _without_marks(headline_text(element))
        words = key(text)
        if any(words == full or (cut and words.startswith(full)) for full, cut in is_cut.items()):
            return text
        if has_class and 5 <= len(words.split()) <= 60 and not _is_link(element):
            by_its_class = text
        if words == first:
            break
    return by_its_class


def _without_marks(text: str) -> str:
    """Returns a text without marks around all of it."""
    quoted = _QUOTED.fullmatch(text)
    return quoted[1] if quoted else text


def _is_link(element: HtmlElement) -> bool:
    """Returns whether all of an element's words are a link: to another text, whose subtitle they are."""
    links = [*element.iter("a"), *element.iterancestors("a")]
    return any(key(link.text_content()) == key(element.text_content()) for link in links)


def _is_shallow(element: HtmlElement) -> bool:
    """Returns whether an element holds a paragraph's worth of text and no blocks."""
    return len(element) <= 6 and all(
        child.tag in ("span", "a", "em", "i", "b", "strong", "br", "time") for child in element
    )
