"""What a page carries along: running heads and feet, page numbers, line numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.page_layout import Fragment, PdfPage, TextLine

_EDGE = 0.13
"""The share of the page's height from its edge in which heads and feet stand."""
_DIGITS = re.compile(r"[0-9]{1,5}")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


def without_line_numbers(pages: Sequence[Sequence[Fragment]]) -> list[list[Fragment]]:
    """Returns the fragments of each page without the numbers that count the lines down a margin."""
    margins = {(round(x0), round(x1)) for fragments in pages for x0, x1 in _numbered_margins(fragments)}
    return [
        [
            fragment
            for fragment in fragments
            if not (
                _DIGITS.fullmatch(_text(fragment))
                and any(x0 - 9 <= fragment.x0 <= fragment.x1 <= x1 + 9 for x0, x1 in margins)
            )
        ]
        for fragments in pages
    ]


def _numbered_margins(fragments: Sequence[Fragment]) -> Iterator[tuple[float, float]]:
    """Yields where numbers stand that count by ones or fives; those of a table or an axis do not stand in a margin."""
    places: defaultdict[int, list[Fragment]] = defaultdict(list)
    for fragment in fragments:
        if _DIGITS.fullmatch(_text(fragment)):
            places[round(fragment.x0 / 9)].append(fragment)
            places[-round(fragment.x1 / 9)].append(fragment)
    for column in places.values():
        column.sort(key=lambda fragment: fragment.y)
        values = [int(_text(fragment)) for fragment in column]
        steps = Counter(after - before for before, after in pairwise(values))
        step, often = steps.most_common(1)[0] if steps else (0, 0)
        if (
            len(column) >= 8
            and step in (1, 5)
            and often >= 0.8 * (len(column) - 1)
            and _outside(column, fragments)
        ):
            yield min(fragment.x0 for fragment in column), max(fragment.x1 for fragment in column)


def _text(fragment: Fragment) -> str:
    return "".join(span.text for span in fragment.spans).strip()


def _outside(column: list[Fragment], fragments: Sequence[Fragment]) -> bool:
    """Returns whether a column of numbers has all the running text on one side."""
    wide = [fragment for fragment in fragments if fragment.x1 - fragment.x0 > 8 * fragment.size]
    x0, x1 = min(fragment.x0 for fragment in column), max(fragment.x1 for fragment in column)
    right = sum(fragment.x0 >= x1 for fragment in wide)
    left = sum(fragment.x1 <= x0 for fragment in wide)
    return bool(wide) and (right >= 0.9 * len(wide) or left >= 0.9 * len(wide))


def without_furniture(pages: Sequence[PdfPage], lines: Sequence[TextLine]) -> list[TextLine]:
    """Returns the lines without those that stand in the same place on page after page, and without page numbers."""
    pages_of: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    by_page: defaultdict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
        if _at_edge(pages, line):
            for place in _places(line):
                pages_of[place].add(line.page)
    # A head that changes its side from page to page is on every other one.
    often = 2 if len(pages) < 8 else 3
    text = []
    for number, on_page in by_page.items():
        edge = [line for line in on_page if _at_edge(pages, line)]
        numbers = [line for line in edge if _NUMBER.fullmatch(line.text)]
        repeated = [line for line in edge if any(len(pages_of[place]) >= often for place in _places(line))]
        furniture = {*numbers, *_set_apart(pages[number].height / 2, on_page, [*repeated, *numbers])}
        text += [line for line in on_page if line not in furniture]
    return text


def _set_apart(middle: float, on_page: Sequence[TextLine], repeated: Sequence[TextLine]) -> list[TextLine]:
    """Returns the repeated lines with room between them and the text: a line of text may begin two pages by chance."""
    steps = [after.y - before.y for before, after in pairwise(on_page) if 0 < after.y - before.y < 40]
    room = 1.25 * (median(steps) if steps else 12.0)
    outside = frozenset(repeated)
    text = sorted(line.y for line in on_page if line not in outside)

    def apart(line: TextLine) -> bool:
        at = bisect_right(text, line.y) if line.y < middle else bisect_left(text, line.y) - 1
        return not 0 <= at < len(text) or abs(text[at] - line.y) > room

    return [line for line in repeated if apart(line)]


def _at_edge(pages: Sequence[PdfPage], line: TextLine) -> bool:
    height = pages[line.page].height
    return not _EDGE * height < line.y < (1 - _EDGE) * height


def _places(line: TextLine) -> list[tuple[str, int]]:
    """Returns a line's words and its height, to compare pages by: without figures, which count the pages.

    The height is rounded in two ways, so that a point's shift does no harm.
    """
    words = re.sub(r"\d+|\b[ivxlc]+\b|\W", "", line.text.lower())
    if not words:
        return []
    return [(words, round(line.y / 6)), (words, -1 - round((line.y + 3) / 6))]
