"""EPUB: the chapters in the order of the spine."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from podcast.model import Article

GAUGE = "The keeper reads the gauge every morning, and what it shows goes into a ledger."
INK = "The ink is made of soot and vinegar, since nobody could ever get the squid to help."
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>The gauge book</dc:title><dc:creator>Anna Writer</dc:creator>"
    "<dc:creator opf:role='ill'>A. Painter</dc:creator>"
    "<dc:creator>Ben Scribe</dc:creator><dc:date>2023-05-06</dc:date><dc:language>en-GB</dc:language>"
)


def page(body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body {attributes}>{body}</body></html>'
    )


CHAPTERS = {
    "cover.xhtml": page("<p>A cover with quite a few words on it, as covers have.</p>"),
    "copyright.xhtml": page("<p>All rights reserved by the harbour and its heirs in all countries.</p>"),
    "nav.xhtml": page('<nav epub:type="toc"><ol><li><a href="b.xhtml">One</a></li></ol></nav>'),
    "a dedication.xhtml": page("<p>To the squid, who would not help.</p>", 'epub:type="dedication"'),
    "b.xhtml": page(
        f"<section epub:type='chapter'><h1>One<br/>morning</h1><p>{GAUGE}<sup><a href='n.xhtml#1'>1</a></sup></p>"
        "<figure><img src='x.png'/><figcaption>The quay in winter.</figcaption></figure>"
        f"<div>{INK}</div><ul><li>a pen</li><li>the ledger</li></ul>"
        "<aside epub:type='footnote'><p>A note that is not read out at all.</p></aside>"
        "<table><tr><td>1</td><td>2</td></tr></table></section>"
    ),
    "c.xhtml": page(
        f"<h2>Two</h2><blockquote><p>{INK[::-1]}</p></blockquote><p>Nobody knows it better&nbsp;than he does.</p>"
    ),
    "end.xhtml": page("<h1>Copyright © 2023</h1><p>Nothing of this may be read out anywhere.</p>"),
    "extra.xhtml": page("<p>An extra page that is not part of the line of reading.</p>"),
}
SPINE = (
    "cover.xhtml",
    "copyright.xhtml",
    "nav.xhtml",
    "a dedication.xhtml",
    "c.xhtml",
    "b.xhtml",
    "c.xhtml",
    "end.xhtml",
)


def book(chapters: Mapping[str, str | bytes], spine: tuple[str, ...], **more: str) -> bytes:
    """An EPUB whose files come in another order than its spine."""
    ids = {name: f"i{number}" for number, name in enumerate(chapters)}
    items = "".join(
        f'<item id="{ids[name]}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name.startswith('nav') else ''}/>"
        for name in chapters
    )
    refs = "".join(f'<itemref idref="{ids[name]}"/>' for name in spine) + '<itemref idref="i7" linear="no"/>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{METADATA}</metadata>'
        f"<manifest>{items}</manifest><spine>{refs}</spine><guide>"
        '<reference type="cover" href="cover.xhtml"/></guide></package>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        zip_.writestr("META-INF/container.xml", more.get("container", CONTAINER))
        zip_.writestr("OEBPS/book.opf", more.get("package", package))
        for name, text in chapters.items():
            zip_.writestr(f"OEBPS/{name}", text)
    return data.getvalue()


def article(folder: Path, data: bytes) -> Article:
    (folder / "book.epub").write_bytes(data)
    return read(str(folder / "book.epub"))


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    """Cover, contents, imprint, dedication, notes, captions and tables are out; what is named twice comes once."""
    result = article(tmp_path, book(CHAPTERS, SPINE))
    assert (result.title, result.author, result.date, result.language) == (
        "The gauge book", "Anna Writer, Ben Scribe", "2023-05-06", "en-gb"
    )  # fmt: skip
    assert not result.summary.paragraphs
    assert [(section.heading, section.paragraphs) for section in result.sections] == [
        ("Two", (INK[::-1], "Nobody knows it better than he does.")),
        ("One morning", (GAUGE, INK, "a pen", "the ledger")),
    ]


def test_a_book_from_a_pipe(tmp_path: Path) -> None:
    """What is piped in is known by its bytes."""
    result = read("-", stdin=io.BytesIO(book(CHAPTERS, SPINE)))
    assert result.title == "The gauge book"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: book(CHAPTERS, ()), "holds no article text"),
        (lambda: book({"a.xhtml": page("")}, ("a.xhtml",)), "holds no article text"),
        (lambda: book({"a.xhtml": b"\0\1\2" * 99}, ("a.xhtml",)), "is not text inside"),
        (lambda: book({"a.xhtml": "<p>" + "a " * 45_000_000}, ("a.xhtml",)), "holds more than 80 MB"),
        (lambda: book(CHAPTERS, SPINE, container="<container/>"), "is damaged"),
        (lambda: book(CHAPTERS, SPINE, package="<package"), "is damaged"),
        (
            lambda: book(CHAPTERS, SPINE, container=CONTAINER.replace("book.opf", "../../../etc/passwd")),
            "is damaged",
        ),
        (lambda: book(CHAPTERS, SPINE)[:400], "."),
    ],
)
def test_bombs_and_damage_are_one_clear_line(tmp_path: Path, data: Callable[[], bytes], says: str) -> None:
    """Whatever is wrong with the archive or a file in it."""
    with pytest.raises(ArticleError) as caught:
        article(tmp_path, data())
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A file of this machine, or a word a thousand times, is never read out."""
    evil = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "ha &a; ha">]>'
    result = article(
        tmp_path, book({"a.xhtml": f"{evil}<html><body><p>{GAUGE} &b;</p></body></html>"}, ("a.xhtml",))
    )
    assert "ha" not in result.sections[0].paragraphs[0].split()
