"""One chapter, to hear what an edit did: the same clips and parts as the episode's, nothing published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from podcast import store
from podcast.equipment import theme_of
from podcast.errors import EpisodeError
from podcast.making.line_clips import voice_script
from podcast.making.mixdown import lay_out, write_mix
from podcast.model import SAMPLE_RATE, silent
from podcast.scripting import resolve_source, speakable_script

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Problem, Report
    from podcast.scripting import Order


@dataclass(frozen=True, slots=True)
class Preview:
    """A chapter that can be heard."""

    audio: Path
    script: Path
    title: str
    seconds: float
    called: int
    """Lines that an engine spoke now."""
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def make_chapter(
    library: Library,
    source: str,
    number: int,
    order: Order,
    path: Path | None = None,
    report: Report = silent,
) -> Preview:
    """Writes chapter `number` (from 1) of a source's script as an MP3, by default SCRIPT-chapter-N.mp3 where we are."""
    speakable = speakable_script(library, resolve_source(library, source), order, report, keep=True)
    file = speakable.file
    chapters = file.script.chapters
    if not 1 <= number <= len(chapters):
        known = ", ".join(f"{n} {chapter.title}" for n, chapter in enumerate(chapters, 1))
        raise EpisodeError(f"{file.path} has no chapter {number}", f"it has {known}")
    chapter = chapters[number - 1]
    path = path or Path(f"{file.path.stem}-chapter-{number}.mp3")
    script = replace(file.script, chapters=(chapter,))
    voiced = voice_script(library, script, file.path, order.workers, report)
    mixdown = lay_out(library, voiced, theme_of(library, script.theme), order.workers)
    with store.writing(path) as sound:
        size = write_mix(library, mixdown, sound, report)
    seconds = size.samples / SAMPLE_RATE
    notes = (*speakable.notes, *voiced.notes)
    return Preview(path, file.path, chapter.title, seconds, voiced.called, speakable.problems, notes)
