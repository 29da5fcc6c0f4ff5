"""The feed: RSS 2.0 with Apple's tags and the podcast namespace, from the manifests alone."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.feed import categories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element

    from podcast.model import Edition, Host, Listing

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
VALUE_LIMIT = 255
DESCRIPTION_LIMIT = 4000
"""Bytes."""
_NAME_LIMIT = 128
_TRANSCRIPTS = (  # Apple takes the first that it can read, and speakers only from WebVTT
    ("vtt", "text/vtt", ""),
    ("srt", "application/x-subrip", "captions"),
    ("html", "text/html", ""),
    ("json", "application/json", ""),
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LICENCE = re.compile(r"\b(cc0-1\.0|cc-by(?:-nc)?(?:-nd|-sa)?-[1-4]\.[05])\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]+")


def feed(edition: Edition, built: datetime, describe: Callable[[Listing], tuple[str, str]]) -> bytes:
    """The whole feed.

    `describe` gives an episode's notes as plain text and as HTML of p, ol, ul, li, a, b, i, strong and em.
    """
    from lxml import etree

    rss = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = _add(rss, "channel")
    _channel(channel, edition)
    _add(channel, "lastBuildDate", _date(built))
    for episode in edition.episodes:
        _item(_add(channel, "item"), edition, episode, describe(episode))
    etree.indent(rss)
    return etree.tostring(rss, xml_declaration=True, encoding="UTF-8") + b"\n"


def refresh(old: bytes | None, make: Callable[[datetime], bytes], now: datetime) -> bytes:
    """The feed as it is now: the old bytes when only the time has changed, so that clients get their 304."""
    built = _built(old) if old else None
    if built is not None and make(built) == old:
        return old
    return make(now)


def _built(feed: bytes) -> datetime | None:
    """When a feed was built; None for one that cannot be read."""
    found = re.search(rb"<lastBuildDate>([^<]+)</lastBuildDate>", feed)
    try:
        return parsedate_to_datetime(found[1].decode()) if found else None
    except ValueError:
        return None


def _channel(channel: _Element, edition: Edition) -> None:
    show, base = edition.show, edition.address
    title = _short(show.title)
    link = urls.ascii_url(show.link) or base
    cover = f"{base}{edition.cover}"
    _add(channel, "title", title)
    _add(channel, "link", link)
    _add(channel, "description", _fit(show.description) or title)
    _add(channel, "language", _short(show.language).lower() or "en")
    if show.copyright:
        _add(channel, "copyright", _short(show.copyright))
    _add(channel, "generator", "podcast")
    image = _add(channel, "image")
    for name, text in (("url", cover), ("title", title), ("link", link)):
        _add(image, name, text)
    _add(channel, "atom:link", href=f"{base}feed.xml", rel="self", type="application/rss+xml")
    if show.author:
        _add(channel, "itunes:author", _short(show.author))
    if show.email:
        owner = _add(channel, "itunes:owner")
        _add(owner, "itunes:name", _short(show.author) or title)
        _add(owner, "itunes:email", _short(show.email))
    _add(channel, "itunes:image", href=cover)
    _category(channel, show.category)
    _add(channel, "itunes:explicit", _bool(show.explicit))
    _add(channel, "itunes:type", "episodic")
    _add(channel, "podcast:guid", edition.guid)
    # Locked is a promise to mail the owner before a move: without an address nobody could keep it.
    _add(
        channel,
        "podcast:locked",
        "yes" if show.email else "no",
        **({"owner": show.email} if show.email else {}),
    )
    _add(channel, "podcast:medium", "podcast")
    _licence(channel, f"{show.copyright} {show.rights}")
    _people(channel, show.hosts)
    _add(channel, "podcast:txt", "true", purpose="ai-content")


def _category(channel: _Element, category: str) -> None:
    top, sub = categories.split(category)
    parent = _add(channel, "itunes:category", text=top)
    if sub:
        _add(parent, "itunes:category", text=sub)


def _item(item: _Element, edition: Edition, episode: Listing, notes: tuple[str, str]) -> None:
    from lxml import etree

    show, base = edition.show, edition.address
    folder = f"{base}{episode.slug}/"
    title = _short(episode.title) or episode.slug
    plain, html = notes
    _add(item, "title", title)
    _add(item, "link", urls.ascii_url(episode.source) or f"{folder}notes.html")
    _add(item, "guid", episode.guid, isPermaLink="false")
    _add(item, "pubDate", _date(datetime.fromisoformat(episode.published)))
    _add(item, "description", _fit(plain) or title)
    # A CDATA section cannot hold its own end; in HTML the reference says the same.
    _add(item, "content:encoded").text = etree.CDATA(_ILLEGAL.sub("", html).strip().replace("]]>", "]]&gt;"))
    _add(item, "enclosure", url=f"{folder}{episode.audio}", length=str(episode.bytes), type="audio/mpeg")
    _add(item, "itunes:title", title)
    _add(item, "itunes:duration", str(round(episode.duration_ms / 1000)))
    _add(item, "itunes:explicit", _bool(show.explicit))
    _add(item, "itunes:episode", str(episode.number))
    _add(item, "itunes:episodeType", "full")
    language = _short(episode.language).lower() or "en"
    for ending, kind, rel in _TRANSCRIPTS:
        extra = {"rel": rel} if rel else {}
        _add(
            item,
            "podcast:transcript",
            url=f"{folder}transcript.{ending}",
            type=kind,
            language=language,
            **extra,
        )
    if episode.chapters:
        _add(item, "podcast:chapters", url=f"{folder}chapters.json", type="application/json+chapters")
    _licence(item, episode.rights)
    _people(item, episode.hosts)
    _add(item, "podcast:txt", "true", purpose="ai-content")


def _licence(parent: _Element, text: str) -> None:
    """Only what the namespace can name: a licence by its identifier, or by the address of its text."""
    url = _URL.search(text)
    if known := _LICENCE.search(text):
        _add(parent, "podcast:license", known[1].lower())
    elif url and (address := urls.ascii_url(url[0].rstrip(".,;)"))):
        name = _short(text.replace(url[0], ""), _NAME_LIMIT)
        _add(parent, "podcast:license", name or "custom", url=address)


def _people(parent: _Element, hosts: Iterable[Host]) -> None:
    for host in hosts:
        if name := _short(host.name, _NAME_LIMIT):
            _add(parent, "podcast:person", name, role="host", group="cast")


def _add(parent: _Element, name: str, text: str = "", /, **attributes: str) -> _Element:
    """A child by its prefixed name, its text and attributes fit for XML."""
    from lxml import etree

    prefix, colon, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if colon else name
    values = {key: _ILLEGAL.sub("", value) for key, value in attributes.items()}
    child = etree.SubElement(parent, tag, values)
    if text:
        child.text = _ILLEGAL.sub("", text).strip()
    return child


def _bool(value: bool) -> str:
    return "true" if value else "false"


def _date(moment: datetime) -> str:
    # Not strftime, whose names follow the locale.
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _short(text: str, limit: int = VALUE_LIMIT) -> str:
    text = " ".join(_ILLEGAL.sub("", text).split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _fit(text: str) -> str:
    """A description within its limit of bytes."""
    text = _ILLEGAL.sub("", text).strip()
    if len(text.encode()) <= DESCRIPTION_LIMIT:
        return text
    return f"{text.encode()[: DESCRIPTION_LIMIT - 3].decode(errors='ignore').rstrip()}…"
