"""A page as the lines that a reader sees, in their order, and its small marked parts: by-lines, days."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.author_names import is_lead
from podcast.article.extraction import ends, key, one_line, split_at_blank_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_CELLS = frozenset("td th dt dd".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LINE_END, _CELL_END = "\n", "\n\n"
_CODE = frozenset("script style noscript template title".split())
_UNSEEN = frozenset(
    "script style noscript template svg iframe button select textarea nav title figcaption".split()
)
_ELSEWHERE = re.compile(
    r"(?:\S*[-_])?(?:comments?|comment-?list|commentlist|respond|disqus|related|pull-?quotes?|sidebar|teasers?|recommended|recommendations"
    r"|breadcrumbs?|site-footer)(?:[-_]\S*)?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:\S*[-_])?captions?(?:[-_]\S*)?|credits?[-_]text|(?:photo|image|picture)[-_]?credits?", re.IGNORECASE
)
_HIDDEN = re.compile(r"display:\s*none")
_AUTHORS = ("*[@rel='author']", "*[@itemprop='author']", "*[@class='author']")
_MARKED = re.compile(
    r"author|profile-link|byline|by-line|autor|writer|contributor|vcard|date|datum|time|publish|posted|updated|stand",
    re.IGNORECASE,
)
_PROFILE = re.compile(
    r"/(?:authors?|autor(?:en|es)?|people|experts?|staff|contributors?|profiles?)/[^/]+/?$", re.IGNORECASE
)
"""Where a site tells about one of its people."""
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MOST_PIECES = 150
"""Texts between tags in a marked part; what has more is a list or a whole page."""
_SOON = 25
"""Lines between a headline and its text, at most; what is farther from text is a link or a teaser."""
_MOST_LINES = 40
"""Lines below a headline that may be near it; a box of facts may stand between a heading of the first rank and text."""
_MOST_BROKEN = 4
"""Lines of a headline at most."""
_LONG = 20
"""Words of a line that is text, and no by-line."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What stands inside an element that says of itself what it is."""

    text: str
    parts: tuple[str, ...]
    """The same, cut where a tag is: a name and a job may have nothing else between them."""
    marks: str
    """Its class, id, itemprop and rel, in lower case."""
    tag: str
    datetime: str
    """What it says of itself for programs: a day, in `datetime` or, by an older usage, in `title`."""
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
    parts: tuple[tuple[str, ...], ...]
    """The same lines, each cut where a tag is."""
    marked: tuple[MarkedText, ...]
    whole: str
    """All words that the page shows, boxes and comments included."""
    first_rank: frozenset[int]
    """Indices of the lines that are headings of the first rank."""
    lower_rank: frozenset[int]
    """Indices of the lines that are other headings, and not marked as anything."""

    def around_headline(self, title: str) -> Surroundings:
        """Returns the lines near the headline.

        Of several places that hold the title one counts that has a long line soon after it: the heading of the first
        rank, for lists of what is new have the title, too, else the first.
        """
        keys = [key(line) for line in self.lines]
        long = [number for number, line in enumerate(self.lines) if len(line.split()) >= _LONG and ends(line)]

        def rank(place: tuple[int, int]) -> tuple[int, bool]:
            is_first = place[0] in self.first_rank
            distance = _next(long, place[1], len(keys)) - place[1]
            return 0 if distance <= (_MOST_LINES if is_first else _SOON) else distance, not is_first

        at, end = min(_places(keys, key(title)) or [(0, 0)], key=rank)
        # A standfirst is long, too.
        below = range(end + 1, min(_next(long, end, len(keys), 1) + 2, end + _MOST_LINES, len(keys)))
        return Surroundings(tuple(below), tuple(range(at - 1, max(at - 5, -1), -1)))


def _places(keys: Sequence[str], title: str) -> list[tuple[int, int]]:
    """Returns the first and last line of each place that holds a title, given as keys, alone or after a rubric."""
    if not title:
        return []
    same = [(number, number) for number, words in enumerate(keys) if words == title]
    if same:
        return same
    broken = [
        (number, number + more)
        for number, words in enumerate(keys)
        if words and title.startswith(f"{words} ")
        for more in range(1, _MOST_BROKEN)
        if " ".join(filter(None, keys[number : number + more + 1])) == title
    ]
    return broken or [(number, number) for number, words in enumerate(keys) if words.endswith(title)]


def _next(numbers: Sequence[int], after: int, otherwise: int, skip: int = 0) -> int:
    """Returns the first of some sorted numbers that is greater than another, or one of the next behind it."""
    at = bisect_right(numbers, after) + skip
    return numbers[at] if at < len(numbers) else otherwise


def read_page_lines(tree: HtmlElement) -> PageLines:
    """Returns the lines that a page shows, and the parts of them that are marked as by-lines or days."""
    from lxml import etree

    pieces: list[str] = []
    """The text between tags, and where a line or a cell ends."""
    begins: dict[HtmlElement, int] = {}
    stretches: list[tuple[HtmlElement, int, int]] = []
    body = tree.find("body")
    walker = etree.iterwalk(tree if body is None else body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        end = _CELL_END if element.tag in _CELLS else _LINE_END if element.tag in _BLOCKS else ""
        if event == "start":
            pieces.append(end)
            if _is_elsewhere(element):
                walker.skip_subtree()
                continue
            if element.tag == "time" or element.tag in _HEADINGS or _MARKED.search(_marks(element)):
                begins[element] = len(pieces)
            _append(pieces, element.text)
        else:
            if element in begins:
                stretches.append((element, begins[element], len(pieces)))
            pieces.append(end)
            _append(pieces, element.tail if element is not body else "")
    return _gather([*pieces, _CELL_END], stretches, _whole(tree))


def _append(pieces: list[str], text: str | None) -> None:
    """Add a text, a line for each of its paragraphs where blank lines divide some."""
    for number, part in enumerate(split_at_blank_lines(text or "")):
        if number:
            pieces.append(_LINE_END)
        _append_piece(pieces, part)


def _append_piece(pieces: list[str], text: str) -> None:
    """Add a text, with a space where two words would run together: "By" beside "Ann Writer"."""
    text = re.sub(r"\s+", " ", text)
    before = next((piece for piece in pieces[:-20:-1] if piece), _LINE_END)
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
    parts: list[tuple[str, ...]] = []
    places: list[int] = []
    """For each piece, in which line it stands."""
    line: list[str] = []
    for piece in pieces:
        places.append(len(lines))
        if piece not in (_LINE_END, _CELL_END):
            line.append(piece)
            continue
        text = one_line("".join(line))
        # The name stands in the next line; that of a table says what a film's book is.
        if piece == _LINE_END and is_lead(text):
            line.append(" ")
            continue
        if text:
            lines.append(text)
            parts.append(_parts(line))
        line = []
    stretches.sort(key=lambda stretch: stretch[1])
    marked = tuple(
        MarkedText(
            _name_inside(element) or one_line("".join(pieces[start:stop])),
            _parts(pieces[start:stop]),
            _marks(element),
            element.tag,
            _day_for_programs(element),
            places[start],
        )
        for element, start, stop in stretches
        if stop - start <= _MOST_PIECES and not _is_lower(element)
    )
    first_rank = frozenset(places[start] for element, start, _ in stretches if element.tag == "h1")
    lower_rank = frozenset(places[start] for element, start, _ in stretches if _is_lower(element))
    return PageLines(tuple(lines), tuple(parts), marked, whole, first_rank, lower_rank)


def _is_lower(element: HtmlElement) -> bool:
    """Returns whether an element is a heading below the first rank, and neither it nor the box around it is marked."""
    if element.tag not in _HEADINGS or element.tag == "h1":
        return False
    around = element.getparent()
    return not _MARKED.search(f"{_marks(element)} {'' if around is None else _marks(around)}")


def _day_for_programs(element: HtmlElement) -> str:
    title = element.get("title") or ""
    return element.get("datetime") or (title if _ISO_DAY.match(title) else "")


def _parts(pieces: list[str]) -> tuple[str, ...]:
    return tuple(text for piece in pieces if (text := one_line(piece)))


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
    if element.tag in _UNSEEN:
        return True
    if element.tag == "footer":  # an article's own often holds its by-line
        return next(element.iterancestors("article", "main"), None) is None
    is_hidden = element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
    tokens = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    # A script shows what is hidden, and whoever wrote the page took no picture.
    if is_hidden or any(map(_CAPTION.fullmatch, tokens)):
        return not any(element.find(f".//{mark}") is not None for mark in _AUTHORS)
    return any(map(_ELSEWHERE.fullmatch, tokens)) and element.find(".//h1") is None and element.tag != "body"
