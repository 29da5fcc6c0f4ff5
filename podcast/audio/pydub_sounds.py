"""pydub, which holds and cuts the sound: raw PCM in and out, no program of the system asked for."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from podcast.model import SAMPLE_RATE


def pydub_sound(pcm: bytes, channels: int = 1) -> Any:
    """Returns pydub's AudioSegment over 16-bit PCM at SAMPLE_RATE."""
    return _audio_segment()(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE, channels=channels)


@cache
def _audio_segment() -> Any:
    """Returns pydub's class, imported without its warning that there is no ffmpeg: raw PCM needs none.

    The filter stays, as narrow as it can be: for pydub's module and this message only. To lift it again after the
    import (`warnings.catch_warnings`) would set the whole process's filters back, while other threads draw covers.
    """
    warnings.filterwarnings("ignore", "Couldn't find ffmpeg", RuntimeWarning, r"pydub\.utils")
    from pydub import AudioSegment

    return AudioSegment
