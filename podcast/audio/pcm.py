"""pydub, which holds and cuts the sound: raw PCM in and out, no program of the system asked for."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any

from podcast.model import SAMPLE_RATE


def segment(pcm: bytes, channels: int = 1) -> Any:
    """An AudioSegment over 16-bit PCM at SAMPLE_RATE."""
    return _kind()(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE, channels=channels)


@cache
def _kind() -> Any:
    # It looks for ffmpeg when imported; raw PCM needs none.
    warnings.filterwarnings("ignore", "Couldn't find ffmpeg", RuntimeWarning)
    from pydub import AudioSegment

    return AudioSegment
