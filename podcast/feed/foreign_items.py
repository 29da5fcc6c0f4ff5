"""Episodes of a feed by others, as it describes them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import media_types
from podcast.contract import NAME_LIMIT, VALUE_LIMIT
from podcast.feed import foreign_tags, foreign_values
from podcast.feed.foreign_chapters import place_chapters, read_marks
from podcast.feed.foreign_markup import MARKUP, NOTES, TITLE, as_html, as_text, title_of
from podcast.feed.foreign_values import absolute, attribute, children, text, whole, yes
from podcast.language.plain.hygiene import shorten, split_paragraphs

if TYPE_CHECKING:
    from podcast.feed.foreign_chapters import ChapterMark
    from podcast.feed.foreign_values import Children
    from podcast.model import Attachment, Kind, Person, Soundbite

_AUDIO = re.compile(r"\.(mp3|m4a|m4b|mp4|m4v|mov|aac|ogg|oga|opus|flac|wav)$", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"(?:audio|video)/[a-z0-9.+-]+")
_MP3 = re.compile(r"audio/(?:x-)?(?:mp3|mpe?g-?3?)")
"""The names that feeds have for MP3; apps ask for one of them."""
_OWN_FOLDER = re.compile(r"/([a-z0-9-]{1,60})/\1(?:-[0-9a-f]{8,64})?\.[a-z0-9]{2,4}$")
"""How this program lays out an episode's audio."""


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


def read_items(tags: Children, address: str) -> tuple[tuple[ForeignItem, ...], tuple[str, ...]]:
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
    markup = text(tags, "content:encoded", "description", "itunes:summary")[:MARKUP]
    notes = as_html(markup)
    described = text(tags, "description", "itunes:summary", "itunes:subtitle")[:MARKUP]
    summary = "\n\n".join(split_paragraphs(as_text(described or markup)))[:NOTES]
    title = title_of(tags) or shorten(summary, TITLE) or "Untitled"
    short = as_html(described) if "content:encoded" in tags else ""
    number = whole(text(tags, "itunes:episode", "podcast:episode"))
    season, season_name = foreign_tags.season_name(tags)
    marks = tuple(read_marks(tags))
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
