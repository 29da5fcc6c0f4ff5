"""Loudness and true peak (ITU-R BS.1770). Sound is an array of floats, shape (samples, channels), full scale 1."""

from __future__ import annotations

import itertools
import math
from functools import cache
from typing import TYPE_CHECKING, Any

from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sound = NDArray[np.floating]

WINDOW = SAMPLE_RATE * 4 // 10
"""Samples of the windows that the standard measures."""
_HOP = WINDOW // 4
_REACH = 10
"""Samples to either side that a point between two samples depends on."""


def loudness(sound: Sound) -> float:
    """Returns the integrated loudness in LUFS, one channel counted as two.

    It is -inf for silence, and for a sound of 0.4 s or less.
    """
    return integrated(weighted(sound))


def loudest(sound: Sound) -> float:
    """Returns the loudness in LUFS of the loudest 0.4 s, whatever the length.

    One channel counts as two equal ones.
    """
    return float(windows(sound, WINDOW, 1).max())


def windows(sound: Sound, size: int, step: int) -> Sound:
    """Returns the LUFS of each window of `size` samples, the first ending `step` samples into the sound."""
    return momentary(weighted(sound), size, step)


def weighted(sound: Sound) -> Sound:
    """Returns the sound as the standard's filter has the ear hear it, in single precision."""
    import numpy as np
    from pedalboard import Chain, HighpassFilter, HighShelfFilter

    # The standard's high-pass of second order, its Q a half, is two of first order.
    ear = Chain([HighShelfFilter(1500, 4, 1 / math.sqrt(2)), HighpassFilter(38), HighpassFilter(38)])
    heard = [ear.process(channel, SAMPLE_RATE) for channel in np.asarray(sound.T, np.float32)]
    return np.stack(heard, axis=1)


def integrated(weighted: Sound) -> float:
    """Returns the `loudness` of a sound that is weighted already."""
    if len(weighted) <= WINDOW:
        return -math.inf
    hops = _energy(weighted, _HOP)  # the last window may end beyond the sound
    count = round((len(weighted) - WINDOW) / _HOP) + 1
    power = (hops[:count] + hops[1 : count + 1] + hops[2 : count + 2] + hops[3 : count + 3]) / WINDOW
    power = power[_lufs(power) > -70]
    return float(_lufs(power[power > power.mean() / 10].mean())) if len(power) else -math.inf


def momentary(weighted: Sound, size: int, step: int) -> Sound:
    """Returns the `windows` of a sound that is weighted already."""
    import numpy as np

    grain = math.gcd(size, step)
    total = np.cumsum(np.pad(_energy(weighted, grain), (size // grain + 1, size // grain)))
    size, step = size // grain, step // grain
    result: Sound = _lufs((total[size + step :: step] - total[step:-size:step]) / (size * grain))
    return result


def peaks(sound: Sound, size: int, above: float = 0.0) -> Sound:
    """Returns the true peak in each `size` samples over all channels, exact where it may exceed `above`."""
    import numpy as np

    count = -(-len(sound) // size)
    wide = np.pad(sound, ((_REACH, count * size - len(sound) + _REACH), (0, 0)))
    blocks = wide[_REACH:-_REACH].reshape(count, size * sound.shape[1])
    result: Sound = np.maximum(blocks.max(axis=1), -blocks.min(axis=1))
    # A sine at a quarter of the rate rises 3 dB above its samples; sound of any use stays below that.
    near = np.flatnonzero(result > above / 1.5)
    if not len(near):
        return result
    # Each with what lies around it, end to end: where two of them meet, nothing is read.
    around = np.lib.stride_tricks.sliding_window_view(wide[1:], size + 2 * _REACH - 1, axis=0)[near * size]
    for channel, taps in itertools.product(range(sound.shape[1]), _between()):
        between = np.correlate(around[:, channel].ravel(), taps, "full")[2 * _REACH - 1 :]
        highest = np.abs(between.reshape(len(near), -1)[:, :size]).max(axis=1)
        result[near] = np.maximum(result[near], highest)
    return result


def ramps(edges: Sound, size: int) -> Sound:
    """Returns a straight line of `size` samples from each of `edges` to the next."""
    import numpy as np

    parts: Sound = np.multiply.outer(np.diff(edges), (np.arange(size) / size).astype(edges.dtype))
    parts += edges[:-1, None]
    return parts.ravel()


def factor(decibels: float) -> float:
    """Returns an amplitude's ratio from dB."""
    return float(10 ** (decibels / 20))


def floats(pcm: bytes, channels: int = 1) -> NDArray[np.float64]:
    """Returns 16-bit little-endian PCM as sound."""
    import numpy as np

    sound: NDArray[np.float64] = np.frombuffer(pcm, "<i2").reshape(-1, channels) / 32768
    return sound


def pcm(sound: Sound) -> bytes:
    """Returns sound as interleaved 16-bit little-endian PCM."""
    import numpy as np

    whole = np.rint(sound * 32768)
    return np.clip(whole, -32768, 32767, out=whole).astype("<i2").tobytes()


def _energy(weighted: Sound, grain: int) -> Sound:
    """Returns the energy of each `grain` samples and of the rest, one channel counted as two equal ones."""
    import numpy as np

    whole = len(weighted) // grain * grain
    blocks = weighted[:whole].reshape(-1, grain * weighted.shape[1])
    energy = np.append(np.einsum("ij,ij->i", blocks, blocks), np.square(weighted[whole:]).sum())
    return energy.astype(np.float64) * (2 if weighted.shape[1] == 1 else 1)


def _lufs(power: Any) -> Any:
    import numpy as np

    return -0.691 + 10 * np.log10(np.maximum(power, 1e-30))


@cache
def _between() -> tuple[Sound, ...]:
    """Returns taps for the sound a quarter, half and three quarters of the way between two samples."""
    import numpy as np

    offsets = [np.arange(1 - _REACH, _REACH + 1) - part for part in (0.25, 0.5, 0.75)]
    return tuple(np.sinc(at) * np.i0(5 * np.sqrt(1 - (at / _REACH) ** 2)) / np.i0(5) for at in offsets)
