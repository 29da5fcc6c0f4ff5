"""Articles: an address, a file or a pipe comes in; title, summary, sections and scenarios go out, word for word.

The way of an article: `source` loads it, the reader that `formats` names for its format extracts a `Document`,
`signed_letters` tells whose letters stand in it, `cleaning` and `trimming` take out what is no text, `outlining` tells
summary, sections and scenarios apart, `dropping` puts what was left out in order. A new input format is a row in
`formats` and a module that reads it. Other rooms use the names below.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from podcast.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.article.extraction import Extract
    from podcast.article.source import RawSource as RawSource
    from podcast.model import Article
    from podcast.net import Resource

__all__ = ["extract", "load", "read", "read_loaded", "suffixes"]


def read(
    source: str,
    *,
    allow: tuple[str, ...] = (),
    stdin: BinaryIO | None = None,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> Article:
    """Returns the article at an http(s) URL, in a file, or on `stdin` when the source is `-`.

    `allow` names hosts that may be fetched though their address is private; `notice` gets the page that was fetched.
    FetchError, ArticleError.
    """
    return read_loaded(load(source, allow=allow, stdin=stdin, notice=notice))


def load(
    source: str,
    *,
    allow: tuple[str, ...] = (),
    stdin: BinaryIO | None = None,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> RawSource:
    """Returns what `read` reads an article from, fetched and as yet unread; FetchError, ArticleError."""
    from podcast.article import source as sources

    return sources.load(source, allow=allow, stdin=stdin, notice=notice)


def read_loaded(raw: RawSource) -> Article:
    """Returns the article that a source holds, which nobody needs to reach any more; ArticleError."""
    # `podcast make` on a finished script imports this room and reads no article: it need not load what reads them.
    from podcast.article.cleaning import clean
    from podcast.article.dropping import in_order
    from podcast.article.outlining import outline
    from podcast.article.signed_letters import sign_letters
    from podcast.article.trimming import trim

    article = outline(trim(clean(sign_letters(extract(raw)))))
    return replace(article, dropped=in_order(article.dropped, raw.text))


def suffixes() -> tuple[str, ...]:
    """Returns how the files of articles end, in small letters."""
    from podcast.article.formats import FORMATS

    return tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def extract(source: RawSource) -> Extract:
    """Returns what the source says, before it is cleaned; ArticleError when that is nothing."""
    reading: Extract = import_module(source.format.module).extract(source)
    if not any(any(map(str.isalpha, block.text)) for block in reading.document.blocks):
        raise ArticleError(
            f"{source.name}: holds no article text", "give the page of one article, or save its text as .txt"
        )
    return reading if reading.visible_words else reading.counted(source.text)
