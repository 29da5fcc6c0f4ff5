"""Sentence by sentence: how the engines that run here speak, so that each sentence's place is exact.

Their models pad every sentence with silence: about 310 ms before and 470 after by one, 50 and 150 by the
other. All of it is cut, and one pause takes its place, so that both hosts talk at the same pace.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from podcast.errors import EngineError
from podcast.model import Speech
from podcast.voices.engines.base import percent

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from podcast.model import Utterance

    Sound = NDArray[np.float32]


_FRAME_S = 0.01
_QUIET = 10 ** (-46 / 20)
"""Silence, as a part of the sentence's loudest frame."""
_LEAD_S, _TAIL_S = 0.02, 0.06
"""Kept around what is louder: soft onsets (f, h) and the end of a breath."""
_FADE_S = 0.005
_PAUSE_S = (0.18, 0.28)
"""Between sentences, besides what is kept: 260 to 360 ms from sound to sound."""


def speak_sentences(utterance: Utterance, sample_rate: int, say: Callable[[str], Sound]) -> Speech:
    """Says each sentence (mono, -1 to 1), cuts its own silence, and joins them with pauses that the text decides.

    EngineError when a sentence that has words gives no sound.
    """
    import numpy as np

    speed = 1 + percent(utterance.delivery.rate)
    parts: list[Sound] = []
    marks: list[int] = []
    at = 0
    for sentence in utterance.sentences:
        sound = _trim(say(sentence), sample_rate)
        if not sound.size and any(map(str.isalnum, sentence)):
            raise EngineError(f"{utterance.voice} cannot say {sentence!r}", "rewrite it")
        if at and sound.size:
            pause = np.zeros(round(_pause(sentence) / speed * sample_rate), np.float32)
            parts.append(pause)
            at += pause.size
        marks.append(at)
        parts.append(sound)
        at += sound.size
    whole = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    pcm = np.rint(np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes()
    return Speech(pcm, sample_rate, tuple(marks))


def _trim(sound: Sound, sample_rate: int) -> Sound:
    """Returns a sound without the silence around it, faded at both ends so that no join clicks."""
    import numpy as np

    frame = round(_FRAME_S * sample_rate)
    whole = sound[: sound.size // frame * frame].reshape(-1, frame)
    power = np.square(whole, dtype=np.float64).mean(axis=1)
    loud = np.flatnonzero(power > power.max(initial=0) * _QUIET**2)
    if not loud.size:
        return sound[:0]
    start = max(0, int(loud[0]) * frame - round(_LEAD_S * sample_rate))
    end = (int(loud[-1]) + 1) * frame + round(_TAIL_S * sample_rate)
    cut = sound[start:end].astype(np.float32)  # a copy: the fades are ours
    fade = np.linspace(0, 1, min(round(_FADE_S * sample_rate), cut.size), dtype=np.float32)
    cut[: fade.size] *= fade
    cut[cut.size - fade.size :] *= fade[::-1]
    return cut


def _pause(sentence: str) -> float:
    """Returns the seconds before a sentence: varied, as a talker's pauses are, but by its text alone."""
    low, high = _PAUSE_S
    return low + (high - low) * (zlib.crc32(sentence.encode()) / 0xFFFFFFFF)
