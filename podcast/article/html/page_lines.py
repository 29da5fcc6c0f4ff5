"""A page as the lines that a reader sees, in their order, and its small marked parts: by-lines, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_CODE = frozenset("script style noscript template title".split())
_UNSEEN = frozenset(
    "script style noscript template svg iframe button select textarea nav title figcaption".split()
)
_ELSEWHERE = re.compile(
    r"(?:\S*[-_])?(?:comments?|comment-?list|commentlist|respond|disqus|related|sidebar|teasers?|recommended|recommendations"
    r"|breadcrumbs?|site-footer|captions?)(?:[-_]\S*)?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"author|profile-link|byline|by-line|autor|writer|contributor|vcard|date|datum|time|publish|posted|updated|stand",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|people|experts?|staff|contributors?|profiles?)/[^/]+/?$", re.IGNORECASE
)
"""Where a site tells about one of its people."""
_MOST_PIECES = 150
"""Texts between tags in a marked part; what has more is a list or a whole page."""
_SOON = 25
"""Lines between a headline and its text, at most; what is farther from text is a link or a teaser."""
_LONG = 20
"""Words of a line that is text, and no by-line."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What stands inside an element that says of itself what it is."""

    text: str
    marks: str
    """Its class, id, itemprop and rel, in lower case."""
    tag: str
    datetime: str
    line: int
    """Index of the line in which it begins."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Indices of the lines near a headline, the nearest first."""

    below: tuple[int, ...]
    """Down to the text, and its first lines."""
    above: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageLines:
    """The visible lines of a page without menus, comments and boxes beside the text."""

    lines: tuple[str, ...]
    marked: tuple[MarkedText, ...]
    whole: str
    """All words that the page shows, boxes and comments included."""

    def around_headline(self, title: str) -> Surroundings:
        """Returns the lines near the headline.

        Of several lines that hold the title the first one counts that has a long line soon after it.
        """
        keys = [key(line) for line in self.lines]
        wanted = key(title)
        same = [number for number, words in enumerate(keys) if words == wanted]
        longer = [number for number, words in enumerate(keys) if wanted and words.endswith(wanted)]
        text = len(keys)
        texts = [text] * (text + 1)
        """For each line, the first long line behind it."""
        for number in range(len(keys) - 1, -1, -1):
            texts[number] = text
            if len(self.lines[number].split()) >= _LONG and ends(self.lines[number]):
                text = number
        at = min(same or longer or [0], key=lambda number: max(texts[number] - number, _SOON))
        below = range(at + 1, min(texts[at] + 3, at + 40, len(keys)))
        return Surroundings(tuple(below), tuple(range(at - 1, max(at - 5, -1), -1)))


def read_page_lines(tree: HtmlElement) -> PageLines:
    """Returns the lines that a page shows, and the parts of them that are marked as by-lines or days."""
    from lxml import etree

    pieces: list[str] = []
    """The text between tags; a line ends at "\n"."""
    begins: dict[HtmlElement, int] = {}
    stretches: list[tuple[HtmlElement, int, int]] = []
    body = tree.find("body")
    walker = etree.iterwalk(tree if body is None else body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        is_block = element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n" if is_block else "")
            if _is_elsewhere(element):
                walker.skip_subtree()
                continue
            if element.tag == "time" or _MARKED.search(_marks(element)):
                begins[element] = len(pieces)
            _append(pieces, element.text)
        else:
            if element in begins:
                stretches.append((element, begins[element], len(pieces)))
            pieces.append("\n" if is_block else "")
            _append(pieces, element.tail if element is not body else "")
    return _gather([*pieces, "\n"], stretches, _whole(tree))


def _append(pieces: list[str], text: str | None) -> None:
    """Add a text, with a space where two words would run together: "By" beside "Ann Writer"."""
    text = re.sub(r"\s+", " ", text or "")
    before = next((piece for piece in pieces[:-20:-1] if piece), "\n")
    is_glued = bool(text) and before[-1:].isalnum() and (text[0].isupper() or text[0].isdigit())
    pieces.append(f" {text}" if is_glued else text)


def _whole(tree: HtmlElement) -> str:
    return " ".join(
        f"{element.text or ''} {element.tail or ''}"
        for element in tree.iter()
        if isinstance(element.tag, str) and element.tag not in _CODE
    )


def _gather(pieces: list[str], stretches: list[tuple[HtmlElement, int, int]], whole: str) -> PageLines:
    lines: list[str] = []
    places: list[int] = []
    """For each piece, in which line it stands."""
    line: list[str] = []
    for piece in pieces:
        places.append(len(lines))
        if piece != "\n":
            line.append(piece)
        elif text := one_line("".join(line)):
            lines.append(text)
            line = []
        else:
            line = []
    stretches.sort(key=lambda stretch: stretch[1])
    marked = tuple(
        MarkedText(
            _name_inside(element) or one_line("".join(pieces[start:stop])),
            _marks(element),
            element.tag,
            element.get("datetime") or "",
            places[start],
        )
        for element, start, stop in stretches
        if stop - start <= _MOST_PIECES
    )
    return PageLines(tuple(lines), marked, whole)


def _name_inside(element: HtmlElement) -> str:
    """Returns the name inside an author by schema.org, who may have more about him: medals, points."""
    if element.get("itemprop") != "author":
        return ""
    name = element.find(".//*[@itemprop='name']")
    return "" if name is None else one_line(name.text_content() or name.get("content") or "")


def _marks(element: HtmlElement) -> str:
    values = (element.get(name) for name in ("class", "id", "itemprop", "rel"))
    pubdate = ["pubdate"] if element.get("pubdate") is not None else []
    author = ["profile-link"] if element.tag == "a" and _PROFILE.search(element.get("href") or "") else []
    return " ".join([*(value for value in values if value), *pubdate, *author]).lower()


def _is_elsewhere(element: HtmlElement) -> bool:
    """Returns whether an element is not shown, or no part of the article: a menu, a comment, a box beside it."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if element.tag == "footer":  # an article's own often holds its by-line
        return next(element.iterancestors("article", "main"), None) is None
    if re.search(r"display:\s*none", element.get("style") or ""):
        return True
    tokens = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(map(_ELSEWHERE.fullmatch, tokens)) and element.find(".//h1") is None and element.tag != "body"
