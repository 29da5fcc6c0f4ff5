"""An MP3 once more as Opus: a third of its size at the same quality of speech."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from podcast.errors import SoundError
from podcast.model import Stage, silent

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Report

RATE = 48_000
_PIECE_S = 30


def encode_opus(mp3: Path, bitrate: int, report: Report = silent) -> bytes:
    """Returns the sound of an MP3 in an Ogg file, at about `bitrate` bit/s; SoundError when it cannot be read.

    Its stream has a number drawn by lot, and no tags yet.
    """
    import soundfile
    import soxr

    out = io.BytesIO()
    try:
        with soundfile.SoundFile(mp3) as source:
            channels, rate = source.channels, source.samplerate
            resampler = soxr.ResampleStream(rate, RATE, channels, dtype="float32")
            with soundfile.SoundFile(
                *(out, "w", RATE, channels, "OPUS"), format="OGG", compression_level=_level(bitrate, channels)
            ) as target:
                ended = False
                while not ended:
                    piece = source.read(_PIECE_S * rate, dtype="float32", always_2d=True)
                    ended = source.tell() >= source.frames or not len(piece)
                    target.write(resampler.resample_chunk(piece, last=ended))
                    report(Stage.SECOND_FORMAT, source.tell() / rate, source.frames / rate)
    except soundfile.LibsndfileError as error:
        raise SoundError(f"{mp3.name} cannot be turned into Opus ({error})") from error
    return out.getvalue()  # the last of it is written when the file is closed


def _level(bitrate: int, channels: int) -> float:
    """Returns what libsndfile calls a compression level, from 0 for 256 kbit/s a channel to 1 for 6."""
    return min(max(1 - (bitrate / channels - 6_000) / 250_000, 0.0), 1.0)
