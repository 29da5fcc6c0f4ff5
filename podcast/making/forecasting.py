"""What `make` would do with a source, and how long that would take: nothing is spoken, encoded or written."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.equipment import theme_of
from podcast.language.plain.sentences import count_words
from podcast.library.art import art_of
from podcast.making import pace
from podcast.making.clip_estimates import estimate_clips
from podcast.making.episode_files import audio_of, files_of, hash_of, up_to_date
from podcast.making.line_clips import LineClips, VoicedScript
from podcast.making.mixdown import lay_out
from podcast.making.outlook import AROUND_S
from podcast.model import SAMPLE_RATE, silent
from podcast.scripting import speakable_or_draft

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Report
    from podcast.scripting import Order

_BESIDE = 180_000
"""Bytes of the cover and the chapters in an MP3, about."""
_A_WORD = 12
"""Bytes of a word of the transcript in it."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The work that is left for an episode, and how long it takes."""

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
    work_s: float
    """Seconds that `make` takes, where the writer is the one that drafts."""
    measured: bool
    """Whether this machine has done such work before, so that the estimate is its own."""
    notes: tuple[str, ...]


def forecast(library: Library, source: str, order: Order, report: Report = silent) -> Forecast:
    """Returns what `make` would do. An article without a script gets one in memory, by the writer that asks nobody."""
    began = time.monotonic()
    speakable, new = speakable_or_draft(library, source, order, report)
    drafted_s = time.monotonic() - began
    script, path = speakable.file.script, speakable.file.path
    theme = theme_of(library, script.theme)
    audio = audio_of(library, path, script)
    line_clips = LineClips(library, script, path)
    clips = estimate_clips(line_clips, script, library.show.language)
    mixdown = lay_out(library, VoicedScript(script, line_clips, clips, 0), theme, order.workers)
    seconds = mixdown.timeline.samples / SAMPLE_RATE
    words = sum(count_words(line.text) for line in script.lines)
    speaking, encoding = line_clips.workload(order.workers), mixdown.workload()
    whole = Forecast(
        path,
        new,
        len(script.lines),
        seconds,
        round(seconds * library.show.audio.bitrate * 125) + _BESIDE + _A_WORD * words,
        _spoken(line_clips),
        encoding.amount,
        files_of(library, audio, art_of(library, script, path).files, faulty=speakable.errors > 0),
        drafted_s
        + AROUND_S
        + sum(pace.seconds(library.cache, workload) for workload in (speaking, encoding)),
        all(pace.known(library.cache, workload) for workload in (speaking, encoding) if workload.amount),
        speakable.notes,
    )
    if not new and up_to_date(library, audio, hash_of(library, script, theme, speakable.file.canonical)):
        return replace(whole, spoken=(), encoded=0.0, files=(), work_s=0.0)
    return whole


def _spoken(line_clips: LineClips) -> tuple[tuple[str, int, int], ...]:
    """Returns (voice, lines, words) that an engine would speak."""
    lines, words = Counter[str](), Counter[str]()
    for request in line_clips.unspoken():
        voice = str(request.utterance.voice)
        lines[voice] += 1
        words[voice] += count_words(request.utterance.text)
    return tuple((voice, lines[voice], words[voice]) for voice in sorted(lines))
