"""What a feed says of the show."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import NAME_LIMIT
from podcast.feed import categories
from podcast.feed.elements import (
    block,
    date,
    description,
    element,
    language,
    licences,
    people,
    truth,
    value,
)
from podcast.feed.item import enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Edition, Show


def of_show(edition: Edition) -> Iterator[str]:
    """All but the links between the feed's pages and the time at which it was built."""
    show, base = edition.show, edition.address
    title = value(show.title)
    link = urls.ascii_url(show.link) or base
    cover = f"{base}{edition.cover}"
    yield element("title", title)
    yield element("link", link)
    yield element("description", description(show.description) or title)
    yield element("language", language(show.language))
    if copyright_ := value(show.copyright):
        yield element("copyright", copyright_)
    yield element("generator", "podcast")
    yield block("image", 2, [element("url", cover), element("title", title), element("link", link)])
    yield element("itunes:image", href=cover)
    yield from _apples(show)
    yield from _namespaces(edition)


def _apples(show: Show) -> Iterator[str]:
    author, email = value(show.author), value(show.email)
    if author:
        yield element("itunes:author", author)
    if email:
        name = author or value(show.title)
        yield block("itunes:owner", 2, [element("itunes:name", name), element("itunes:email", email)])
    top, sub = categories.split(show.category)
    if sub:
        yield block("itunes:category", 2, [element("itunes:category", text=sub)], text=top)
    else:
        yield element("itunes:category", text=top)
    yield element("itunes:explicit", truth(show.explicit))
    yield element("itunes:type", show.feed.type)
    if show.feed.private:
        yield element("itunes:block", "Yes")
    if show.feed.complete:
        yield element("itunes:complete", "Yes")
    if moved := urls.ascii_url(show.feed.new_feed_url):
        yield element("itunes:new-feed-url", moved)


def _namespaces(edition: Edition) -> Iterator[str]:
    """The podcast namespace's tags."""
    show, facts = edition.show, edition.show.feed
    yield element("podcast:guid", edition.guid)
    email = value(show.email)
    # Locked is a promise to mail the owner before a move: without an address nobody could keep it.
    locked = "yes" if email or facts.private else "no"
    yield element("podcast:locked", locked, **({"owner": email} if email else {}))
    yield element("podcast:medium", "podcast")
    if url := urls.ascii_url(facts.funding_url):
        words = value(facts.funding_text, NAME_LIMIT) or "Support the show"
        yield element("podcast:funding", words, url=url)
    if often := value(facts.update_frequency, NAME_LIMIT):
        ended = {"complete": "true"} if facts.complete else {}
        yield element("podcast:updateFrequency", often, **ended)
    yield from licences(facts.license or f"{show.copyright} {show.rights}")
    for trailer in (it for it in edition.episodes if it.kind == "trailer"):
        title = value(trailer.title, NAME_LIMIT) or trailer.slug
        published = date(datetime.fromisoformat(trailer.published))
        season = {"season": str(trailer.season)} if trailer.season else {}
        where = enclosure(edition, trailer)
        yield element("podcast:trailer", title, pubdate=published, **where, **season)
    # A show that was taken over and has nothing of ours on air yet is neither spoken by our voices nor made by AI.
    if not edition.episodes or any(not it.imported for it in edition.episodes):
        yield from people(show.hosts)
    if not edition.episodes or any(it.synthetic for it in edition.episodes):
        yield element("podcast:txt", "true", purpose="ai-content")
