"""The feed and the files it names, tested together as they lie on disk."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from podcast.airing.file_checks import FeedFolder, ItemCheck
from podcast.airing.refreshing import build
from podcast.contract import FEED
from podcast.episode.check import pictures
from podcast.errors import PodcastError
from podcast.feed import check
from podcast.feed.check import REBUILD
from podcast.findings import Finding
from podcast.library import current_edition, ledger
from podcast.model import Stage, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcast.airing.file_checks import FileResult
    from podcast.feed.check import Feed, FeedItem, FeedPage
    from podcast.library import Library
    from podcast.model import Edition, Report


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
    folder = FeedFolder(
        library.episodes, feed.address or published.address, library.show.feed.enclosure_prefix
    )
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
    folder: FeedFolder, feed: Feed, published: Edition, *, quick: bool
) -> Iterator[Callable[[], FileResult]]:
    """Yield a job for each item: its audio and what lies beside it."""
    for item, listing in check.listings_of(feed, published):
        yield partial(ItemCheck(folder, item, listing).check, quick=quick)


def _picture_jobs(folder: FeedFolder, feed: Feed, *, quick: bool) -> Iterator[Callable[[], FileResult]]:
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
