"""Articles: from an address, a file or a pipe to title, summary, sections and scenarios, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from podcast.article import docx, epub, html, markdown, pdf, plain
from podcast.article.clean import clean
from podcast.article.outline import outline
from podcast.article.source import Raw, load
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from podcast.article.shape import Extract
    from podcast.model import Article

__all__ = ["extract", "read"]

_EXTRACT = {
    "html": html.extract,
    "markdown": markdown.extract,
    "plain": plain.extract,
    "pdf": pdf.extract,
    "docx": docx.extract,
    "epub": epub.extract,
}


def read(source: str, *, allow: tuple[str, ...] = (), stdin: BinaryIO | None = None) -> Article:
    """The article at an http(s) URL, in a file, or on `stdin` when the source is `-`.

    `allow` names hosts that may be fetched though their address is private. FetchError, ArticleError.
    """
    return outline(clean(extract(load(source, allow=allow, stdin=stdin))))


def extract(raw: Raw) -> Extract:
    """What the source says, before it is cleaned; ArticleError when that is nothing."""
    found = _EXTRACT[raw.format](raw)
    if not any(any(map(str.isalpha, block.text)) for block in found.document.blocks):
        raise ArticleError(
            f"{raw.name}: holds no article text; give the page of one article, or save its text as .txt"
        )
    return found
