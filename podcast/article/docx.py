"""DOCX → Document: paragraphs by their styles; changes are taken as accepted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from podcast.article.archive import Archive
from podcast.article.author_names import split_names
from podcast.article.days import iso_day
from podcast.article.docx_styles import Styles, W, is_on, root, value
from podcast.article.extraction import Extract, ends, key, one_line
from podcast.article.marks import DOWN, LABEL, NO_AUTHOR, NO_TITLE, UP, resolve_marks
from podcast.model import Block, Document, title_from_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from podcast.article.source import RawSource

_SILENT = frozenset(
    "del moveFrom drawing pict object AlternateContent instrText delText footnoteReference endnoteReference "
    "commentReference annotationRef rPr pPr oMath oMathPara rt txbxContent".split()
)
"""Elements that nobody reads out: deleted text, pictures and their text boxes, notes, formulas."""


@dataclass(frozen=True, slots=True)
class _DocxParagraph:
    text: str
    role: str
    """`title`, `subtitle`, `out`, `quote`, `item`, `heading` or empty."""
    level: int = 0
    bold: bool = False
    runs_on: bool = False
    """Whether its end was deleted, so that the next one belongs to it."""


def extract(source: RawSource) -> Extract:
    """Returns headings by style and outline level, paragraphs and list items; ArticleError when it is damaged."""
    archive = Archive(source.name, source.data)
    main = _main_path(archive)
    styles = Styles(archive, posixpath.dirname(main))
    body = root(archive, main).find(f"{W}body")
    if body is None:
        raise archive.damage()
    paragraphs = list(_joined(_paragraphs(body, styles)))
    properties = _properties(archive)
    titles = [paragraph.text for paragraph in paragraphs if paragraph.role == "title"]
    property_title = properties.get("title", "")
    title = titles[0] if titles else ("" if NO_TITLE.fullmatch(property_title) else property_title)
    blocks = list(_blocks(paragraphs, title))
    if not title and blocks and blocks[0].kind == "heading":
        title = blocks.pop(0).text
    author = properties.get("creator", "")
    document = Document(
        source=source.name,
        title=title or title_from_source(source.name),
        blocks=tuple(blocks),
        authors=() if NO_AUTHOR.fullmatch(author) else split_names(author),
        date=iso_day(properties.get("created", "")),
        language=properties.get("language", "") or styles.language,
    )
    subtitles = tuple(paragraph.text for paragraph in paragraphs if paragraph.role == "subtitle")
    return Extract(document, subtitles[:1])


def _main_path(archive: Archive) -> str:
    """Returns the path of the file that holds the text."""
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _properties(archive: Archive) -> dict[str, str]:
    """Returns `title`, `creator`, `created`, `language` as the file's properties have them."""
    if "docProps/core.xml" not in archive.names:
        return {}
    return {_local(element): one_line(element.text or "") for element in archive.xml("docProps/core.xml")}


def _local(element: _Element) -> str:
    """Returns an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _paragraphs(container: _Element, styles: Styles) -> Iterator[_DocxParagraph]:
    for element in container:
        tag = _local(element)
        if tag == "p":
            yield _paragraph(element, styles)
        elif tag == "tbl":
            for cell in element.iter(f"{W}tc"):
                inner = list(_paragraphs(cell, styles))
                # A cell of a table is a word or a figure; one of a layout holds paragraphs.
                if sum(len(paragraph.text) for paragraph in inner) > 200:
                    yield from inner
        elif tag == "sdt":
            gallery = element.find(f"{W}sdtPr//{W}docPartGallery")
            content = element.find(f"{W}sdtContent")
            if content is not None and "contents" not in value(gallery, "val").lower():
                yield from _paragraphs(content, styles)
        elif tag in ("ins", "moveTo", "customXml", "smartTag"):
            yield from _paragraphs(element, styles)


def _paragraph(element: _Element, styles: Styles) -> _DocxParagraph:
    own = element.find(f"{W}pPr")
    style = value(own.find(f"{W}pStyle"), "val") if own is not None else ""
    role, level, bold = styles.role(style or styles.default)
    runs = [(run, text) for run, text in _runs(element) if text]
    text = one_line(resolve_marks("".join(text for _, text in runs)))
    if own is not None:
        outline = own.find(f"{W}outlineLvl")
        if not role and outline is not None and value(outline, "val") in "012345678":
            role, level = "heading", int(value(outline, "val") or 0) + 1
        number = own.find(f"{W}numPr/{W}numId")
        if not role and number is not None and value(number, "val") != "0":
            role = "item"
    if LABEL.match(text) and any("SEQ" in (field.text or "") for field in element.iter(f"{W}instrText")):
        role = "out"
    bold = bold or (bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run, text in runs if text.strip()))
    is_end_deleted = own is not None and own.find(f"{W}rPr/{W}del") is not None
    return _DocxParagraph(text, role, level, bold, is_end_deleted)


def _runs(element: _Element) -> Iterator[tuple[_Element, str]]:
    """Yields the runs of a paragraph that are read, each with its text."""
    for child in element:
        tag = _local(child)
        if tag in _SILENT:
            continue
        if tag == "r":
            yield child, _text(child)
        else:
            yield from _runs(child)


def _text(run: _Element) -> str:
    style = run.find(f"{W}rPr")
    if style is not None and (is_on(style.find(f"{W}vanish")) or is_on(style.find(f"{W}webHidden"))):
        return ""
    parts = []
    for child in run:
        tag = _local(child)
        if tag == "t":
            parts.append(child.text or "")
        elif tag in ("tab", "br", "cr", "ptab"):
            parts.append(" ")
        elif tag == "noBreakHyphen":
            parts.append("-")
    text = "".join(parts)
    raised = style is not None and value(style.find(f"{W}vertAlign"), "val") == "superscript"
    return f"{UP}{text}{DOWN}" if raised and text else text


def _joined(paragraphs: Iterator[_DocxParagraph]) -> Iterator[_DocxParagraph]:
    """Yields the paragraphs that are read; one whose end was deleted comes joined with what follows it."""
    beginning: _DocxParagraph | None = None
    for paragraph in paragraphs:
        whole = paragraph
        if beginning:
            whole = replace(paragraph, text=one_line(f"{beginning.text} {paragraph.text}"))
        beginning = whole if whole.runs_on else None
        if beginning is None and whole.text and whole.role != "out":
            yield whole
    if beginning is not None and beginning.text:
        yield beginning


def _blocks(paragraphs: list[_DocxParagraph], title: str) -> Iterator[Block]:
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        text, role = paragraph.text, paragraph.role
        if role in ("title", "subtitle") or (role == "heading" and key(text) == key(title)):
            continue
        if role == "heading" or _is_bold_heading(paragraph, after):
            yield Block("heading", text, min(paragraph.level, 6) or 4)
        elif role == "item":
            yield Block("item", text)
        elif role == "quote":
            yield Block("quote", text)
        else:
            yield Block("paragraph", text)


def _is_bold_heading(paragraph: _DocxParagraph, after: _DocxParagraph | None) -> bool:
    """Returns whether a paragraph without a style is a bold line that stands over text."""
    if paragraph.role or not paragraph.bold or after is None or after.bold or after.role:
        return False
    text = paragraph.text
    return len(text.split()) <= 14 and (not ends(text) or text[-1] in "?!") and text[-1] not in ",;:"
