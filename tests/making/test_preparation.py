"""What is made ready while a script is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.library import create_show, open_library
from podcast.making.preparation import ahead, meanwhile
from podcast.voices import engines

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Voice


def test_the_cover_is_kept_and_each_voice_loaded_by_the_end_of_the_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first line need not wait for a model, nor the feed for a picture."""
    library = open_library(create_show(tmp_path, "Read Aloud").parent)
    loaded: list[Voice] = []
    for host in library.show.hosts:
        monkeypatch.setattr(engines.load(host.voice.engine), "prepare", loaded.append)
    with ahead(library):
        pass
    assert loaded == [host.voice for host in library.show.hosts]
    kept = [path for path in (library.cache / "covers").rglob("*") if path.is_file()]
    assert len(kept) == 1


def test_a_job_that_fails_is_silent_and_the_next_is_done_all_the_same() -> None:
    """It is told when the thing is needed."""
    done: list[int] = []

    def fails() -> None:
        raise OSError("no such file")

    with meanwhile([fails, lambda: done.append(1)]):
        pass
    assert done == [1]


def test_the_jobs_are_awaited_when_the_block_fails() -> None:
    """Nothing runs on behind an error."""
    done: list[int] = []
    with pytest.raises(KeyError), meanwhile([lambda: done.append(1)]):
        raise KeyError
    assert done == [1]
