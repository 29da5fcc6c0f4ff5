"""Where articles come from, and everything that may be wrong with it."""

from __future__ import annotations

import io
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from podcast.article import read
from podcast.article.source import Raw, load, sniff
from podcast.errors import ArticleError, FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from podcast.article.source import Format
    from podcast.model import Article

PROSE = "The keeper reads the gauge every morning, and what it shows goes into a ledger. "


def failure(source: str, stdin: io.BytesIO | None = None) -> str:
    """The one line of an ArticleError."""
    with pytest.raises(ArticleError) as caught:
        read(source, stdin=stdin)
    message = str(caught.value)
    assert "\n" not in message
    assert ";" in message, "says what to do next"
    return message


def outcome(source: str, stdin: io.BytesIO | None = None) -> Article | None:
    """An article that has sections, or None when there was an ArticleError of one line."""
    message = ""
    try:
        found = read(source, stdin=stdin)
    except ArticleError as error:
        message, found = str(error), None
    assert "\n" not in message
    assert found is None or found.sections
    return found


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\t ", "is empty"),
        ("zeros.txt", b"a title\0\0\0", "not text inside"),
        ("disguised.txt", b"%PDF-1.7\n...", "not text inside"),
        ("disguised.html", b"PK\x03\x04...", "not text inside"),
        ("picture.html", bytes(range(128, 256)) * 50, "."),
        ("paper.pdf", b"%PDF-1.7", ".pdf files cannot be read; give .html, .md or .txt"),
        ("paper.docx", b"PK", ".docx files cannot be read; give .html, .md or .txt"),
        ("paper", b"text", "cannot be read"),
        ("large.txt", b"a" * 20_000_001, "larger than 20 MB"),
        ("emoji.txt", "🎉🎉\n\n🎉".encode(), "no article text"),
        ("headings.txt", b"One\n\nTwo\n\nThree", "no running text"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert says in failure(str(tmp_path / name))


def test_no_file_a_folder_and_no_pipe(tmp_path: Path) -> None:
    assert "no such file" in failure(str(tmp_path / "gone.txt"))
    assert "no such file" in failure(str(tmp_path / "gone.pdf"))
    assert "is a folder" in failure(str(tmp_path))
    assert "cannot be read" in failure("a\0b.txt")
    assert "nothing is piped in" in failure("-")
    assert "is empty" in failure("-", io.BytesIO(b""))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Über den Pegel\n\nDer Wärter liest ihn täglich ab, und „niemand“ weiß, wie lange noch. Schön ist das nicht."
    (tmp_path / "pegel.txt").write_bytes(text.encode(encoding))
    found = read(str(tmp_path / "pegel.txt"))
    assert (found.title, found.sections[0].paragraphs[0]) == ("Über den Pegel", text.partition("\n\n")[2])


def test_one_damaged_byte_spoils_one_letter(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Grüße\n\n".encode() + PROSE.encode() * 40 + b"caf\xe9 au lait.")
    assert read(str(tmp_path / "a.txt")).title == "Grüße"


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("<!DOCTYPE html><p>x", "html"),
        ("  <html><body>", "html"),
        ("<!-- a --><article>", "html"),
        ("---\ntitle: x\n---\n\ntext", "markdown"),
        ("# Title\n\n## Part\n\ntext", "markdown"),
        ("Title\n\nA text. # no heading", "plain"),
        ("a < b and b > c", "plain"),
    ],
)
def test_what_is_piped_in_is_recognised(text: str, format_: Format) -> None:
    assert sniff(text) == format_
    assert load("-", stdin=io.BytesIO(text.encode())) == Raw("-", text, format_)


def test_a_pipe_without_a_title_is_named_by_its_first_words() -> None:
    for text in (PROSE, f"<p>{PROSE}</p>"):
        assert (
            read("-", stdin=io.BytesIO(text.encode())).title
            == "The keeper reads the gauge every morning, and"
        )


def test_html_in_a_text_file_is_read_as_html(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"<html><body><h1>A title</h1><p>{PROSE * 3}</p></body></html>")
    assert read(str(tmp_path / "a.txt")).sections[0].paragraphs == ((PROSE * 3).strip(),)


class Handler(BaseHTTPRequestHandler):
    """`/a/b` is an article of media type a/b."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.path.strip("/").removesuffix(".md"))
        self.end_headers()
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
    for path in ("/text/markdown", "/text/plain.md", "/text/plain"):
        found = read(server + path, allow=("127.0.0.1",))
        assert (found.title, found.sections[-1].heading) == ("A title", "Part")
        assert found.source == server + path


def test_an_address_of_something_else_is_one_line(server: str) -> None:
    with pytest.raises(ArticleError, match="is application/pdf, not a page of text; give"):
        read(f"{server}/application/pdf", allow=("127.0.0.1",))
    with pytest.raises(FetchError, match="private"):
        read(f"{server}/text/plain")
    with pytest.raises(FetchError, match="only http and https"):
        read("FTP://example.org/a.txt")


BIG = {
    "line.txt": PROSE * 12_000,
    "line.md": PROSE * 12_000,
    "line.html": f"<p>{PROSE * 12_000}</p>",
    "word.txt": "x" * 1_000_000,
    "headings.txt": "\n\n".join(f"Heading {i}\n\n{PROSE * 2}{i}." for i in range(10_000)),
    "headings.md": "\n\n".join(f"## Heading {i}\n\n{PROSE}{i}." for i in range(10_000)),
    "headings.html": "".join(f"<h2>Heading {i}</h2><p>{PROSE}{i}.</p>" for i in range(10_000)),
    "same.txt": "\n\n".join([PROSE] * 10_000),
    "same.html": f"<p>{PROSE}</p>" * 10_000,
    "nested.html": "<div>" * 20_000 + f"<p>{PROSE}</p>",
    "inline.html": "<b><i>" * 5_000 + PROSE,
    "lists.html": "<ul><li>" * 5_000 + PROSE,
    "nested.md": "> " * 5_000 + PROSE + "\n\n" + "- " * 5_000 + PROSE,
    "brackets.md": "[" * 50_000 + PROSE + "](" * 50_000,
    "stars.md": "*a **b " * 20_000,
    "credits.txt": "\n\n".join([PROSE + "© " * 2_000] * 20),
    "blanks.txt": "Title\n\n" + " " * 500_000 + PROSE,
    "appeals.txt": "\n\n".join(["sign up " * 40] * 2_000),
}


@pytest.mark.parametrize("name", BIG)
def test_large_and_odd_sources_take_seconds_at_most(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(BIG[name], encoding="utf-8")
    began = time.monotonic()
    outcome(str(tmp_path / name))
    assert time.monotonic() - began < 10


PIECES = st.sampled_from(
    """<p> </p> <div class="comment"> </div> <h1> <h2> </h2> <ul><li> </li> <table><tr><td> <blockquote> <br>
    <script> </script> <!-- --> <meta charset="x"> &#0; &#x0c; &#12; &lt; <a href="x"> </a> <strong> </strong> <sup>
    <html lang="xx"> <time datetime="x"> # ## - * > ``` --- === | [^1]: [x](y) ![x](y) 1. 2) • © × : . ?
    Scenarios Summary Likely: References Abstract""".split()
)
TEXTS = st.lists(
    st.one_of(PIECES, st.text(max_size=20), st.sampled_from(["\n", "\n\n", " ", PROSE])), max_size=30
)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=TEXTS)
def test_any_text_is_an_article_or_one_clear_line(tmp_path: Path, name: str, parts: list[str]) -> None:
    (tmp_path / name).write_bytes("".join(parts).encode("utf-8", "surrogatepass"))
    found = outcome(str(tmp_path / name))
    if found:
        assert all(
            text == " ".join(text.split()) for section in found.sections for text in section.paragraphs
        )


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_one_clear_line(data: bytes) -> None:
    outcome("-", io.BytesIO(data))
