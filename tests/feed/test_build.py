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
from podcast.airing.refreshing import build, refresh_feed
from podcast.library import current_edition, manifest
from podcast.library.layout import open_library
from tests import shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.library.layout import Library
    from podcast.model import Episode

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


def test_f21_a_feed_whose_writing_fails_leaves_the_old_one_whole(
    library: Library,
    make: Callable[..., Episode],
    read: Callable[[bytes], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk in the middle: the first page is the old one, every page can be read, nothing half stays."""
    before = feeds(library)
    put(library, make(6))
    real = store.write

    def full(path: Path, data: bytes | str) -> bool:
        if path.name != "feed.xml":
            return real(path, data)
        with store.writing(path) as file:
            file.write(bytes(data[:100], "utf-8") if isinstance(data, str) else data[:100])
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store, "write", full)
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
