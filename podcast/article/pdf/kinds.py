"""What a paragraph is: heading, caption, formula, row of a table, item, or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.marks import DOWN, LABEL, UP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.lines import Line
    from podcast.article.pdf.paragraph import Body, Kind, Paragraph

BULLET = re.compile(r"(?:[•‣◦▪●■□○∙·➢➤✓–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)")
_SYMBOL = re.compile(r"[=∑∏∫√∂∇≈≠≤≥±×÷∈∞∝→⇒←↔α-ωΑ-Ω{}|^_<>+]")


def kind(paragraph: Paragraph, body: Body) -> Kind:
    """Told by its type, its words and its shape."""
    lines, text = paragraph.lines, paragraph.text
    if _is_caption(paragraph, body):
        return "caption"
    if _is_tabular(lines):
        return "other"
    if _is_equation(paragraph):
        return "equation"
    if _is_heading(paragraph, body):
        return "heading"
    if not any(body.runs(line) for line in lines):
        return "other"
    return "item" if BULLET.match(text) and len(text) > 3 else "paragraph"


def _is_caption(paragraph: Paragraph, body: Body) -> bool:
    """“Figure 1. A map” and “Table 2 Prices”, not “Figure 1 shows a map”."""
    match = LABEL.match(paragraph.text)
    if not match:
        return False
    first = paragraph.lines[0]
    rest = paragraph.text[match.start("after") :].lstrip()
    marked = (
        bool(re.match(r"[.:|–—)]\s|[.:|–—)]$", rest)) or bool(first.lead) or (first.bold and not body.bold)
    )
    return marked or not rest or not first.size >= body.size - 0.3 or rest[0].isupper()


def _is_tabular(lines: Sequence[Line]) -> bool:
    """Rows of cells."""
    gaps = sum(line.cells >= 3 or (line.cells == 2 and line.words < 8) for line in lines)
    return gaps * 2 > len(lines)


def _is_equation(paragraph: Paragraph) -> bool:
    """A displayed formula: more symbols than words."""
    text = re.sub(f"{UP}[^{DOWN}]*{DOWN}", "", paragraph.text)
    if len(paragraph.lines) > 4 or BULLET.match(text):
        return False
    letters = sum(map(len, re.findall(r"[^\W\d_]{3,}", text)))
    whole = len(re.sub(r"\s", "", text)) or 1
    return letters / whole < 0.5 and bool(_SYMBOL.search(text) or not any(map(str.isalpha, text)))


def _is_heading(paragraph: Paragraph, body: Body) -> bool:
    lines, text = paragraph.lines, paragraph.text
    if len(lines) > 3 or len(text) > 200 or sum(map(str.isalpha, text)) < 3 or len(text.split()) > 25:
        return False
    if re.search(r"[,;:]$", text) or (text.endswith(".") and not re.match(r"(?:\d+\.)+\s*\w+\.$", text)):
        return False
    first = lines[0]
    lone = len(lines) == 1 and body.runs(first)
    return (
        first.size >= 1.07 * body.size
        or (first.size >= 0.9 * body.size and (_is_bold(lines, body) or _is_capitals(text)))
        or (len(lines) <= 2 and body.runs(first) and _is_numbered(text))
        or (lone and (first.italic or _is_titular(text, first)))
    )


def _is_bold(lines: Sequence[Line], body: Body) -> bool:
    return not body.bold and all(line.bold for line in lines)


def _is_capitals(text: str) -> bool:
    return text.upper() == text and len(re.findall(r"[^\W\d_]", text)) >= 4


def _is_numbered(text: str) -> bool:
    """“2.1 Data”, not the first words of an item or a reference."""
    number = re.match(r"(?:\d{1,2}\.){1,3}\d{0,2}\s+[^\W\d_]|[IVX]{1,4}\.\s+[^\W\d_]", text)
    return bool(number) and not ends(text) and len(text) < 120 and ". " not in text[5:]


def _is_titular(text: str, line: Line) -> bool:
    """A few words on a line of their own that make no sentence."""
    short = text[0].isupper() and len(text.split()) <= 12 and line.cells == 1
    return short and not ends(text) and not BULLET.match(text)
