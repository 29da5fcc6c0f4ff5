"""A PDF's pages → the lines of its text, without what pages carry along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article.pdf.furniture import without_furniture, without_line_numbers
from podcast.article.pdf.lines import join_spans, read_lines
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from podcast.article.pdf.page_layout import Pdf, TextLine

_RECOGNISE = "let a text recognition (OCR) read it, give that file"


def read_text_lines(name: str, pdf: Pdf) -> list[TextLine]:
    """Returns the lines in reading order; ArticleError when the pages hold no text that can be read."""
    pages = without_line_numbers([join_spans(page) for page in pdf.pages])
    lines = [line for number, page in enumerate(pages) for line in read_lines(number, page)]
    text = "".join(line.text for line in lines)
    letters = sum(map(str.isalpha, text))
    if letters < 40 * min(len(pdf.pages), 3):
        raise ArticleError(f"{name}: holds pictures of pages, not text", _RECOGNISE)
    if letters < 0.4 * len(text):
        raise ArticleError(f"{name}: its fonts do not say which letters they draw", _RECOGNISE)
    return without_furniture(pdf.pages, lines)
