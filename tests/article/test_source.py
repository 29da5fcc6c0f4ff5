"""Where articles come from, and everything that may be wrong with it."""

from __future__ import annotations

import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from typing import TYPE_CHECKING

import docx
import pytest

from podcast.article import formats, read
from podcast.article.formats import HTML, MARKDOWN, PLAIN
from podcast.article.source import RawSource, load
from podcast.cli.script import command
from podcast.errors import ArticleError, FetchError
from tests.article.prose import paragraphs
from tests.article.typeset import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.article.formats import Format

PROSE = "The keeper reads the gauge every morning, and what it shows goes into a ledger. "


def failure(source: str, stdin: io.BytesIO | None = None) -> str:
    """The one line of an ArticleError."""
    with pytest.raises(ArticleError) as caught:
        read(source, stdin=stdin)
    message = str(caught.value)
    assert "\n" not in message
    assert ";" in message, "says what to do next"
    return message


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t ", "is empty"),
        ("zeros.txt", b"a title\0\0\0", "not text inside"),
        ("disguised.txt", b"%PDF-1.7\n...", "is a damaged PDF"),
        ("disguised.html", b"PK\x03\x04...", "not text inside"),
        ("picture.html", bytes(range(128, 256)) * 50, "."),
        ("paper.pdf", b"a text", "is no PDF inside"),
        ("paper.docx", b"PK", "is no DOCX inside"),
        ("paper.epub", b"PK\x03\x04...", "is no EPUB inside"),
        ("paper.doc", b"text", ".doc files cannot be read; give .html, .md, .txt, .pdf, .docx or .epub"),
        ("paper", b"text", "cannot be read"),
        ("large.txt", b"a" * 20_000_001, "larger than 20 MB"),
        ("large.pdf", b"%PDF-1.7" + b"a" * 60_000_000, "larger than 60 MB"),
        ("emoji.txt", "🎉🎉\n\n🎉".encode(), "no article text"),
        ("headings.txt", b"One\n\nTwo\n\nThree", "no running text"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """A file that cannot be read ends in one line that names it and says what to give."""
    (tmp_path / name).write_bytes(data)
    assert says in failure(str(tmp_path / name))


def test_no_file_a_folder_and_no_pipe(tmp_path: Path) -> None:
    """What is no file at all is told from a file of the wrong kind."""
    assert "no such file" in failure(str(tmp_path / "gone.txt"))
    assert "no such file" in failure(str(tmp_path / "gone.doc"))
    assert "is a folder" in failure(str(tmp_path))
    assert "cannot be read" in failure("a\0b.txt")
    assert "nothing is piped in" in failure("-")
    assert "is empty" in failure("-", io.BytesIO(b""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """Text comes out the same in every encoding that is declared, marked or common."""
    text = "Über den Pegel\n\nDer Wärter liest ihn täglich ab, und „niemand“ weiß, wie lange noch. Schön ist das nicht."
    (tmp_path / "pegel.txt").write_bytes(text.encode(encoding))
    result = read(str(tmp_path / "pegel.txt"))
    assert (result.title, result.sections[0].paragraphs[0]) == ("Über den Pegel", text.partition("\n\n")[2])


def test_one_damaged_byte_spoils_one_letter(tmp_path: Path) -> None:
    """A bad byte in UTF-8 does not make the whole file another encoding."""
    (tmp_path / "a.txt").write_bytes("Grüße\n\n".encode() + PROSE.encode() * 40 + b"caf\xe9 au lait.")
    assert read(str(tmp_path / "a.txt")).title == "Grüße"


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("<!DOCTYPE html><p>x", HTML),
        ("  <html><body>", HTML),
        ("<!-- a --><article>", HTML),
        ("---\ntitle: x\n---\n\ntext", MARKDOWN),
        ("# Title\n\n## Part\n\ntext", MARKDOWN),
        ("Title\n\nA text. # no heading", PLAIN),
        ("a < b and b > c", PLAIN),
    ],
)
def test_what_is_piped_in_is_recognised(text: str, format_: Format) -> None:
    """A pipe has no suffix: the text itself shows its format."""
    assert load("-", stdin=io.BytesIO(text.encode())) == RawSource("-", text, format_)


@pytest.mark.parametrize("format_", formats.FORMATS, ids=lambda format_: format_.name)
def test_each_format_of_the_table_is_read_by_the_module_that_it_names(format_: Format) -> None:
    """The table is all that a new format needs beside its module."""
    assert callable(import_module(format_.module).extract)
    assert all(formats.BY_SUFFIX[suffix] is format_ for suffix in format_.suffixes)
    assert (format_.has_bytes is None) != (format_.has_text is None)


def test_messages_list_the_formats_of_the_table() -> None:
    """What can be given is written nowhere else."""
    assert formats.SUFFIXES == ".html, .md, .txt, .pdf, .docx or .epub"
    assert " ".join(format_.suffixes[0] for format_ in formats.FORMATS) in str(command.help)


def test_a_pipe_without_a_title_is_named_by_its_first_words() -> None:
    """An article always has a title."""
    for text in (PROSE, f"<p>{PROSE}</p>"):
        assert (
            read("-", stdin=io.BytesIO(text.encode())).title
            == "The keeper reads the gauge every morning, and"
        )


def test_html_in_a_text_file_is_read_as_html(tmp_path: Path) -> None:
    """A page that was saved as .txt is still a page."""
    (tmp_path / "a.txt").write_text(f"<html><body><h1>A title</h1><p>{PROSE * 3}</p></body></html>")
    assert read(str(tmp_path / "a.txt")).sections[0].paragraphs == ((PROSE * 3).strip(),)


def pdf() -> bytes:
    """A paper of two paragraphs."""
    paper = Paper(title="A title")
    paper.wide("A title", 20)
    for text in paragraphs(2):
        paper.paragraph(text)
    return paper.done()


def word() -> bytes:
    """A document of one paragraph."""
    document = docx.Document()
    document.add_heading("A title", 0)
    document.add_paragraph(PROSE)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


FILES = {"pdf": pdf, "docx": word}


class Handler(BaseHTTPRequestHandler):
    """`/a/b` is an article of media type a/b; with `.pdf` or `.docx` at its end in that format."""

    def do_GET(self) -> None:
        media, dot, suffix = self.path.strip("/").partition(".")
        self.send_response(200)
        self.send_header("Content-Type", f"{media}{dot}{suffix}" if suffix.startswith("openxml") else media)
        self.end_headers()
        if suffix in FILES:
            self.wfile.write(FILES[suffix]())
            return
        self.wfile.write(f"# A title\n\n**Bold** words. {PROSE}\n\n## Part\n\nAnd then, {PROSE}".encode())

    def log_message(self, *args: object) -> None:
        """Servers in tests are silent."""


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server, without a slash at its end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_an_address_is_read_in_the_format_it_declares(server: str) -> None:
    """The media type tells a text's format, else the suffix, else the text itself."""
    for path in ("/text/markdown", "/text/plain.md", "/text/plain"):
        result = read(server + path, allow=("127.0.0.1",))
        assert (result.title, result.sections[-1].heading) == ("A title", "Part")
        assert result.source == server + path


@pytest.mark.parametrize("media", ["application/octet-stream", "text/plain", "text/html", "application/pdf"])
@pytest.mark.parametrize("suffix", FILES)
def test_papers_and_documents_are_known_by_their_bytes(server: str, media: str, suffix: str) -> None:
    """Servers often do not know what they serve, and a pipe says nothing at all."""
    result = read(f"{server}/{media}.{suffix}", allow=("127.0.0.1",))
    assert (result.title, result.source) == ("A title", f"{server}/{media}.{suffix}")
    assert read("-", stdin=io.BytesIO(FILES[suffix]())).sections == result.sections


def test_an_address_of_something_else_is_one_line(server: str) -> None:
    """A picture or a film is refused with what to give instead."""
    with pytest.raises(ArticleError, match=r"is image/png, not a page of text; give a web page, or \.html"):
        read(f"{server}/image/png", allow=("127.0.0.1",))
    with pytest.raises(ArticleError, match="is no PDF inside"):
        read(f"{server}/application/pdf", allow=("127.0.0.1",))
    with pytest.raises(FetchError, match="private"):
        read(f"{server}/text/plain")
    with pytest.raises(FetchError, match="only http and https"):
        read("FTP://example.org/a.txt")
