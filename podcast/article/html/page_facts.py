"""What a page says of its article beside the text: title, authors, day, site, language and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.html.authorship import find_authors
from podcast.article.html.further_pages import find_further_pages
from podcast.article.html.headline import find_headline
from podcast.article.html.page_lines import read_page_lines
from podcast.article.html.publication_day import find_publication_day

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from podcast.article.html.metadata import PageMetadata
    from podcast.model import FurtherPages


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What `Document` has fields for, but for the text and what only the text tells."""

    title: str
    """The headline, or empty."""
    authors: tuple[str, ...]
    date: str
    """YYYY-MM-DD, or empty."""
    site: str
    language: str
    kinds_stated: tuple[str, ...]
    address: str
    """Where a file says that it lies on the web, or empty."""
    further: FurtherPages


def read_facts(tree: HtmlElement, metadata: PageMetadata, source: str) -> PageFacts:
    """Returns what a page states and shows; `source` is its address, or a file's name."""
    site = metadata.site(source)
    page = read_page_lines(tree)
    title = find_headline(tree, metadata.titles(), site, page.lines)
    around = page.around_headline(title)
    authors = find_authors(metadata, page, around, site, metadata.host(source))
    return PageFacts(
        title,
        authors,
        find_publication_day(metadata, page, around, source, is_signed=bool(authors)),
        site,
        metadata.language(),
        metadata.kinds(source),
        "" if "://" in source else metadata.own_address(),
        find_further_pages(tree, metadata.address(source)),
    )
