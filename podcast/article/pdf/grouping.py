"""Lines → paragraphs: what belongs together by leading, indents and type."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.pdf.kinds import BULLET, classify
from podcast.article.pdf.page_layout import PdfParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.body_type import BodyType
    from podcast.article.pdf.page_layout import TextLine

_GLYPH = re.compile(r"[•‣◦▪●■□○➢➤✓]\s")
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


def group_lines(lines: Sequence[TextLine], body: BodyType) -> list[PdfParagraph]:
    """Returns the paragraphs of a document's lines, each of a kind, not yet joined over columns and pages."""
    columns: defaultdict[tuple[int, int], list[TextLine]] = defaultdict(list)
    for line in lines:
        if body.fits(line):
            columns[line.page, line.column].append(line)
    edges = {place: (_margin(column), max(line.x1 for line in column)) for place, column in columns.items()}
    paragraphs: list[PdfParagraph] = []
    for stack in _stacks(lines, body):
        is_code = _is_code(stack, body)
        for group in [stack] if is_code else _split_stack(stack, body):
            left, right = edges.get((group[0].page, group[0].column), (group[0].x0, group[0].x1))
            kind = "code" if is_code else classify(group, body)
            paragraphs.append(PdfParagraph(tuple(group), kind, left, right))
    return [
        replace(paragraph, kind="paragraph")
        if paragraph.kind == "heading"
        and paragraph.style == body.style
        and not _stands_over(paragraph, after)
        else paragraph
        for paragraph, after in zip_longest(paragraphs, paragraphs[1:])
    ]


def _stands_over(paragraph: PdfParagraph, after: PdfParagraph | None) -> bool:
    """Returns whether a line set like the text is over a paragraph, and not the first or last of one."""
    if after is None or after.kind not in ("paragraph", "item") or paragraph.is_full:
        return False
    here, there = paragraph.lines[-1], after.lines[0]
    return (here.page, here.column) == (there.page, there.column) and not after.text[:1].islower()


def _is_code(stack: list[TextLine], body: BodyType) -> bool:
    return not body.mono and all(line.mono for line in stack)


def _stacks(lines: Sequence[TextLine], body: BodyType) -> Iterator[list[TextLine]]:
    """Yields runs of lines of one type, one column and even leading."""
    stack: list[TextLine] = []
    for line in lines:
        if _LEADERS.search(line.text):
            continue
        if stack and not _follows(stack[-1], line, body, len(stack)):
            yield stack
            stack = []
        stack.append(line)
    if stack:
        yield stack


def _follows(before: TextLine, line: TextLine, body: BodyType, count: int) -> bool:
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


def _split_stack(stack: list[TextLine], body: BodyType) -> Iterator[list[TextLine]]:
    """Yields the paragraphs of a stack: an indent, a bullet or a short last line parts them."""
    left = _margin(stack)
    right = max(line.x1 for line in stack)
    if stack[0].size >= 1.07 * body.size and not body.fits(stack[0]):
        yield stack
        return
    run: list[TextLine] = []
    for line in stack:
        if run and _begins(run, line, left, right, body):
            yield run
            run = []
        run.append(line)
    yield run


def _margin(stack: list[TextLine]) -> float:
    """Returns where most lines begin."""
    return Counter(round(line.x0) for line in stack).most_common(1)[0][0]


def _begins(run: list[TextLine], line: TextLine, left: float, right: float, body: BodyType) -> bool:
    """Returns whether a line begins a paragraph, and does not go on with a run."""
    before, alone = run[-1], len(run) == 1
    early = _ends_early(before, right, line)
    item = BULLET.match(run[0].text)
    if _GLYPH.match(line.text) or (BULLET.match(line.text) and (item or early)):
        return True
    if item:
        # The lines of an item hang; one that goes back to the margin, or follows an end, begins anew.
        ended = ends(before.text) or before.text.endswith(";")
        return line.x0 < run[0].x0 - 0.5 * line.size or (early and ended)
    indented, was_indented = (each.x0 - left > 0.6 * each.size for each in (line, before))
    if indented:
        return early or not was_indented
    return early and ((alone and was_indented) or ends(before.text) or (alone and _lone(before, body)))


def _lone(line: TextLine, body: BodyType) -> bool:
    """Returns whether a line could be a heading of its own."""
    return line.words <= 14 and not line.text.endswith((",", ";", "-")) and line.bold != body.bold


def _ends_early(before: TextLine, right: float, line: TextLine) -> bool:
    """Returns whether the next line's first word would have gone on the line before."""
    first = line.text.split(maxsplit=1)[0]
    width = (line.x1 - line.x0) / max(len(line.text), 1) * (len(first) + 1)
    return before.x1 + max(width, 2 * line.size) < right
