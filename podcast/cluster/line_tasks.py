"""Lines as tasks: which of them go together, and what a worker does with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast.making import LineClips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.library import Library
    from podcast.model import Script

FEWEST, MOST = 10, 20
"""Lines of a task where there are many: what it costs beside them is then a thousandth."""
_FEWEST_OF_FEW = 2
_TASKS_EACH = 10
"""Tasks that a worker is to find, so that none is long alone with the last one."""


def fit_to_workers(lines: int, workers: int) -> int:
    """Returns how many lines a task is to have at most, where so many wait for so many workers."""
    return max(_FEWEST_OF_FEW, min(MOST, lines // (_TASKS_EACH * max(1, workers))))


def cut_into_tasks(script: Script, indexes: Sequence[int], most: int = MOST) -> tuple[tuple[int, ...], ...]:
    """Returns the lines in groups of one host each and no more than `most`, whole chapters as far as they fit."""
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
    return tuple(task for chapters in hosts.values() for task in _filled(chapters, most))


def _filled(chapters: Iterable[list[int]], most: int) -> Iterable[tuple[int, ...]]:
    task: list[int] = []
    for lines in chapters:
        for line in lines:
            task.append(line)
            if len(task) == most:
                yield tuple(task)
                task = []
        if len(task) >= min(FEWEST, most):
            yield tuple(task)
            task = []
    if task:
        yield tuple(task)


def speak_lines(script: Script, path: str, indexes: Sequence[int], library: Library) -> None:
    """Puts what some lines of a script sound like into the stores; the script's path is for messages."""
    line_clips = LineClips(library, script, Path(path))
    line_clips.make_some([index for index in indexes if line_clips.clip(index) is None])
