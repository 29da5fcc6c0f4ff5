"""What a paragraph is: heading, caption, formula, row of a table, item, or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import ends
from podcast.article.marks import DOWN, LABEL, UP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.body_type import BodyType
    from podcast.article.pdf.page_layout import ParagraphKind, TextLine

BULLET = re.compile(r"(?:[•‣◦▪●■□○∙·➢➤✓–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)")
_SYMBOL = re.compile(r"[=∑∏∫√∂∇≈≠≤≥±×÷∈∞∝→⇒←↔α-ωΑ-Ω{}|^_<>+]")


def classify(lines: Sequence[TextLine], body: BodyType) -> ParagraphKind:
    """Returns what the lines of a paragraph are, by their type, words and shape."""
    text = " ".join(line.text for line in lines)
    if _is_caption(lines[0], text, body):
        return "caption"
    if _is_tabular(lines):
        return "other"
    if _is_equation(lines, text):
        return "equation"
    if _is_heading(lines, text, body):
        return "heading"
    if not any(body.fits(line) for line in lines):
        return "other"
    return "item" if BULLET.match(text) and len(text) > 3 else "paragraph"


def _is_caption(first: TextLine, text: str, body: BodyType) -> bool:
    """Returns whether a text is “Figure 1. A map” or “Table 2 Prices”, and not “Figure 1 shows a map”."""
    match = LABEL.match(text)
    if not match:
        return False
    rest = text[match.start("after") :].lstrip()
    has_mark = bool(re.match(r"[.:|–—)]\s|[.:|–—)]$", rest))
    is_bold = bool(first.lead) or (first.bold and not body.bold)
    return has_mark or is_bold or not rest or not first.size >= body.size - 0.3 or rest[0].isupper()


def _is_tabular(lines: Sequence[TextLine]) -> bool:
    """Returns whether lines are rows of cells."""
    gaps = sum(line.cells >= 3 or (line.cells == 2 and line.words < 8) for line in lines)
    return gaps * 2 > len(lines)


def _is_equation(lines: Sequence[TextLine], text: str) -> bool:
    """Returns whether a text is a displayed formula: more symbols than words."""
    text = re.sub(f"{UP}[^{DOWN}]*{DOWN}", "", text)
    if len(lines) > 4 or BULLET.match(text):
        return False
    letters = sum(map(len, re.findall(r"[^\W\d_]{3,}", text)))
    whole = len(re.sub(r"\s", "", text)) or 1
    return letters / whole < 0.5 and bool(_SYMBOL.search(text) or not any(map(str.isalpha, text)))


def _is_heading(lines: Sequence[TextLine], text: str, body: BodyType) -> bool:
    if len(lines) > 3 or len(text) > 200 or sum(map(str.isalpha, text)) < 3 or len(text.split()) > 25:
        return False
    if re.search(r"[,;:]$", text) or (text.endswith(".") and not re.match(r"(?:\d+\.)+\s*\w+\.$", text)):
        return False
    first = lines[0]
    lone = len(lines) == 1 and body.fits(first)
    return (
        first.size >= 1.07 * body.size
        or (first.size >= 0.9 * body.size and (_is_bold(lines, body) or _is_capitals(text)))
        or (len(lines) <= 2 and body.fits(first) and _is_numbered(text))
        or (lone and (first.italic or _is_titular(text, first)))
    )


def _is_bold(lines: Sequence[TextLine], body: BodyType) -> bool:
    return not body.bold and all(line.bold for line in lines)


def _is_capitals(text: str) -> bool:
    return text.upper() == text and len(re.findall(r"[^\W\d_]", text)) >= 4


def _is_numbered(text: str) -> bool:
    """Returns whether a text is “2.1 Data”, and not the first words of an item or a reference."""
    number = re.match(r"(?:\d{1,2}\.){1,3}\d{0,2}\s+[^\W\d_]|[IVX]{1,4}\.\s+[^\W\d_]", text)
    return bool(number) and not ends(text) and len(text) < 120 and ". " not in text[5:]


def _is_titular(text: str, line: TextLine) -> bool:
    """Returns whether a text is a few words on a line of their own that make no sentence."""
    short = text[0].isupper() and len(text.split()) <= 12 and line.cells == 1
    return short and not ends(text) and not BULLET.match(text)
