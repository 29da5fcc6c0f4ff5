"""What is made ready while a script is written."""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from podcast.library import create_show, open_library
from podcast.making import preparation
from podcast.making.preparation import beside, prepared
from podcast.voices import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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
    with prepared(library, library.show.hosts):
        pass
    assert loaded == [host.voice for host in library.show.hosts]
    kept = [path for path in (library.cache / "covers").rglob("*") if path.is_file()]
    assert len(kept) == 1


def test_a_voice_that_does_not_load_is_told_by_who_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails while the script is written is silent, and the next voice is loaded all the same."""
    library = open_library(create_show(tmp_path, "Read Aloud").parent)
    first, second = (host.voice for host in library.show.hosts)
    loaded: list[Voice] = []

    def fails(voice: Voice) -> None:
        raise OSError("no such file")

    monkeypatch.setattr(engines.load(first.engine), "prepare", fails)
    monkeypatch.setattr(engines.load(second.engine), "prepare", loaded.append)
    with prepared(library, library.show.hosts):
        pass
    assert loaded == [second]


def test_after_an_error_no_further_voice_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever mistyped the article's name need not wait for voices that nobody will hear."""
    library = open_library(create_show(tmp_path, "Read Aloud").parent)
    begun, failed = threading.Event(), threading.Event()
    loaded: list[Voice] = []

    def takes_long(voice: Voice) -> None:
        loaded.append(voice)
        begun.set()
        failed.wait(30)

    @contextlib.contextmanager
    def told_of_errors(job: Callable[[], None]) -> Iterator[None]:
        with beside(job):
            try:
                yield
            finally:
                failed.set()

    for host in library.show.hosts:
        monkeypatch.setattr(engines.load(host.voice.engine), "prepare", takes_long)
    monkeypatch.setattr(preparation, "beside", told_of_errors)
    with contextlib.suppress(KeyError), prepared(library, library.show.hosts):
        begun.wait(30)
        raise KeyError
    assert len(loaded) == 1


def test_the_interpreters_setting_is_put_back(tmp_path: Path) -> None:
    """It is the whole process's, and others have a use for the usual one."""
    library = open_library(create_show(tmp_path, "Read Aloud").parent)
    usual = sys.getswitchinterval()
    with contextlib.suppress(KeyError), prepared(library, library.show.hosts):
        inside = sys.getswitchinterval()
        raise KeyError
    assert inside < usual
    assert sys.getswitchinterval() == usual


def test_the_result_of_a_job_is_used() -> None:
    """It is worked out once; what it raises is raised where it is asked for."""
    with beside(lambda: 7) as result:
        pass
    assert result.result() == 7

    def fails() -> None:
        raise OSError("no such file")

    with beside(fails) as failure:
        pass
    with pytest.raises(OSError, match="no such file"):
        failure.result()


def test_a_job_is_awaited_when_the_block_fails() -> None:
    """Nothing runs on behind an error."""
    done: list[int] = []
    with pytest.raises(KeyError), beside(lambda: done.append(1)):
        raise KeyError
    assert done == [1]
