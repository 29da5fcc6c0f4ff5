"""A spoken script and the show's music laid out as an episode, then written as an MP3: only new parts are encoded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.audio import mix, music, timeline
from podcast.audio.mp3 import Encoder
from podcast.engines.base import cores
from podcast.model import SAMPLE_RATE
from podcast.pipeline import pace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from podcast.audio.mp3 import Encoded
    from podcast.audio.music import Theme
    from podcast.model import Report
    from podcast.pipeline.pace import Work
    from podcast.pipeline.sound import Voiced
    from podcast.pipeline.studio import Studio

_PACE = 100.0
"""Seconds of sound a second on a core, where nobody has measured."""


@dataclass(frozen=True, slots=True)
class Mixdown:
    """An episode before anything of it is mixed."""

    timeline: timeline.Timeline
    parts: Sequence[mix.Part]
    encoder: Encoder

    def work(self) -> Work:
        """The seconds of sound that no cache holds."""
        kept = self.encoder.kept(self.parts)
        samples = sum(part.samples for part, is_kept in zip(self.parts, kept, strict=True) if not is_kept)
        audio, workers = self.encoder.audio, self.encoder.workers
        kind = f"encode {audio.channels}x{audio.bitrate} by {workers}"
        return pace.Work(kind, samples / SAMPLE_RATE, _PACE * workers)


def theme_of(studio: Studio) -> Theme:
    """The show's music."""
    return music.load(studio.show.music, studio.show.audio, studio.folder, studio.store("music"))


def lay_out(studio: Studio, said: Voiced, theme: Theme, workers: int | None) -> Mixdown:
    """Where everything lies, and the parts it falls into."""
    audio = studio.show.audio
    laid = timeline.lay(said.script, said.clips, theme)
    sounds = mix.Sounds(said.clips, said.takes.read, theme)
    encoder = Encoder(audio, studio.store("parts"), workers or cores())
    return Mixdown(laid, mix.parts(laid, sounds, audio.channels), encoder)


def write(studio: Studio, mixed: Mixdown, out: BinaryIO, report: Report) -> Encoded:
    """The MP3's frames, from where `out` stands."""
    with pace.measured(studio.cache, mixed.work()):
        return mixed.encoder.write(mixed.parts, out, report)
