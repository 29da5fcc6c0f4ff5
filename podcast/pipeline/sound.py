"""A script's lines as clips for the timeline: prepared for the ear, spoken, levelled; each kept in the store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from podcast import speech, store
from podcast.audio import level
from podcast.engines.base import cores
from podcast.model import SAMPLE_RATE, Clip, Speech, Utterance
from podcast.text import sentences
from podcast.text.spoken import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Line, Report, Script
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
    clips: list[Clip] = []
    with ThreadPoolExecutor(workers or cores()) as pool:  # numpy and scipy let go of the interpreter
        jobs = zip(voices.keys, voices.speeches, turns, strict=True)
        for clip in pool.map(
            lambda job: _levelled(studio, job[0], job[1], job[2].utterance.delivery.volume), jobs
        ):
            clips.append(clip)
            report("level", len(clips), len(turns))
    return tuple(clips), voices.called


def _levelled(studio: Studio, key: str, said: Speech, volume: str) -> Clip:
    """A clip at the show's loudness; levelling it costs more than reading it again."""
    lufs = studio.show.audio.lufs
    key = store.key(clip=key, form=level.FORM, lufs=lufs, volume=volume)
    kept = speech.unpack(studio.store.get(key))
    if kept is None:
        clip = level.ready(said, lufs, volume)
        kept = Speech(clip.pcm, SAMPLE_RATE, clip.marks)
        studio.store.put(key, speech.pack(kept))
    return Clip(kept.pcm, kept.marks)
