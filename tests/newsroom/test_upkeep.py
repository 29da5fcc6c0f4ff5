"""What a batch does beside making episodes: the same whoever does it, and nothing that grows with the show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from podcast import newsroom, store
from podcast.library import ledger, manifest
from podcast.newsroom import upkeep
from podcast.scripting import Order
from tests.feed.conftest import an_episode
from tests.growth import most_memory
from tests.newsroom.articles import write_scripts
from tests.newsroom.mortal import FixedClock
from tests.shows import add_script, files, made, make_show

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library


def long_show(folder: Path, episodes: int) -> Library:
    """A show with so many episodes, of all but one the manifests alone."""
    library = make_show(folder)
    made(library, add_script(library))
    for number in range(2, episodes + 1):
        published = f"2025-02-10T06:{number // 60:02}:{number % 60:02}Z"
        episode = an_episode(number, published=published, summary="What the report says, at length. " * 20)
        store.write(library.manifest_file(episode.slug), manifest.dumps(episode))
    return library


def keep_up(library: Library) -> None:
    """Do what a run that was killed has left to be done."""
    (library.cache / "feed-due").touch()
    upkeep.Upkeep(library).finish()


@pytest.mark.parametrize(
    ("small", "counts"),
    [(0, (5, 45)), pytest.param(upkeep._SMALL, (100, 160), marks=pytest.mark.slow)],
)
def test_a_long_shows_upkeep_takes_no_memory_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int, counts: tuple[int, int]
) -> None:
    """An episode more costs a batch less than half a kilobyte, whatever its pages say; all of them are in the feed."""
    monkeypatch.setattr(upkeep, "_SMALL", small)
    most = []
    for count in counts:
        library = long_show(tmp_path / str(count), count)
        most.append(most_memory(lambda: keep_up(library)))  # noqa: B023 - it is called at once
        assert library.feed.read_bytes().count(b"<item>") == count
    assert (most[1] - most[0]) / (counts[1] - counts[0]) < 512


def test_another_process_makes_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feed, pages and pictures of a batch are, to the byte, those that this process makes; but for the moment."""
    monkeypatch.setattr(ledger, "datetime", FixedClock)
    made_by = {}
    for small in (0, upkeep._SMALL):
        monkeypatch.setattr(upkeep, "_SMALL", small)
        library = make_show(tmp_path / str(small))
        newsroom.make_batch(library, tuple(map(str, write_scripts(library, 2))), Order())
        made_by[small] = files(library.episodes)
        built = re.compile(rb"<lastBuildDate>[^<]*</lastBuildDate>")
        made_by[small]["feed.xml"] = built.sub(b"", made_by[small]["feed.xml"])
        assert made_by[small]["feed.xml"].count(b"<item>") == 2
    assert made_by[0] == made_by[upkeep._SMALL]
