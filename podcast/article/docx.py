"""DOCX → Document: paragraphs by their styles; changes are taken as accepted."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from podcast.article.archive import Archive
from podcast.article.docx_styles import Styles, W, is_on, root, value
from podcast.article.extraction import Extract, ends, key, one_line
from podcast.article.html.metadata import iso_day
from podcast.article.marks import DOWN, LABEL, NO_AUTHOR, NO_TITLE, UP, resolved
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from podcast.article.source import Raw

_OUT = frozenset(
    "del moveFrom drawing pict object AlternateContent instrText delText footnoteReference endnoteReference "
    "commentReference annotationRef rPr pPr oMath oMathPara rt txbxContent".split()
)
"""Elements that nobody reads out: what was deleted, pictures and their text boxes, notes, formulas."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    role: str
    """`title`, `subtitle`, `out`, `quote`, `item`, `heading` or empty."""
    level: int = 0
    bold: bool = False
    goes_on: bool = False
    """Whether its end was deleted, so that the next one belongs to it."""


def extract(raw: Raw) -> Extract:
    """Headings by style and outline level, paragraphs, list items; ArticleError when it is damaged."""
    archive = Archive(raw.name, raw.data)
    main = _main(archive)
    styles = Styles(archive, posixpath.dirname(main))
    body = root(archive, main).find(f"{W}body")
    if body is None:
        raise archive.damaged()
    found = list(_joined(_paragraphs(body, styles)))
    core = _core(archive)
    titles = [part.text for part in found if part.role == "title"]
    told = core.get("title", "")
    title = titles[0] if titles else ("" if NO_TITLE.fullmatch(told) else told)
    blocks = list(_blocks(found, title))
    if not title and blocks and blocks[0].kind == "heading":
        title = blocks.pop(0).text
    author = core.get("creator", "").replace(";", ", ")
    document = Document(
        source=raw.name,
        title=title or PurePath(raw.name).stem.strip("-"),
        blocks=tuple(blocks),
        author="" if NO_AUTHOR.fullmatch(author) else one_line(author),
        date=iso_day(core.get("created", "")),
        language=core.get("language", "") or styles.language,
    )
    return Extract(document, tuple(part.text for part in found if part.role == "subtitle")[:1])


def _main(archive: Archive) -> str:
    """Path of the text."""
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels"):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _core(archive: Archive) -> dict[str, str]:
    """`title`, `creator`, `created`, `language` as the file's properties have them."""
    if "docProps/core.xml" not in archive.names:
        return {}
    return {_local(element): one_line(element.text or "") for element in archive.xml("docProps/core.xml")}


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _paragraphs(container: _Element, styles: Styles) -> Iterator[_Paragraph]:
    for element in container:
        tag = _local(element)
        if tag == "p":
            yield _paragraph(element, styles)
        elif tag == "tbl":
            for cell in element.iter(f"{W}tc"):
                inner = list(_paragraphs(cell, styles))
                # A cell of a table is a word or a figure; one of a layout holds paragraphs.
                if sum(len(part.text) for part in inner) > 200:
                    yield from inner
        elif tag == "sdt":
            gallery = element.find(f"{W}sdtPr//{W}docPartGallery")
            content = element.find(f"{W}sdtContent")
            if content is not None and "contents" not in value(gallery, "val").lower():
                yield from _paragraphs(content, styles)
        elif tag in ("ins", "moveTo", "customXml", "smartTag"):
            yield from _paragraphs(element, styles)


def _paragraph(element: _Element, styles: Styles) -> _Paragraph:
    own = element.find(f"{W}pPr")
    style = value(own.find(f"{W}pStyle"), "val") if own is not None else ""
    role, level, bold = styles.role(style or styles.default)
    runs = [(run, said) for run, said in _runs(element) if said]
    text = one_line(resolved("".join(said for _, said in runs)))
    if own is not None:
        outline = own.find(f"{W}outlineLvl")
        if not role and outline is not None and value(outline, "val") in "012345678":
            role, level = "heading", int(value(outline, "val") or 0) + 1
        number = own.find(f"{W}numPr/{W}numId")
        if not role and number is not None and value(number, "val") != "0":
            role = "item"
    if LABEL.match(text) and any("SEQ" in (field.text or "") for field in element.iter(f"{W}instrText")):
        role = "out"
    bold = bold or (bool(runs) and all(is_on(run.find(f"{W}rPr/{W}b")) for run, said in runs if said.strip()))
    deleted = own is not None and own.find(f"{W}rPr/{W}del") is not None
    return _Paragraph(text, role, level, bold, deleted)


def _runs(element: _Element) -> Iterator[tuple[_Element, str]]:
    """The runs of a paragraph that are read, and what they say."""
    for child in element:
        tag = _local(child)
        if tag in _OUT:
            continue
        if tag == "r":
            yield child, _said(child)
        else:
            yield from _runs(child)


def _said(run: _Element) -> str:
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


def _joined(found: Iterator[_Paragraph]) -> Iterator[_Paragraph]:
    """Paragraphs whose end was deleted, with what follows them."""
    open_: _Paragraph | None = None
    for part in found:
        whole = replace(part, text=one_line(f"{open_.text} {part.text}")) if open_ else part
        open_ = whole if whole.goes_on else None
        if open_ is None and whole.text and whole.role != "out":
            yield whole
    if open_ is not None and open_.text:
        yield open_


def _blocks(found: list[_Paragraph], title: str) -> Iterator[Block]:
    for index, part in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if part.role in ("title", "subtitle") or (part.role == "heading" and key(part.text) == key(title)):
            continue
        lone = (
            not part.role and part.bold and after is not None and not after.bold and not after.role
            and len(part.text.split()) <= 14 and (not ends(part.text) or part.text[-1] in "?!")
            and part.text[-1] not in ",;:"
        )  # fmt: skip
        if part.role == "heading" or lone:
            yield Block("heading", part.text, min(part.level, 6) or 4)
        elif part.role in ("item", "quote"):
            yield Block(part.role, part.text)  # type: ignore[arg-type]  # one of two literals
        else:
            yield Block("paragraph", part.text)
