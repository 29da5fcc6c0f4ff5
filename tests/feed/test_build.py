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
from podcast.episode import manifest
from podcast.pipeline.edition import edition
from podcast.pipeline.feed import build, refresh_feed
from podcast.pipeline.studio import open_studio
from tests import studio as shows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Episode
    from podcast.pipeline.studio import Studio

DUE = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def _drawn(tmp_path_factory: pytest.TempPathFactory, make: Callable[..., Episode]) -> Path:
    """A show of five episodes, its cover drawn."""
    studio = shows.make_show(tmp_path_factory.mktemp("show"), shows.SHOW + "\n[feed]\npage_size = 2\n")
    for number in range(1, 6):
        put(studio, make(number))
    refresh_feed(studio)
    return studio.folder


@pytest.fixture
def studio(_drawn: Path, tmp_path: Path) -> Studio:
    """A copy of it."""
    return open_studio(shutil.copytree(_drawn, tmp_path / "show"))


def put(studio: Studio, episode: Episode) -> None:
    """Write a manifest as `make` does."""
    store.write(studio.episodes / episode.slug / manifest.NAME, manifest.dumps(episode))


def feeds(studio: Studio) -> dict[str, bytes]:
    """The feed's files."""
    return {path.name: path.read_bytes() for path in studio.episodes.glob("feed*.xml")}


def numbers(read: Callable[[bytes], Any], pages: dict[str, bytes]) -> list[int]:
    """Of the episodes in the feed, in its order."""
    names = sorted(pages, key=lambda name: (len(name), name))
    return [int(it.text) for name in names for it in read(pages[name]).elements("//itunes:episode")]


def test_f19_only_what_is_on_air_is_in_the_feed(
    studio: Studio, make: Callable[..., Episode], read: Callable[[bytes], Any]
) -> None:
    """No draft, no withdrawn episode; a scheduled one from its time on."""
    put(studio, make(1, state="draft"))
    put(studio, make(2, state="withdrawn"))
    put(studio, make(3, state="scheduled", published=DUE.isoformat()))
    for now, there in ((DUE - timedelta(seconds=1), [5, 4]), (DUE, [3, 5, 4])):
        assert numbers(read, build(edition(studio, now=now), {})) == there


def test_f20_the_same_manifests_give_the_same_bytes(studio: Studio) -> None:
    """In other processes, languages, orders of hashing; nothing is written again."""
    before = feeds(studio)
    assert sorted(before) == ["feed-2.xml", "feed-3.xml", "feed.xml"]
    stamps = {name: (studio.episodes / name).stat().st_mtime_ns for name in before}
    for seed, language in (("1", "C"), ("2", "de_DE.UTF-8"), ("3", "ar_EG.UTF-8")):
        shutil.rmtree(studio.cache / "listings", ignore_errors=True)
        code = (
            "import locale, pathlib, sys\n"
            "try: locale.setlocale(locale.LC_ALL, '')\n"
            "except locale.Error: pass\n"
            "from podcast import pipeline\n"
            "pipeline.refresh_feed(pipeline.open_studio(pathlib.Path(sys.argv[1])))"
        )
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": language, "TZ": "Asia/Tokyo"}
        subprocess.run([sys.executable, "-c", code, studio.folder], check=True, env=environment)
    assert feeds(studio) == before
    assert stamps == {name: (studio.episodes / name).stat().st_mtime_ns for name in before}


def test_f21_a_feed_whose_writing_fails_leaves_the_old_one_whole(
    studio: Studio,
    make: Callable[..., Episode],
    read: Callable[[bytes], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk in the middle: the first page is the old one, every page can be read, nothing half stays."""
    before = feeds(studio)
    put(studio, make(6))
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
            refresh_feed(studio)
    assert feeds(studio)["feed.xml"] == before["feed.xml"]
    # What was on its way to the next page is there twice, and nothing is missing.
    assert set(numbers(read, feeds(studio))) == {1, 2, 3, 4, 5}
    assert list(studio.episodes.glob(".feed*.part")) == []
    refresh_feed(studio)
    assert numbers(read, feeds(studio)) == [6, 5, 4, 3, 2, 1]


def test_f23_pages_that_are_no_more_are_removed(
    studio: Studio, make: Callable[..., Episode], read: Callable[[bytes], Any]
) -> None:
    """Fewer episodes, or no paging any more; other files of like names stay."""
    other = studio.episodes / "feed-old.xml"
    other.write_text("mine", encoding="utf-8")
    put(studio, make(5, state="withdrawn"))
    refresh_feed(studio)
    assert sorted(feeds(studio)) == ["feed-2.xml", "feed-old.xml", "feed.xml"]
    whole = replace(studio, show=replace(studio.show, feed=replace(studio.show.feed, page_size=0)))
    refresh_feed(whole)
    assert sorted(feeds(studio)) == ["feed-old.xml", "feed.xml"]
    assert other.read_text(encoding="utf-8") == "mine"
    assert numbers(read, {"feed.xml": feeds(studio)["feed.xml"]}) == [4, 3, 2, 1]
