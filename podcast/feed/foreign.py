"""A feed by others → what a show of ours takes over."""

from __future__ import annotations

import contextlib
import html
import json
import re
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import categories, language_codes, media_types, urls
from podcast.contract import NAME_LIMIT, VALUE_LIMIT
from podcast.errors import FetchError, ShowError
from podcast.feed import elements, foreign_tags, foreign_values
from podcast.feed.foreign_values import absolute, attribute, children, text, whole, yes
from podcast.language.plain.hygiene import clean, shorten, split_paragraphs
from podcast.language.plain.markup import sanitise
from podcast.model import Chapter, FeedChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.feed.foreign_values import Children
    from podcast.model import Attachment, Kind, Person, Soundbite

_NOTES = 100_000
"""Bytes of an episode's notes."""
_MARKUP = 300_000
"""Characters of what they are made from."""
_TITLE = 500
"""Characters of a title."""
_CATEGORY = "News"
"""What a feed without a category gets."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_AUDIO = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|mov|aac|ogg|oga|opus|flac|wav)$", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"(?:audio|video)/[a-z0-9.+-]+")
_MP3 = re.compile(r"audio/(?:x-)?(?:mp3|mpe?g-?3?)")
"""The names that feeds have for MP3; apps ask for one of them."""
_CHAPTERS = 255
"""The most chapters that ID3 has room for."""
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_REFERENCE = re.compile(r"&(?:#\w+|[A-Za-z]\w+);")
_LISTED = re.compile(r"\n(?=[ \t]*(?:[-*•–] |\(?\d{1,2}:\d\d|https?://))")
"""Before a line of plain text that stands for itself: a chapter's time, an item, a link."""
_OWN_FOLDER = re.compile(r"/([a-z0-9-]{1,60})/\1(?:-[0-9a-f]{8,64})?\.[a-z0-9]{2,4}$")
"""How this program lays out an episode's audio."""
_UNMOVED = FeedChoice()
ChapterMark = tuple[int, str, str]
"""Where a chapter starts (ms), its title, its link."""


@dataclass(frozen=True, slots=True)
class ForeignItem:
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
    described: str = ""
    """Its description as HTML, where that is another text than its notes."""
    display: str = ""
    """What is shown in the number's place."""
    season_name: str = ""
    people: tuple[Person, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    transcripts: tuple[Attachment, ...] = ()
    """Each where it lies there."""
    extra: tuple[str, ...] = ()
    """Tags that we do not know, as XML."""
    chapters_url: str = ""
    """Address of its JSON chapters."""
    marks: tuple[ChapterMark, ...] = ()
    """Its chapters that stand in the feed itself."""

    @property
    def slug(self) -> str:
        """The name that its audio says it has: `the-gauge` of `…/the-gauge/the-gauge-1a2b3c4d.mp3`; or nothing."""
        match = _OWN_FOLDER.search(urlsplit(self.enclosure).path)
        return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class ForeignFeed:
    """A feed: the show, and the episodes that can be heard, in the feed's order."""

    title: str
    guid: str
    """The feed's own, else by the namespace's rule of its address; empty when neither is known."""
    items: tuple[ForeignItem, ...]
    description: str = ""
    author: str = ""
    email: str = ""
    language: str = "en"
    category: str = _CATEGORY
    more_categories: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    """Tags that we do not know, as XML."""
    explicit: bool = False
    link: str = ""
    copyright: str = ""
    image: str = ""
    """Address of the show's cover."""
    locked: bool = False
    """Whether its owner does not want it to be taken over."""
    feed: FeedChoice = _UNMOVED
    """Its settings; `new_feed_url` is where the feed has moved to."""
    self_url: str = ""
    next_url: str = ""
    """Address of the page with older episodes."""
    notes: tuple[str, ...] = ()
    """What was left out or mended, a line each."""


def read(data: bytes, address: str = "", charset: str = "") -> ForeignFeed:
    """Returns the feed in a document that came from `address`; FetchError when it is none."""
    root, sound = foreign_values.parse_xml(data, charset)
    name = str(root.tag).rpartition("}")[2].lower()
    if name == "feed":
        what = "is an Atom feed; podcast apps and this command read RSS"
        raise FetchError(what, "give the show's RSS feed", ": ")
    channel = next(iter(children(root).get("channel", ())), None)
    if name != "rss" or channel is None:
        what = f"is no podcast feed (its root is {shorten(name, 40)!r})"
        raise FetchError(what, "give the address of the RSS feed", ": ")
    tags = children(channel)
    links = {link.get("rel") or "": link.get("href") or "" for link in reversed(tags.get("atom:link", []))}
    self_url = absolute(links.get("self", ""), address)
    address = address or self_url
    items, notes = _items(tags, address)
    known, unknown = _categories(tags)
    category, *more = known or [_CATEGORY]
    for lost in unknown:
        instead = "" if known else f": a new show gets {_CATEGORY!r}; set category in show.toml"
        notes = (f"Apple has no category {shorten(lost, 60)!r}{instead or ': left out'}", *notes)
    trailers = [item.enclosure for item in items if item.kind == "trailer"]
    if not sound:
        notes = ("the feed is not well-formed XML; it was read as far as it can be", *notes)
    return ForeignFeed(
        title=_title(tags) or "Untitled show",
        guid=_guid(tags),
        items=items,
        description="\n\n".join(
            split_paragraphs(_plain(text(tags, "description", "itunes:summary")[:_MARKUP]))
        ),
        author=shorten(text(tags, "itunes:author", "dc:creator"), VALUE_LIMIT),
        email=_email(tags),
        language=_language(text(tags, "language", "dc:language")),
        category=category,
        more_categories=tuple(more),
        extra=foreign_tags.extra_of_channel(tags, trailers),
        explicit=yes(text(tags, "itunes:explicit")),
        link=absolute(text(tags, "link"), address),
        copyright=shorten(text(tags, "copyright", "dc:rights"), VALUE_LIMIT),
        image=_image(tags, address),
        locked=yes(text(tags, "podcast:locked")),
        feed=_choice(tags, address),
        self_url=self_url,
        next_url=absolute(links.get("next") or links.get("prev-archive") or "", address),
        notes=notes,
    )


def _title(tags: Children) -> str:
    """Returns the title as apps show it: many feeds have it escaped as HTML once more."""
    title = text(tags, "title", "itunes:title")
    return shorten(_REFERENCE.sub(lambda match: html.unescape(match[0]), title), _TITLE)


def _guid(tags: Children) -> str:
    try:
        return str(uuid.UUID(text(tags, "podcast:guid")))
    except ValueError:
        return ""


def _email(tags: Children) -> str:
    for owner in tags.get("itunes:owner", ()):
        email = text(children(owner), "itunes:email")
        if _EMAIL.fullmatch(email):
            return email
    return ""


def _language(code: str) -> str:
    code = code.lower().replace("_", "-")
    return code if language_codes.is_language(code) else "en"


def _categories(tags: Children) -> tuple[list[str], list[str]]:
    """Returns (the feed's categories that Apple has, those that it has not), in the feed's order."""
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for element in tags.get("itunes:category", ()):
        top = clean(element.get("text") or "")
        subs = [clean(sub.get("text") or "") for sub in children(element).get("itunes:category", ())]
        for category in [f"{top} > {sub}" for sub in subs] or [top]:
            try:
                known[" > ".join(filter(None, categories.split(category)))] = None
            except ShowError:
                unknown[category] = None
                with contextlib.suppress(ShowError):
                    known[categories.split(top)[0]] = None
    return list(known), list(filter(None, unknown))


def _image(tags: Children, address: str) -> str:
    plain = [text(children(image), "url") for image in tags.get("image", ())]
    named = (attribute(tags, "itunes:image", "href"), *plain)
    return next(filter(None, (absolute(url, address) for url in named)), "")


def _choice(tags: Children, address: str) -> FeedChoice:
    return FeedChoice(
        type="serial" if text(tags, "itunes:type").lower() == "serial" else "episodic",
        private=yes(text(tags, "itunes:block")),
        complete=yes(text(tags, "itunes:complete")),
        new_feed_url=absolute(text(tags, "itunes:new-feed-url"), address),
        license=_licence(tags),
        update_frequency=_frequency(tags),
        funding_url=absolute(attribute(tags, "podcast:funding", "url"), address),
        funding_text=shorten(text(tags, "podcast:funding"), 128),
    )


def _frequency(tags: Children) -> str:
    """Returns how often episodes come, in words; nothing when the tag says more, and is kept as it is."""
    plain = all(set(element.attrib) <= {"complete"} for element in tags.get("podcast:updateFrequency", ()))
    return shorten(text(tags, "podcast:updateFrequency"), 128) if plain else ""


def _licence(tags: Children) -> str:
    """Returns the licence by its identifier, else by the words and the address that the feed has."""
    words = text(tags, "podcast:license")
    known = elements.find_licence(words)[0]
    return shorten(words if known else f"{words} {attribute(tags, 'podcast:license', 'url')}", VALUE_LIMIT)


def _items(tags: Children, address: str) -> tuple[tuple[ForeignItem, ...], tuple[str, ...]]:
    """Returns the episodes that can be heard, and what is to be said of the others."""
    items: dict[str, ForeignItem] = {}
    silent, twice = [], []
    by_show = _ai(tags, by_show=False)
    for element in tags.get("item", ()):
        item = _item(children(element), address, by_show=by_show)
        if not item.enclosure:
            silent.append(item.title)
        elif item.guid in items:
            twice.append(item.title)
        else:
            items[item.guid] = item
    undated = [item.title for item in items.values() if not item.published]
    notes = [
        _left_out(silent, "without audio at an http(s) address", "left out"),
        _left_out(twice, "with the guid of another one", "left out; the first in the feed stays"),
        _left_out(undated, "without a date that can be read", "dated like their neighbours"),
    ]
    return _dated(list(items.values())), tuple(filter(None, notes))


def _left_out(titles: list[str], what: str, done: str) -> str:
    if not titles:
        return ""
    more = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    return f"{shorten(titles[0], 60)!r}{more}, {what}: {done}"


def _dated(items: list[ForeignItem]) -> tuple[ForeignItem, ...]:
    """Returns every item with a date: its own, else that of the next older, else of the next newer."""
    date = ""
    for at in reversed(range(len(items))):
        date = items[at].published or date
        items[at] = replace(items[at], published=date)
    for at in range(1, len(items)):
        items[at] = replace(items[at], published=items[at].published or items[at - 1].published)
    first = "1970-01-01T00:00:00Z"
    return tuple(replace(item, published=item.published or first) for item in items)


def _item(tags: Children, address: str, *, by_show: bool) -> ForeignItem:
    enclosure, size, media_type = _enclosure(tags, address)
    markup = text(tags, "content:encoded", "description", "itunes:summary")[:_MARKUP]
    notes = _notes(markup)
    described = text(tags, "description", "itunes:summary", "itunes:subtitle")[:_MARKUP]
    summary = "\n\n".join(split_paragraphs(_plain(described or markup)))[:_NOTES]
    title = _title(tags) or shorten(summary, _TITLE) or "Untitled"
    short = _notes(described) if "content:encoded" in tags else ""
    number = whole(text(tags, "itunes:episode", "podcast:episode"))
    season, season_name = foreign_tags.season_name(tags)
    marks = tuple(_marks(tags))
    duration_ms = foreign_values.milliseconds(text(tags, "itunes:duration"))
    return ForeignItem(
        guid=text(tags, "guid") or enclosure,
        title=title,
        published=foreign_values.utc_date(text(tags, "pubDate", "dc:date")),
        enclosure=enclosure,
        bytes=size,
        media_type=media_type,
        duration_ms=duration_ms,
        summary=summary,
        notes=notes or f"<p>{html.escape(title)}</p>",
        link=absolute(text(tags, "link"), address),
        author=shorten(text(tags, "itunes:author", "dc:creator"), VALUE_LIMIT),
        described=short if short != notes else "",
        season=whole(text(tags, "itunes:season")) or season,
        season_name=season_name,
        number=number,
        display=shorten(attribute(tags, "podcast:episode", "display"), NAME_LIMIT),
        people=foreign_tags.read_people(tags, address),
        soundbites=foreign_tags.read_soundbites(tags),
        transcripts=foreign_tags.read_transcripts(tags, address),
        extra=foreign_tags.extra_of_item(tags, number, marked=bool(place_chapters(marks, duration_ms))),
        kind=_kind(text(tags, "itunes:episodeType")),
        explicit=yes(text(tags, "itunes:explicit")),
        ai=_ai(tags, by_show=by_show),
        art=absolute(attribute(tags, "itunes:image", "href"), address),
        chapters_url=absolute(attribute(tags, "podcast:chapters", "url"), address),
        marks=marks,
    )


def _kind(name: str) -> Kind:
    match name.lower():
        case "trailer":
            return "trailer"
        case "bonus":
            return "bonus"
    return "full"


def _ai(tags: Children, *, by_show: bool) -> bool:
    """Returns whether a channel or item is declared to be made by AI.

    An item that says nothing is as its show is.
    """
    declared = [txt for txt in tags.get("podcast:txt", ()) if txt.get("purpose") == "ai-content"]
    return any(yes(txt.text or "") for txt in declared) if declared else by_show


def _enclosure(tags: Children, address: str) -> tuple[str, int, str]:
    """Returns (address, bytes, media type) of the first enclosure that is sound or film."""
    for element in (*tags.get("enclosure", ()), *tags.get("media:content", ())):
        url = absolute(element.get("url") or "", address)
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        if url and (_MEDIA_TYPE.fullmatch(kind) or _AUDIO.search(url.partition("?")[0].partition("#")[0])):
            size = whole(element.get("length") or element.get("fileSize") or "", 1 << 50)
            return url, size, _media_type(kind, url)
    return "", 0, ""


def _media_type(kind: str, url: str) -> str:
    """Returns the media type of an enclosure: what it says, in one spelling, else by the address."""
    if _MP3.fullmatch(kind):
        return "audio/mpeg"
    if _MEDIA_TYPE.fullmatch(kind):
        return kind
    guess = media_types.media_type(urlsplit(url).path)
    return guess if _MEDIA_TYPE.fullmatch(guess) else "audio/mpeg"


def _notes(markup: str) -> str:
    """Returns notes as HTML; those without a tag are paragraphs of text."""
    if not _TAG.search(markup):
        parts = split_paragraphs(_LISTED.sub("\n\n", markup))
        markup = "".join(f"<p>{html.escape(html.unescape(part))}</p>" for part in parts)
    notes = sanitise(markup)
    if len(notes.encode()) <= _NOTES:
        return notes
    return sanitise(notes.encode()[:_NOTES].decode(errors="ignore"))


def _plain(markup: str) -> str:
    """Returns notes as text, a blank line between paragraphs."""
    if not _TAG.search(markup):
        return html.unescape(_LISTED.sub("\n\n", markup))
    return html.unescape(_TAG.sub("", re.sub(r"</(?:p|li|ul|ol)>", "\n\n", sanitise(markup))))


def _marks(tags: Children) -> Iterator[ChapterMark]:
    """Yields the simple chapters that stand in the feed itself."""
    for group in tags.get("psc:chapters", ()):
        for mark in children(group).get("psc:chapter", ()):
            start = foreign_values.milliseconds(mark.get("start") or "-")
            yield start, mark.get("title") or "", mark.get("href") or ""


def read_json_chapters(data: bytes) -> tuple[ChapterMark, ...]:
    """Returns the chapters of a JSON file; none when they cannot be read."""
    try:
        listed = json.loads(data)["chapters"]
        return tuple(
            (round(float(mark["startTime"]) * 1000), str(mark.get("title", "")), str(mark.get("url", "")))
            for mark in listed
            if mark.get("toc", True)
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return ()


def place_chapters(marks: Iterable[ChapterMark], length_ms: int) -> tuple[Chapter, ...]:
    """Returns chapters that meet; none where they do not fit the episode's length."""
    firsts = {mark[0]: mark for mark in reversed(tuple(marks))}
    ordered = [firsts[start] for start in sorted(firsts)][:_CHAPTERS]
    if not ordered or ordered[0][0] < 0 or ordered[-1][0] >= length_ms:
        return ()
    starts = [0, *(start for start, _, _ in ordered[1:])]
    return tuple(
        Chapter(start, end, shorten(title, VALUE_LIMIT) or "…", urls.ascii_url(url))
        for start, end, (_, title, url) in zip(starts, [*starts[1:], length_ms], ordered, strict=True)
    )
