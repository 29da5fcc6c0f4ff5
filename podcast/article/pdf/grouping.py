"""Lines → paragraphs: what belongs together, by leading, indents and type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.pdf.kinds import BULLET, kind
from podcast.article.pdf.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.lines import Line
    from podcast.article.pdf.paragraph import Body

_GLYPH = re.compile(r"[•‣◦▪●■□○➢➤✓]\s")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


def paragraphs(lines: Sequence[Line], body: Body) -> list[Paragraph]:
    """The paragraphs of a document's lines, kinds told, columns and pages not yet joined."""
    found: list[Paragraph] = []
    for block in _stacks(lines, body):
        found += [Paragraph(block, "code")] if _is_code(block, body) else _parted(block, body)
    columns: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        if body.runs(line):
            columns[line.page, line.column].append(line)
    edges = {place: (_margin(column), max(line.x1 for line in column)) for place, column in columns.items()}
    for paragraph in found:
        first = paragraph.lines[0]
        paragraph.left, paragraph.right = edges.get((first.page, first.column), (first.x0, first.x1))
        if paragraph.kind != "code":
            paragraph.kind = kind(paragraph, body)
    for paragraph, after in zip_longest(found, found[1:]):
        if (
            paragraph.kind == "heading"
            and paragraph.style == body.style
            and not _stands_over(paragraph, after)
        ):
            paragraph.kind = "paragraph"
    return found


def _stands_over(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a line set like the text is over a paragraph, and not the first or last of one."""
    if after is None or after.kind not in ("paragraph", "item") or paragraph.full:
        return False
    here, there = paragraph.lines[-1], after.lines[0]
    return (here.page, here.column) == (there.page, there.column) and not after.text[:1].islower()


def _is_code(block: list[Line], body: Body) -> bool:
    return not body.mono and all(line.mono for line in block)


def _stacks(lines: Sequence[Line], body: Body) -> Iterator[list[Line]]:
    """Lines of one type, one column and even leading."""
    block: list[Line] = []
    for line in lines:
        if _LEADERS.search(line.text):
            continue
        if block and not _follows(block[-1], line, body, len(block)):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _follows(before: Line, line: Line, body: Body, count: int) -> bool:
    if (before.page, before.column, before.mono) != (line.page, line.column, line.mono):
        return False
    if abs(before.size - line.size) > 0.35:
        return False
    if before.bold != line.bold and not (before.lead and line.y - before.y < 1.3 * body.leading):
        return False
    leading = max(body.leading * line.size / body.size, 1.1 * line.size)
    step = line.y - before.y
    loose = 1.35 if count > 1 or not before.bold else 1.6
    return 0 < step <= loose * leading


def _parted(block: list[Line], body: Body) -> Iterator[Paragraph]:
    """A block's paragraphs: an indent, a bullet or a short last line parts them."""
    left = _margin(block)
    right = max(line.x1 for line in block)
    if block[0].size >= 1.07 * body.size and not body.runs(block[0]):
        yield Paragraph(block)
        return
    run: list[Line] = []
    for line in block:
        if run and _begins(run, line, left, right, body):
            yield Paragraph(run)
            run = []
        run.append(line)
    yield Paragraph(run)


def _margin(block: list[Line]) -> float:
    """Where most lines begin."""
    return Counter(round(line.x0) for line in block).most_common(1)[0][0]


def _begins(run: list[Line], line: Line, left: float, right: float, body: Body) -> bool:
    """Whether a line begins a paragraph, and does not go on with a run."""
    before, alone = run[-1], len(run) == 1
    early = _ends_early(before, right, line)
    item = BULLET.match(run[0].text)
    if _GLYPH.match(line.text) or (BULLET.match(line.text) and (item or early)):
        return True
    if item:
        # The lines of an item hang; one that goes back to the margin, or follows an end, begins anew.
        ended = ends(before.text) or before.text.endswith(";")
        return line.x0 < run[0].x0 - 0.5 * line.size or (early and ended)
    indented, was_indented = (one.x0 - left > 0.6 * one.size for one in (line, before))
    if indented:
        return early or not was_indented
    return early and ((alone and was_indented) or ends(before.text) or (alone and _lone(before, body)))


def _lone(line: Line, body: Body) -> bool:
    """Whether a line could be a heading of its own."""
    return line.words <= 14 and not line.text.endswith((",", ";", "-")) and line.bold != body.bold


def _ends_early(before: Line, right: float, line: Line) -> bool:
    """Whether the next line's first word would have gone on the line before."""
    first = line.text.split(maxsplit=1)[0]
    width = (line.x1 - line.x0) / max(len(line.text), 1) * (len(first) + 1)
    return before.x1 + max(width, 2 * line.size) < right
