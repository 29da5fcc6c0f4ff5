"""tone: the tests' engine. Tones at the pace and level of speech, the same everywhere, in no time."""

from __future__ import annotations

import time
import zlib
from typing import TYPE_CHECKING

from podcast.voices.engines import by_sentence
from podcast.voices.engines.base import Engine, cores, percent

if TYPE_CHECKING:
    from podcast.model import Speech, Utterance

_RATE = 24_000
_LETTER_S = 0.065
"""A letter, or the space after a word: about 165 words a minute."""


class Tone(Engine):
    """Any name is a voice, with a pitch of its own; each word is one sound as long as its letters. None is listed.

    `tone:high@0.5` takes half a second for an utterance, as an engine that is in no hurry.
    """

    online = False
    parallel = cores()

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the speech of the utterance; EngineError when there is none, VoiceError for a wrong voice."""
        import numpy as np

        letter = round(_LETTER_S / (1 + percent(utterance.delivery.rate)) * _RATE)
        pitch = 100 + zlib.crc32(utterance.voice.name.encode()) % 120

        _, at, seconds = utterance.voice.name.partition("@")
        if at and seconds.replace(".", "", 1).isdecimal():
            time.sleep(float(seconds))

        def say(sentence: str) -> by_sentence.Sound:
            words = [_word(pitch, letter * len(word), letter) for word in sentence.split()]
            return np.concatenate([np.zeros(0, np.float32), *words])

        return by_sentence.speak_sentences(utterance, _RATE, say)


def _word(pitch: int, samples: int, space: int) -> by_sentence.Sound:
    """Returns a word as loud as speech, and the space after it: harmonics under a swell, so that nothing clicks."""
    import numpy as np

    moments = np.arange(samples) / _RATE
    voice = sum(np.sin(2 * np.pi * pitch * n * moments) / n for n in range(1, 9))
    swell = np.sin(np.pi * (np.arange(samples) + 0.5) / samples) ** 0.5
    return np.concatenate([0.12 * swell * voice, np.zeros(space)]).astype(np.float32)
