"""What a feed says of an episode."""

from __future__ import annotations

import base64
import html
import re
from datetime import datetime
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import DESCRIPTION_LIMIT, DIGITAL_SOURCE_TYPE, FRONT_PAGE, NAME_LIMIT
from podcast.feed.elements import (
    block,
    cdata,
    element,
    language_code,
    license_elements,
    mail_date,
    one_line,
    person_elements,
    true_or_false,
)
from podcast.language.plain.hygiene import format_clock, strip_controls
from podcast.language.plain.markup import sanitise
from podcast.model import ImportOrigin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from podcast.model import Edition, Listing

_TRANSCRIPTS = (  # Apple takes the first that it can read, and speakers only from WebVTT
    ("vtt", {"type": "text/vtt"}),
    ("srt", {"type": "application/x-subrip", "rel": "captions"}),
    ("html", {"type": "text/html"}),
    ("json", {"type": "application/json"}),
)
_SOUNDBITE_MS = (15_000, 120_000)
"""The shortest and the longest that apps play."""
_CUT = re.compile(r"(?:<[^>]*|&[^;\s]{0,10})\Z")
"""The half of a tag or a reference, at the end of what was cut."""


def build_item(edition: Edition, episode: Listing, describe: Callable[[Listing], str]) -> str:
    """Returns the episode with everything that lies beside its audio.

    `describe` is as for `rss.build_page`.
    """
    return block("item", 2, _elements(edition, episode, describe))


def _elements(edition: Edition, episode: Listing, describe: Callable[[Listing], str]) -> Iterator[str]:
    folder = f"{edition.address}{episode.slug}/"
    title = one_line(episode.title) or episode.slug
    markup = _foreign_notes(episode.foreign_notes) if episode.foreign_notes else describe(episode)
    # The article is linked in the notes; an episode that was taken over keeps the page that it had.
    page = urls.ascii_url(episode.source) if episode.imported else ""
    yield element("title", title)
    yield element("link", page or f"{folder}{FRONT_PAGE}")
    yield element("guid", _guid(episode), isPermaLink="false")
    yield element("pubDate", mail_date(datetime.fromisoformat(episode.published)))
    short = episode.origin.described if isinstance(episode.origin, ImportOrigin) else ""
    # Both are HTML, and apps read one or the other.
    for name, shown in (("description", _foreign_notes(short) or markup), ("content:encoded", markup)):
        yield cdata(name, shown or html.escape(title, quote=False))
    yield element("enclosure", **enclosure_attributes(edition, episode))
    yield from _itunes(edition, episode, title)
    yield from _attached(episode, folder) if episode.imported else _beside(episode, folder)
    yield from _alternates(edition, episode, folder)
    if episode.synthetic:
        yield element("podcast:txt", "true", purpose="ai-content")
        if not episode.imported:  # of others nobody has said how
            yield element("podcast:txt", DIGITAL_SOURCE_TYPE, purpose="digital-source-type")
    if episode.chapters:
        yield block("psc:chapters", 3, _chapters(episode, folder), version="1.2")
    for bite in episode.soundbites:
        if _SOUNDBITE_MS[0] <= bite.duration_ms <= _SOUNDBITE_MS[1]:
            times = {"startTime": _seconds(bite.start_ms), "duration": _seconds(bite.duration_ms)}
            yield element("podcast:soundbite", one_line(bite.title or title, NAME_LIMIT), **times)
    if not (edition.show.feed.license and episode.rights == edition.show.rights):
        yield from license_elements(episode.rights)
    yield from person_elements(episode.hosts, edition.show.people, episode.people)
    yield from episode.extra


def _guid(episode: Listing) -> str:
    """Returns the guid as any reader of XML gets it: to the letter, but for what XML cannot hold."""
    return strip_controls(episode.guid).replace("\r\n", "\n").replace("\r", "\n").strip()


def enclosure_attributes(edition: Edition, episode: Listing) -> dict[str, str]:
    """Returns where the audio is, its bytes, its type."""
    here = f"{edition.address}{episode.slug}/{episode.audio}"
    show = edition.show
    # Who counts downloads can count none at the address of a server at home.
    if show.feed.enclosure_prefix and edition.address == urls.show_address(show.base_url):
        here = urls.with_prefix(here, show.feed.enclosure_prefix)
    url = urls.ascii_url(episode.enclosure) if episode.enclosure else here
    return {"url": url, "length": str(episode.bytes), "type": episode.media_type}


def _alternates(edition: Edition, episode: Listing, folder: str) -> Iterator[str]:
    """Yields the same sound in every format that there is, for apps that choose; the first is the enclosure's."""
    if not episode.alternates:
        return
    main = enclosure_attributes(edition, episode)
    rate = episode.bytes * 8000 // max(episode.duration_ms, 1)
    rows = [(main["url"], main["type"], main["length"], episode.sha256, rate, "MP3")]
    rows += [
        (f"{folder}{other.file}", other.media_type, str(other.bytes), other.sha256, other.bitrate, "Opus")
        for other in episode.alternates
    ]
    for at, (url, kind, length, sha256, bitrate, title) in enumerate(rows):
        proof = base64.b64encode(bytes.fromhex(sha256)).decode()
        parts = [
            element("podcast:source", uri=url),
            element("podcast:integrity", type="sri", value=f"sha256-{proof}"),
        ]
        facts = {"type": kind, "length": length, "bitrate": str(bitrate), "title": title}
        yield block("podcast:alternateEnclosure", 3, parts, **facts, default=true_or_false(at == 0))


def _foreign_notes(notes: str) -> str:
    """Returns the notes that an episode came with, as HTML, as much as there is room for."""
    markup, room = sanitise(notes).replace("\r", "\n"), DESCRIPTION_LIMIT
    while len(markup.encode()) > DESCRIPTION_LIMIT:  # what was cut is closed again, which makes it longer
        markup = sanitise(_CUT.sub("", markup.encode()[:room].decode(errors="ignore")))
        room -= 100
    return markup


def _itunes(edition: Edition, episode: Listing, title: str) -> Iterator[str]:
    yield element("itunes:title", title)
    if episode.duration_ms:
        yield element("itunes:duration", str(max(round(episode.duration_ms / 1000), 1)))
    yield element("itunes:explicit", true_or_false(edition.show.explicit or episode.explicit))
    if episode.art:
        yield element("itunes:image", href=f"{edition.address}{episode.slug}/{episode.art}")
    if episode.season:
        yield element("itunes:season", str(episode.season))
        name = dict(edition.show.seasons).get(episode.season, "")
        named = {"name": name} if (name := one_line(name, NAME_LIMIT)) else {}
        if not _has(episode, "podcast:season"):
            yield element("podcast:season", str(episode.season), **named)
    # Trailers and bonus episodes of ours are not counted; what came from elsewhere is as it was there.
    if episode.number and (episode.kind == "full" or episode.imported):
        yield element("itunes:episode", str(episode.number))
        shown = {"display": shown_as} if (shown_as := one_line(episode.display, NAME_LIMIT)) else {}
        if not _has(episode, "podcast:episode"):  # `3.5` of a feed that numbers so
            yield element("podcast:episode", str(episode.number), **shown)
    yield element("itunes:episodeType", episode.kind)


def _beside(episode: Listing, folder: str) -> Iterator[str]:
    spoken = language_code(episode.language)
    for ending, facts in _TRANSCRIPTS:
        yield element("podcast:transcript", url=f"{folder}transcript.{ending}", language=spoken, **facts)
    if episode.chapters:
        yield element("podcast:chapters", url=f"{folder}chapters.json", type="application/json+chapters")


def _has(episode: Listing, name: str) -> bool:
    """Returns whether an episode brought a tag along that stands in place of ours."""
    return any(snippet.startswith(f"<{name}") for snippet in episode.extra)


def _attached(episode: Listing, folder: str) -> Iterator[str]:
    """Yields what an episode from elsewhere brought along, where it lies now."""
    for one in episode.transcripts:
        url = urls.ascii_url(one.url) if "://" in one.url else f"{folder}{one.url}"
        facts = {"language": one.language, "type": one.media_type, "rel": one.rel}
        yield element("podcast:transcript", url=url, **{key: text for key, text in facts.items() if text})
    if place := episode.chapters_file:
        url = urls.ascii_url(place) if "://" in place else f"{folder}{place}"
        yield element("podcast:chapters", url=url, type="application/json+chapters")


def _chapters(episode: Listing, folder: str) -> Iterator[str]:
    """Yields the chapters once more, for apps that read them here only."""
    for chapter in episode.chapters:
        start = f"{format_clock(chapter.start_ms)}.{chapter.start_ms % 1000:03d}"
        url = urls.ascii_url(chapter.url) if chapter.url else ""
        link = {"href": url} if url else {}
        picture = {"image": f"{folder}{chapter.image}"} if chapter.image else {}
        yield element("psc:chapter", start=start, title=one_line(chapter.title) or "…", **link, **picture)


def _seconds(ms: int) -> str:
    return f"{ms / 1000:.3f}"
