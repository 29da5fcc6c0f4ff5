"""A script's lines as clips for the timeline: prepared for the ear, spoken, levelled; each kept in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import speech
from podcast.audio import level
from podcast.model import Utterance
from podcast.text import sentences
from podcast.text.spoken import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Clip, Line, Report, Script
    from podcast.pipeline.studio import Studio


def utterance_of(studio: Studio, script: Script, line: Line) -> Utterance:
    """A line as an engine is to say it."""
    voice = next(host.voice for host in script.hosts if host.name == line.host)
    language = script.language or studio.show.language
    say = tuple({**dict(studio.show.say), **dict(script.say)}.items())
    said = (spoken(sentence, say, language) for sentence in sentences.split(line.text, language))
    return Utterance(tuple(filter(None, said)), voice, line.delivery, language)


def clips_of(
    studio: Studio, script: Script, path: Path, workers: int | None, report: Report
) -> tuple[tuple[Clip, ...], int]:
    """A clip a line, in order; and how many lines an engine had to speak for it."""
    turns = tuple(
        speech.Turn(utterance_of(studio, script, line), f"{path}:{line.at} ({line.host})")
        for line in script.lines
    )
    voices = speech.speak(turns, studio.store, report, workers=workers)
    clips = []
    for done, (turn, said) in enumerate(zip(turns, voices.speeches, strict=True), 1):
        clips.append(level.ready(said, studio.show.audio.lufs, turn.utterance.delivery.volume))
        report("level", done, len(turns))
    return tuple(clips), voices.called
