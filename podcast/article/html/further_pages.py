"""Whether a page is one of several of its article, and where the next one and the whole of it are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from podcast.article.extraction import one_line
from podcast.model import FurtherPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_NUMBERED = re.compile(
    r"(?P<stem>.*?)(?:[?&](?:p|pg|page(?:_?(?:no|num|number|wanted))?)=|(?P<sep>[/_]|[/_-](?P<word>page[/_-]?)))"
    r"(?P<number>[1-9]\d?)(?:\.\w{3,5})?/?",
    re.IGNORECASE,
)
"""An address with the number of a page: “tides.html?page=2”, “tides_page_2.html”, “tides/2/”.

A blog's second post of a name has “tides-2”.
"""
_EXTENSION = re.compile(r"(?:\.\w{3,5})?/?(?:\?.*)?$")
_ON = re.compile(
    r"(?:(?:go to |continue to )?(?:the )?next(?: page)?|page \d+|continue(?: reading)?|\d{1,2}|)\W*",
    re.IGNORECASE,
)
"""What leads to the next page, in words, in numbers or with an arrow."""
_FIRST = re.compile(r"\D1(?:\.\w+)?/?$")
_WHOLE = re.compile(
    r"(?:(?:view|read|show|see)\s)?(?:(?:the\s)?(?:story|article|it|this)\s)?(?:(?:as|on|in)\s)?(?:an?\s)?"
    r"(?:single|one)\spage|(?:view|show|read)\s(?:as\sone|(?:the\s)?(?:full|entire|whole)\s(?:article|story))"
    r"|print(?:er[-\s]friendly)?(?:\s(?:this\s)?(?:story|article|page|version|view))?",
    re.IGNORECASE,
)
"""What a link is called that leads to all of an article on one page, or to its print view."""
_ELSEWHERE = re.compile(
    r"comment|repl(?:y|ies)|related|archive|gallery|slide|carousel|respond", re.IGNORECASE
)
"""Boxes that have pages of their own."""


def find_further_pages(tree: HtmlElement, address: str) -> FurtherPages:
    """Returns where an article goes on, whose first page is at `address`, empty where that is not known.

    The next page has the page's own address and a number. “Next” alone leads to another article, too.
    """
    own = _EXTENSION.sub("", address)
    ahead = next((link for link in _ahead(tree, address) if _is_own(link, own)), "")
    if not ahead:
        return FurtherPages()
    whole = (link for link in _links(tree, address, _WHOLE) if "//" in link)
    return FurtherPages(ahead, next(whole, ""))


def _ahead(tree: HtmlElement, address: str) -> Iterator[str]:
    """Yields where links lead that may be to the next page."""
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "next":
            yield urljoin(address, element.get("href") or "")
    yield from (link for link in _links(tree, address, _ON) if not _FIRST.search(link))


def _links(tree: HtmlElement, address: str, called: re.Pattern[str]) -> Iterator[str]:
    """Yields the addresses of links that are called so, and lead away from the page; none of boxes with pages."""
    for element in tree.iter("a"):
        link = (element.get("href") or "").strip()
        leads_away = link and "#" not in link and not link.startswith("javascript:")
        # Of thousands of links few are called so: what they stand in is looked at last.
        if leads_away and called.fullmatch(one_line(element.text_content())) and not _is_elsewhere(element):
            yield urljoin(address, link)


def _is_elsewhere(element: HtmlElement) -> bool:
    return any(
        _ELSEWHERE.search(f"{around.get('class') or ''} {around.get('id') or ''}")
        for around in element.iterancestors()
        if around.tag not in ("body", "html")
    )


def _is_own(link: str, own: str) -> bool:
    """Returns whether an address is that of a page with a number of the article whose address is `own`.

    Where that is not known it must say that it is a page's, and stand in the same folder.
    """
    match = _NUMBERED.fullmatch(link)
    if not match:
        return False
    stem = _EXTENSION.sub("", match["stem"])
    if own:
        return stem == own and bool(urlsplit(own).path.strip("/"))
    is_named = bool(match["word"]) or not match["sep"]
    return is_named and "/" not in stem
