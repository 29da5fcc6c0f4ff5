"""What a feed says of the show."""

from __future__ import annotations

import html
from datetime import datetime
from typing import TYPE_CHECKING

from podcast import categories, urls
from podcast.contract import NAME_LIMIT
from podcast.feed.elements import (
    block,
    cdata,
    description,
    element,
    language_code,
    license_elements,
    mail_date,
    one_line,
    person_elements,
    true_or_false,
)
from podcast.feed.item import enclosure_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Edition, Show


def channel_elements(edition: Edition) -> Iterator[str]:
    """Yields what a feed says of its show, but for the links between its pages and when it was built."""
    show, base = edition.show, edition.address
    title = one_line(show.title)
    link = urls.ascii_url(show.link) or base
    cover = f"{base}{edition.cover}"
    yield element("title", title)
    yield element("link", link)
    yield cdata("description", description(show.description) or html.escape(title, quote=False))
    yield element("language", language_code(show.language))
    if notice := one_line(show.copyright):
        yield element("copyright", notice)
    yield element("generator", "podcast")
    yield block("image", 2, [element("url", cover), element("title", title), element("link", link)])
    yield element("itunes:image", href=cover)
    yield from _itunes(show)
    yield from _podcast(edition)


def _itunes(show: Show) -> Iterator[str]:
    author, email = one_line(show.author), one_line(show.email)
    if author:
        yield element("itunes:author", author)
    if email:
        name = author or one_line(show.title)
        yield block("itunes:owner", 2, [element("itunes:name", name), element("itunes:email", email)])
    for category in (show.category, *show.more_categories):
        top, sub = categories.split(category)
        if sub:
            yield block("itunes:category", 2, [element("itunes:category", text=sub)], text=top)
        else:
            yield element("itunes:category", text=top)
    yield element("itunes:explicit", true_or_false(show.explicit))
    yield element("itunes:type", show.feed.type)
    if show.feed.private:
        yield element("itunes:block", "Yes")
    if show.feed.complete:
        yield element("itunes:complete", "Yes")
    if moved := urls.ascii_url(show.feed.new_feed_url):
        yield element("itunes:new-feed-url", moved)


def _podcast(edition: Edition) -> Iterator[str]:
    """Yields the podcast namespace's tags."""
    show, facts = edition.show, edition.show.feed
    yield element("podcast:guid", edition.guid)
    email = one_line(show.email)
    # Locked is a promise to mail the owner before a move: without an address nobody could keep it.
    locked = "yes" if email or facts.private else "no"
    yield element("podcast:locked", locked, **({"owner": email} if email else {}))
    extra = edition.show.feed.extra
    if "<podcast:medium" not in extra:
        yield element("podcast:medium", "podcast")
    for platform in facts.block:
        yield element("podcast:block", "yes", id=platform)
    if show.podping:
        yield element("podcast:podping", usesPodping="true")
    if url := urls.ascii_url(facts.funding_url):
        words = one_line(facts.funding_text, NAME_LIMIT) or "Support the show"
        yield element("podcast:funding", words, url=url)
    if often := one_line(facts.update_frequency, NAME_LIMIT):
        ended = {"complete": "true"} if facts.complete else {}
        yield element("podcast:updateFrequency", often, **ended)
    if "<podcast:license" not in extra:
        yield from license_elements(facts.license or f"{show.copyright} {show.rights}")
    for trailer in (episode for episode in edition.episodes if episode.kind == "trailer"):
        title = one_line(trailer.title, NAME_LIMIT) or trailer.slug
        published = mail_date(datetime.fromisoformat(trailer.published))
        season = {"season": str(trailer.season)} if trailer.season else {}
        where = enclosure_attributes(edition, trailer)
        yield element("podcast:trailer", title, pubdate=published, **where, **season)
    # A show that was taken over and has nothing of ours on air yet is neither spoken by our voices nor made by AI.
    if not edition.episodes or any(not episode.imported for episode in edition.episodes):
        yield from person_elements(show.hosts, show.people)
    if not edition.episodes or any(episode.synthetic for episode in edition.episodes):
        yield element("podcast:txt", "true", purpose="ai-content")
    if extra.strip():
        yield extra.strip()
