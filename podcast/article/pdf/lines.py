"""Spans → lines: what stands side by side, column by column, in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.marks import DOWN, UP
from podcast.article.pdf.columns import split_columns
from podcast.article.pdf.page_layout import Fragment, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.page_layout import PdfPage, TypeSpan

_GAP = 0.9
"""The gap that parts columns or cells, in sizes of the type."""


def join_spans(page: PdfPage) -> list[Fragment]:
    """Returns the fragments of a page, from its top downwards."""
    groups: list[list[TypeSpan]] = []
    for span in page.spans:
        last = groups[-1][-1] if groups else None
        if last and _adjoins(last, span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return _join_rows(sorted(map(_fragment, groups), key=lambda fragment: (fragment.y, fragment.x0)))


def read_lines(page: int, fragments: Sequence[Fragment]) -> list[TextLine]:
    """Returns the lines of a page's fragments in reading order."""
    lines: list[TextLine] = []
    for column, region in enumerate(split_columns(list(fragments))):
        rows: list[list[Fragment]] = []
        for fragment in sorted(region, key=lambda fragment: fragment.y):
            if rows and abs(fragment.y - rows[-1][0].y) <= 0.2 * min(fragment.size, rows[-1][0].size):
                rows[-1].append(fragment)
            else:
                rows.append([fragment])
        lines += [_line(page, column, row) for row in rows]
    return lines


def _adjoins(before: TypeSpan, span: TypeSpan) -> bool:
    """Returns whether a span goes on where another ended; raised and lowered ones do."""
    size = max(before.size, span.size)
    rightwards = -0.5 * size < span.x0 - before.x1 < _GAP * size
    leftwards = -0.5 * size < before.x0 - span.x1 < 0.3 * size
    level = abs(before.y - span.y) < (0.1 if before.size == span.size else 0.55) * size
    return (rightwards or leftwards) and level


def _fragment(spans: list[TypeSpan]) -> Fragment:
    weights = Counter[tuple[float, float]]()
    for span in spans:
        weights[span.size, span.y] += len(span.text) if span.text.strip() else 0
    size, y = max(weights, key=lambda place: (weights[place], place[0]))
    return Fragment(tuple(spans), min(span.x0 for span in spans), max(span.x1 for span in spans), y, size)


def _join_rows(fragments: list[Fragment]) -> list[Fragment]:
    """Returns the fragments with those joined that were drawn one by one and meet on a line."""
    joined: list[Fragment] = []
    for row in _rows(fragments):
        row.sort(key=lambda fragment: fragment.x0)
        run = [row[0]]
        for fragment in row[1:]:
            size = max(fragment.size, run[-1].size)
            if fragment.x0 - max(member.x1 for member in run) < _GAP * size:
                run.append(fragment)
            else:
                joined.append(_fragment([span for member in run for span in member.spans]))
                run = [fragment]
        joined.append(_fragment([span for member in run for span in member.spans]))
    return joined


def _rows(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    row: list[Fragment] = []
    for fragment in fragments:
        if row and fragment.y - row[0].y > 0.25 * min(fragment.size, row[0].size):
            yield row
            row = []
        row.append(fragment)
    if row:
        yield row


def _line(page: int, column: int, row: list[Fragment]) -> TextLine:
    spans = [span for fragment in row for span in fragment.spans]
    rightwards = not _is_leftward(spans)
    row = sorted(row, key=lambda fragment: fragment.x0 if rightwards else -fragment.x1)
    whole = _fragment(spans)
    text, lead, before = "", "", None
    in_lead = True
    weights: Counter[tuple[bool, bool, str]] = Counter()
    for span in [span for fragment in row for span in _in_order(fragment.spans, rightwards=rightwards)]:
        raised = span.size < 0.85 * whole.size and whole.y - span.y > 0.12 * whole.size
        if in_lead and not span.bold and not raised and re.search(r"\w", span.text):
            lead, in_lead = text, False
        space = " " if before and _is_apart(before, span, whole.size, rightwards=rightwards) else ""
        text += f"{space}{UP}{span.text}{DOWN}" if raised else f"{space}{span.text}"
        before = span
        if not raised:
            weights[span.bold, span.italic, span.font] += len(span.text)
    bold, italic, font = weights.most_common(1)[0][0] if weights else (False, False, "")
    mono = all(span.mono for span in spans)
    return TextLine(
        page, column, whole.x0, whole.x1, whole.y, whole.size, bold, italic, mono, font,
        " ".join(text.split()), " ".join(lead.split()), _count_cells(row),
    )  # fmt: skip


def _count_cells(row: list[Fragment]) -> int:
    """Returns how many runs of text stand on a line; a narrow column stretches its spaces, though not that far."""
    ordered = sorted(row, key=lambda fragment: fragment.x0)
    gaps = (after.x0 - before.x1 for before, after in pairwise(ordered))
    return 1 + sum(gap > 1.8 * row[0].size for gap in gaps)


def _in_order(spans: tuple[TypeSpan, ...], *, rightwards: bool) -> list[TypeSpan]:
    return sorted(spans, key=lambda span: span.x0 if rightwards else -span.x1)


def _is_apart(before: TypeSpan, span: TypeSpan, size: float, *, rightwards: bool) -> bool:
    """Returns whether a space belongs between two spans that have none."""
    if before.text[-1:] == " " or span.text[:1] == " ":
        return False
    gap = span.x0 - before.x1 if rightwards else before.x0 - span.x1
    return gap > 0.17 * size


def _is_leftward(spans: list[TypeSpan]) -> bool:
    """Returns whether most letters belong to a script that runs from right to left."""
    letters = [char for span in spans for char in span.text if char.isalpha()]
    return 2 * sum(unicodedata.bidirectional(char) in ("R", "AL") for char in letters) > len(letters)
