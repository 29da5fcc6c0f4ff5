"""What `make` would do with a source, and how long that would take: nothing is spoken, encoded or written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.library.art import art_of
from podcast.making import pace
from podcast.making.episode_files import audio_of, files_of, hash_of, up_to_date
from podcast.making.host_voices import known_paces, refuse_silent_hosts
from podcast.making.mixdown import lay_out, theme_of
from podcast.making.sources import resolve_source
from podcast.making.speakable import SpeakableScript, speakable_script
from podcast.making.takes import Takes, VoicedScript
from podcast.making.writing import draft_script
from podcast.model import SAMPLE_RATE, Clip, silent
from podcast.script.check import seconds_of

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.making.order import Order
    from podcast.model import Line, Report, Script

_OFFLINE = "extractive"
_BESIDE = 180_000
"""Bytes of the cover and the chapters in an MP3, about."""
_A_WORD = 12
"""Bytes of a word of the transcript in it."""
_GAP_S = 0.28
"""Between turns, which a voice's pace has in it and a clip has not."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is missing, and what it takes."""

    script: Path
    new: bool
    """Whether the script would be written, too."""
    lines: int
    seconds: float
    """Length of the episode."""
    bytes: int
    """Of the MP3."""
    spoken: tuple[tuple[str, int, int], ...]
    """(voice, lines, words) that an engine would speak."""
    encoded: float
    """Seconds that would be mixed and encoded."""
    files: tuple[Path, ...]
    """That would be written; none when the episode is up to date."""
    takes: float
    """Seconds of speaking and encoding."""
    measured: bool
    """Whether this machine has done such work before, so that the estimate is its own."""
    notes: tuple[str, ...]


def forecast(library: Library, source: str, order: Order, report: Report = silent) -> Forecast:
    """What `make` would do. An article without a script gets one in memory, by the writer that asks nobody."""
    speakable, new = _speakable(library, source, order, report)
    script, path, theme = speakable.file.script, speakable.file.path, theme_of(library)
    audio = audio_of(library, path, script)
    takes = Takes(library, script, path)
    voiced = VoicedScript(script, takes, _clips(takes, script, library.show.language), 0)
    mixed = lay_out(library, voiced, theme, order.workers)
    seconds = mixed.timeline.samples / SAMPLE_RATE
    words = sum(count_words(line.text) for line in script.lines)
    speaking, encoding = takes.work(order.workers), mixed.work()
    found = Forecast(
        path,
        new,
        len(script.lines),
        seconds,
        round(seconds * library.show.audio.bitrate * 125) + _BESIDE + _A_WORD * words,
        _spoken(takes),
        encoding.amount,
        files_of(library, audio, art_of(library, script, path).files),
        sum(pace.seconds(library.cache, work) for work in (speaking, encoding)),
        all(pace.known(library.cache, work) for work in (speaking, encoding) if work.amount),
        speakable.notes,
    )
    if not new and up_to_date(library, audio, hash_of(library, script, speakable.file.canonical, theme)):
        return replace(found, spoken=(), encoded=0.0, files=(), takes=0.0)
    return found


def _speakable(library: Library, text: str, order: Order, report: Report) -> tuple[SpeakableScript, bool]:
    """The script, and whether it is only a draft."""
    source = resolve_source(library, text)
    if source.script:
        return speakable_script(library, source, order, report), False
    file = draft_script(library, source, replace(order, writer=_OFFLINE), report)
    refuse_silent_hosts(file)
    writer = order.writer or library.show.writer.name
    note = f"As the {_OFFLINE} writer would have it; `podcast script {text} --dry-run` tells of {writer}."
    return SpeakableScript(file, (), () if writer == _OFFLINE else (note,)), True


def _clips(takes: Takes, script: Script, language: str) -> tuple[Clip, ...]:
    """A clip a line; of one that is not there its likely length."""
    paces = known_paces(script.hosts)

    def guessed(line: Line) -> Clip:
        seconds = seconds_of(line, paces, script.language or language) - _GAP_S
        return Clip("", round(max(seconds, 0.5) * SAMPLE_RATE))

    return tuple(takes.clip(index) or guessed(line) for index, line in enumerate(script.lines))


def _spoken(takes: Takes) -> tuple[tuple[str, int, int], ...]:
    lines, words = Counter[str](), Counter[str]()
    for turn in takes.unspoken():
        lines[str(turn.utterance.voice)] += 1
        words[str(turn.utterance.voice)] += count_words(turn.utterance.text)
    return tuple((voice, lines[voice], words[voice]) for voice in sorted(lines))
