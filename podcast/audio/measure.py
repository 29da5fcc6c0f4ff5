"""Loudness and true peak (ITU-R BS.1770). Sound is an array of floats, shape (samples, channels), full scale 1."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sound = NDArray[np.float64]

_WINDOW = int(0.4 * SAMPLE_RATE)
_REACH = 32
"""Samples to either side that a point between two samples depends on, and some."""


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS, one channel counted as two equal ones; -inf for silence or under 0.4 s."""
    if len(sound) <= _WINDOW:
        return -math.inf
    # Two equal channels have twice the power of one: the same number, gates included, for half the work.
    return float(_meter().integrated_loudness(sound * math.sqrt(2) if sound.shape[1] == 1 else sound))


def loudest(sound: Sound) -> float:
    """Loudness of the loudest 0.4 s in LUFS, whatever the length; one channel counted as two equal ones."""
    return float(windows(sound, _WINDOW, 1).max())


def windows(sound: Sound, size: int, step: int) -> Sound:
    """Loudness in LUFS of each window of `size` samples, the first ending `step` samples into the sound."""
    import numpy as np

    weighted = np.pad(sound, ((0, size), (0, 0)))
    for stage in _meter()._filters.values():  # noqa: SLF001
        weighted = np.stack([stage.apply_filter(channel) for channel in weighted.T], axis=1)
    power = np.square(weighted).sum(axis=1) * (2 if sound.shape[1] == 1 else 1)
    total = np.concatenate([np.zeros(size), np.cumsum(power)])
    mean = (total[size + step :: step] - total[step:-size:step]) / size
    result: Sound = -0.691 + 10 * np.log10(np.maximum(mean, 1e-30))
    return result


def peaks(sound: Sound, above: float = 0.0) -> Sound:
    """True peak around each sample over all channels, exact wherever it can be greater than `above`."""
    import numpy as np
    from scipy.signal import resample_poly

    result: Sound = np.abs(sound).max(axis=1, initial=0.0)
    # A sine at a quarter of the rate rises 3 dB above its samples; sound of any use stays below that.
    for start, stop in runs(np.flatnonzero(result > above / 1.5), 16 * _REACH):
        first, last = max(0, start - _REACH), min(len(sound), stop + _REACH)
        finer = np.abs(resample_poly(sound[first:last], 4, 1, axis=0, window=_lowpass())).max(axis=1)
        between = finer.reshape(-1, 4).max(axis=1)
        result[first:last] = np.maximum(result[first:last], between)
    return result


def runs(places: NDArray[np.intp], apart: int) -> list[tuple[int, int]]:
    """(first, last + 1) of each run of rising places in which neighbours are at most `apart`."""
    import numpy as np

    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) > apart)
    firsts, lasts = places[np.r_[0, breaks + 1]], places[np.r_[breaks, -1]]
    return [(int(first), int(last) + 1) for first, last in zip(firsts, lasts, strict=True)]


def true_peak(sound: Sound) -> float:
    """True peak in dBTP; -inf for silence."""
    return decibels(float(peaks(sound).max(initial=0.0)))


def decibels(factor: float) -> float:
    """An amplitude's ratio in dB."""
    return 20 * math.log10(factor) if factor > 0 else -math.inf


def factor(decibels: float) -> float:
    """An amplitude's ratio from dB."""
    return float(10 ** (decibels / 20))


def floats(pcm: bytes, channels: int = 1) -> Sound:
    """16-bit little-endian PCM as sound."""
    import numpy as np

    sound: Sound = np.frombuffer(pcm, "<i2").reshape(-1, channels) / 32768
    return sound


def pcm(sound: Sound) -> bytes:
    """Sound as interleaved 16-bit little-endian PCM."""
    import numpy as np

    return np.clip(np.rint(sound * 32768), -32768, 32767).astype("<i2").tobytes()


@cache
def _lowpass() -> NDArray[np.float64]:
    from scipy.signal import firwin

    taps: NDArray[np.float64] = firwin(81, 1 / 4, window=("kaiser", 5.0))
    return taps


@cache
def _meter() -> Any:
    import pyloudnorm

    return pyloudnorm.Meter(SAMPLE_RATE)
