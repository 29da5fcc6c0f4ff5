"""The formats that articles can be read from, as one table.

To add one, write a module with `extract(source: RawSource) -> Extract` and add a row to `FORMATS`: what its files are
called, how servers announce it, and what its bytes or its text look like. A test then asks for its suffix in the help
of `podcast script`; nothing else names the formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ZIP = b"PK\x03\x04"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.{0,2000}?-->|\s)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|\[[^\]\n]+\]: \S)|\*\*\S[^*\n]*\*\*|\]\((?:https?:|/)|^(?:```|~~~)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Format:
    """A format that articles can be read from."""

    name: str
    """As messages call it, in lower case."""
    module: str
    """The module whose `extract` reads it, imported when the first such article comes."""
    suffixes: tuple[str, ...]
    """How its files end, in lower case; messages name the first."""
    media_types: tuple[str, ...] = ()
    """What servers call it, where that tells it from other formats."""
    has_bytes: Callable[[bytes], bool] | None = None
    """Whether a file is of this format, by its bytes; None for a format that is text."""
    has_text: Callable[[str], bool] | None = None
    """Whether a decoded text is of this format; asked in the table's order."""


def looks_like_html(text: str) -> bool:
    """Returns whether a text begins as a page does."""
    return bool(_HTML.match(text[:4000]))


def _looks_like_markdown(text: str) -> bool:
    return text.startswith("---\n") or len(_MARKDOWN.findall(text[:50_000])) >= 2


def _is_text(_text: str) -> bool:
    # By name, no lambda: a source with its format goes to other processes.
    return True


def is_zip(data: bytes) -> bool:
    """Returns whether a file is a zip archive, as a DOCX and an EPUB are."""
    return data.startswith(_ZIP)


def _is_epub(data: bytes) -> bool:
    # An EPUB's first file is its media type; one that was packed carelessly still has its container, listed at the end.
    return is_zip(data) and (
        b"application/epub+zip" in data[:200] or b"META-INF/container.xml" in data[-200_000:]
    )


def _is_docx(data: bytes) -> bool:
    # The folder of its text is listed at the archive's end; a book may have one of that name, too.
    return is_zip(data) and b"word/" in data[-200_000:] and not _is_epub(data)


HTML = Format(
    "html", "podcast.article.html.page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"),
    has_text=looks_like_html,
)  # fmt: skip
MARKDOWN = Format(
    "markdown",
    "podcast.article.markdown",
    (".md", ".markdown"),
    ("text/markdown",),
    has_text=_looks_like_markdown,
)
PLAIN = Format("plain", "podcast.article.plain_text", (".txt",), has_text=_is_text)
PDF = Format(
    "pdf", "podcast.article.pdf.document", (".pdf",), ("application/pdf", "application/x-pdf"),
    has_bytes=lambda data: b"%PDF-" in data[:1024],
)  # fmt: skip
DOCX = Format(
    "docx", "podcast.article.docx", (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), has_bytes=_is_docx,
)  # fmt: skip
EPUB = Format("epub", "podcast.article.epub", (".epub",), ("application/epub+zip",), has_bytes=_is_epub)

FORMATS = (HTML, MARKDOWN, PLAIN, PDF, DOCX, EPUB)
"""Every format, in the order in which messages list them. `PLAIN`, which any text is, stands after all other texts."""
SUFFIXES = ", ".join(format_.suffixes[0] for format_ in FORMATS[:-1]) + f" or {FORMATS[-1].suffixes[0]}"
"""What messages tell people to give."""
ACCEPT = "text/html,application/pdf;q=0.9,application/epub+zip;q=0.9,*/*;q=0.5"
"""What servers are asked for: a page where they have one, else what we can read."""
BY_SUFFIX = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}
BY_MEDIA_TYPE = {media_type: format_ for format_ in FORMATS for media_type in format_.media_types}
TELLING_NOTHING = frozenset(
    {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/zip"}
    | {"application/force-download", "application/x-download"}
)
"""Media types of servers that know nothing about a file: the file itself tells."""


def of_bytes(data: bytes) -> Format | None:
    """Returns the format that a file's bytes show, or None when they are text or nothing known."""
    return next((format_ for format_ in FORMATS if format_.has_bytes and format_.has_bytes(data)), None)


def of_text(text: str) -> Format:
    """Returns the format that a text of unknown format is written in; plain when it looks like no other."""
    return next(format_ for format_ in FORMATS if format_.has_text and format_.has_text(text))
