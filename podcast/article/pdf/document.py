"""PDF → Document."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, ends
from podcast.article.pdf import sandbox
from podcast.article.pdf.body_type import measure_body_type
from podcast.article.pdf.flow import (
    HOLE,
    Vocabulary,
    breaks_off,
    join_lines,
    without_torn_ends,
    without_torn_sentences,
)
from podcast.article.pdf.grouping import group_lines
from podcast.article.pdf.kinds import BULLET
from podcast.article.pdf.text_lines import read_text_lines
from podcast.article.pdf.title_page import is_abstract, read_title_page, without_letter_spacing
from podcast.language.plain.language_detection import detect_language
from podcast.model import Block, Document, title_from_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.pdf.body_type import BodyType
    from podcast.article.pdf.page_layout import PdfParagraph, TypeStyle
    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_KEYWORDS = re.compile(
    r"(?:key\s?words|index terms|schlüsselwörter|mots[- ]clés|palabras clave)\b", re.IGNORECASE
)
_DATES = re.compile(r"(?:received|accepted|revised|published|available)\b.{0,160}\d{4}\W*", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[eE]-?mails?:\s|\S@\S+\.\w|^\W*correspond(?:ence|ing author)", re.IGNORECASE)


def extract(source: RawSource) -> Extract:
    """Returns title, authors, date, abstract, headings and running text; ArticleError when there is no text."""
    pdf = sandbox.read(source.name, source.data)
    lines = read_text_lines(source.name, pdf)
    body = measure_body_type(lines)
    paragraphs = group_lines(lines, body)
    vocabulary = Vocabulary(line.text for line in lines)
    title_page = read_title_page(paragraphs, pdf.metadata, body, vocabulary)
    standfirst, paragraphs = _standfirst(paragraphs[title_page.start :], vocabulary)
    blocks = list(_blocks(paragraphs, body, vocabulary))
    language = detect_language(" ".join(block.text for block in blocks)[:20_000])
    texts = [without_torn_sentences(block.text, language) for block in blocks]
    document = Document(
        source=source.name,
        title=title_page.title or title_from_source(source.name),
        blocks=tuple(replace(block, text=text) for block, text in zip(blocks, texts, strict=True) if text),
        authors=title_page.authors,
        date=title_page.date,
    )
    return Extract(document, standfirst)


def _standfirst(
    paragraphs: Sequence[PdfParagraph], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], list[PdfParagraph]]:
    """Returns an abstract that has no heading, and the other paragraphs: it is set unlike the text that follows."""
    first = paragraphs[0] if paragraphs else None
    if first is None or first.kind not in ("paragraph", "other") or is_abstract(first.text):
        return (), list(paragraphs)
    alike = [paragraph for paragraph in paragraphs if paragraph.style == first.style]
    if len(alike) > 2 or len(paragraphs) < 3 or not ends(first.text):
        return (), list(paragraphs)
    return (join_lines(first.lines, vocabulary),), list(paragraphs[1:])


def _blocks(paragraphs: Sequence[PdfParagraph], body: BodyType, vocabulary: Vocabulary) -> Iterator[Block]:
    """Yields headings, and paragraphs carried on over columns, pages, pictures and formulas."""
    running = [paragraph for paragraph in paragraphs if paragraph.kind == "paragraph"]
    uses_indents = sum(paragraph.is_indented for paragraph in running) > 0.5 * len(running)
    unfinished = _UnfinishedParagraph(vocabulary, uses_indents=uses_indents)
    levels = _levels(paragraphs, body)
    in_abstract = False
    for paragraph in paragraphs:
        kind, text = paragraph.kind, join_lines(paragraph.lines, vocabulary)
        if kind == "equation" or (kind in ("code", "other") and unfinished.text.endswith(":")):
            unfinished.before_hole = True
        if kind == "heading" and paragraph.style in levels:
            heading = without_letter_spacing(text)
            if unfinished.is_broken and heading[:1].islower():
                kind = "paragraph"  # a line of text that is set like a heading
            elif not _KEYWORDS.match(heading):
                yield from unfinished.close()
                yield Block("heading", heading, _level(heading, levels[paragraph.style]))
                in_abstract = is_abstract(heading)
                continue
        if kind not in ("paragraph", "item") and not (in_abstract and kind == "other"):
            continue
        if _is_apparatus(text):
            continue
        lead = _run_in_heading(paragraph, body) if kind == "paragraph" else ""
        if lead:
            yield from unfinished.close()
            yield Block("heading", lead.rstrip(" .:—–-"), 6)
            text = text[len(lead) :].lstrip(" .:—–-")
            in_abstract = is_abstract(lead)
        yield from unfinished.take(paragraph, text)
    yield from unfinished.close()


def _is_apparatus(text: str) -> bool:
    """Returns whether a text is keywords, the dates of a manuscript, or the authors' addresses."""
    is_address = _ADDRESS.search(text) and len(text.split()) < 60
    return bool(_KEYWORDS.match(text) or _DATES.fullmatch(text) or is_address)


def _level(text: str, level: int) -> int:
    """Returns the level of a heading: by its number ("2.1 Data"), else that of its type."""
    numbered = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s", text)
    return min(6, 2 + numbered[1].count(".")) if numbered else level


def _levels(paragraphs: Sequence[PdfParagraph], body: BodyType) -> dict[TypeStyle, int]:
    """Returns the level of each type that stands right over running text somewhere; a chart's labels never do."""
    ranks: dict[TypeStyle, tuple[float, bool, bool]] = {}
    for paragraph, after in reversed(list(pairwise(paragraphs))):
        above, below = paragraph.lines[-1], after.lines[0]
        is_near = (below.page, below.column) == (above.page, above.column)
        is_near = is_near and below.y - above.y < 4 * body.leading
        is_text = after.kind == "item" or (after.kind == "paragraph" and len(after.text.split()) >= 8)
        is_heading = after.kind == "heading" and after.style in ranks
        if paragraph.kind == "heading" and is_near and (is_text or is_heading):
            size, bold, italic, _ = paragraph.style
            ranks[paragraph.style] = (-size, not bold, italic)
    order = sorted(set(ranks.values()))
    return {style: min(6, 2 + order.index(rank)) for style, rank in ranks.items()}


def _run_in_heading(paragraph: PdfParagraph, body: BodyType) -> str:
    """Returns the heading that a paragraph's bold first words are, or empty."""
    lead = paragraph.lines[0].lead
    if body.bold or not lead or len(lead.split()) > 12 or len(paragraph.text) < 2 * len(lead):
        return ""
    return lead if re.search(r"[.:—–-]$", lead) and re.search(r"[^\W\d_]{3}", lead) else ""


class _UnfinishedParagraph:
    """The paragraph that is being read, until it is known to be whole."""

    def __init__(self, vocabulary: Vocabulary, *, uses_indents: bool) -> None:
        self.vocabulary = vocabulary
        self.uses_indents = uses_indents
        """Whether paragraphs begin with an indent, so that one without it goes on with the one before."""
        self.kind: BlockKind = "paragraph"
        self.text = ""
        self.last: PdfParagraph | None = None
        self.before_hole = False
        """Whether a formula stood after it."""

    @property
    def is_broken(self) -> bool:
        return bool(self.text) and breaks_off(self.text)

    def take(self, paragraph: PdfParagraph, text: str) -> Iterator[Block]:
        """Go on with a paragraph, or close the one before."""
        bullet = BULLET.match(text) if paragraph.kind == "item" else None
        if bullet:
            text = text[bullet.end() :]
        if self.before_hole and self.text and text[:1].islower() and not bullet:
            self.text = f"{self.text} {HOLE} {text}"
        elif self.text and not bullet and self._continues(paragraph, text):
            self.text = self.vocabulary.join(self.text, text)
        else:
            self.before_hole = self.before_hole and not bullet
            yield from self.close()
            self.kind, self.text = ("item" if bullet else "paragraph"), text
        self.last, self.before_hole = paragraph, False

    def _continues(self, paragraph: PdfParagraph, text: str) -> bool:
        """Returns whether lines go on with the paragraph before them, over a column's end or a picture."""
        if self.last is None:
            return False
        last, first = self.last.lines[-1], paragraph.lines[0]
        is_elsewhere = (last.page, last.column) != (first.page, first.column)
        if self.is_broken and (is_elsewhere or text[:1].islower()):
            return True
        is_parted = self.is_broken and first.y - last.y > 3 * first.size
        return self.last.is_full and (
            is_parted or (is_elsewhere and self.uses_indents and not paragraph.is_indented)
        )

    def close(self) -> Iterator[Block]:
        """Yield what was read, as far as its sentences are whole, and begin anew."""
        if self.before_hole and self.text and (self.is_broken or self.text.endswith(":")):
            self.text += f" {HOLE}"  # it led to what is not read out
        text = without_torn_ends(self.text) if self.kind == "paragraph" else self.text
        if text:
            yield Block(self.kind, text)
        self.text, self.before_hole, self.last = "", False, None
