"""Where an article comes from: bytes, decoded, and what they are written in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal
from urllib.parse import unquote, urlsplit

from podcast.article.extraction import visible
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from podcast.net import Page

Format = Literal["html", "markdown", "plain", "pdf", "docx", "epub"]

KINDS = ".html, .md, .txt, .pdf, .docx or .epub"
LARGEST = 60_000_000
"""Bytes of a source; most of a paper or a book are its pictures."""
LARGEST_TEXT = 20_000_000
"""Bytes of one that is nothing but text."""

_FORMATS: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "plain",
    ".pdf": "pdf", ".docx": "docx", ".epub": "epub",
}  # fmt: skip
_MEDIA: dict[str, Format | None] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "application/pdf": "pdf", "application/x-pdf": "pdf", "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/plain": None, "": None,
    # What a server says of a file that it knows nothing about: the file itself tells.
    "application/octet-stream": None, "binary/octet-stream": None, "application/zip": None,
    "application/force-download": None, "application/x-download": None,
}  # fmt: skip
_ACCEPT = "text/html,application/pdf;q=0.9,application/epub+zip;q=0.9,*/*;q=0.5"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|\[[^\]\n]+\]: \S)|\*\*\S[^*\n]*\*\*|\]\((?:https?:|/)|^(?:```|~~~)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Raw:
    """A source as text, or as bytes when its format is no text: PDF, DOCX, EPUB."""

    name: str
    """The URL, the file's name without its folder, or `-`."""
    text: str
    format: Format
    data: bytes = b""


def load(source: str, *, allow: tuple[str, ...] = (), stdin: BinaryIO | None = None) -> Raw:
    """Fetch or read the source; FetchError, ArticleError."""
    if re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE):
        return _fetched(source, allow)
    if source == "-":
        if stdin is None:
            raise ArticleError("-: nothing is piped in; give a URL or a file")
        data = stdin.read(LARGEST + 1)
        return _raw("-", data, None, "")
    return _file(Path(source))


def _fetched(url: str, allow: tuple[str, ...]) -> Raw:
    from podcast.net import Limits, fetch

    page: Page = fetch(url, allow=allow, accept=_ACCEPT, limits=Limits(size=LARGEST))
    if page.media_type not in _MEDIA:
        raise ArticleError(f"{url}: is {page.media_type}, not a page of text; give a web page, or {KINDS}")
    suffix = Path(unquote(urlsplit(page.url).path)).suffix.lower()
    known = _MEDIA[page.media_type] or (_FORMATS.get(suffix) if suffix != ".txt" else None)
    return _raw(page.url, page.body, known, page.charset)


def _file(path: Path) -> Raw:
    name = path.name or str(path)
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: is a folder; give one file, {KINDS}")
        if suffix not in _FORMATS:
            given = f"{suffix} files" if suffix else "files without an ending such as .txt"
            if not path.exists():
                raise FileNotFoundError  # noqa: TRY301  # the more useful thing to say
            raise ArticleError(f"{path}: {given} cannot be read; give {KINDS}")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ArticleError(f"{path}: there is no such file; check its name and folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ArticleError(
            f"{visible(str(path))}: cannot be read ({reason.lower()}); give a readable file"
        ) from error
    return _raw(name, data, _FORMATS[suffix], "")


def _raw(name: str, data: bytes, known: Format | None, charset: str) -> Raw:
    inside = binary(data)
    largest = LARGEST if inside else LARGEST_TEXT
    if len(data) > largest:
        raise ArticleError(
            f"{name}: larger than {largest // 1_000_000} MB; give the part that is the article"
        )
    if not data.strip():
        raise ArticleError(f"{name}: is empty; give a file that holds the article's text")
    if inside:
        return Raw(name, "", inside, data)
    if known in ("pdf", "docx", "epub"):
        raise ArticleError(f"{name}: is no {known.upper()} inside, whatever its name; give {KINDS}")
    if data[:4] == b"PK\x03\x04":
        raise ArticleError(f"{name}: is not text inside, whatever its name; give {KINDS}")
    text = decode(name, data, charset)
    if known in (None, "plain"):
        known = "html" if _HTML.match(text[:4000]) else known
    return Raw(name, visible(text), known or sniff(text))


def binary(data: bytes) -> Format | None:
    """PDF, DOCX or EPUB, by what the bytes say themselves."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] != b"PK\x03\x04":
        return None
    # An EPUB's first file is its media type; a DOCX is known by the folder of its text, listed at the end.
    if b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data[-200_000:]:
        return "epub"
    return "docx" if b"word/" in data[-200_000:] else None


def sniff(text: str) -> Format:
    """What text of unknown format is written in."""
    if _HTML.match(text[:4000]):
        return "html"
    return "markdown" if text.startswith("---\n") or len(_MARKDOWN.findall(text[:50_000])) >= 2 else "plain"


def decode(name: str, data: bytes, charset: str = "") -> str:
    """Bytes as text: byte order mark, UTF-8, what server and page declare, then a guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\0" in data[:100_000]:
        raise ArticleError(f"{name}: is not text inside, whatever its name; give {KINDS}")
    declared = _META.search(data[:4096])
    in_page = (declared.group(1) or declared.group(2)).decode("ascii") if declared else ""
    # UTF-8 first: other encodings hardly ever pass for it by chance, and declarations are often wrong.
    for encoding in ("utf-8", charset, in_page):
        try:
            if encoding:
                return data.decode(
                    "cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "latin1") else encoding
                )
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return _guessed(name, data)


def _guessed(name: str, data: bytes) -> str:
    from trafilatura.utils import detect_encoding

    # A lone bad byte in a UTF-8 page is damage, not another encoding.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(text) // 2000:
        return text
    for encoding in (
        ["cp1252", *detect_encoding(data)] if _western(data) else [*detect_encoding(data), "cp1252"]
    ):
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        if (
            sum(not (char.isprintable() or char.isspace()) for char in text[:20_000])
            <= len(text[:20_000]) // 100
        ):
            return text
    raise ArticleError(f"{name}: is not text inside, or in an unknown encoding; save it as UTF-8")


def _western(data: bytes) -> bool:
    """Whether few bytes lie above ASCII, as in Western Europe's languages."""
    sample = data[:20_000]
    return sum(byte > 127 for byte in sample) < len(sample) * 0.15
