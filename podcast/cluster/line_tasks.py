"""Lines as tasks: which of them go together, and what a worker does with them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import recipes
from podcast.library import Library
from podcast.making import LineClips
from podcast.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Script, Show

FEWEST, MOST = 10, 20
"""Lines of a task: what it costs beside them is then a thousandth, and no worker is long alone with the last one."""


@dataclass(frozen=True, slots=True)
class LineTask:
    """Some lines of one host."""

    show: Show
    script: Script
    path: str
    """Of the script, for messages."""
    indexes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SpokenLines:
    """What a worker has made."""

    entries: tuple[tuple[str, str, bytes], ...]
    """(store, key, bytes)."""
    identity: str
    """Of the program that made it."""


def identify() -> str:
    """Returns what must be the same in two processes for what they make to be the same."""
    return f"{__version__} {recipes.read_numbers()}"


def cut_into_tasks(script: Script, indexes: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Returns the lines in groups of one host each, whole chapters as far as they fit."""
    hosts: dict[str, list[list[int]]] = {}
    wanted, index = set(indexes), 0
    for chapter in script.chapters:
        of_chapter: dict[str, list[int]] = {}
        for line in chapter.lines:
            if index in wanted:
                of_chapter.setdefault(line.host, []).append(index)
            index += 1
        for host, lines in of_chapter.items():
            hosts.setdefault(host, []).append(lines)
    return tuple(task for chapters in hosts.values() for task in _filled(chapters))


def _filled(chapters: Iterable[list[int]]) -> Iterable[tuple[int, ...]]:
    task: list[int] = []
    for lines in chapters:
        for line in lines:
            task.append(line)
            if len(task) == MOST:
                yield tuple(task)
                task = []
        if len(task) >= FEWEST:
            yield tuple(task)
            task = []
    if task:
        yield tuple(task)


def speak_task(task: LineTask) -> SpokenLines:
    """Returns what the lines of a task sound like; runs on a worker, which needs nothing of the show's but this."""
    with tempfile.TemporaryDirectory(prefix="podcast-lines-") as folder:
        # Paths of the show's own files mean nothing here, and lines need none of them.
        library = Library(Path(folder), replace(task.show, cover=""))
        line_clips = LineClips(library, task.script, Path(task.path))
        missing = [index for index in task.indexes if line_clips.clip(index) is None]
        line_clips.make_some(missing)
        entries = tuple(entry for index in task.indexes for entry in line_clips.entries(index))
    return SpokenLines(entries, identify())
