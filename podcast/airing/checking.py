"""The feed and the files it names, tested together as they lie on disk."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from podcast import store
from podcast.airing.refreshing import build
from podcast.audio.durations import measure_seconds
from podcast.contract import FEED, NOTES
from podcast.episode import media
from podcast.episode.check import captions, chapter_files, id3, pictures
from podcast.errors import PodcastError
from podcast.feed import check
from podcast.feed.check import REBUILD
from podcast.findings import Finding
from podcast.library import ledger
from podcast.library.edition import edition
from podcast.model import Stage, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from podcast.feed.check import Feed, Item, Page
    from podcast.library.layout import Library
    from podcast.model import Edition, Listing, Report

Looked = tuple[list[Finding], float]
"""What is wrong, and seconds of sound that were decoded."""
MAKE = "run `podcast make` on the episode's script"
AGAIN = "delete its episode.json, then run `podcast import FEED --media`"
"""Of an episode that came from elsewhere, and so has no script; by the ledger it stays the same episode."""


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What a check of the feed found, and how much it looked at."""

    findings: tuple[Finding, ...]
    episodes: int
    seconds: float
    """Of sound that was decoded."""
    guid_by_rule: bool
    """Whether the show's guid follows from the feed's address; one that was taken along does not."""


def check_feed(library: Library, report: Report = silent, *, quick: bool = False) -> FeedCheck:
    """Test the built feed and all that it names; `quick` believes the MP3s and does not read them whole."""
    with library.locked_feed():  # not while somebody writes them one by one
        published = edition(library)
        pages = {name: path.read_bytes() for name, path in library.feed_files().items()}
    feed = check.read(pages)
    folder = _Folder(library.episodes, feed.address or published.address)
    findings = [*check.check(feed, published, datetime.now(UTC))]
    jobs = [*_pictures(folder, feed, quick=quick), *_files(folder, feed, published, quick=quick)]
    total = 0.0
    for found, seconds in _side_by_side(jobs, report):
        findings += found
        total += seconds
    findings += _stale(published, pages)
    by_rule = published.guid == ledger.feed_guid(f"{published.address}{FEED}")
    return FeedCheck(tuple(findings), len(feed.items), total, by_rule)


def _side_by_side(jobs: Sequence[Callable[[], Looked]], report: Report) -> Iterator[Looked]:
    """What the jobs find, in their order."""
    pool = ThreadPoolExecutor(os.cpu_count() or 1, "check")  # reading, hashing and decoding release the lock
    try:
        for done, result in enumerate(pool.map(lambda job: job(), jobs), start=1):
            yield result
            report(Stage.CHECKING_FILES, done, len(jobs))
    finally:  # who interrupts does not wait for ten thousand files
        pool.shutdown(wait=False, cancel_futures=True)


def _files(folder: _Folder, feed: Feed, published: Edition, *, quick: bool) -> Iterator[Callable[[], Looked]]:
    """A job an item: its audio and what lies beside it."""
    for item, listing in check.listings_of(feed, published):
        yield partial(_ItemFiles(folder, item, listing).check, quick=quick)


def _pictures(folder: _Folder, feed: Feed, *, quick: bool) -> Iterator[Callable[[], Looked]]:
    """A job a picture of show and episodes, each looked at once."""
    named: dict[str, str] = {}
    places: tuple[Page | Item, ...] = (*feed.pages, *feed.items)
    for place in places:
        named.setdefault(place.attribute("itunes:image", "href"), place.where)

    def look(url: str, where: str) -> Looked:
        found: list[Finding] = []
        if path := folder.file(url, where, found):
            found += pictures.check(folder.name(path), path, quick=quick)
        return found, 0.0

    for url, where in named.items():
        yield partial(look, url, where)


def _stale(published: Edition, pages: Mapping[str, bytes]) -> Iterator[Finding]:
    """Whether the feed is another than the one that the manifests would give now."""
    try:
        built = build(published, pages)
    except PodcastError as error:
        yield Finding("F20", FEED, f"it cannot be built again ({error})", f"mend that, then {REBUILD}")
        return
    changed = sorted(name for name in built.keys() | pages.keys() if built.get(name) != pages.get(name))
    if pages and changed:
        what = "it is not what show.toml and the manifests give now"
        yield Finding("F20", changed[0], what, REBUILD, "warning")


@dataclass(frozen=True, slots=True)
class _Folder:
    """Where the files are that the feed names."""

    root: Path
    address: str

    def file(self, url: str, where: str, findings: list[Finding], mend: str = MAKE) -> Path | None:
        """The file of an address under the show's own, or None and, when it should be there, a finding."""
        name = unquote(url.removeprefix(self.address)) if url.startswith(self.address) else ""
        if not name or name.endswith("/"):
            return None
        path = self.root / PurePosixPath(name)
        if ".." in PurePosixPath(name).parts or not path.is_file():
            findings.append(Finding("F21", where, f"{name} is not there", f"{mend}, then {REBUILD}"))
            return None
        return path

    def name(self, path: Path) -> str:
        """As the address has it."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class _ItemFiles:
    """An item, and what it was made from, beside the files it names."""

    folder: _Folder
    item: Item
    listing: Listing | None
    findings: list[Finding] = field(default_factory=list)

    def check(self, *, quick: bool) -> Looked:
        """All of it."""
        listing = self.listing
        elsewhere = listing is not None and bool(listing.enclosure)
        audio = None if elsewhere else self._audio(quick=quick)
        decoded = self._decoded(audio) if audio and not quick else 0.0
        seconds = decoded or (listing.duration_ms / 1000 if listing else 0.0)
        self._file(self.item.value("link"))
        for transcript in self.item.all("podcast:transcript"):
            if path := self._file(transcript.get("url")):
                self.findings.extend(captions.check(self.folder.name(path), path, seconds))
        tag = None
        if audio and listing and not listing.imported:  # what came from elsewhere was tagged there
            tag = id3.read(audio)
            self.findings.extend(id3.check(self.folder.name(audio), tag, self.item.value("guid"), seconds))
        if path := self._file(self.item.attribute("podcast:chapters", "url")):
            self._chapters(path, seconds, tag)
        return self.findings, decoded

    def _audio(self, *, quick: bool) -> Path | None:
        """The MP3, its size and its content looked at."""
        url = self.item.attribute("enclosure", "url")
        if url and not url.startswith(self.folder.address):
            what = f"its audio lies at {url!r}, not under {self.folder.address!r}"
            self._found("F11", what, f"set base_url in show.toml, then {REBUILD}")
        path = self._file(url)
        if path is None:
            return None
        size, length = path.stat().st_size, self.item.attribute("enclosure", "length")
        if str(size) != length:
            what = f"the enclosure's length is {length!r}, {self.folder.name(path)} has {size} bytes"
            self._found("F12", what, REBUILD)
        if self.listing and self.listing.sha256 and not quick and store.digest(path) != self.listing.sha256:
            what = f"{self.folder.name(path)} is not the audio of its manifest (sha256)"
            self._found("F12", what, self._mend)
        return path

    def _decoded(self, audio: Path) -> float:
        """Seconds of sound in it."""
        try:
            seconds = media.identify(audio)[2] if audio.suffix in media.SEALED else measure_seconds(audio)
        except PodcastError:
            self._found("F16", f"{self.folder.name(audio)} is not sound that can be decoded", self._mend)
            return 0.0
        declared = self.item.value("itunes:duration")
        if declared.isdecimal() and abs(int(declared) - seconds) > 1:
            what = f"itunes:duration is {declared} s, the audio lasts {seconds:.1f} s"
            self._found("F16", what, f"{self._mend}, then {REBUILD}")
        return seconds

    def _chapters(self, path: Path, seconds: float, tag: object) -> None:
        """The JSON by itself, then beside the other forms."""
        name = self.folder.name(path)
        read = chapter_files.read(name, path)
        self.findings.extend((*read.findings, *chapter_files.check(name, read.starts, seconds)))
        for image in read.images:
            self._file(image)
        if tag is not None and read.starts:
            told = self._told(path.parent / NOTES)
            self.findings.extend(chapter_files.compare(self.item.where, read.starts, id3.chapters(tag), told))

    def _told(self, page: Path) -> dict[str, chapter_files.Starts]:
        """The times that people read, by where they stand."""
        texts = {name: self.item.value(name) for name in ("description", "content:encoded")}
        marked_up = {"content:encoded", self.folder.name(page)}
        if page.is_file():
            texts[self.folder.name(page)] = page.read_text(encoding="utf-8", errors="replace")
        inline = [chapter for psc in self.item.all("psc:chapters") for chapter in psc.all("psc:chapter")]
        if inline:
            rows = (f"{it.get('start').partition('.')[0]} {it.get('title')}" for it in inline)
            texts["psc:chapters"] = "\n".join(rows)
        return {
            name: chapter_files.times_in(chapter_files.lines_of(text) if name in marked_up else text)
            for name, text in texts.items()
        }

    def _file(self, url: str) -> Path | None:
        return self.folder.file(url, self.item.where, self.findings, self._mend)

    @property
    def _mend(self) -> str:
        """What makes the episode's files again."""
        return AGAIN if self.listing and self.listing.imported else MAKE

    def _found(self, number: str, what: str, mend: str) -> None:
        self.findings.append(Finding(number, self.item.where, what, mend))
