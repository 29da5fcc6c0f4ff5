"""What a PDF says about itself, and its first page: title, authors, date, abstract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.author_names import split_names
from podcast.article.days import iso_day
from podcast.article.extraction import ends, key, one_line
from podcast.article.marks import NO_AUTHOR, NO_TITLE
from podcast.article.pdf.flow import join_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.body_type import BodyType
    from podcast.article.pdf.flow import Vocabulary
    from podcast.article.pdf.page_layout import PdfParagraph

_DATE = r"(\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2}\.\d{1,2}\.\d{4})"
_PUBLISHED = re.compile(
    rf"\b(?:published|veröffentlicht|publié)(?: online| on| am| le)*[:\s]+{_DATE}", re.IGNORECASE
)
_ALONE = re.compile(rf"^(?:[^\d]{{0,40}}[,:|·–—-]\s*)?{_DATE}(?:\s*[,|·–—-].{{0,40}})?$")
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,5}[^\W\d_][\w.’'-]*")
_MAIL_ADDRESS = re.compile(r"\S@\S+\.\w")
_AFFILIATION = re.compile(r"universit|institut|department|school of|\d", re.IGNORECASE)
_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung|résumé|resumen)\s*(?:[.:—–-]|$)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|·|•|\||\band\b|\bund\b|\bet\b|\by\b)\s*")


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What is known of the article before its text, and where the text begins."""

    title: str
    authors: tuple[str, ...]
    date: str
    start: int
    """Index of the first paragraph that is no front matter."""


def read_title_page(
    paragraphs: Sequence[PdfParagraph], metadata: dict[str, str], body: BodyType, vocabulary: Vocabulary
) -> TitlePage:
    """Returns the first page's front matter; what it does not say comes from the file's metadata."""
    texts = [join_lines(paragraph.lines, vocabulary) for paragraph in paragraphs[:60]]
    file_title = one_line(metadata.get("Title", ""))
    file_title = "" if NO_TITLE.fullmatch(file_title) else file_title
    at = _find_title(paragraphs, texts, file_title, body)
    title = file_title
    if at >= 0 and not (file_title and key(file_title) in key(" ".join(texts[at : at + 2]))):
        title = one_line(texts[at])
        if title.upper() == title and key(file_title) == key(title):
            title = file_title  # the page sets it in capitals, the file does not
    start = _find_start(paragraphs, at, body)
    names = next((names for text in texts[at + 1 : start] if (names := _names(text))), ())
    author = one_line(metadata.get("Author", ""))
    author = "" if NO_AUTHOR.fullmatch(author) else author
    if author and not set(key(" ".join(names)).split()) & set(key(author).split()):
        names = ()  # a line that only looks like names
    return TitlePage(title, names or split_names(author), _date(paragraphs, texts[:start], metadata), start)


def _find_title(
    paragraphs: Sequence[PdfParagraph], texts: Sequence[str], file_title: str, body: BodyType
) -> int:
    """Returns the index of the title: what the metadata call so, or the largest type of the first page; or -1."""
    page = paragraphs[0].lines[0].page
    first = [index for index in range(len(texts)) if paragraphs[index].lines[0].page == page]
    wanted = key(file_title)
    for index in first:
        words = key(texts[index])
        is_part = len(words) > 20 and (words in wanted or wanted in words)
        if wanted and (words == wanted or (is_part and paragraphs[index].size >= body.size)):
            return index
    by_size = sorted(
        (index for index in first if len(key(texts[index])) >= 4 and len(texts[index]) <= 300),
        key=lambda index: -paragraphs[index].size,
    )
    for rank, index in enumerate(by_size):
        # One word is a title when nothing else is nearly as large: “OPEN” and “Nature” stand over larger type.
        text, size = texts[index], paragraphs[index].size
        below = paragraphs[by_size[rank + 1]].size if rank + 1 < len(by_size) else 0.0
        if len(text.split()) >= 2 or (len(text) >= 6 and below < 0.75 * size):
            if size >= 1.15 * body.size:
                return index
            break
    # Without large type: a bold line over everything else.
    is_bold_line = first and paragraphs[first[0]].kind == "heading" and len(texts[first[0]].split()) <= 25
    return first[0] if is_bold_line else -1


def _find_start(paragraphs: Sequence[PdfParagraph], at: int, body: BodyType) -> int:
    """Returns the index of the first heading or text after the title that is no name, address or date."""
    page = paragraphs[0].lines[0].page
    for index in range(at + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        if paragraph.lines[0].page != page:
            return index
        text = paragraph.text
        is_running = len(text.split()) >= 20 and ends(text) and not _MAIL_ADDRESS.search(text)
        is_text = is_running and paragraph.kind in ("paragraph", "other") and len(paragraph.lines) > 1
        if is_abstract(text) or is_text:
            return index
        if paragraph.kind == "heading" and not _names(text) and _stands_over_text(paragraphs, index, body):
            return index
    return at + 1


def _stands_over_text(paragraphs: Sequence[PdfParagraph], index: int, body: BodyType) -> bool:
    after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    return (
        after is not None and after.kind in ("paragraph", "item") and len(after.text.split()) >= 12
        and body.fits(after.lines[0]) and not _MAIL_ADDRESS.search(after.text)
    )  # fmt: skip


def is_abstract(text: str) -> bool:
    """Returns whether a text is, or begins with, the heading of an abstract."""
    return bool(_ABSTRACT.match(without_letter_spacing(text)))


def without_letter_spacing(text: str) -> str:
    """Returns a heading without the spaces that its setting put between its letters: "A B S T R A C T"."""
    return text.replace(" ", "") if re.fullmatch(r"(?:[^\W\d_] ){3,}[^\W\d_]", text) else text


def _names(text: str) -> tuple[str, ...]:
    """Returns the names of a line of names; none when the text is something else."""
    text = re.sub(r"^(?:by|von|par|por)\s+|[*†‡§¶#✉]", "", text, flags=re.IGNORECASE).strip(" ,;")
    parts = [part for part in _BETWEEN.split(text) if part and not part.isdigit()]
    if not parts or len(text) > 1500 or (ends(text) and not re.search(r"\b[A-Z]\.$|Jr\.$", text)):
        return ()
    names = [
        part for part in parts
        if _NAME.fullmatch(part) and all(word[0].isupper() or len(word) <= 4 for word in part.split())
    ]  # fmt: skip
    if len(names) < max(1, 0.8 * len(parts)) or _AFFILIATION.search(text):
        return ()
    return tuple(names)


def _date(paragraphs: Sequence[PdfParagraph], front_texts: Sequence[str], metadata: dict[str, str]) -> str:
    for paragraph in paragraphs:
        match = _PUBLISHED.search(paragraph.text) if len(paragraph.lines) <= 12 else None
        if match:
            return iso_day(match[1])
    for text in front_texts:
        if match := _ALONE.match(text):
            return iso_day(match[1])
    created = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", metadata.get("CreationDate", ""))
    return iso_day("-".join(created.groups())) if created else ""
