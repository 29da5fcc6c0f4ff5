"""The headline of a page: the article's, not the site's, without rubric."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from podcast.article.extraction import key, one_line
from podcast.article.html.shapes import name_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

_KICKER = re.compile(
    r"(?:^|[-_\s])(?:category|kicker|rubric|eyebrow|overline|dachzeile|label|date|byline)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s+[|·»•]\s*|\s+«\s+(?!.*»)|\s+(?:-{1,3}|[–—:])\s+|\s+[-–—|]$")
_PIECES = re.compile(r"\s+(?:-{1,3}|[|·»•–—])\s+|:\s+")
_TITLE = re.compile(
    r"(?:^|\s)(?:\S*[-_])?(?:entry|article|post|story|blog|news|content)[-_]{1,2}(?:title|headline|header__title)(?:$|\s)"
    r"|(?:^|\s)headline(?:$|\s)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-reader\S*|visually-?hidden|aural|logo|site-?title|assistive-text|modal\S*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_WORDS = frozenset(("time", "script", "style"))
"""Elements within a headline that are none of its words."""
_TYPE = frozenset("i em b strong u cite q sup sub font wbr".split())
"""Elements that change the letters and part no words: “<i>The Gauge</i>: a history”."""
_OUTSIDE = frozenset(("nav", "footer", "aside", "dialog"))
_ROOT = re.compile(
    r"(?:/web/\d+\w*/|https?://web\.archive\.org/web/\d+\w*/)?(?:(?:https?:)?//[^/]+)?/?(?:index\.\w+)?"
)
_ALIKE = 0.3
"""Share of words that a headline has in common with what the page calls itself."""
_INNER, _WORDS = 3, 4
"""Elements within a headline that is no heading, at most, and the words of most headlines, at least."""
_TEASERS = 4
"""Headings in places alike from which on they are teasers of a list; a headline stands in a place of its own."""
_RUBRIC, _TAIL = 6, 3
"""Words of a rubric before a headline, at most, and of the headline, at least."""


def find_headline(tree: HtmlElement, stated: Sequence[str], site: str, lines: Sequence[str]) -> str:
    """Returns the headline as the page shows it, else as it states it; empty where it does neither.

    `stated` is what the page calls itself outside its text, `site` the name of the site, `lines` what the page shows.
    """
    headings = [
        (element, text) for element in tree.iter("h1", "h2", "h3") if (text := headline_text(element))
    ]
    # A headline may lead to the site's first page, too, where the page says that it is one and calls itself so.
    titled = [
        element for element, text in headings if text in stated and _TITLE.search(_marks(element)) is not None
    ]
    logos = [
        element
        for element, _ in headings
        if element not in titled and (_is_logo(element) or _leads_above(element, headings))
    ]
    sites = [site, *(text for element, text in headings if element.tag == "h1" and element in logos)]
    named = [short for text in stated if (short := _without_sites(text, sites))]
    whole = [text for text in dict.fromkeys((*stated, *named)) if not text.endswith(("…", "..."))]
    places = Counter(name_place(element) for element, _ in headings)
    own = [
        (element, text)
        for element, text in headings
        if _is_shown(element) and not _is_any(text, sites) and places[name_place(element)] < _TEASERS
    ]
    return (
        next((text for _, text in own if key(text) in map(key, stated)), "")
        or _without_rubric(_choose(own, named), whole)
        or _find_marked(tree, sites)
        or _shown_piece(named, lines)
        or next(iter([text for text in named if text in whole] or named), "")
    )


def _choose(headings: list[tuple[HtmlElement, str]], named: Sequence[str]) -> str:
    """Returns the heading that is the article's: like what the page calls itself, marked as headline, or alone."""
    pieces = {key(piece) for text in named for piece in _PIECES.split(text)}
    surest = [text for element, text in headings if _TITLE.search(_marks(element)) and key(text) in pieces]
    if surest:
        return surest[0]
    first = [text for element, text in headings if element.tag == "h1" and not text.endswith(("…", "..."))]
    words = [set(key(text).split()) for text in named]
    scores = [
        max((_likeness(set(key(text).split()), other) for other in words), default=0.0) for text in first
    ]
    score, at = max(zip(scores, range(0, -len(first), -1), strict=True), default=(0.0, 0))
    if score >= _ALIKE:
        return first[-at]
    same = {key(piece) for text in named for piece in (text, *_SEPARATORS.split(text))}
    alike = [text for element, text in headings if key(text) in same and element.tag != "h1"]
    marked = [(element.tag, text) for element, text in headings if _TITLE.search(_marks(element))]
    alone = first if len(first) == 1 else [text for tag, text in marked if tag == "h1"]
    # A part of the site is named in short.
    return max([*alike[:1], *alone[:1]], key=_is_long, default=next((text for _, text in marked), ""))


def _is_long(text: str) -> bool:
    return len(text.split()) >= _WORDS


def _find_marked(tree: HtmlElement, sites: Sequence[str]) -> str:
    """Returns the text of the first element that is no heading and whose class says that it is the headline."""
    marked = (
        element
        for element in tree.iter("div", "span", "p", "td")
        if _TITLE.search(element.get("class") or "")
    )
    texts = (headline_text(element) for element in marked if len(element) <= _INNER and _is_shown(element))
    return next((text for text in texts if len(text.split()) >= _WORDS and not _is_any(text, sites)), "")


def _shown_piece(named: Sequence[str], lines: Sequence[str]) -> str:
    """Returns the longest piece of what a page calls itself that is a line of its own: old pages have no headings."""
    shown = set(map(key, lines))
    pieces = [piece for text in named for piece in (text, *_PIECES.split(text)) if key(piece) in shown]
    return max(pieces, key=len, default="") if any(" " in piece for piece in pieces) else ""


def _without_rubric(text: str, named: Sequence[str]) -> str:
    """Returns a headline without what stands before the words that the page calls itself.

    A mark between the two makes them one: “Part one: The tide comes in”.
    """
    words = key(text).split()
    pieces = {key(piece): piece for name in named for piece in _PIECES.split(name)}
    for name in (*named, *pieces.values()):
        tail = key(name).split()
        before = len(words) - len(tail)
        if len(tail) < _TAIL or not 0 < before <= _RUBRIC or words[before:] != tail:
            continue
        parted = re.match(rf"(?:\W*\w+){{{before}}}(?P<mark>\W*?)\s+(?P<own>[^\s\w]?\w.*)", text)
        if parted and parted["own"].lstrip("“\"‘'")[:1].islower():
            continue  # "Coastal town hopes for a bridge" is no rubric "Coastal" before what a shorter name calls it
        if name in named or (parted and not parted["mark"] and " ".join(words[:before]) in pieces):
            return parted["own"] if parted else name
    return text


def _without_sites(title: str, sites: Sequence[str]) -> str:
    for site in sites:
        title = without_site(title, site) if title else ""
    return title


def _is_any(text: str, sites: Sequence[str]) -> bool:
    words = key(text)
    return any(words in (key(site), key(site).replace(" ", "")) for site in sites if site)


def _is_shown(heading: HtmlElement) -> bool:
    """Returns whether a heading is neither hidden nor in a menu."""
    around = [heading, *islice(heading.iterancestors(), 3)]
    return not (
        any(element.tag in _OUTSIDE for element in around)
        or _HIDDEN.search(_marks(heading))
        or heading.get("hidden") is not None
    )


def _is_logo(heading: HtmlElement) -> bool:
    """Returns whether a heading is little more than a link to the site's first page: “the bridge.example blog”."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    words = len(key(heading.text_content()).split())
    return "logo" in _marks(heading).lower().split() or any(
        link.get("href")
        and _ROOT.fullmatch(link.get("href", ""))
        and 2 * len(key(link.text_content()).split()) >= words
        for link in links[:2]
    )


def _leads_above(heading: HtmlElement, headings: Sequence[tuple[HtmlElement, str]]) -> bool:
    """Returns whether a heading is a link to a folder in which another heading's link leads: a blog, of its post."""
    own = _link(heading)
    return own.endswith("/") and any(
        len(link) > len(own) and link.startswith(own) for element, _ in headings if (link := _link(element))
    )


def _link(heading: HtmlElement) -> str:
    return next((link.get("href") or "" for link in heading.iter("a")), "")


def _marks(element: HtmlElement) -> str:
    return " ".join(filter(None, (element.get(name) for name in ("class", "id", "itemprop"))))


def without_site(title: str, site: str) -> str:
    """Returns a title without ` | Site` at its end (or `Site | ` before it); empty when nothing else is there."""
    pieces = _SEPARATORS.split(title)
    if len(pieces) == 1:
        return "" if key(title) == key(site) else title
    host = re.sub(r"\.\w+$", "", site)
    stem = {words for name in (site, host) for words in (key(name), key(name).replace(" ", "")) if words}
    if not pieces[-1]:  # "Site -": the page's part is missing
        return ""
    first, last = pieces[0], pieces[-1]
    if {key(first), key(first).replace(" ", "")} & stem:
        return re.sub(r"^\s*[|·»•:–—-]\s*", "", title[len(first) :])
    if {key(last), key(last).replace(" ", "")} & stem or re.search(r"\s\|\s*\S[^|]*$", title):
        cut = title[: title.rindex(last)]
        return without_site(re.sub(r"\s*[|·»«•:–—-]+\s*$", "", cut), site)
    return title


def headline_text(element: HtmlElement) -> str:
    """Returns an element's text, once where it is there twice, without the rubrics and dates that some put inside."""
    words = one_line("".join(_texts(element))).split()
    half = len(words) // 2
    is_twice = half >= _WORDS and words[:half] == words[half:]
    return " ".join(words[:half] if is_twice else words)


def _texts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_element = isinstance(child.tag, str)  # and no comment
        gap = " " if is_element and child.tag not in _TYPE else ""
        yield gap
        if is_element and child.tag not in _NO_WORDS and not _KICKER.search(child.get("class") or ""):
            yield from _texts(child) if len(child) else (child.text_content(),)
        yield f"{gap}{child.tail or ''}"


def _likeness(first: set[str], second: set[str]) -> float:
    """Returns the share of the words of both that the two have in common, 0 to 1."""
    return len(first & second) / len(first | second) if first and second else 0.0
