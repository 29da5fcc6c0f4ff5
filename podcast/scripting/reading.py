"""From a source to the article that it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import article, urls, wishes
from podcast.errors import FetchError
from podcast.language.plain.sentences import count_words
from podcast.model import Article, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.article import RawSource
    from podcast.library import Library
    from podcast.model import Report
    from podcast.net import Resource
    from podcast.scripting.order import Order
    from podcast.scripting.sources import Source

    Pages = list[Resource]

_LOSS = 0.2
"""Share of the readable text that may be missing without a word: comments, notices and the like."""


def read_article(
    library: Library, source: str, order: Order, notice: Callable[[Resource], None] = lambda _page: None
) -> Article:
    """Returns what a source holds, understood; FetchError, also where its site asks programs not to read it.

    `notice` gets the page that was fetched.
    """
    return article.read_loaded(load_article(library, source, order, notice))


def load_article(
    library: Library, source: str, order: Order, notice: Callable[[Resource], None] = lambda _page: None
) -> RawSource:
    """Returns a source as yet unread; FetchError as `read_article`."""
    allow = (*library.show.fetch_allow, *order.allow)
    if urls.web_address(source):
        _refuse_unwelcome(library, source, allow)
    return article.load(source, allow=allow, stdin=order.stdin, notice=notice)


def load_with_reservations(library: Library, source: str, order: Order) -> tuple[RawSource, tuple[str, ...]]:
    """Returns a source as yet unread, and one line for each page whose site reserves text and data mining."""
    pages: Pages = []
    raw = load_article(library, source, order, pages.append)
    return raw, describe_reservations(library, pages, order)


def _refuse_unwelcome(library: Library, url: str, allow: tuple[str, ...]) -> None:
    rights = library.show.rights
    if not wishes.is_overruled(url, rights, rights) and (wish := wishes.read_robots(url, allow)):
        mend = "save the page in a browser and give the file, or name the site in rights in show.toml"
        raise FetchError(f"{url}: {wish}", mend)


def describe_reservations(library: Library, pages: Sequence[Resource], order: Order) -> tuple[str, ...]:
    """Returns one line for each page whose site reserves text and data mining."""
    allow = (*library.show.fetch_allow, *order.allow)
    found = filter(None, (wishes.find_reservation(page, allow) for page in pages))
    return tuple(f"{wish}: to publish the episode, state in `rights` by what right" for wish in found)


def count_kept_words(content: Article) -> int:
    """Returns the words of an article, headings included."""
    sections = (content.summary, *content.sections)
    return sum(count_words(text) for section in sections for text in (section.heading, *section.paragraphs))


def describe_loss(content: Article, source: str) -> str:
    """Returns one line when the article goes on elsewhere or a fifth of the readable text is missing, else nothing.

    `source` is as typed.
    """
    if content.further.next:
        whole = content.further.whole
        mend = (
            f"{whole} may show all of it"
            if whole
            else "give an address that shows all of it, if there is one"
        )
        return f"the article goes on at {content.further.next}, which is no part of it here: {mend}"
    missing = 1 - count_kept_words(content) / max(content.visible_words, 1)
    if missing <= _LOSS:
        return ""
    return (
        f"{round(100 * missing)} % of the readable text is no part of the article: "
        f"`podcast script {source} --outline --dropped` lists what was left out"
    )


def read_source(
    library: Library,
    source: Source,
    order: Order,
    report: Report,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> Article:
    """Returns the article of a resolved source, under the name that scripts give that; reports the stage."""
    report(Stage.READING, 0, 1)
    content = replace(read_article(library, source.text, order, notice), source=source.key)
    report(Stage.READING, 1, 1)
    return content
