"""How long a sound file is, by its sound and not by what its header says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import SoundError

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 18


def measure_seconds(path: Path) -> float:
    """Returns the seconds from a file's first decoded sample to its last.

    SoundError when it cannot be decoded.
    """
    import numpy as np
    import soundfile

    try:
        with soundfile.SoundFile(path) as sound:
            block = np.empty((_BLOCK, sound.channels), dtype=np.int16)
            samples = 0
            while read := len(sound.read(out=block)):
                samples += read
            return samples / int(sound.samplerate)
    except (OSError, soundfile.SoundFileError) as error:
        what = f"{path}: not sound that can be decoded"
        raise SoundError(what, "run `podcast make` on its script") from error
