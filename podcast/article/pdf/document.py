"""PDF → Document."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, ends
from podcast.article.language_detection import language
from podcast.article.pdf import child
from podcast.article.pdf.flow import HOLE, Vocabulary, goes_on, text_of, whole, whole_sentences
from podcast.article.pdf.furniture import without_furniture, without_line_numbers
from podcast.article.pdf.grouping import paragraphs
from podcast.article.pdf.kinds import BULLET
from podcast.article.pdf.lines import lines, pieces
from podcast.article.pdf.paragraph import Body
from podcast.article.pdf.title_page import front, is_abstract, unspaced
from podcast.errors import ArticleError
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.child import Pdf
    from podcast.article.pdf.lines import Line
    from podcast.article.pdf.paragraph import Paragraph
    from podcast.article.source import Raw

_KEYWORDS = re.compile(
    r"(?:key\s?words|index terms|schlüsselwörter|mots[- ]clés|palabras clave)\b", re.IGNORECASE
)
_DATES = re.compile(r"(?:received|accepted|revised|published|available)\b.{0,160}\d{4}\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[eE]-?mails?:\s|\S@\S+\.\w|^\W*correspond(?:ence|ing author)", re.IGNORECASE)


def extract(raw: Raw) -> Extract:
    """Title, authors, date, abstract, headings and running text; ArticleError when there is no text."""
    pdf = child.read(raw.name, raw.data)
    found = _lines(raw.name, pdf)
    body = Body.of(found)
    parts = paragraphs(found, body)
    words = Vocabulary(line.text for line in found)
    known = front(parts, pdf.metadata, body, words)
    standfirst, parts = _standfirst(parts[known.start :], words)
    blocks = list(_blocks(parts, body, words))
    tongue = language(" ".join(block.text for block in blocks)[:20_000])
    blocks = [
        Block(block.kind, said, block.level)
        for block in blocks
        if (said := whole_sentences(block.text, tongue))
    ]
    document = Document(
        source=raw.name,
        title=known.title or PurePath(raw.name).stem.strip("-"),
        blocks=tuple(blocks),
        author=known.author,
        date=known.date,
    )
    return Extract(document, standfirst)


def _lines(name: str, pdf: Pdf) -> list[Line]:
    pages = without_line_numbers([pieces(page) for page in pdf.pages])
    found = [line for number, page in enumerate(pages) for line in lines(number, page)]
    text = "".join(line.text for line in found)
    letters = sum(map(str.isalpha, text))
    if letters < 40 * min(len(pdf.pages), 3):
        raise ArticleError(
            f"{name}: holds pictures of pages, not text; let a text recognition (OCR) read it, give that file"
        )
    if letters < 0.4 * len(text):
        raise ArticleError(
            f"{name}: its fonts do not say which letters they draw; let a text recognition (OCR) read it, "
            "give that file"
        )
    return without_furniture(pdf.pages, found)


def _standfirst(parts: Sequence[Paragraph], words: Vocabulary) -> tuple[tuple[str, ...], list[Paragraph]]:
    """An abstract that has no heading: it is set unlike the text that follows it."""
    first = parts[0] if parts else None
    if first is None or first.kind not in ("paragraph", "other") or is_abstract(first.text):
        return (), list(parts)
    same = [part for part in parts if part.style == first.style]
    if len(same) > 2 or len(parts) < 3 or not ends(first.text):
        return (), list(parts)
    return (text_of([line.text for line in first.lines], words),), list(parts[1:])


def _blocks(parts: Sequence[Paragraph], body: Body, words: Vocabulary) -> Iterator[Block]:
    """Headings, and paragraphs carried on over columns, pages, pictures and formulas."""
    running = [part for part in parts if part.kind == "paragraph"]
    run = _Run(words, indents=sum(part.indented for part in running) > 0.5 * len(running))
    levels = _levels(parts, body)
    summary = False
    for part in parts:
        if part.kind == "equation" or (part.kind in ("code", "other") and run.text.endswith(":")):
            run.hole = True
        if part.kind == "heading" and part.style in levels:
            text = unspaced(text_of([line.text for line in part.lines], words))
            if run.broken and text[:1].islower():
                part.kind = "paragraph"
            elif not _KEYWORDS.match(text):
                yield from run.closed()
                yield Block("heading", text, _level(text, levels[part.style]))
                summary = is_abstract(text)
                continue
        if part.kind not in ("paragraph", "item") and not (summary and part.kind == "other"):
            continue
        text = text_of([line.text for line in part.lines], words)
        if (
            _KEYWORDS.match(text)
            or _DATES.fullmatch(text)
            or (_ADDRESS.search(text) and len(text.split()) < 60)
        ):
            continue
        lead = _run_in(part, body)
        if lead:
            yield from run.closed()
            yield Block("heading", lead.rstrip(" .:—–-"), 6)
            text = text[len(lead) :].lstrip(" .:—–-")
            summary = is_abstract(lead)
        yield from run.take(part, text)
    yield from run.closed()


def _level(text: str, level: int) -> int:
    numbered = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", text)
    return min(6, 2 + numbered[1].count(".")) if numbered else level


def _levels(parts: Sequence[Paragraph], body: Body) -> dict[tuple[float, bool, bool, str], int]:
    """The level of each type that stands right over running text somewhere; a chart's labels never do."""
    good: dict[tuple[float, bool, bool, str], tuple[float, bool, bool]] = {}
    for part, after in reversed(list(pairwise(parts))):
        below, above = after.lines[0], part.lines[-1]
        near = (below.page, below.column) == (
            above.page,
            above.column,
        ) and below.y - above.y < 4 * body.leading
        text = after.kind in ("paragraph", "item") and (len(after.text.split()) >= 8 or after.kind == "item")
        if part.kind == "heading" and near and (text or (after.kind == "heading" and after.style in good)):
            size, bold, italic, _ = part.style
            good[part.style] = (-size, not bold, italic)
    ranks = sorted(set(good.values()))
    return {style: min(6, 2 + ranks.index(rank)) for style, rank in good.items()}


def _run_in(part: Paragraph, body: Body) -> str:
    """The heading that a paragraph's bold first words are."""
    lead = part.lines[0].lead
    if (
        part.kind != "paragraph"
        or body.bold
        or not lead
        or len(lead.split()) > 12
        or len(part.text) < 2 * len(lead)
    ):
        return ""
    return lead if re.search(r"[.:—–-]$", lead) and re.search(r"[^\W\d_]{3}", lead) else ""


class _Run:
    """The paragraph that is being read, until it is known to be whole."""

    def __init__(self, words: Vocabulary, *, indents: bool) -> None:
        self.words = words
        self.indents = indents
        """Whether paragraphs begin with an indent, so that one without it goes on with the one before."""
        self.kind = "paragraph"
        self.text = ""
        self.last: Paragraph | None = None
        self.hole = False
        """Whether a formula stood after it."""

    @property
    def broken(self) -> bool:
        return bool(self.text) and goes_on(self.text)

    def take(self, part: Paragraph, text: str) -> Iterator[Block]:
        """Go on with a paragraph, or close the one before."""
        bullet = BULLET.match(text) if part.kind == "item" else None
        if bullet:
            text = text[bullet.end() :]
        if self.hole and self.text and text[:1].islower() and not bullet:
            self.text = f"{self.text} {HOLE} {text}"
        elif self.text and not bullet and self._continues(part, text):
            self.text = self.words.joined(self.text, text)
        else:
            self.hole = self.hole and not bullet
            yield from self.closed()
            self.kind, self.text = ("item" if bullet else "paragraph"), text
        self.last, self.hole = part, False

    def _continues(self, part: Paragraph, text: str) -> bool:
        """Whether a part goes on with the paragraph before it, over a column's end or a picture."""
        if self.last is None:
            return False
        last, first = self.last.lines[-1], part.lines[0]
        moved = (last.page, last.column) != (first.page, first.column)
        if self.broken and (moved or text[:1].islower()):
            return True
        parted = self.broken and first.y - last.y > 3 * first.size
        return self.last.full and (parted or (moved and self.indents and not part.indented))

    def closed(self) -> Iterator[Block]:
        """What was read, as far as its sentences are whole."""
        if self.hole and self.text and (self.broken or self.text.endswith(":")):
            self.text += f" {HOLE}"  # it led to what is not read out
        text = whole(self.text) if self.kind == "paragraph" else self.text
        if text:
            yield Block(self.kind, text)  # type: ignore[arg-type]  # one of two literals
        self.text, self.hole, self.last = "", False, None
