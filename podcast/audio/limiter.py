"""The limiter: true peaks brought under a ceiling by a gain that moves slowly and ahead of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from podcast.audio.meter import factor, peaks, ramps

if TYPE_CHECKING:
    from podcast.audio.meter import Sound

CEILING = -2.0
"""dBTP before encoding."""

_BLOCK = 64
_HALF = 10
"""Blocks, 15 ms: how far ahead of a peak the gain begins to move, and how long after it."""
REACH = (2 * _HALF + 4) * _BLOCK
"""Samples to either side that a limited sample depends on; whole blocks, so that a cut of them keeps the grid."""


def limit(sound: Sound) -> Sound:
    """Returns the sound with no true peak above CEILING; all channels share one gain."""
    return Limiter(sound).at(1.0)


class Limiter:
    """A sound's true peaks, measured once for any number of gains up to `most`."""

    def __init__(self, sound: Sound, most: float = 1.0) -> None:
        self.sound = sound
        self.peaks = peaks(sound, _BLOCK, factor(CEILING) / most)

    def at(self, gain: float) -> Sound:
        """Returns the sound times `gain`, limited."""
        return self.sound * self.gain(gain)

    def gain(self, gain: float) -> Sound:
        """Returns what the samples are multiplied by: `gain`, and less around peaks that it would lift too high."""
        import numpy as np

        top = factor(CEILING) / gain if gain else math.inf
        if self.peaks.max(initial=0.0) <= top:
            return np.full((1, 1), gain, self.sound.dtype)
        needed = np.pad(top / np.maximum(self.peaks, top), 2 * _HALF + 1, constant_values=1.0)
        # At each edge of a block, the least gain within reach, averaged over the same reach: never above what
        # the peaks of the blocks that meet there need.
        least = np.lib.stride_tricks.sliding_window_view(needed, 2 * _HALF + 2).min(axis=1)
        bell = np.hanning(2 * _HALF + 3)[1:-1]
        slow = 1 - np.convolve(1 - least, bell / bell.sum(), "valid")
        return ramps((gain * slow).astype(self.sound.dtype), _BLOCK)[: len(self.sound), None]
