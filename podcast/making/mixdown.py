"""A spoken script and the show's music laid out as an episode, then written as an MP3: only new parts are encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.audio import mixing, timeline
from podcast.audio.mp3 import Encoder
from podcast.making import pace
from podcast.model import SAMPLE_RATE
from podcast.voices.engines.base import cores

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from podcast.audio.mp3 import Mp3Size
    from podcast.audio.theme_music import Theme
    from podcast.library import Library
    from podcast.making.line_clips import VoicedScript
    from podcast.making.pace import Workload
    from podcast.model import Report

_PACE = 100.0
"""Seconds of sound a second on a core, where nobody has measured."""


@dataclass(frozen=True, slots=True)
class Mixdown:
    """An episode laid out: its timeline, and the parts to be mixed and encoded."""

    timeline: timeline.Timeline
    parts: Sequence[mixing.EpisodePart]
    encoder: Encoder

    def workload(self) -> Workload:
        """Returns the seconds of sound that no cache holds."""
        stored = self.encoder.in_store(self.parts)
        samples = sum(part.samples for part, in_store in zip(self.parts, stored, strict=True) if not in_store)
        audio, workers = self.encoder.audio, self.encoder.workers
        kind = f"encode {audio.channels}x{audio.bitrate} by {workers}"
        return pace.Workload(((kind, samples / SAMPLE_RATE),), _PACE * workers, least_s=0.2)


def lay_out(library: Library, voiced: VoicedScript, theme: Theme, workers: int | None) -> Mixdown:
    """Returns where everything of an episode lies, and the parts it falls into."""
    audio = library.show.audio
    layout = timeline.lay(voiced.script, voiced.clips, theme)
    sounds = mixing.Sounds(voiced.clips, voiced.line_clips.read, theme)
    encoder = Encoder(audio, library.store("parts"), workers or cores())
    return Mixdown(layout, mixing.cut_into_parts(layout, sounds, audio.channels), encoder)


def write_mix(library: Library, mixdown: Mixdown, out: BinaryIO, report: Report) -> Mp3Size:
    """Writes the MP3's frames from where `out` stands; returns how long it is."""
    with pace.measured(library.cache, mixdown.workload()):
        return mixdown.encoder.write(mixdown.parts, out, report)
