"""Spans → lines: what stands side by side, column by column, in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.marks import DOWN, UP
from podcast.article.pdf.columns import regions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.child import Page
    from podcast.article.pdf.spans import Span

_GAP = 0.9
"""Of the type's size: wider gaps part columns and cells."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Spans on one line with no gap between them."""

    spans: tuple[Span, ...]
    x0: float
    x1: float
    y: float
    """Of the baseline of most of its characters."""
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column; points."""

    page: int
    column: int
    """Counts the columns and bands of its page in reading order."""
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    mono: bool
    """Typewritten from end to end."""
    font: str
    text: str
    """With `marks.UP` and `DOWN` around what is raised."""
    lead: str = ""
    """The bold words at its start, when others follow."""
    cells: int = 1
    """Runs of text with wide gaps between them."""

    @property
    def style(self) -> tuple[float, bool, bool, str]:
        """Size, bold, italic, font."""
        return (self.size, self.bold, self.italic, self.font)

    @property
    def words(self) -> int:
        return len(self.text.split())


def pieces(page: Page) -> list[Piece]:
    """The pieces of a page, from its top downwards."""
    groups: list[list[Span]] = []
    for span in page.spans:
        last = groups[-1][-1] if groups else None
        if last and _adjoins(last, span):
            groups[-1].append(span)
        else:
            groups.append([span])
    found = sorted(map(_piece, groups), key=lambda piece: (piece.y, piece.x0))
    return _met(found)


def lines(number: int, found: Sequence[Piece]) -> list[Line]:
    """The lines of a page's pieces in reading order."""
    result: list[Line] = []
    for column, region in enumerate(regions(list(found))):
        rows: list[list[Piece]] = []
        for piece in sorted(region, key=lambda piece: piece.y):
            if rows and abs(piece.y - rows[-1][0].y) <= 0.2 * min(piece.size, rows[-1][0].size):
                rows[-1].append(piece)
            else:
                rows.append([piece])
        result += [_line(number, column, row) for row in rows]
    return result


def _adjoins(one: Span, other: Span) -> bool:
    """Whether a span goes on where another ended; raised and lowered ones do."""
    size = max(one.size, other.size)
    near = -0.5 * size < other.x0 - one.x1 < _GAP * size or -0.5 * size < one.x0 - other.x1 < 0.3 * size
    return near and abs(one.y - other.y) < (0.1 if one.size == other.size else 0.55) * size


def _piece(spans: list[Span]) -> Piece:
    weights = Counter[tuple[float, float]]()
    for span in spans:
        weights[span.size, span.y] += len(span.text) if span.text.strip() else 0
    size, y = max(weights, key=lambda type_: (weights[type_], type_[0]))
    return Piece(tuple(spans), min(span.x0 for span in spans), max(span.x1 for span in spans), y, size)


def _met(found: list[Piece]) -> list[Piece]:
    """Pieces that were drawn one by one and meet on a line, joined."""
    result: list[Piece] = []
    for row in _rows(found):
        row.sort(key=lambda piece: piece.x0)
        run = [row[0]]
        for piece in row[1:]:
            size = max(piece.size, run[-1].size)
            if piece.x0 - max(member.x1 for member in run) < _GAP * size:
                run.append(piece)
            else:
                result.append(_piece([span for member in run for span in member.spans]))
                run = [piece]
        result.append(_piece([span for member in run for span in member.spans]))
    return result


def _rows(found: list[Piece]) -> Iterator[list[Piece]]:
    row: list[Piece] = []
    for piece in found:
        if row and piece.y - row[0].y > 0.25 * min(piece.size, row[0].size):
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _line(page: int, column: int, row: list[Piece]) -> Line:
    spans = [span for piece in row for span in piece.spans]
    rightwards = not _is_leftward(spans)
    row = sorted(row, key=lambda piece: piece.x0 if rightwards else -piece.x1)
    whole = _piece(spans)
    ordered = [span for piece in row for span in _along(piece.spans, rightwards=rightwards)]
    text, lead, before = "", "", None
    leading = True
    weights: Counter[tuple[bool, bool, str]] = Counter()
    for span in ordered:
        raised = span.size < 0.85 * whole.size and whole.y - span.y > 0.12 * whole.size
        said = f"{UP}{span.text}{DOWN}" if raised else span.text
        if before and _apart(before, span, whole.size, rightwards=rightwards):
            said = f" {said}"
        if leading and not span.bold and not raised and re.search(r"\w", span.text):
            lead, leading = text, False
        text += said
        before = span
        if not raised:
            weights[span.bold, span.italic, span.font] += len(span.text)
    bold, italic, font = weights.most_common(1)[0][0] if weights else (False, False, "")
    mono = all(span.mono for span in spans)
    return Line(
        page, column, whole.x0, whole.x1, whole.y, whole.size, bold, italic, mono, font,
        " ".join(text.split()), " ".join(lead.split()), _cells(row),
    )  # fmt: skip


def _cells(row: list[Piece]) -> int:
    """How many runs of text stand on a line; a narrow column stretches its spaces, though not that far."""
    ordered = sorted(row, key=lambda piece: piece.x0)
    gaps = (after.x0 - before.x1 for before, after in pairwise(ordered))
    return 1 + sum(gap > 1.8 * row[0].size for gap in gaps)


def _along(spans: tuple[Span, ...], *, rightwards: bool) -> list[Span]:
    return sorted(spans, key=lambda span: span.x0 if rightwards else -span.x1)


def _apart(one: Span, other: Span, size: float, *, rightwards: bool) -> bool:
    """Whether a space belongs between two spans that have none."""
    if one.text[-1:] == " " or other.text[:1] == " ":
        return False
    gap = other.x0 - one.x1 if rightwards else one.x0 - other.x1
    return gap > 0.17 * size


def _is_leftward(spans: list[Span]) -> bool:
    """Whether most letters belong to a script that runs from right to left."""
    letters = [char for span in spans for char in span.text if char.isalpha()]
    return 2 * sum(unicodedata.bidirectional(char) in ("R", "AL") for char in letters) > len(letters)
