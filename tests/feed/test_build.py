"""Feed and manifests on disk: what is in the feed when, what is written, what is left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from podcast import store
from podcast.airing import refreshing
from podcast.airing.refreshing import build, refresh_feed
from podcast.feed import rss
from podcast.library import current_edition, manifest
from podcast.library.layout import open_library
from tests import shows
from tests.growth import most_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Edition, Episode

DUE = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def _drawn(tmp_path_factory: pytest.TempPathFactory, make: Callable[..., Episode]) -> Path:
    """A show of five episodes, its cover drawn."""
    library = shows.make_show(tmp_path_factory.mktemp("show"), shows.SHOW + "\n[feed]\npage_size = 2\n")
    for number in range(1, 6):
        put(library, make(number))
    refresh_feed(library)
    return library.folder


@pytest.fixture
def library(_drawn: Path, tmp_path: Path) -> Library:
    """A copy of it."""
    return open_library(shutil.copytree(_drawn, tmp_path / "show"))


def put(library: Library, episode: Episode) -> None:
    """Write a manifest as `make` does."""
    store.write(library.manifest_file(episode.slug), manifest.dumps(episode))


def feeds(library: Library) -> dict[str, bytes]:
    """The feed's files."""
    return {path.name: path.read_bytes() for path in library.episodes.glob("feed*.xml")}


def numbers(read: Callable[[bytes], Any], pages: dict[str, bytes]) -> list[int]:
    """Of the episodes in the feed, in its order."""
    names = sorted(pages, key=lambda name: (len(name), name))
    return [int(it.text) for name in names for it in read(pages[name]).elements("//itunes:episode")]


def test_f19_only_what_is_on_air_is_in_the_feed(
    library: Library, make: Callable[..., Episode], read: Callable[[bytes], Any]
) -> None:
    """No draft, no withdrawn episode; a scheduled one from its time on."""
    put(library, make(1, state="draft"))
    put(library, make(2, state="withdrawn"))
    put(library, make(3, state="scheduled", published=DUE.isoformat()))
    for now, there in ((DUE - timedelta(seconds=1), [5, 4]), (DUE, [3, 5, 4])):
        assert numbers(read, build(current_edition(library, now=now), {})) == there


def test_f20_the_same_manifests_give_the_same_bytes(library: Library) -> None:
    """In other processes, languages, orders of hashing; nothing is written again."""
    before = feeds(library)
    assert sorted(before) == ["feed-2.xml", "feed-3.xml", "feed.xml"]
    stamps = {name: (library.episodes / name).stat().st_mtime_ns for name in before}
    for seed, language in (("1", "C"), ("2", "de_DE.UTF-8"), ("3", "ar_EG.UTF-8")):
        shutil.rmtree(library.cache / "listings", ignore_errors=True)
        code = (
            "import locale, pathlib, sys\n"
            "try: locale.setlocale(locale.LC_ALL, '')\n"
            "except locale.Error: pass\n"
            "from podcast import airing, library\n"
            "airing.refresh_feed(library.open_library(pathlib.Path(sys.argv[1])))"
        )
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": "Asia/Tokyo"}
        subprocess.run([sys.executable, "-c", code, library.folder], check=True, env=environment)
    assert feeds(library) == before
    assert stamps == {name: (library.episodes / name).stat().st_mtime_ns for name in before}


def test_f20_last_build_date_changes_only_with_the_content(
    library: Library, make: Callable[..., Episode]
) -> None:
    """Nothing new: the old bytes, for ever. Something new: the time of now, and again stable."""
    first = build(current_edition(library), {}, DUE)
    later = DUE + timedelta(days=1)
    assert build(current_edition(library), first, later) == first
    put(library, make(5, title="Another"))
    second = build(current_edition(library), first, later)
    assert {name for name in first if first[name] != second[name]} == {"feed.xml"}
    assert b"<lastBuildDate>Mon, 02 Jun 2025 12:00:00 GMT</lastBuildDate>" in second["feed.xml"]
    assert build(current_edition(library), second, later + timedelta(1)) == second


def many(library: Library, make: Callable[..., Episode], count: int) -> Library:
    """The show with so many episodes in a feed of one page."""
    summary = "What the report says, and at length. " * 20
    for number in range(1, count + 1):
        published = f"2025-02-10T06:{number // 60:02}:{number % 60:02}Z"
        put(library, make(number, published=published, summary=summary))
    return replace(library, show=replace(library.show, feed=replace(library.show.feed, page_size=0)))


def test_a_long_feed_is_never_in_memory_as_a_whole(library: Library, make: Callable[..., Episode]) -> None:
    """Neither where it is written nor where it is found unchanged: a show may have ten thousand episodes."""
    whole = many(library, make, 200)
    edition = current_edition(whole)

    def write_anew() -> None:
        whole.feed.unlink(missing_ok=True)
        refreshing._write_feed(whole, edition)

    for work in (write_anew, lambda: refreshing._write_feed(whole, edition)):
        most = most_memory(work)
        assert most < whole.feed.stat().st_size / 4


@pytest.mark.slow
def test_an_episode_more_costs_a_refresh_little_memory(
    library: Library, make: Callable[..., Episode]
) -> None:
    """It is listed, and its pages are planned: nothing of what they say is in memory for all of them."""
    most = []
    for count in (100, 300):
        show = many(library, make, count)
        refresh_feed(show)
        most.append(most_memory(lambda: refresh_feed(show)))  # noqa: B023 - it is called at once
    assert (most[1] - most[0]) / 200 < 8 * 1024


def test_f21_a_feed_whose_writing_fails_leaves_the_old_one_whole(
    library: Library,
    make: Callable[..., Episode],
    read: Callable[[bytes], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk in the middle: the first page is the old one, every page can be read, nothing half stays."""
    before = feeds(library)
    put(library, make(6))
    real = rss.build_page

    def until_full(edition: Edition, *rest: Any) -> Iterator[bytes]:
        yield next(real(edition, *rest))
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(rss, "holds_page", lambda _old, _edition, _describe, page: page > 1)
        patch.setattr(rss, "build_page", until_full)
        with pytest.raises(OSError, match="No space"):
            refresh_feed(library)
    assert feeds(library)["feed.xml"] == before["feed.xml"]
    # What was on its way to the next page is there twice, and nothing is missing.
    assert set(numbers(read, feeds(library))) == {1, 2, 3, 4, 5}
    assert list(library.episodes.glob(".feed*.part")) == []
    refresh_feed(library)
    assert numbers(read, feeds(library)) == [6, 5, 4, 3, 2, 1]


def test_f23_pages_that_are_no_more_are_removed(
    library: Library, make: Callable[..., Episode], read: Callable[[bytes], Any]
) -> None:
    """Fewer episodes, or no paging any more; other files of like names stay."""
    other = library.episodes / "feed-old.xml"
    other.write_text("mine", encoding="utf-8")
    put(library, make(5, state="withdrawn"))
    refresh_feed(library)
    assert sorted(feeds(library)) == ["feed-2.xml", "feed-old.xml", "feed.xml"]
    whole = replace(library, show=replace(library.show, feed=replace(library.show.feed, page_size=0)))
    refresh_feed(whole)
    assert sorted(feeds(library)) == ["feed-old.xml", "feed.xml"]
    assert other.read_text(encoding="utf-8") == "mine"
    assert numbers(read, {"feed.xml": feeds(library)["feed.xml"]}) == [4, 3, 2, 1]
