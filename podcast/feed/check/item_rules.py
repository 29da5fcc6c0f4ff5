"""What an item says of its episode."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast.feed.check import value_rules
from podcast.feed.check.channel_rules import people_and_licence, says_ai
from podcast.feed.check.feed_file import FETCH, REBUILD
from podcast.feed.check.html_rules import faults_of_html
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.feed.check.feed_file import FeedItem, Node
    from podcast.model import Edition, Listing

DESCRIPTION = 4000
"""Bytes."""
VALUE = 255
"""Characters."""
_LONG = ("description", "itunes:summary", "content:encoded")
_TXT = 4000
_MEDIA = {
    ".mp3": ("audio/mpeg",),
    ".m4a": ("audio/x-m4a", "audio/mp4", "audio/aac"),
    ".mp4": ("video/mp4", "audio/mp4"),
    ".m4v": ("video/x-m4v", "video/mp4"),
    ".mov": ("video/quicktime",),
    ".pdf": ("application/pdf",),
}
"""Ending -> the media types that Apple accepts for it."""
_TRANSCRIPTS = {
    ".vtt": ("text/vtt",),
    ".srt": ("application/x-subrip", "application/srt"),
    ".html": ("text/html",),
    ".json": ("application/json",),
}
_NUMBERED = re.compile(r"\s*(episode|ep\.?|folge|#|s\d+\s*e\d+)\s*\d*\s*[:.–—-]", re.IGNORECASE)
_WRITE = "change the script, then run `podcast make` on it"


def check(item: FeedItem, listing: Listing | None, edition: Edition) -> Iterator[Finding]:
    """Yields what is wrong with one item; `listing` is the manifest it was made from, when there is one."""
    for rule in (_required, _enclosure, _guid, _date, _numbers, _namespace):
        yield from rule(item, listing)
    yield from _title(item, edition)
    yield from faults_of_html(item)


def limits(node: Node, where: str) -> Iterator[Finding]:
    """Yields which texts in a channel or an item are too long, or have blanks around them."""
    for name, text in node.leaves():
        if text != text.strip():
            yield Finding("F8", where, f"{name} has blanks at its start or end", REBUILD)
        size = len(text.encode())
        if name in _LONG and size > DESCRIPTION:
            what = f"{name} has {size} bytes; apps keep {DESCRIPTION}"
            mend = f"shorten it by {size - DESCRIPTION} bytes, then {REBUILD}"
            yield Finding("F8", where, what, mend, "warning" if name == "content:encoded" else "error")
        elif name == "podcast:txt" and len(text) > _TXT:
            yield Finding("P8", where, f"podcast:txt has {len(text)} characters; {_TXT} are allowed", REBUILD)
        elif name not in (*_LONG, "podcast:txt") and len(text) > VALUE:
            what = f"{name} has {len(text)} characters; {VALUE} are allowed"
            if name == "guid":  # of an imported episode: another one would be another episode
                yield Finding("F8", where, what, "leave it: apps know the episode by it", "warning")
            else:
                yield Finding("F8", where, what, f"shorten it, then {REBUILD}")


def _required(item: FeedItem, _: Listing | None) -> Iterator[Finding]:
    for name in ("title", "enclosure", "guid"):
        elements = item.all(name)
        if not elements:
            yield Finding("F10", item.where, f"{name} is missing", REBUILD)
        elif len(elements) > 1:
            yield Finding("F10", item.where, f"{name} is there {len(elements)} times", REBUILD)
        elif name != "enclosure" and not elements[0].text.strip():
            yield Finding("F10", item.where, f"{name} is empty", REBUILD)
    link = item.value("link")
    if not value_rules.is_address(link):
        yield Finding("P10", item.where, f"link {link!r} is no absolute address of a page", REBUILD)
    explicit = item.value("itunes:explicit")
    if explicit not in ("true", "false"):
        yield Finding("F4", item.where, f"itunes:explicit is {explicit!r}, not 'true' or 'false'", REBUILD)


def _title(item: FeedItem, edition: Edition) -> Iterator[Finding]:
    title, show = item.value("title").casefold(), edition.show.title.casefold()
    if title != show and re.search(rf"^{re.escape(show)}\s*[|:–—-]|[|:–—-]\s*{re.escape(show)}$", title):
        what = "its title repeats the show's name, which apps show beside it"
        yield Finding("F10", item.where, what, f"take it out of the script's title ({_WRITE})", "warning")
    if _NUMBERED.match(title):
        what = "its title has the episode's number, which apps show beside it"
        yield Finding("F10", item.where, what, f"take it out of the script's title ({_WRITE})", "warning")


def _enclosure(item: FeedItem, listing: Listing | None) -> Iterator[Finding]:
    for enclosure in item.all("enclosure"):
        url = enclosure.get("url")
        if value_rules.is_address(url):
            yield from _audio(item, enclosure, listing)
        else:
            what = f"the enclosure's address {url!r} is not absolute and ASCII"
            yield Finding("F11", item.where, what, REBUILD)
        if not value_rules.is_count(length := enclosure.get("length")):
            what = f"the enclosure's length is {length!r}, not its size in bytes"
            yield Finding("F12", item.where, what, _mend_of_audio(listing))


def _mend_of_audio(listing: Listing | None) -> str:
    """Returns what mends the facts of an episode's audio; of audio elsewhere, only the file tells them."""
    return FETCH if listing and listing.enclosure else REBUILD


def _audio(item: FeedItem, enclosure: Node, listing: Listing | None) -> Iterator[Finding]:
    """Yields what is wrong with the file that the enclosure's address names."""
    elsewhere = listing is not None and bool(listing.enclosure)
    imported = listing is not None and listing.imported
    url = enclosure.get("url")
    parts = urlsplit(url)
    ending = PurePosixPath(parts.path).suffix
    if not elsewhere and (parts.query or not re.fullmatch(r"[A-Za-z0-9._/-]+", parts.path)):
        what = f"the enclosure's address {url!r} has more than letters, digits and . _ / -"
        yield Finding("F11", item.where, what, "use such names in base_url and for the episode's folder")
    if ending not in (_MEDIA if imported else (".mp3",)):
        what = f"the enclosure's address ends in {ending!r}, and the ending decides what apps accept"
        mend = "offer the episode as MP3 or M4A" if imported else "give the file a name that ends in .mp3"
        yield Finding("F11", item.where, what, mend)
    elif enclosure.get("type") not in _MEDIA[ending]:
        what = f"the enclosure's type is {enclosure.get('type')!r}, not {_MEDIA[ending][0]!r}"
        yield Finding("F11", item.where, what, _mend_of_audio(listing))


def _guid(item: FeedItem, listing: Listing | None) -> Iterator[Finding]:
    for guid in item.all("guid"):
        if guid.get("isPermaLink") != "false" and not value_rules.is_address(guid.text):
            what = 'its guid is no address and lacks isPermaLink="false"'
            yield Finding("F14", item.where, what, REBUILD)
        if listing and guid.text != listing.guid:
            what = f"its guid is {guid.text!r}, not the {listing.guid!r} that listeners' apps know it by"
            yield Finding("F14", item.where, what, REBUILD)


def _date(item: FeedItem, listing: Listing | None) -> Iterator[Finding]:
    from datetime import datetime

    moment, wrong = value_rules.read_date(item.value("pubDate"))
    if wrong:
        yield Finding("F15", item.where, f"pubDate: {wrong}", REBUILD)
    if moment and listing and moment != datetime.fromisoformat(listing.published).replace(microsecond=0):
        what = f"pubDate is {item.value('pubDate')!r}, not the {listing.published} it was published at"
        yield Finding("F15", item.where, what, REBUILD)


def _numbers(item: FeedItem, listing: Listing | None) -> Iterator[Finding]:
    duration = item.value("itunes:duration")
    if not item.all("itunes:duration"):
        yield Finding("F16", item.where, "itunes:duration is missing", _mend_of_audio(listing), "warning")
    elif not value_rules.is_count(duration):
        yield Finding("F16", item.where, f"itunes:duration is {duration!r}, not whole seconds", REBUILD)
    for name in ("itunes:episode", "itunes:season", "podcast:episode", "podcast:season"):
        for number in item.all(name):
            if not value_rules.is_count(number.text):
                what = f"{name} is {number.text!r}, not a whole number above zero"
                yield Finding("F17", item.where, what, REBUILD)
    kind = item.value("itunes:episodeType")
    if kind not in ("full", "trailer", "bonus"):
        what = f"itunes:episodeType is {kind!r}, not 'full', 'trailer' or 'bonus'"
        yield Finding("F17", item.where, what, REBUILD)


def _namespace(item: FeedItem, listing: Listing | None) -> Iterator[Finding]:
    yield from _transcripts(item)
    for chapters in item.all("podcast:chapters"):
        if (
            not value_rules.is_address(chapters.get("url"))
            or chapters.get("type") != "application/json+chapters"
        ):
            what = "podcast:chapters lacks an absolute address or the type application/json+chapters"
            yield Finding("P5", item.where, what, REBUILD)
    yield from people_and_licence(item, item.where)
    if listing and listing.synthetic and not says_ai(item):
        yield Finding("P8", item.where, "it does not say that it is made with AI (podcast:txt)", REBUILD)
    for season in item.all("podcast:season"):
        if len(season.get("name")) > 128:
            yield Finding("P9", item.where, "podcast:season has a name of more than 128 characters", REBUILD)
    for bite in item.all("podcast:soundbite"):
        yield from _soundbite(item, bite)


def _transcripts(item: FeedItem) -> Iterator[Finding]:
    transcripts = item.all("podcast:transcript")
    for transcript in transcripts:
        url = transcript.get("url")
        if not value_rules.is_address(url):
            yield Finding("P3", item.where, f"the transcript's address {url!r} is not absolute", REBUILD)
            continue
        ending = PurePosixPath(urlsplit(url).path).suffix
        kind = transcript.get("type")
        known = _TRANSCRIPTS.get(ending, tuple(known for kinds in _TRANSCRIPTS.values() for known in kinds))
        if kind not in known:
            what = f"the transcript {url!r} has the type {kind!r}, not {known[0]!r}"
            yield Finding("P3", item.where, what, REBUILD)
    kinds = [(transcript.get("type"), transcript.get("language")) for transcript in transcripts]
    if len(set(kinds)) < len(kinds):
        yield Finding("P3", item.where, "two transcripts are of one type", REBUILD)


def _soundbite(item: FeedItem, bite: Node) -> Iterator[Finding]:
    mend = "correct it in the script, then run `podcast make` on it"
    try:
        start, duration = float(bite.get("startTime")), float(bite.get("duration"))
    except ValueError:
        yield Finding("P9", item.where, "podcast:soundbite lacks a startTime or duration in seconds", REBUILD)
        return
    total = item.value("itunes:duration")
    if start < 0 or duration <= 0 or (value_rules.is_count(total) and start + duration > int(total) + 1):
        what = f"podcast:soundbite runs from {start:g} for {duration:g} s, and the episode for {total} s"
        yield Finding("P9", item.where, what, mend)
    elif not 15 <= duration <= 120:
        what = f"podcast:soundbite lasts {duration:g} s; apps want 15 to 120"
        yield Finding("P9", item.where, what, mend, "warning")
