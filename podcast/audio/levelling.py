"""From what an engine said to a clip, so that two engines sound like one room; a pure function of the one clip.

The chain: high-pass, the sample rate, silence cut, gentle compression, levelling, limiting, fades.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.audio.limiter import Limiter
from podcast.audio.meter import WINDOW, factor, floats, integrated, momentary, pcm, ramps, weighted
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from podcast.audio.meter import Sound

_STEP = SAMPLE_RATE * 5 // 1000
"""Samples, 5 ms: how finely silence is looked for."""
LEAD = 3 * _STEP
"""Samples of a clip before its first sound."""
TAIL = 12 * _STEP
"""Samples of a clip after its last sound."""
_FADE = 2 * _STEP

_PAUSE = SAMPLE_RATE // 2
"""The longest silence inside a line: engines that speak sentence by sentence leave a second between them."""
_SHORT = SAMPLE_RATE
"""Samples up to which a clip is a word or two, which the gated measure cannot tell."""
_SILENCE = -80.0
"""dB of full scale under which nothing is speech, however soft the voice."""
_FAINT = -70.0
"""LUFS under which the gated measure hears nothing."""
_MOST_GAIN = 48.0
"""dB: an engine that whispers is lifted, noise alone is not."""
_MOST_REGAIN = 3.0
"""dB that may be given back of what the limiter took."""

_CORNER = 75.0
"""Hz, of the high-pass: below every voice."""
_RATIO = 2.0
_THRESHOLD = -6.0
"""LU against the clip's own loudness, so that a quiet engine is compressed as a loud one is."""
_KNEE = 6.0
"""LU around the threshold over which the ratio sets in."""
_GRAIN = SAMPLE_RATE // 300
"""Samples from one value of the compression's gain to the next; between them it is a straight line."""
_GLIDE = 30 * _GRAIN
"""100 ms: what the compression hears at once, and what its gain is smoothed over once more."""


def level_speech(speech: Speech, target_lufs: float = -16.0, volume: str = "") -> Speech:
    """Returns the speech at SAMPLE_RATE and `target_lufs`, with LEAD before its sound and TAIL after it.

    `volume` (`+10%`) applies on top. SoundError when nothing sounds.
    """
    import numpy as np

    sound = np.pad(_without_rumble(speech), (LEAD, TAIL + _STEP))[:, None]
    audible = _audible(sound)
    if not audible:
        raise SoundError(
            "the voice gave only silence", "put the line in other words, or take another voice", ": "
        )
    stretches = _stretches(audible)
    clip = _fade(_to_loudness(_cut(sound, stretches), target_lufs, _ratio(volume)))
    marks = [LEAD + mark * SAMPLE_RATE // speech.sample_rate for mark in speech.marks]
    onsets = (_onset(mark, audible) for mark in marks)
    return Speech(pcm(clip), SAMPLE_RATE, tuple(_position(onset, stretches) for onset in onsets))


def _without_rumble(speech: Speech) -> NDArray[np.float32]:
    """Returns the samples at SAMPLE_RATE, without offset and rumble: a Butterworth of the fourth order."""
    import numpy as np
    import soxr
    from pedalboard import Chain, LowShelfFilter

    sound = floats(speech.pcm)[:, 0].astype(np.float32)
    if not len(sound):
        return sound
    # The library's high-pass is of the first order; its shelf that takes 40 dB is one of the second, from a
    # tenth of the corner upwards. An offset goes before it, which would start it with a thump.
    shelf = _CORNER / math.sqrt(10)
    shelves = Chain([LowShelfFilter(shelf, -40, 0.5412), LowShelfFilter(shelf, -40, 1.3066)])
    sound = shelves.process(sound - sound.mean(), speech.sample_rate)
    if speech.sample_rate != SAMPLE_RATE:
        sound = soxr.resample(sound, speech.sample_rate, SAMPLE_RATE)
    return sound


def _audible(sound: Sound) -> list[int]:
    """Returns the first samples of the steps in which something sounds."""
    import numpy as np

    steps = sound[: len(sound) // _STEP * _STEP, 0].reshape(-1, _STEP)
    level = 10 * np.log10(np.einsum("ij,ij->i", steps, steps) / _STEP + 1e-12)
    speech = float(np.percentile(level[level > level.max() - 40], 90)) if len(level) else 0.0
    # Soft consonants lie 40 dB under the vowels; engines' silences lie 60 and more under them, noisy ones' less.
    noise = float(np.percentile(level, 5))
    threshold = min(max(speech - 50, noise + 6), speech - 40)
    return [int(step) * _STEP for step in np.flatnonzero(level > max(threshold, _SILENCE))]


def _stretches(audible: Sequence[int]) -> list[tuple[int, int]]:
    """Returns the stretches to keep, LEAD before the first sound to TAIL after the last, pauses shortened."""
    stretches = []
    start = audible[0] - LEAD
    for quiet, sounding in pairwise(audible):
        if sounding - quiet - _STEP > _PAUSE:
            stretches.append((start, quiet + _STEP + _PAUSE // 2))
            start = sounding - (_PAUSE - _PAUSE // 2)
    return [*stretches, (start, audible[-1] + _STEP + TAIL)]


def _cut(sound: Sound, stretches: Sequence[tuple[int, int]]) -> Sound:
    import numpy as np

    whole = np.concatenate([sound[start:stop] for start, stop in stretches])
    ramp = np.linspace(0, 1, _STEP)[:, None]
    join = 0
    for start, stop in stretches[:-1]:
        join += stop - start
        whole[join - _STEP : join] *= ramp[::-1]
        whole[join : join + _STEP] *= ramp
    return whole


def _onset(mark: int, audible: Sequence[int]) -> int:
    """Returns where the sound after `mark` begins."""
    return audible[min(bisect_left(audible, mark - _STEP // 2), len(audible) - 1)]


def _position(sample: int, stretches: Sequence[tuple[int, int]]) -> int:
    """Returns the place of a sample once only the stretches are left."""
    return sum(max(0, min(sample, stop) - start) for start, stop in stretches)


def _to_loudness(sound: Sound, target: float, ratio: float) -> Sound:
    heard = weighted(sound)
    # A gain that moves slowly may come before the ear's filter or after it: it is run once.
    even = _compression(heard, _loudness(heard))
    sound, heard = sound * even, heard * even
    gain = min(target - _loudness(heard), _MOST_GAIN)
    most = gain + _MOST_REGAIN
    limiter = Limiter(sound, factor(most) * max(1.0, ratio))
    for _ in range(4):  # what the limiter takes, a little more gain gives back
        limited = limiter.gain(factor(gain))
        missing = target - _loudness(heard * limited)
        if abs(missing) < 0.03 or gain >= most:
            break
        gain = min(gain + missing, most)
    return sound * (limited if ratio == 1 else limiter.gain(factor(gain) * ratio))


def _compression(heard: Sound, level: float) -> Sound:
    """Returns the gain of each sample that brings loud and soft words nearer to each other.

    It moves with the middle of what it hears, since all of a clip is there: no onset slips through before it.
    """
    import numpy as np

    middle = _GLIDE // _GRAIN // 2 - 1  # the window with the first sample in its middle
    over = momentary(heard, _GLIDE, _GRAIN)[middle:] - level - _THRESHOLD
    bent = np.clip(over + _KNEE / 2, 0, _KNEE) ** 2 / (2 * _KNEE) + np.maximum(over - _KNEE / 2, 0)
    bell = np.hanning(_GLIDE // _GRAIN + 1)
    less = np.convolve(bent, bell / bell.sum(), "same") * (1 - 1 / _RATIO)
    return ramps((10 ** (-less / 20)).astype(heard.dtype), _GRAIN)[: len(heard), None]


def _loudness(heard: Sound) -> float:
    """Returns the loudness; of a word or two, which the gated measure cannot tell, by their loudest part."""
    if len(heard) > _SHORT:
        return max(integrated(heard), _FAINT)
    return float(momentary(heard, WINDOW, 1).max()) - 1.5


def _fade(sound: Sound) -> Sound:
    import numpy as np

    rise = np.sin(np.linspace(0, np.pi / 2, _FADE))[:, None] ** 2
    sound[:_FADE] *= rise
    sound[-_FADE:] *= rise[::-1]
    return sound


def _ratio(volume: str) -> float:
    if not volume:
        return 1.0
    if not re.fullmatch(r"[+-]\d{1,2}%", volume):
        raise SoundError(f"the volume {volume!r} is not of the form +10% or -10%")
    return 1 + int(volume[:-1]) / 100
