"""The files that an item of the feed names, tested beside the item and the manifest."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from podcast import store, urls
from podcast.audio.durations import measure_seconds
from podcast.contract import NOTES, SENTENCES
from podcast.episode import media
from podcast.episode.check import captions, chapter_files, id3
from podcast.errors import PodcastError
from podcast.feed.check import REBUILD
from podcast.findings import Finding

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.feed.check import FeedItem, Node
    from podcast.model import Listing

FileResult = tuple[list[Finding], float]
"""What is wrong with some files, and seconds of sound that were decoded."""
MAKE = "run `podcast make` on the episode's script"
IMPORT = "delete its episode.json, then run `podcast import FEED --media`"
"""The mend for an episode from elsewhere, which has no script; by the ledger it stays the same episode."""


@dataclass(frozen=True, slots=True)
class FeedFolder:
    """Where the files lie that the feed names."""

    root: Path
    address: str
    """What the feed's addresses of these files begin with."""
    prefix: str = ""
    """What stands before those of audio: the address of a service that counts downloads."""

    def file(self, url: str, where: str, findings: list[Finding], mend: str = MAKE) -> Path | None:
        """Return the file of an address under the show's own, or None and, when it should be there, a finding."""
        url = self.bare(url)
        name = unquote(url.removeprefix(self.address)) if url.startswith(self.address) else ""
        if not name or name.endswith("/"):
            return None
        path = self.root / PurePosixPath(name)
        if ".." in PurePosixPath(name).parts or not path.is_file():
            findings.append(Finding("F21", where, f"{name} is not there", f"{mend}, then {REBUILD}"))
            return None
        return path

    def bare(self, url: str) -> str:
        """Return an address without the service before it."""
        return urls.without_prefix(url, self.prefix)

    def name(self, path: Path) -> str:
        """Return a file's name as the feed's addresses have it."""
        return path.relative_to(self.root).as_posix()


@dataclass(frozen=True, slots=True)
class ItemCheck:
    """A check of an item, and of what it was made from, beside the files it names."""

    folder: FeedFolder
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
        for other in self.item.all("podcast:alternateEnclosure"):
            self._check_alternate(other)
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
        if url and not self.folder.bare(url).startswith(self.folder.address):
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

    def _check_alternate(self, enclosure: Node) -> None:
        """Look at the same sound in another format: it is there, and as large as the feed says."""
        for source in enclosure.all("podcast:source"):
            path = self._file(source.get("uri"))
            size = str(path.stat().st_size) if path else enclosure.get("length")
            if path and size != enclosure.get("length"):
                what = f"{self.folder.name(path)} has {size} bytes, the feed says {enclosure.get('length')!r}"
                self._add("F12", what, self._mend)

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
        marked_up = {"description", "content:encoded", self.folder.name(page)}
        if page.is_file():
            # The article's sentences stand below, and may begin with a time.
            text = page.read_text(encoding="utf-8", errors="replace")
            texts[self.folder.name(page)] = text.partition(f'id="{SENTENCES}"')[0]
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
