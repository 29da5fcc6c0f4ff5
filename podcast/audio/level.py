"""Speech made ready for the timeline: trimmed, levelled, limited; a pure function of the one clip."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.audio.limit import Limiter
from podcast.audio.measure import factor, floats, loudest, loudness, pcm
from podcast.audio.segment import segment
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE, Clip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.audio.measure import Sound
    from podcast.model import Speech

FORM = 1
"""Part of a stored clip's key: raise it when the same speech would come out as other bytes."""
_STEP = SAMPLE_RATE * 5 // 1000
LEAD = 3 * _STEP
"""Samples of a clip before its first sound."""
TAIL = 12 * _STEP
"""Samples of a clip after its last sound."""

_PAUSE = SAMPLE_RATE // 2
"""The longest silence inside a line: engines that speak sentence by sentence leave a second between them."""
_SHORT = SAMPLE_RATE
_SILENCE = -80.0
_MOST_GAIN = 45.0
_MOST_REGAIN = 3.0


def ready(speech: Speech, target_lufs: float = -16.0, volume: str = "") -> Clip:
    """The clip at `target_lufs`, changed by `volume` (`+10%`), with LEAD before its sound and TAIL after it."""
    import numpy as np

    sound = np.pad(_resampled(speech), ((LEAD, TAIL + _STEP), (0, 0)))
    audible = _audible(sound)
    if not audible:
        raise SoundError("the voice gave only silence: put the line in other words, or take another voice")
    kept = _kept(audible)
    levelled = _levelled(_cut(sound, kept), target_lufs, _ratio(volume))
    marks = [LEAD + mark * SAMPLE_RATE // speech.sample_rate for mark in speech.marks]
    clip = (
        segment(pcm(levelled)).fade_in(LEAD * 1000 // SAMPLE_RATE).fade_out(TAIL * 1000 // SAMPLE_RATE // 2)
    )
    return Clip(clip.raw_data, tuple(_moved(_onset(mark, audible), kept) for mark in marks))


def _resampled(speech: Speech) -> Sound:
    import soxr

    sound = floats(speech.pcm)
    if speech.sample_rate != SAMPLE_RATE:
        sound = soxr.resample(sound, speech.sample_rate, SAMPLE_RATE)
    # Of an offset that would click. No high-pass: of the voices measured, less than -40 dB lies below 60 Hz.
    return sound - sound.mean(axis=0) if len(sound) else sound


def _audible(sound: Sound) -> list[int]:
    """First samples of the steps in which something sounds."""
    import numpy as np

    steps = sound[: len(sound) // _STEP * _STEP, 0].reshape(-1, _STEP)
    level = 10 * np.log10(np.square(steps).mean(axis=1) + 1e-12)
    speech = float(np.percentile(level[level > level.max() - 40], 90)) if len(level) else 0.0
    # Soft consonants lie 40 dB under the vowels; engines' silences lie 60 and more under them, noisy ones' less.
    noise = float(np.percentile(level, 5))
    threshold = min(max(speech - 50, noise + 6), speech - 40)
    return [int(step) * _STEP for step in np.flatnonzero(level > max(threshold, _SILENCE))]


def _kept(audible: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of sound to keep: from LEAD before the first to TAIL after the last, long pauses shortened."""
    stretches = []
    start = audible[0] - LEAD
    for quiet, sounding in pairwise(audible):
        if sounding - quiet - _STEP > _PAUSE:
            stretches.append((start, quiet + _STEP + _PAUSE // 2))
            start = sounding - (_PAUSE - _PAUSE // 2)
    return [*stretches, (start, audible[-1] + _STEP + TAIL)]


def _cut(sound: Sound, kept: Sequence[tuple[int, int]]) -> Sound:
    import numpy as np

    ramp = np.linspace(0, 1, _STEP)[:, None]
    stretches = [sound[start:stop].copy() for start, stop in kept]
    for before, after in pairwise(stretches):
        before[-_STEP:] *= ramp[::-1]
        after[:_STEP] *= ramp
    return np.concatenate(stretches)


def _onset(mark: int, audible: Sequence[int]) -> int:
    """Where the sound after `mark` begins."""
    return audible[min(bisect_left(audible, mark - _STEP // 2), len(audible) - 1)]


def _moved(mark: int, kept: Sequence[tuple[int, int]]) -> int:
    """The place of a sample in what was kept."""
    return sum(max(0, min(mark, stop) - start) for start, stop in kept)


def _levelled(sound: Sound, target: float, ratio: float) -> Sound:
    gain = min(target - _level(sound), _MOST_GAIN)
    limiter = Limiter(sound, factor(gain + _MOST_REGAIN) * max(1.0, ratio))
    most = gain + _MOST_REGAIN
    for _ in range(4):  # what the limiter takes, a little more gain gives back
        result = limiter.at(factor(gain))
        missing = target - _level(result)
        if abs(missing) < 0.05 or gain >= most:
            break
        gain = min(gain + 1.3 * missing, most)
    return result if ratio == 1 else limiter.at(factor(gain) * ratio)


def _level(sound: Sound) -> float:
    """Loudness; of a word or two, which the gated measure cannot tell, what their loudest part says of it."""
    return loudness(sound) if len(sound) > _SHORT else loudest(sound) - 1.5


def _ratio(volume: str) -> float:
    if not volume:
        return 1.0
    if not re.fullmatch(r"[+-]\d{1,2}%", volume):
        raise SoundError(f"the volume {volume!r} is not of the form +10% or -10%")
    return 1 + int(volume[:-1]) / 100
