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
from podcast.library import current_edition, ledger
from podcast.model import Stage, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from podcast.feed.check import Feed, FeedItem, FeedPage
    from podcast.library import Library
    from podcast.model import Edition, Listing, Report

FileResult = tuple[list[Finding], float]
"""What is wrong with some files, and seconds of sound that were decoded."""
MAKE = "run `podcast make` on the episode's script"
IMPORT = "delete its episode.json, then run `podcast import FEED --media`"
"""The mend for an episode from elsewhere, which has no script; by the ledger it stays the same episode."""


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What a check of the feed found, and how much it looked at."""

    findings: tuple[Finding, ...]
    episodes: int
    """How many items the feed has."""
    seconds: float
    """How long all the sound is that was decoded."""
    guid_by_rule: bool
    """Whether the show's guid follows from the feed's address; one that was taken along does not."""


def check_feed(library: Library, report: Report = silent, *, quick: bool = False) -> FeedCheck:
    """Test the built feed and all that it names; `quick` believes the MP3s and does not read them whole."""
    with library.locked_feed():  # not while somebody writes them one by one
        published = current_edition(library)
        pages = {name: path.read_bytes() for name, path in library.feed_files().items()}
    feed = check.read(pages)
    folder = _FeedFolder(library.episodes, feed.address or published.address)
    findings = [*check.check(feed, published, datetime.now(UTC))]
    jobs = [*_picture_jobs(folder, feed, quick=quick), *_item_jobs(folder, feed, published, quick=quick)]
    total = 0.0
    for faults, seconds in _side_by_side(jobs, report):
        findings += faults
        total += seconds
    findings += _check_freshness(published, pages)
    by_rule = published.guid == ledger.feed_guid(f"{published.address}{FEED}")
    return FeedCheck(tuple(findings), len(feed.items), total, by_rule)


def _side_by_side(jobs: Sequence[Callable[[], FileResult]], report: Report) -> Iterator[FileResult]:
    """Yield what the jobs find, in their order."""
    pool = ThreadPoolExecutor(os.cpu_count() or 1, "check")  # reading, hashing and decoding release the lock
    try:
        for done, result in enumerate(pool.map(lambda job: job(), jobs), start=1):
            yield result
            report(Stage.CHECKING_FILES, done, len(jobs))
    finally:  # Ctrl-C must end a check of thousands of files at once, so that the jobs not begun are dropped
        pool.shutdown(wait=False, cancel_futures=True)


def _item_jobs(
    folder: _FeedFolder, feed: Feed, published: Edition, *, quick: bool
) -> Iterator[Callable[[], FileResult]]:
    """Yield a job for each item: its audio and what lies beside it."""
    for item, listing in check.listings_of(feed, published):
        yield partial(_ItemCheck(folder, item, listing).check, quick=quick)


def _picture_jobs(folder: _FeedFolder, feed: Feed, *, quick: bool) -> Iterator[Callable[[], FileResult]]:
    """Yield a job for each picture of show and episodes, which many of them may share."""
    named: dict[str, str] = {}
    places: tuple[FeedPage | FeedItem, ...] = (*feed.pages, *feed.items)
    for place in places:
        named.setdefault(place.attribute("itunes:image", "href"), place.where)

    def look(url: str, where: str) -> FileResult:
        findings: list[Finding] = []
        if path := folder.file(url, where, findings):
            findings += pictures.check(folder.name(path), path, quick=quick)
        return findings, 0.0

    for url, where in named.items():
        yield partial(look, url, where)


def _check_freshness(published: Edition, pages: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield F20 for a feed that is another than the one that the manifests would give now."""
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
class _FeedFolder:
    """Where the files lie that the feed names."""

    root: Path
    address: str
    """What the feed's addresses of these files begin with."""

    def file(self, url: str, where: str, findings: list[Finding], mend: str = MAKE) -> Path | None:
        """Return the file of an address under the show's own, or None and, when it should be there, a finding."""
        name = unquote(url.removeprefix(self.address)) if url.startswith(self.address) else ""
        if not name or name.endswith("/"):
            return None
        path = self.root / PurePosixPath(name)
        if ".." in PurePosixPath(name).parts or not path.is_file():
            findings.append(Finding("F21", where, f"{name} is not there", f"{mend}, then {REBUILD}"))
            return None
        return path

    def name(self, path: Path) -> str:
        """Return a file's name as the feed's addresses have it."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class _ItemCheck:
    """A check of an item, and of what it was made from, beside the files it names."""

    folder: _FeedFolder
    item: FeedItem
    listing: Listing | None
    findings: list[Finding] = field(default_factory=list)

    def check(self, *, quick: bool) -> FileResult:
        """Return what is wrong with any of the item's files; `quick` does not read the audio whole."""
        listing = self.listing
        elsewhere = listing is not None and bool(listing.enclosure)
        audio = None if elsewhere else self._check_audio(quick=quick)
        decoded = self._decode(audio) if audio and not quick else 0.0
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
            self._check_chapters(path, seconds, tag)
        return self.findings, decoded

    def _check_audio(self, *, quick: bool) -> Path | None:
        """Return the audio, once its address, its size and its content are looked at; None when it is not there."""
        url = self.item.attribute("enclosure", "url")
        if url and not url.startswith(self.folder.address):
            what = f"its audio lies at {url!r}, not under {self.folder.address!r}"
            self._add("F11", what, f"set base_url in show.toml, then {REBUILD}")
        path = self._file(url)
        if path is None:
            return None
        size, length = path.stat().st_size, self.item.attribute("enclosure", "length")
        if str(size) != length:
            what = f"the enclosure's length is {length!r}, {self.folder.name(path)} has {size} bytes"
            self._add("F12", what, REBUILD)
        if self.listing and self.listing.sha256 and not quick and store.digest(path) != self.listing.sha256:
            what = f"{self.folder.name(path)} is not the audio of its manifest (sha256)"
            self._add("F12", what, self._mend)
        return path

    def _decode(self, audio: Path) -> float:
        """Return how many seconds of sound are in the audio; 0 when it cannot be decoded."""
        try:
            seconds = media.identify(audio)[2] if audio.suffix in media.SEALED else measure_seconds(audio)
        except PodcastError:
            self._add("F16", f"{self.folder.name(audio)} is not sound that can be decoded", self._mend)
            return 0.0
        declared = self.item.value("itunes:duration")
        if declared.isdecimal() and abs(int(declared) - seconds) > 1:
            what = f"itunes:duration is {declared} s, the audio lasts {seconds:.1f} s"
            self._add("F16", what, f"{self._mend}, then {REBUILD}")
        return seconds

    def _check_chapters(self, path: Path, seconds: float, tag: object) -> None:
        """Look at the JSON by itself, then beside the other forms in which listeners get the chapters."""
        name = self.folder.name(path)
        read = chapter_files.read(name, path)
        self.findings.extend((*read.findings, *chapter_files.check(name, read.starts, seconds)))
        for image in read.images:
            self._file(image)
        if tag is not None and read.starts:
            texts = self._starts_in_texts(path.parent / NOTES)
            self.findings.extend(
                chapter_files.compare(self.item.where, read.starts, id3.chapters(tag), texts)
            )

    def _starts_in_texts(self, page: Path) -> dict[str, chapter_files.Starts]:
        """Return the chapters that people read, by where they stand: feed, show notes, inline chapters."""
        texts = {name: self.item.value(name) for name in ("description", "content:encoded")}
        marked_up = {"content:encoded", self.folder.name(page)}
        if page.is_file():
            texts[self.folder.name(page)] = page.read_text(encoding="utf-8", errors="replace")
        inline = [chapter for psc in self.item.all("psc:chapters") for chapter in psc.all("psc:chapter")]
        if inline:
            rows = (f"{chapter.get('start').partition('.')[0]} {chapter.get('title')}" for chapter in inline)
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
        return IMPORT if self.listing and self.listing.imported else MAKE

    def _add(self, number: str, what: str, mend: str) -> None:
        self.findings.append(Finding(number, self.item.where, what, mend))
