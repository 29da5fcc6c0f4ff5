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
from podcast.episode import cover, media
from podcast.errors import EpisodeError, FetchError, SoundError
from podcast.feed import foreign, foreign_values
from podcast.library import ledger
from podcast.model import Imported, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.feed.foreign import Found, Item, Mark
    from podcast.library.layout import Library
    from podcast.model import Episode, Report

FEED_LIMITS = net.Limits(size=50_000_000, seconds=120)
PICTURE_LIMITS = net.Limits(size=20_000_000, seconds=60)
CHAPTERS_LIMITS = net.Limits(size=1_000_000, seconds=30)
AUDIO_LIMITS = net.Limits(size=2_000_000_000, seconds=4 * 3600)
_ACCEPT = "application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
_URL = re.compile(r"https?://", re.IGNORECASE)
_MOVES = 5
_PAGES = 1000
_ITEMS = 50_000
_PART = ".audio"
"""In an episode's folder, what has come of its audio so far."""
_TRIES = 3
"""Of a file that breaks off, as long as each brings more of it."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An episode's audio, or why it did not come."""

    bytes: int = 0
    problem: str = ""


def gather(source: str, allow: tuple[str, ...], report: Report) -> tuple[Found, tuple[str, ...]]:
    """The whole feed, from where it is now, and what is to be said of it."""
    report(Stage.READING_FEED, 0, 1)
    found, address = _read(source, allow)
    seen = {address}
    notes: tuple[str, ...] = ()
    while (moved := found.feed.new_feed_url) and moved not in seen and len(seen) <= _MOVES:
        seen.add(moved)
        try:
            found, address = _read(moved, allow)
        except FetchError as error:
            notes += (f"It says that it has moved, but {error}; took what is at the old address.",)
            break
        seen.add(address)
    items = {item.guid: item for item in found.items}
    notes += found.notes
    page = found
    pages = {address}
    while page.next_url and page.next_url not in pages and len(pages) < _PAGES and len(items) < _ITEMS:
        pages.add(page.next_url)
        page, _ = _read(page.next_url, allow)
        items = {item.guid: item for item in page.items} | items
        notes += page.notes
        report(Stage.READING_FEED, len(pages), len(pages) + 1)
    guid = found.guid or ledger.feed_guid(found.self_url or address or found.link or found.title)
    report(Stage.READING_FEED, 1, 1)
    newest_first = sorted(items.values(), key=lambda item: item.published, reverse=True)[:_ITEMS]
    return replace(found, guid=guid, items=tuple(newest_first)), notes


def _read(source: str, allow: tuple[str, ...]) -> tuple[Found, str]:
    """The feed at an address, in a file, or named by the page there; and its address, empty for a file's."""
    data, address, charset = _load(source, allow)
    if foreign_values.is_html(data):
        link = foreign_values.feed_link(data, address)
        if not link:
            raise FetchError(f"{source}: is a page that names no feed: give the address of the feed itself")
        data, address, charset = _load(link, allow)
        source = link
    try:
        return foreign.read(data, address, charset), address
    except FetchError as error:
        raise FetchError(f"{source}: {error}") from error


def _load(source: str, allow: tuple[str, ...]) -> tuple[bytes, str, str]:
    """(bytes, address, charset) of an address or a file."""
    if _URL.match(source):
        page = net.fetch(source, allow=allow, accept=_ACCEPT, limits=FEED_LIMITS)
        return _unpacked(source, page.body), page.url, page.charset
    try:
        with Path(source).open("rb") as file:
            data = file.read(FEED_LIMITS.size + 1)
    except FileNotFoundError:
        raise FetchError(
            f"{source}: there is no such file: give a file, or an address with https://"
        ) from None
    except OSError as error:
        raise FetchError(f"{source}: cannot be read ({error.strerror}): give the feed's file") from None
    return _unpacked(source, data), "", ""


def _unpacked(source: str, data: bytes) -> bytes:
    """As it is, or as gzip packed it; never more than the limit."""
    if data.startswith(b"\x1f\x8b"):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, FEED_LIMITS.size + 1)
        except zlib.error as error:
            raise FetchError(f"{source}: is damaged gzip: fetch it again") from error
    if len(data) > FEED_LIMITS.size:
        raise FetchError(f"{source}: larger than {FEED_LIMITS.size / 1e6:g} MB: no feed is")
    return data


class Pictures:
    """Pictures from elsewhere as covers, each fetched once."""

    def __init__(self, allow: tuple[str, ...]) -> None:
        self.allow = allow
        self.known: dict[str, bytes] = {}
        self.refused: list[str] = []

    def jpeg(self, url: str) -> bytes:
        """The picture as a cover; empty when it is not to be had, or none that apps would take."""
        if url not in self.known:
            self.known[url] = self._cover(url)
        return self.known[url]

    def _cover(self, url: str) -> bytes:
        try:
            page = net.fetch(url, allow=self.allow, accept="image/*", limits=PICTURE_LIMITS)
        except FetchError as error:
            self.refused.append(str(error))
            return b""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "picture"
            path.write_bytes(page.body)
            try:
                return cover.own_cover(path, name=url)
            except EpisodeError as error:
                self.refused.append(str(error))
        return b""

    def notes(self) -> tuple[str, ...]:
        """One line on those that could not be taken."""
        if not self.refused:
            return ()
        more = f" (and {len(self.refused) - 1} more)" if len(self.refused) > 1 else ""
        return (f"Left out a picture, {self.refused[0]}{more}",)


def audio(
    library: Library, episodes: Sequence[tuple[Item, str]], allow: tuple[str, ...], report: Report
) -> list[Fetched]:
    """Fetch the audio of the episodes (item, slug) that have it elsewhere: all of it, or nothing changes."""
    waiting = [(item, slug) for item, slug in episodes if _manifest(library, slug).enclosure]
    total = float(sum(item.bytes for item, _ in waiting)) or 1.0
    done = 0
    got = []
    for item, slug in waiting:

        def told(size: int, before: int = done) -> None:
            report(Stage.FETCHING_AUDIO, before + size, max(total, before + size))

        with library.locked_episode(slug):
            episode = _manifest(library, slug)
            if not episode.enclosure:  # another process was quicker
                continue
            part = library.episode_folder(slug) / _PART
            try:
                _download(episode.enclosure, part, allow, told)
                got.append(Fetched(_put(library, slug, part, _chapters(item, allow))))
            except FetchError as error:
                got.append(Fetched(problem=f"{slug}: {error}"))
            except SoundError as error:
                part.unlink()
                got.append(Fetched(problem=f"{slug}: {episode.enclosure}: {error}"))
        done += item.bytes
    return got


def _manifest(library: Library, slug: str) -> Episode:
    return library.episode(slug)


def _download(url: str, part: Path, allow: tuple[str, ...], told: Callable[[int], None]) -> None:
    """The whole file; one that breaks off is taken up again while that brings more."""
    for last in (False,) * (_TRIES - 1) + (True,):
        before = part.stat().st_size if part.exists() else 0
        try:
            net.download(url, part, allow=allow, limits=AUDIO_LIMITS, report=told)
        except FetchError:
            if last or not part.exists() or part.stat().st_size <= before:
                raise
        else:
            return


def _put(library: Library, slug: str, part: Path, marks: Sequence[Mark]) -> int:
    """Put what was fetched in its place, and say so in the manifest; its bytes. SoundError when it is no sound."""
    ending, media_type, seconds = media.kind_of(part)
    if ending not in (".m4a", ".aac"):  # libsndfile cannot read these
        seconds = durations.measure_seconds(part)
    if seconds <= 0:
        raise SoundError("holds no sound")
    old = _manifest(library, slug)
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
        chapters=foreign.laid(marks, duration_ms),
        origin=replace(old.origin, enclosure="") if isinstance(old.origin, Imported) else old.origin,
    )
    part.replace(target)
    part.with_name(f"{part.name}.same").unlink(missing_ok=True)
    library.save(episode)
    return episode.bytes


def _chapters(item: Item, allow: tuple[str, ...]) -> Sequence[Mark]:
    """The feed's own, else those in a file that it names, if that can be had."""
    if item.marks or not item.chapters_url:
        return item.marks
    try:
        return foreign.json_marks(net.fetch(item.chapters_url, allow=allow, limits=CHAPTERS_LIMITS).body)
    except FetchError:
        return ()
