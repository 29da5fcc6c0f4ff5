"""What a PDF says about itself, and its first page: title, authors, date, abstract."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, key, one_line
from podcast.article.html.metadata import iso_day
from podcast.article.marks import NO_AUTHOR, NO_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.pdf.flow import Vocabulary
    from podcast.article.pdf.paragraph import Body, Paragraph

_DATE = r"(\d{4}-\d\d-\d\d|\d{1,2}\.? [A-Z][a-z]+\.?,? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2}\.\d{1,2}\.\d{4})"
_PUBLISHED = re.compile(
    rf"\b(?:published|veröffentlicht|publié)(?: online| on| am| le)*[:\s]+{_DATE}", re.IGNORECASE
)
_ALONE = re.compile(rf"^(?:[^\d]{{0,40}}[,:|·–—-]\s*)?{_DATE}(?:\s*[,|·–—-].{{0,40}})?$")
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*\s+){1,5}[^\W\d_][\w.’'-]*")
_BETWEEN = re.compile(r"\s*(?:,|;|&|·|•|\||\band\b|\bund\b|\bet\b|\by\b)\s*")


@dataclass(frozen=True, slots=True)
class Front:
    """What is known of the article before its text, and where the text begins."""

    title: str
    author: str
    date: str
    start: int
    """Index of the first paragraph that is no front matter."""


def front(found: Sequence[Paragraph], metadata: dict[str, str], body: Body, words: Vocabulary) -> Front:
    """Read the first page's front matter; what it does not say comes from the file's metadata."""
    from podcast.article.pdf.flow import text_of

    texts = [text_of([line.text for line in paragraph.lines], words) for paragraph in found[:60]]
    told = one_line(metadata.get("Title", ""))
    told = "" if NO_TITLE.fullmatch(told) else told
    at = _titled(found, texts, told, body)
    title = told
    if at >= 0 and not (told and key(told) in key(" ".join(texts[at : at + 2]))):
        title = one_line(texts[at])
        if title.upper() == title and key(told) == key(title):
            title = told
    start = _start(found, at, body)
    names = next((names for text in texts[at + 1 : start] if (names := _names(text))), "")
    author = one_line(metadata.get("Author", ""))
    author = "" if NO_AUTHOR.fullmatch(author) else author
    if author and not set(key(names).split()) & set(key(author).split()):
        names = ""  # a line that only looks like names
    return Front(title, names or author, _date(found, texts[:start], metadata), start)


def _titled(found: Sequence[Paragraph], texts: Sequence[str], told: str, body: Body) -> int:
    """Index of the title: what the metadata call so, or the largest type of the first page; or -1."""
    first = [i for i in range(len(texts)) if found[i].lines[0].page == found[0].lines[0].page]
    wanted = key(told)
    for index in first:
        said = key(texts[index])
        if wanted and (said == wanted or (len(said) > 20 and (said in wanted or wanted in said)
                                          and found[index].size >= body.size)):  # fmt: skip
            return index
    ranked = sorted(
        (i for i in first if len(key(texts[i])) >= 4 and len(texts[i]) <= 300), key=lambda i: -found[i].size
    )
    for rank, index in enumerate(ranked):
        # One word is a title when nothing else is nearly as large: “OPEN” and “Nature” stand over larger type.
        below = found[ranked[rank + 1]].size if rank + 1 < len(ranked) else 0.0
        if len(texts[index].split()) >= 2 or (len(texts[index]) >= 6 and below < 0.75 * found[index].size):
            if found[index].size >= 1.15 * body.size:
                return index
            break
    # Without large type: a bold line over everything else.
    return (
        first[0] if first and found[first[0]].kind == "heading" and len(texts[first[0]].split()) <= 25 else -1
    )


def _start(found: Sequence[Paragraph], at: int, body: Body) -> int:
    """Index of the first heading or running text after the title that is no name, address or date."""
    page = found[0].lines[0].page
    for index in range(at + 1, len(found)):
        paragraph = found[index]
        if paragraph.lines[0].page != page:
            return index
        text = paragraph.text
        running = len(text.split()) >= 20 and ends(text) and not re.search(r"\S@\S+\.\w", text)
        if is_abstract(text) or (
            running and paragraph.kind in ("paragraph", "other") and len(paragraph.lines) > 1
        ):
            return index
        if paragraph.kind == "heading" and not _names(text) and _over_text(found, index, body):
            return index
    return at + 1


def _over_text(found: Sequence[Paragraph], index: int, body: Body) -> bool:
    after = found[index + 1] if index + 1 < len(found) else None
    return (
        after is not None and after.kind in ("paragraph", "item") and len(after.text.split()) >= 12
        and body.runs(after.lines[0]) and not re.search(r"\S@\S+\.\w", after.text)
    )  # fmt: skip


def is_abstract(text: str) -> bool:
    """Whether a text is, or begins with, the heading of an abstract."""
    return bool(
        re.match(
            r"(?:abstract|summary|zusammenfassung|résumé|resumen)\s*(?:[.:—–-]|$)",
            unspaced(text),
            re.IGNORECASE,
        )
    )


def unspaced(text: str) -> str:
    """A heading without the spaces that its setting put between its letters."""
    return text.replace(" ", "") if re.fullmatch(r"(?:[^\W\d_] ){3,}[^\W\d_]", text) else text


def _names(text: str) -> str:
    """A line of names, separated by commas; empty when the text is something else."""
    text = re.sub(r"^(?:by|von|par|por)\s+|[*†‡§¶#✉]", "", text, flags=re.IGNORECASE).strip(" ,;")
    parts = [part for part in _BETWEEN.split(text) if part and not part.isdigit()]
    if not parts or len(text) > 1500 or (ends(text) and not re.search(r"\b[A-Z]\.$|Jr\.$", text)):
        return ""
    good = [
        part for part in parts
        if _NAME.fullmatch(part) and all(word[0].isupper() or len(word) <= 4 for word in part.split())
    ]  # fmt: skip
    if len(good) < max(1, 0.8 * len(parts)) or re.search(
        r"universit|institut|department|school of|\d", text, re.IGNORECASE
    ):
        return ""
    return ", ".join(good)


def _date(found: Sequence[Paragraph], front: Sequence[str], metadata: dict[str, str]) -> str:
    for paragraph in found:
        if len(paragraph.lines) <= 12 and (
            match := _PUBLISHED.search(" ".join(line.text for line in paragraph.lines))
        ):
            return iso_day(match[1])
    for text in front:
        if match := _ALONE.match(text):
            return iso_day(match[1])
    made = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", metadata.get("CreationDate", ""))
    return iso_day("-".join(made.groups())) if made else ""
