"""Where an article comes from: an address, a file or a pipe → its bytes or text, and the format they are in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

from podcast.article import formats
from podcast.article.extraction import visible
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.article.formats import Format
    from podcast.net import Resource

LARGEST = 60_000_000
"""Bytes of a source; most of a paper or a book are its pictures."""
LARGEST_TEXT = 20_000_000
"""Bytes of a source that is nothing but text."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED_ENCODING = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)


_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:].*)?$", re.IGNORECASE)
"""An address whose https:// was left out."""


@dataclass(frozen=True, slots=True)
class RawSource:
    """A source as text, or as bytes when its format is no text: PDF, DOCX, EPUB."""

    name: str
    """The URL, the file's name without its folder, or `-`."""
    text: str
    format: Format
    data: bytes = b""


def load(
    source: str,
    *,
    allow: tuple[str, ...] = (),
    stdin: BinaryIO | None = None,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> RawSource:
    """Returns the source at a URL, in a file, or on `stdin` for `-`; FetchError, ArticleError.

    `notice` gets what was fetched.
    """
    if re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE):
        return _fetch(source, allow, notice)
    if source == "-":
        if stdin is None:
            raise ArticleError("-: nothing is piped in", "give a URL or a file")
        return _identify("-", stdin.read(LARGEST + 1), None)
    return _read_file(Path(source))


def _fetch(url: str, allow: tuple[str, ...], notice: Callable[[Resource], None]) -> RawSource:
    from podcast.net import Limits, fetch

    resource = fetch(url, allow=allow, accept=formats.ACCEPT, limits=Limits(size=LARGEST))
    notice(resource)
    announced = formats.BY_MEDIA_TYPE.get(resource.media_type)
    if announced is None:
        if resource.media_type not in formats.TELLING_NOTHING:
            raise ArticleError(
                f"{url}: is {resource.media_type}, not a page of text",
                f"give a web page, or {formats.SUFFIXES}",
            )
        suffix = Path(unquote(urlsplit(resource.url).path)).suffix.lower()
        # Servers send Markdown and pages under a name in .txt, too: the text tells.
        announced = formats.BY_SUFFIX.get(suffix) if suffix != ".txt" else None
    return _identify(resource.url, resource.body, announced, resource.charset)


def _read_file(path: Path) -> RawSource:
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            raise ArticleError(f"{path}: is a folder", f"give one file, {formats.SUFFIXES}")
        if suffix not in formats.BY_SUFFIX:
            if not path.exists():
                raise FileNotFoundError  # noqa: TRY301  # the more useful thing to say
            kind = f"{suffix} files" if suffix else "files without an ending such as .txt"
            raise ArticleError(f"{path}: {kind} cannot be read", f"give {formats.SUFFIXES}")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        is_address = _ADDRESS.match(str(path)) and ("/" in str(path) or suffix not in formats.BY_SUFFIX)
        address = f"; for a web page write https://{path}" if is_address else ""
        raise ArticleError(f"{path}: there is no such file", f"check its name and folder{address}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ArticleError(
            f"{visible(str(path))}: cannot be read ({reason.lower()})", "give a readable file"
        ) from error
    return _identify(path.name or str(path), data, formats.BY_SUFFIX[suffix])


def _identify(name: str, data: bytes, announced: Format | None, charset: str = "") -> RawSource:
    """Returns the source in the format that its bytes show, else the announced one, else what its text looks like."""
    shown = formats.of_bytes(data)
    largest = LARGEST if shown else LARGEST_TEXT
    if len(data) > largest:
        raise ArticleError(
            f"{name}: larger than {largest // 1_000_000} MB", "give the part that is the article"
        )
    if not data.strip():
        raise ArticleError(f"{name}: is empty", "give a file that holds the article's text")
    if shown:
        return RawSource(name, "", shown, data)
    if announced and announced.has_bytes:
        raise ArticleError(
            f"{name}: is no {announced.name.upper()} inside, whatever its name", f"give {formats.SUFFIXES}"
        )
    if formats.is_zip(data):
        raise _not_text(name)
    text = decode(name, data, charset)
    if announced in (None, formats.PLAIN) and formats.looks_like_html(text):
        announced = formats.HTML  # a page that was saved as .txt
    return RawSource(name, visible(text), announced or formats.of_text(text))


def _not_text(name: str) -> ArticleError:
    return ArticleError(f"{name}: is not text inside, whatever its name", f"give {formats.SUFFIXES}")


def decode(name: str, data: bytes, charset: str = "") -> str:
    """Returns bytes as text: by byte order mark, as UTF-8, as server or page declare, then by a guess."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    if b"\0" in data[:100_000]:
        raise _not_text(name)
    declaration = _DECLARED_ENCODING.search(data[:4096])
    declared = (declaration.group(1) or declaration.group(2)).decode("ascii") if declaration else ""
    # UTF-8 first: other encodings hardly ever pass for it by chance, and declarations are often wrong.
    for encoding in ("utf-8", charset, declared):
        # Browsers read Latin-1 as its Windows superset, so pages that declare the one are written in the other.
        latin = encoding.lower() in ("iso-8859-1", "latin-1", "latin1")
        try:
            if encoding:
                return data.decode("cp1252" if latin else encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return _decode_by_guess(name, data)


def _decode_by_guess(name: str, data: bytes) -> str:
    from trafilatura.utils import detect_encoding

    # A lone bad byte in a UTF-8 page is damage, not another encoding.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") <= len(text) // 2000:
        return text
    guesses = detect_encoding(data)
    for encoding in ["cp1252", *guesses] if _is_western(data) else [*guesses, "cp1252"]:
        try:
            text = data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
        sample = text[:20_000]
        if sum(not (char.isprintable() or char.isspace()) for char in sample) <= len(sample) // 100:
            return text
    raise ArticleError(f"{name}: is not text inside, or in an unknown encoding", "save it as UTF-8")


def _is_western(data: bytes) -> bool:
    """Returns whether few bytes lie above ASCII, as in the languages of Western Europe."""
    sample = data[:20_000]
    return sum(byte > 127 for byte in sample) < len(sample) * 0.15
