"""A feed by others → what a show of ours takes over."""

from __future__ import annotations

import html
import json
import re
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import media_types, urls
from podcast.contract import VALUE_LIMIT
from podcast.errors import FetchError, ShowError
from podcast.feed import categories, elements, foreign_values
from podcast.feed.foreign_values import absolute, attribute, children, text, whole, yes
from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.language.plain.markup import sanitise
from podcast.model import Chapter, FeedChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.feed.foreign_values import Children
    from podcast.model import Kind

_NOTES = 100_000
"""Bytes of an episode's notes."""
_MARKUP = 300_000
"""Characters of what they are made from."""
_TITLE = 500
_CATEGORY = "News"
"""Where the feed has none."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_AUDIO = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|mov|aac|ogg|oga|opus|flac|wav)$", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"(?:audio|video)/[a-z0-9.+-]+")
_MP3 = re.compile(r"audio/(?:x-)?(?:mp3|mpe?g-?3?)")
"""As feeds name it; apps ask for one of them."""
_CHAPTERS = 255
"""As many as ID3 has room for."""
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\w+|[A-Za-z]\w+);")
_LISTED = re.compile(r"\n(?=[ \t]*(?:[-*•–] |\(?\d{1,2}:\d\d|https?://))")
"""Before a line of plain text that stands for itself: a chapter's time, an item, a link."""
_UNMOVED = FeedChoice()
Mark = tuple[int, str, str]
"""Where a chapter starts (ms), its title, its link."""


@dataclass(frozen=True, slots=True)
class Item:
    """An episode as the feed describes it."""

    guid: str
    """Verbatim; the enclosure's address where there is none, as apps do it."""
    title: str
    published: str
    """RFC 3339 in UTC, to the second."""
    enclosure: str
    bytes: int = 0
    """0 when the feed does not say."""
    media_type: str = "audio/mpeg"
    duration_ms: int = 0
    summary: str = ""
    notes: str = ""
    """HTML of p, ol, ul, li, a, b, i, strong and em, never empty."""
    link: str = ""
    author: str = ""
    season: int = 0
    number: int = 0
    """0 is none."""
    kind: Kind = "full"
    explicit: bool = False
    ai: bool = False
    """Whether it is declared to be made by AI, by itself or by the show."""
    art: str = ""
    """Address of its own picture."""
    chapters_url: str = ""
    """Of JSON chapters."""
    marks: tuple[Mark, ...] = ()
    """Of chapters that stand in the feed itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed: the show, and the episodes that can be heard, in the feed's order."""

    title: str
    guid: str
    """The feed's own, else by the namespace's rule of its address; empty when neither is known."""
    items: tuple[Item, ...]
    description: str = ""
    author: str = ""
    email: str = ""
    language: str = "en"
    category: str = _CATEGORY
    explicit: bool = False
    link: str = ""
    copyright: str = ""
    image: str = ""
    """Address of the show's cover."""
    locked: bool = False
    """Whether its owner does not want it to be taken over."""
    feed: FeedChoice = _UNMOVED
    """Where `new_feed_url` is where the feed has moved to."""
    self_url: str = ""
    next_url: str = ""
    """Of the page with older episodes."""
    notes: tuple[str, ...] = ()
    """What was left out or mended, a line each."""


def read(data: bytes, address: str = "", charset: str = "") -> Found:
    """The feed in a document that came from `address`; FetchError when it is none."""
    root, sound = foreign_values.tree(data, charset)
    name = str(root.tag).rpartition("}")[2].lower()
    if name == "feed":
        raise FetchError("is an Atom feed; podcast apps and this command read RSS: give the show's RSS feed")
    channel = next(iter(children(root).get("channel", ())), None)
    if name != "rss" or channel is None:
        raise FetchError(
            f"is no podcast feed (its root is {shorten(name, 40)!r}): give the address of the RSS feed"
        )
    found = children(channel)
    links = {link.get("rel") or "": link.get("href") or "" for link in reversed(found.get("atom:link", []))}
    self_url = absolute(links.get("self", ""), address)
    address = address or self_url
    items, notes = _items(found, address)
    category = _category(found)
    if not category and (said := attribute(found, "itunes:category", "text")):
        what = f"Apple has no category {shorten(said, 60)!r}: a new show gets {_CATEGORY!r}; set category in show.toml"
        notes = (what, *notes)
    if not sound:
        notes = ("the feed is not well-formed XML; it was read as far as it can be", *notes)
    return Found(
        title=_title(found) or "Untitled show",
        guid=_guid(found),
        items=items,
        description="\n\n".join(
            split_paragraphs(_plain(text(found, "description", "itunes:summary")[:_MARKUP]))
        ),
        author=shorten(text(found, "itunes:author", "dc:creator"), VALUE_LIMIT),
        email=_email(found),
        language=_language(text(found, "language", "dc:language")),
        category=category or _CATEGORY,
        explicit=yes(text(found, "itunes:explicit")),
        link=absolute(text(found, "link"), address),
        copyright=shorten(text(found, "copyright", "dc:rights"), VALUE_LIMIT),
        image=_image(found, address),
        locked=yes(text(found, "podcast:locked")),
        feed=_choice(found, address),
        self_url=self_url,
        next_url=absolute(links.get("next") or links.get("prev-archive") or "", address),
        notes=notes,
    )


def _title(found: Children) -> str:
    """The title as apps show it: many feeds have it escaped as HTML once more."""
    said = text(found, "title", "itunes:title")
    return shorten(_REFERENCE.sub(lambda it: html.unescape(it[0]), said), _TITLE)


def _guid(found: Children) -> str:
    try:
        return str(uuid.UUID(text(found, "podcast:guid")))
    except ValueError:
        return ""


def _email(found: Children) -> str:
    for owner in found.get("itunes:owner", ()):
        email = text(children(owner), "itunes:email")
        if _EMAIL.fullmatch(email):
            return email
    return ""


def _language(said: str) -> str:
    said = said.lower().replace("_", "-")
    return said if _LANGUAGE.fullmatch(said) else "en"


def _category(found: Children) -> str:
    """The first of the feed's categories that Apple has, or empty."""
    for element in found.get("itunes:category", ()):
        top = clean(element.get("text") or "")
        subs = [clean(sub.get("text") or "") for sub in children(element).get("itunes:category", ())]
        for category in (*(f"{top} > {sub}" for sub in subs), top):
            try:
                return " > ".join(filter(None, categories.split(category)))
            except ShowError:
                continue
    return ""


def _image(found: Children, address: str) -> str:
    plain = [text(children(image), "url") for image in found.get("image", ())]
    named = (attribute(found, "itunes:image", "href"), *plain)
    return next(filter(None, (absolute(url, address) for url in named)), "")


def _choice(found: Children, address: str) -> FeedChoice:
    return FeedChoice(
        type="serial" if text(found, "itunes:type").lower() == "serial" else "episodic",
        private=yes(text(found, "itunes:block")),
        complete=yes(text(found, "itunes:complete")),
        new_feed_url=absolute(text(found, "itunes:new-feed-url"), address),
        license=_licence(found),
        update_frequency=shorten(text(found, "podcast:updateFrequency"), 128),
        funding_url=absolute(attribute(found, "podcast:funding", "url"), address),
        funding_text=shorten(text(found, "podcast:funding"), 128),
    )


def _licence(found: Children) -> str:
    """By its identifier, else by the words and the address that the feed has."""
    said = text(found, "podcast:license")
    known = elements.licence(said)[0]
    return shorten(said if known else f"{said} {attribute(found, 'podcast:license', 'url')}", VALUE_LIMIT)


def _items(found: Children, address: str) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The episodes that can be heard, and what is to be said of the others."""
    kept: dict[str, Item] = {}
    silent, twice = [], []
    by_show = _ai(found, by_show=False)
    for element in found.get("item", ()):
        item = _item(children(element), address, by_show=by_show)
        if not item.enclosure:
            silent.append(item.title)
        elif item.guid in kept:
            twice.append(item.title)
        else:
            kept[item.guid] = item
    undated = [item.title for item in kept.values() if not item.published]
    notes = [
        _left_out(silent, "without audio at an http(s) address", "left out"),
        _left_out(twice, "with the guid of another one", "left out; the first in the feed stays"),
        _left_out(undated, "without a date that can be read", "dated like their neighbours"),
    ]
    return _dated(list(kept.values())), tuple(filter(None, notes))


def _left_out(titles: list[str], what: str, done: str) -> str:
    if not titles:
        return ""
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    return f"{shorten(titles[0], 60)!r}{more}, {what}: {done}"


def _dated(items: list[Item]) -> tuple[Item, ...]:
    """Every item with a date: without one of its own that of the next older, else of the next newer."""
    date = ""
    for at in reversed(range(len(items))):
        date = items[at].published or date
        items[at] = replace(items[at], published=date)
    for at in range(1, len(items)):
        items[at] = replace(items[at], published=items[at].published or items[at - 1].published)
    first = "1970-01-01T00:00:00Z"
    return tuple(replace(item, published=item.published or first) for item in items)


def _item(found: Children, address: str, *, by_show: bool) -> Item:
    enclosure, size, media_type = _enclosure(found, address)
    markup = text(found, "content:encoded", "description", "itunes:summary")[:_MARKUP]
    notes = _notes(markup)
    described = text(found, "description", "itunes:summary", "itunes:subtitle")[:_MARKUP]
    summary = "\n\n".join(split_paragraphs(_plain(described or markup)))[:_NOTES]
    title = _title(found) or shorten(summary, _TITLE) or "Untitled"
    kind = text(found, "itunes:episodeType").lower()
    return Item(
        guid=text(found, "guid") or enclosure,
        title=title,
        published=foreign_values.moment(text(found, "pubDate", "dc:date")),
        enclosure=enclosure,
        bytes=size,
        media_type=media_type,
        duration_ms=foreign_values.milliseconds(text(found, "itunes:duration")),
        summary=summary,
        notes=notes or f"<p>{html.escape(title)}</p>",
        link=absolute(text(found, "link"), address),
        author=shorten(text(found, "itunes:author", "dc:creator"), VALUE_LIMIT),
        season=whole(text(found, "itunes:season", "podcast:season")),
        number=whole(text(found, "itunes:episode", "podcast:episode")),
        kind="trailer" if kind == "trailer" else "bonus" if kind == "bonus" else "full",
        explicit=yes(text(found, "itunes:explicit")),
        ai=_ai(found, by_show=by_show),
        art=absolute(attribute(found, "itunes:image", "href"), address),
        chapters_url=absolute(attribute(found, "podcast:chapters", "url"), address),
        marks=tuple(_marks(found)),
    )


def _ai(found: Children, *, by_show: bool) -> bool:
    """Whether a channel or item is declared to be made by AI; an item that says nothing is as its show is."""
    said = [txt for txt in found.get("podcast:txt", ()) if txt.get("purpose") == "ai-content"]
    return any(yes(txt.text or "") for txt in said) if said else by_show


def _enclosure(found: Children, address: str) -> tuple[str, int, str]:
    """(address, bytes, media type) of the first that is sound or film."""
    for element in (*found.get("enclosure", ()), *found.get("media:content", ())):
        url = absolute(element.get("url") or "", address)
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        known = _MEDIA_TYPE.fullmatch(kind)
        if url and (known or _AUDIO.search(url.partition("?")[0].partition("#")[0])):
            size = whole(element.get("length") or element.get("fileSize") or "", 1 << 50)
            return url, size, "audio/mpeg" if _MP3.fullmatch(kind) else kind if known else _by_ending(url)
    return "", 0, ""


def _by_ending(url: str) -> str:
    """The media type of an enclosure that does not say it."""
    found = media_types.media_type(urlsplit(url).path)
    return found if _MEDIA_TYPE.fullmatch(found) else "audio/mpeg"


def _notes(markup: str) -> str:
    """Notes as HTML; those without a tag are paragraphs of text."""
    if not _TAG.search(markup):
        parts = split_paragraphs(_LISTED.sub("\n\n", markup))
        markup = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in parts)
    found = sanitise(markup)
    return (
        found if len(found.encode()) <= _NOTES else sanitise(found.encode()[:_NOTES].decode(errors="ignore"))
    )


def _plain(markup: str) -> str:
    """Notes as text, a blank line between paragraphs."""
    if not _TAG.search(markup):
        return html.unescape(_LISTED.sub("\n\n", markup))
    return html.unescape(_TAG.sub("", re.sub(r"</(?:p|li|ul|ol)>", "\n\n", sanitise(markup))))


def _marks(found: Children) -> Iterator[Mark]:
    """Of simple chapters."""
    for group in found.get("psc:chapters", ()):
        for mark in children(group).get("psc:chapter", ()):
            start = foreign_values.milliseconds(mark.get("start") or "-")
            yield start, mark.get("title") or "", mark.get("href") or ""


def json_marks(data: bytes) -> tuple[Mark, ...]:
    """Of JSON chapters; none when they cannot be read."""
    try:
        listed = json.loads(data)["chapters"]
        return tuple(
            (round(float(mark["startTime"]) * 1000), str(mark.get("title", "")), str(mark.get("url", "")))
            for mark in listed
            if mark.get("toc", True)
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return ()


def laid(marks: Iterable[Mark], length_ms: int) -> tuple[Chapter, ...]:
    """Chapters that meet; none where they do not fit the episode's length."""
    firsts = {mark[0]: mark for mark in reversed(tuple(marks))}
    ordered = [firsts[start] for start in sorted(firsts)][:_CHAPTERS]
    if not ordered or ordered[0][0] < 0 or ordered[-1][0] >= length_ms:
        return ()
    starts = [0, *(start for start, _, _ in ordered[1:])]
    return tuple(
        Chapter(start, end, shorten(title, VALUE_LIMIT) or "…", urls.ascii_url(url))
        for start, end, (_, title, url) in zip(starts, [*starts[1:], length_ms], ordered, strict=True)
    )
