"""Audio by others: what kind of file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import SoundError

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = {
    "MP3": (".mp3", "audio/mpeg"),
    "MP4": (".m4a", "audio/mp4"),
    "AAC": (".aac", "audio/aac"),
    "OggVorbis": (".ogg", "audio/ogg"),
    "OggOpus": (".opus", "audio/ogg"),
    "OggFLAC": (".oga", "audio/ogg"),
    "FLAC": (".flac", "audio/flac"),
    "WAVE": (".wav", "audio/wav"),
}
"""mutagen's name of a format -> (ending, media type)."""
SEALED = (".aac", ".m4a", ".mp4")
"""Endings of what libsndfile cannot decode: their length is what the header says."""


def identify(path: Path) -> tuple[str, str, float]:
    """Returns (ending, media type, seconds as its header has them) of a sound file.

    SoundError when it is none.
    """
    import mutagen
    from mutagen import MutagenError
    from mutagen.aac import AAC

    try:
        sound = mutagen.File(path)
        if sound is None and _is_adts(path):  # which mutagen knows by the file's name only
            sound = AAC(path)
    except (MutagenError, OSError, ValueError, OverflowError) as error:
        why = " ".join(str(error).split())[:100] or "it breaks off"
        raise SoundError(f"is no sound that can be read ({why})") from error
    name = type(sound).__name__
    if sound is None or name not in _KINDS:
        raise SoundError("is neither MP3, M4A, AAC, Ogg, FLAC nor WAV")
    return (*_KINDS[name], float(sound.info.length))


def _is_adts(path: Path) -> bool:
    """Returns whether the file begins as a frame of AAC does."""
    with path.open("rb") as file:
        head = file.read(2)
    return len(head) == 2 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0
