"""Figures that only tests ask of a sound."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from podcast.audio.meter import peaks

if TYPE_CHECKING:
    from podcast.audio.meter import Sound


def true_peak(sound: Sound) -> float:
    """Returns the true peak in dBTP; -inf for silence."""
    return decibels(float(peaks(sound, 64).max(initial=0.0)))


def decibels(factor: float) -> float:
    """Returns an amplitude's ratio in dB."""
    return 20 * math.log10(factor) if factor > 0 else -math.inf
