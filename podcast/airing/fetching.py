"""What a feed by others names, fetched: its pages, its pictures, its audio."""

from __future__ import annotations

import re
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import net, store
from podcast.audio import durations
from podcast.contract import CHAPTERS
from podcast.episode import cover, media
from podcast.errors import EpisodeError, FetchError, SoundError
from podcast.feed import foreign, foreign_values
from podcast.library import ledger
from podcast.model import ImportOrigin, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.feed.foreign import ChapterMark, ForeignFeed, ForeignItem
    from podcast.library import Library
    from podcast.model import Report

FEED_LIMITS = net.Limits(size=50_000_000, seconds=120)
PICTURE_LIMITS = net.Limits(size=20_000_000, seconds=60)
CHAPTERS_LIMITS = net.Limits(size=1_000_000, seconds=30)
AUDIO_LIMITS = net.Limits(size=2_000_000_000, seconds=4 * 3600)
_ACCEPT = "application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
_URL = re.compile(r"https?://", re.IGNORECASE)
_MOVES = 5
"""How often a feed may say that it has moved."""
_PAGES = 1000
_ITEMS = 50_000
_PART = ".audio"
"""In an episode's folder, what has come of its audio so far."""
_TRIES = 3
"""For a file that breaks off, as long as each try brings more of it."""


@dataclass(frozen=True, slots=True)
class AudioResult:
    """An episode's audio that was fetched, or why it did not come."""

    bytes: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FeedReading:
    """A feed that was read, all pages of it, from where it is now."""

    feed: ForeignFeed
    notes: tuple[str, ...] = ()
    """What is to be said of it, a line each."""
    problem: str = ""
    """Why the pages behind the last one that is here could not be read."""


def fetch_feed(source: str, allow: tuple[str, ...], report: Report) -> FeedReading:
    """Return the feed; FetchError when its first page cannot be read."""
    report(Stage.READING_FEED, 0, 1)
    feed, address = _read(source, allow)
    visited = {address}
    notes: tuple[str, ...] = ()
    while (moved := feed.feed.new_feed_url) and moved not in visited and len(visited) <= _MOVES:
        visited.add(moved)
        try:
            feed, address = _read(moved, allow)
        except FetchError as error:
            notes += (f"It says that it has moved, but {error}; took what is at the old address.",)
            break
        visited.add(address)
    items = {item.guid: item for item in feed.items}
    notes += feed.notes
    page = feed
    pages, problem = {address}, ""
    while page.next_url and page.next_url not in pages and len(pages) < _PAGES and len(items) < _ITEMS:
        pages.add(page.next_url)
        try:
            page, _ = _read(page.next_url, allow)
        except FetchError as error:
            problem = f"page {len(pages)} of the feed: {error.what}: took the {len(items)} episodes before it"
            break
        items = {item.guid: item for item in page.items} | items
        notes += page.notes
        report(Stage.READING_FEED, len(pages), len(pages) + 1)
    guid = feed.guid or ledger.feed_guid(feed.self_url or address or feed.link or feed.title)
    report(Stage.READING_FEED, 1, 1)
    newest_first = sorted(items.values(), key=lambda item: item.published, reverse=True)[:_ITEMS]
    return FeedReading(replace(feed, guid=guid, items=tuple(newest_first)), notes, problem)


def _read(source: str, allow: tuple[str, ...]) -> tuple[ForeignFeed, str]:
    """Return the feed at an address, in a file, or named by the page there; and its address, empty for a file's."""
    data, address, charset = _load(source, allow)
    if foreign_values.is_html(data):
        link = foreign_values.find_feed_link(data, address)
        if not link:
            mend = "give the address of the feed itself"
            raise FetchError(f"{source}: is a page that names no feed", mend, ": ")
        data, address, charset = _load(link, allow)
        source = link
    try:
        return foreign.read(data, address, charset), address
    except FetchError as error:
        raise FetchError(f"{source}: {error}") from error


def _load(source: str, allow: tuple[str, ...]) -> tuple[bytes, str, str]:
    """Return (bytes, address, charset) of what lies at an address or in a file."""
    if _URL.match(source):
        page = net.fetch(source, allow=allow, accept=_ACCEPT, limits=FEED_LIMITS)
        return _unpacked(source, page.body), page.url, page.charset
    try:
        with Path(source).open("rb") as file:
            data = file.read(FEED_LIMITS.size + 1)
    except FileNotFoundError:
        mend = "give a file, or an address with https://"
        raise FetchError(f"{source}: there is no such file", mend, ": ") from None
    except OSError as error:
        what = f"{source}: cannot be read ({error.strerror})"
        raise FetchError(what, "give the feed's file", ": ") from None
    return _unpacked(source, data), "", ""


def _unpacked(source: str, data: bytes) -> bytes:
    """Return the data, unpacked where gzip packed it; FetchError when it is more than the limit."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, FEED_LIMITS.size + 1)
        except zlib.error as error:
            raise FetchError(f"{source}: is damaged gzip", "fetch it again", ": ") from error
    if len(data) > FEED_LIMITS.size:
        raise FetchError(f"{source}: larger than {FEED_LIMITS.size / 1e6:g} MB: no feed is")
    return data


class Pictures:
    """Pictures from elsewhere as covers, each fetched once."""

    def __init__(self, allow: tuple[str, ...]) -> None:
        self.allow = allow
        self.covers: dict[str, bytes] = {}
        self.refused: list[str] = []

    def cover(self, url: str) -> bytes:
        """Return the picture as a JPEG; empty when it is not to be had, or none that apps would take."""
        if url not in self.covers:
            self.covers[url] = self._fetch(url)
        return self.covers[url]

    def _fetch(self, url: str) -> bytes:
        try:
            page = net.fetch(url, allow=self.allow, accept="image/*", limits=PICTURE_LIMITS)
        except FetchError as error:
            self.refused.append(str(error))
            return b""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture"
            path.write_bytes(page.body)
            try:
                return cover.read_own_cover(path, name=url)
            except EpisodeError as error:
                self.refused.append(str(error))
        return b""

    def notes(self) -> tuple[str, ...]:
        """Return one line on the pictures that could not be taken, or none."""
        if not self.refused:
            return ()
        more = f" (and {len(self.refused) - 1} more)" if len(self.refused) > 1 else ""
        return (f"Left out a picture, {self.refused[0]}{more}",)


def fetch_audio(
    library: Library, episodes: Sequence[tuple[ForeignItem, str]], allow: tuple[str, ...], report: Report
) -> list[AudioResult]:
    """Fetch the audio of the episodes (item, slug) that have it elsewhere; what breaks off changes no episode."""
    waiting = [(item, slug) for item, slug in episodes if library.episode(slug).enclosure]
    total = float(sum(item.bytes for item, _ in waiting)) or 1.0
    done = 0
    results = []
    for item, slug in waiting:

        def report_size(size: int, before: int = done) -> None:
            report(Stage.FETCHING_AUDIO, before + size, max(total, before + size))

        with library.locked_episode(slug):
            episode = library.episode(slug)
            if not episode.enclosure:  # another process was quicker
                continue
            part = library.episode_folder(slug) / _PART
            try:
                _download(episode.enclosure, part, allow, report_size)
                results.append(
                    AudioResult(_take_in(library, slug, part, _chapter_marks(library, slug, item, allow)))
                )
            except FetchError as error:
                results.append(AudioResult(problem=f"{slug}: {error}"))
            except SoundError as error:
                part.unlink()
                results.append(AudioResult(problem=f"{slug}: {episode.enclosure}: {error}"))
        done += item.bytes
    return results


def _download(url: str, part: Path, allow: tuple[str, ...], report: Callable[[int], None]) -> None:
    """Fetch the whole file; one that breaks off is taken up again while that brings more."""
    for last in (False,) * (_TRIES - 1) + (True,):
        before = part.stat().st_size if part.exists() else 0
        try:
            net.download(url, part, allow=allow, limits=AUDIO_LIMITS, report=report)
        except FetchError:
            if last or not part.exists() or part.stat().st_size <= before:
                raise
        else:
            return


def _take_in(library: Library, slug: str, part: Path, marks: Sequence[ChapterMark]) -> int:
    """Give what was fetched its name, say so in the manifest, and return its bytes; SoundError when it is no sound."""
    ending, media_type, seconds = media.identify(part)
    if ending not in (".m4a", ".aac"):  # libsndfile cannot read these
        seconds = durations.measure_seconds(part)
    if seconds <= 0:
        raise SoundError("holds no sound")
    old = library.episode(slug)
    if ending == ".m4a" and old.media_type.startswith("video/"):
        ending, media_type = ".mp4", "video/mp4"
    target = part.with_name(f"{slug}{ending}")
    duration_ms = round(seconds * 1000)
    episode = replace(
        old,
        audio=target.name,
        bytes=part.stat().st_size,
        sha256=store.digest(part),
        duration_ms=duration_ms,
        media_type=media_type,
        chapters=(chapters := foreign.place_chapters(marks, duration_ms)),
        extra=tuple(one for one in old.extra if not (chapters and one.startswith("<psc:chapters"))),
        origin=replace(old.origin, enclosure="") if isinstance(old.origin, ImportOrigin) else old.origin,
    )
    part.replace(target)
    part.with_name(f"{part.name}.same").unlink(missing_ok=True)
    library.save(episode)
    return episode.bytes


def _chapter_marks(
    library: Library, slug: str, item: ForeignItem, allow: tuple[str, ...]
) -> Sequence[ChapterMark]:
    """Return the marks that stand in the feed, else those in a file that it names, if that can be had."""
    if item.marks or not item.chapters_url:
        return item.marks
    if (path := library.public_file(f"{slug}/{CHAPTERS}")).is_file():  # it was fetched before the audio
        return foreign.read_json_chapters(path.read_bytes())
    try:
        return foreign.read_json_chapters(
            net.fetch(item.chapters_url, allow=allow, limits=CHAPTERS_LIMITS).body
        )
    except FetchError:
        return ()
