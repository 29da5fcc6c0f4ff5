"""A page as the lines that a reader sees, in their order, and its small marked parts: by-lines, days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key, one_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset(
    "script style noscript template svg iframe button select textarea nav footer title figcaption".split()
)
_ELSEWHERE = re.compile(
    r"(?:\S*[-_])?(?:comments?|comment-?list|commentlist|respond|disqus|related|sidebar|teasers?|recommended|recommendations"
    r"|breadcrumbs?|footer|captions?)(?:[-_]\S*)?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"author|byline|by-line|autor|writer|contributor|vcard|date|datum|time|publish|posted|updated|stand",
    re.IGNORECASE,
)
_MOST_PIECES = 60
"""Texts between tags in a marked part; what has more is a list or a whole page."""
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
class PageLines:
    """The visible lines of a page without menus, comments and boxes beside the text."""

    lines: tuple[str, ...]
    marked: tuple[MarkedText, ...]

    def around_headline(self, title: str) -> range:
        """Returns the lines near the headline: some above it, and all down to the first long one and the next few."""
        wanted = key(title)
        keys = [key(line) for line in self.lines]
        same = [number for number, words in enumerate(keys) if words == wanted]
        longer = [number for number, words in enumerate(keys) if wanted and words.endswith(wanted)]
        at = (same or longer or [0])[0]
        text = next(
            (
                number
                for number in range(at + 1, len(self.lines))
                if len(self.lines[number].split()) >= _LONG and ends(self.lines[number])
            ),
            len(self.lines),
        )
        return range(max(0, at - 6), min(text + 3, at + 40, len(self.lines)))


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
    return _gather([*pieces, "\n"], stretches)


def _append(pieces: list[str], text: str | None) -> None:
    """Add a text, with a space where two words would run together: "By" beside "Ann Writer"."""
    text = re.sub(r"\s+", " ", text or "")
    before = next((piece for piece in pieces[:-20:-1] if piece), "\n")
    is_glued = bool(text) and before[-1:].isalnum() and (text[0].isupper() or text[0].isdigit())
    pieces.append(f" {text}" if is_glued else text)


def _gather(pieces: list[str], stretches: list[tuple[HtmlElement, int, int]]) -> PageLines:
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
            one_line("".join(pieces[start:stop])), _marks(element), element.tag, element.get("datetime") or "", places[start]
        )
        for element, start, stop in stretches
        if stop - start <= _MOST_PIECES
    )
    return PageLines(tuple(lines), marked)


def _marks(element: HtmlElement) -> str:
    values = (element.get(name) for name in ("class", "id", "itemprop", "rel"))
    return " ".join(value for value in values if value).lower()


def _is_elsewhere(element: HtmlElement) -> bool:
    """Returns whether an element is not shown, or no part of the article: a menu, a comment, a box beside it."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if re.search(r"display:\s*none", element.get("style") or ""):
        return True
    tokens = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(map(_ELSEWHERE.fullmatch, tokens)) and element.find(".//h1") is None and element.tag != "body"
