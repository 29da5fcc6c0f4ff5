"""What services send, MP3 and the like, as Speech."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from podcast.errors import EngineError
from podcast.model import Speech

if TYPE_CHECKING:
    from collections.abc import Callable


def decode(data: bytes, marks: Callable[[int], tuple[int, ...]] = lambda _rate: ()) -> Speech:
    """Returns an MP3, WAV, FLAC or Ogg file as mono speech; `marks` gives the sentences' samples for its rate.

    EngineError, passing, when it cannot be decoded.
    """
    import numpy as np
    import soundfile

    try:
        sound, rate = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise EngineError(
            f"the {len(data)} bytes that came are no audio", "try again", passing=True
        ) from error
    pcm = np.rint(np.clip(sound.mean(axis=1), -1, 1) * 32767).astype("<i2").tobytes()
    return Speech(pcm, rate, marks(rate))
