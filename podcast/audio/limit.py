"""The limiter: true peaks brought under a ceiling by a gain that moves slowly and ahead of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from podcast.audio.measure import factor, peaks, runs
from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    from podcast.audio.measure import Sound

CEILING = -2.0
"""dBTP before encoding."""

_HALF = SAMPLE_RATE * 15 // 1000
REACH = 2 * _HALF + 64
"""Samples to either side that a limited sample depends on."""


def limit(sound: Sound) -> Sound:
    """The sound with no true peak above CEILING; all channels share one gain."""
    return Limiter(sound).at(1.0)


class Limiter:
    """A sound's true peaks, measured once for any number of gains up to `most`."""

    def __init__(self, sound: Sound, most: float = 1.0) -> None:
        self.sound = sound
        self.peaks = peaks(sound, factor(CEILING) / most)

    def at(self, gain: float) -> Sound:
        """The sound times `gain`, limited."""
        import numpy as np
        from scipy.ndimage import minimum_filter1d
        from scipy.signal import oaconvolve

        result: Sound = self.sound * gain
        top = factor(CEILING) / gain if gain else math.inf
        bell = np.hanning(2 * _HALF + 3)[1:-1]
        for start, stop in runs(np.flatnonzero(self.peaks > top), 4 * _HALF):
            first, last = max(0, start - 2 * _HALF), min(len(result), stop + 2 * _HALF)
            needed = np.pad(top / np.maximum(self.peaks[first:last], top), 2 * _HALF, constant_values=1.0)
            # The least gain within reach, averaged over the same reach: never above what any peak needs.
            held = minimum_filter1d(needed, 2 * _HALF + 1)
            slow = oaconvolve(held, bell / bell.sum(), mode="valid")[_HALF:-_HALF]
            result[first:last] *= np.minimum(slow, 1.0)[:, None]
        return result
