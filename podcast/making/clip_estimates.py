"""How long a script's lines are, before they are spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.equipment import known_paces
from podcast.model import SAMPLE_RATE, Clip
from podcast.script.check import seconds_of

if TYPE_CHECKING:
    from podcast.making.line_clips import LineClips
    from podcast.model import Line, Script

_GAP_S = 0.28
"""The pause between lines, which a voice's pace has in it and a clip has not."""


def estimate_clips(line_clips: LineClips, script: Script, language: str) -> tuple[Clip, ...]:
    """Returns a clip a line; of one that is not there its likely length. `language` is the show's."""
    paces = known_paces(script.hosts)

    def estimate(line: Line) -> Clip:
        seconds = seconds_of(line, paces, script.language or language) - _GAP_S
        return Clip("", round(max(seconds, 0.5) * SAMPLE_RATE))

    return tuple(line_clips.clip(index) or estimate(line) for index, line in enumerate(script.lines))
