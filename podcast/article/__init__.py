"""Articles: from an address, a file or a pipe to title, summary, sections and scenarios, word for word."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO

from podcast.errors import ArticleError

if TYPE_CHECKING:
    from podcast.article.extraction import Extract
    from podcast.article.source import Raw
    from podcast.model import Article

__all__ = ["extract", "read"]

_MODULES = {"html": "html.page", "plain": "plain_text"}
"""Modules that are not named as the format that they read."""


def read(source: str, *, allow: tuple[str, ...] = (), stdin: BinaryIO | None = None) -> Article:
    """The article at an http(s) URL, in a file, or on `stdin` when the source is `-`.

    `allow` names hosts that may be fetched though their address is private. FetchError, ArticleError.
    """
    # Whoever only speaks a script again does not wait for what reads articles.
    from podcast.article.cleaning import clean
    from podcast.article.outlining import outline
    from podcast.article.source import load

    return outline(clean(extract(load(source, allow=allow, stdin=stdin))))


def extract(raw: Raw) -> Extract:
    """What the source says, before it is cleaned; ArticleError when that is nothing."""
    found: Extract = import_module(f"podcast.article.{_MODULES.get(raw.format, raw.format)}").extract(raw)
    if not any(any(map(str.isalpha, block.text)) for block in found.document.blocks):
        raise ArticleError(
            f"{raw.name}: holds no article text; give the page of one article, or save its text as .txt"
        )
    return found
