"""EPUB → Document: the chapters in the order of the spine, without what surrounds them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from podcast.article.archive import Archive
from podcast.article.author_names import split_names
from podcast.article.days import iso_day
from podcast.article.extraction import Extract, key, one_line
from podcast.article.html.page import parse
from podcast.article.html.pruning import prune
from podcast.article.source import decode
from podcast.errors import ArticleError
from podcast.model import Block, Document, title_from_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_SURROUNDS = re.compile(
    r"(?:^|[\s:_/-])(?:cover\w*|title-?page|half-?title\w*|toc|lo[itva]|landmarks|page-?list|copyright\w*|imprint|colophon|index|"
    r"bibliography|glossary|(?:foot|end|rear)notes?|acknowledge?ments?|dedication|other-?credits|contents)(?:$|[\s.])",
    re.IGNORECASE,
)
"""What is no chapter, as `epub:type`, the guide or a file's name calls it."""
_HEADINGS = re.compile(
    r"(?:table of )?contents|copyright.{0,60}|all rights reserved|imprint|index|inhalt(?:sverzeichnis)?|impressum|"
    r"table des matières|sommaire|índice|indice|inhoud|also by .{1,60}|about the (?:author|publisher)s?",
    re.IGNORECASE,
)
_TEXT = frozenset("p li blockquote dd div section article td h1 h2 h3 h4 h5 h6".split())
_SILENT = frozenset("nav table pre figure math head aside".split())
_KINDS: dict[str, BlockKind] = {"li": "item", "blockquote": "quote"}
_EMPTY = re.compile(r"<(title|script|style)\b([^<>]*)/>", re.IGNORECASE)


def extract(source: RawSource) -> Extract:
    """Returns what the package says about itself, and headings, paragraphs and items of its chapters."""
    archive = Archive(source.name, source.data)
    path = _package_path(archive)
    package = archive.xml(path)
    metadata = _metadata(package)
    if "META-INF/encryption.xml" in archive.names and "META-INF/rights.xml" in archive.names:
        raise ArticleError(f"{source.name}: is locked with a vendor's key", "give a copy without it")
    blocks = [
        block
        for chapter in _chapter_paths(package, posixpath.dirname(path), archive)
        for block in _chapter(archive, chapter)
    ]
    title = (metadata.get("title") or [""])[0]
    while title and blocks and blocks[0].kind == "heading" and key(blocks[0].text) == key(title):
        del blocks[0]
    document = Document(
        source=source.name,
        title=title or title_from_source(source.name),
        blocks=tuple(blocks),
        authors=tuple(
            dict.fromkeys(name for text in metadata.get("creator", ()) for name in split_names(text))
        ),
        date=next((day for text in metadata.get("date", ()) if (day := iso_day(text))), ""),
        language=(metadata.get("language") or [""])[0],
    )
    return Extract(document)


def _package_path(archive: Archive) -> str:
    for element in archive.xml("META-INF/container.xml").iter("{*}rootfile"):
        return element.get("full-path") or ""
    raise archive.damage()


def _metadata(package: _Element) -> dict[str, list[str]]:
    """Returns the package's metadata by name, without what editors and translators have contributed."""
    metadata: dict[str, list[str]] = {}
    for element in package.iterfind("{*}metadata//*"):
        if isinstance(element.tag, str) and element.text and element.text.strip():
            roles = (value for name, value in element.attrib.items() if str(name).endswith("role"))
            if next(roles, "aut") == "aut":
                metadata.setdefault(element.tag.rpartition("}")[2], []).append(one_line(element.text))
    return metadata


def _chapter_paths(package: _Element, folder: str, archive: Archive) -> Iterator[str]:
    """Yields the paths of the text's files in reading order; one that is named twice is read once."""
    manifest = {item.get("id"): item for item in package.iterfind("{*}manifest/{*}item")}
    outside = {
        _path(folder, reference.get("href") or "")
        for reference in package.iterfind("{*}guide/{*}reference")
        if _SURROUNDS.search(reference.get("type") or "")
    }
    read: set[str] = set()
    for reference in package.iterfind("{*}spine/{*}itemref"):
        item = manifest.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        path = _path(folder, item.get("href") or "")
        if "html" not in (item.get("media-type") or "html") or path in read or path in outside:
            continue
        read.add(path)
        if path in archive.names and not _SURROUNDS.search(f"/{posixpath.basename(path)}"):
            yield path


def _path(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _chapter(archive: Archive, path: str) -> list[Block]:
    """Returns the blocks of one file; none when it is a list of contents, a cover or an imprint."""
    data = archive.read(path)
    if not data.strip():
        return []
    text = _EMPTY.sub(r"<\1\2></\1>", decode(f"{archive.name}/{path}", data))
    try:
        tree = parse(archive.name, text)
    except ArticleError:
        return []  # an empty page between two chapters
    body = tree.find("body")
    if body is None:
        return []
    for element in list(body.iter("body", "section", "div", "aside", "p", "ol", "span")):
        if _SURROUNDS.search(element.get("epub:type") or element.get("role") or ""):
            if element is body or element.getparent() is None:
                return []
            element.drop_tree()
    links = sum(len(link.text_content()) for link in body.iter("a") if link.get("href"))
    if 2 * links > len(body.text_content().strip()):
        return []
    prune(tree)
    blocks = list(_blocks(body))
    first = next((block for block in blocks if block.kind == "heading"), None)
    return [] if first and _HEADINGS.fullmatch(first.text) else blocks


def _blocks(body: HtmlElement) -> Iterator[Block]:
    """Yields every element whose text is its own as heading, paragraph, item or quotation, and text between them."""
    stack: list[tuple[HtmlElement | str, BlockKind]] = [(body, "paragraph")]
    while stack:
        element, kind = stack.pop()
        if isinstance(element, str):
            if text := one_line(element):
                yield Block(kind, text)
            continue
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            continue
        kind = _KINDS.get(element.tag, kind)
        if element.tag != "p" and any(
            child.tag in _TEXT or child.tag in _SILENT for child in element.iterdescendants()
        ):
            for child in reversed(element):
                stack += [(child.tail or "", kind), (child, kind)]
            stack.append((element.text or "", kind))
        elif text := _text(element):
            heading = re.fullmatch(r"h([1-6])", element.tag)
            yield Block("heading", text, int(heading[1])) if heading else Block(kind, text)


def _text(element: HtmlElement) -> str:
    for line_break in element.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return one_line(element.text_content())
