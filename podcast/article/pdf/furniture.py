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

    from podcast.article.pdf.child import Page
    from podcast.article.pdf.lines import Line, Piece

_EDGE = 0.13
"""Of the page's height: where heads and feet stand."""
_DIGITS = re.compile(r"[0-9]{1,5}")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)


def without_line_numbers(pages: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """The pieces of each page without the numbers that count the lines down a margin."""
    margins = {(round(x0), round(x1)) for pieces in pages for x0, x1 in _numbered_margins(pieces)}
    return [
        [
            piece
            for piece in pieces
            if not (
                _DIGITS.fullmatch(_text(piece))
                and any(x0 - 9 <= piece.x0 <= piece.x1 <= x1 + 9 for x0, x1 in margins)
            )
        ]
        for pieces in pages
    ]


def _numbered_margins(pieces: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """Where numbers stand that count by ones or fives; those of a table or an axis do not stand in a margin."""
    places: defaultdict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if _DIGITS.fullmatch(_text(piece)):
            places[round(piece.x0 / 9)].append(piece)
            places[-round(piece.x1 / 9)].append(piece)
    for column in places.values():
        column.sort(key=lambda piece: piece.y)
        values = [int(_text(piece)) for piece in column]
        steps = Counter(after - before for before, after in pairwise(values))
        step, often = steps.most_common(1)[0] if steps else (0, 0)
        if (
            len(column) >= 8
            and step in (1, 5)
            and often >= 0.8 * (len(column) - 1)
            and _outside(column, pieces)
        ):
            yield min(piece.x0 for piece in column), max(piece.x1 for piece in column)


def _text(piece: Piece) -> str:
    return "".join(span.text for span in piece.spans).strip()


def _outside(column: list[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether a column of numbers has all the running text on one side."""
    wide = [piece for piece in pieces if piece.x1 - piece.x0 > 8 * piece.size]
    x0, x1 = min(piece.x0 for piece in column), max(piece.x1 for piece in column)
    right = sum(piece.x0 >= x1 for piece in wide)
    left = sum(piece.x1 <= x0 for piece in wide)
    return bool(wide) and (right >= 0.9 * len(wide) or left >= 0.9 * len(wide))


def without_furniture(pages: Sequence[Page], lines: Sequence[Line]) -> list[Line]:
    """Lines without those that stand in the same place on page after page, and without page numbers."""
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    by_page: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
        if _at_edge(pages, line):
            for place in _places(line):
                seen[place].add(line.page)
    # A head that changes its side from page to page is on every other one.
    often = 2 if len(pages) < 8 else 3
    kept = []
    for number, on_page in by_page.items():
        edge = [line for line in on_page if _at_edge(pages, line)]
        numbers = [line for line in edge if _NUMBER.fullmatch(line.text)]
        again = [line for line in edge if any(len(seen[place]) >= often for place in _places(line))]
        gone = {*numbers, *_set_apart(pages[number].height / 2, on_page, [*again, *numbers])}
        kept += [line for line in on_page if line not in gone]
    return kept


def _set_apart(middle: float, on_page: Sequence[Line], repeated: Sequence[Line]) -> list[Line]:
    """The repeated lines with room between them and the text: a line of text may begin two pages by chance."""
    steps = [after.y - before.y for before, after in pairwise(on_page) if 0 < after.y - before.y < 40]
    room = 1.25 * (median(steps) if steps else 12.0)
    outside = frozenset(repeated)
    text = sorted(line.y for line in on_page if line not in outside)

    def apart(line: Line) -> bool:
        at = bisect_right(text, line.y) if line.y < middle else bisect_left(text, line.y) - 1
        return not 0 <= at < len(text) or abs(text[at] - line.y) > room

    return [line for line in repeated if apart(line)]


def _at_edge(pages: Sequence[Page], line: Line) -> bool:
    height = pages[line.page].height
    return not _EDGE * height < line.y < (1 - _EDGE) * height


def _places(line: Line) -> list[tuple[str, int]]:
    """What a line says but for its figures, and how high: rounded both ways, so that a point's shift does no harm."""
    said = re.sub(r"\d+|\b[ivxlc]+\b|\W", "", line.text.lower())
    if not said:
        return []
    return [(said, round(line.y / 6)), (said, -1 - round((line.y + 3) / 6))]
