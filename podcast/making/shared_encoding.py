"""Parts of an MP3 encoded by a crew's idle workers beside this process; the mix is made here."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from podcast.audio.mixing import EpisodePart
from podcast.audio.mp3 import encode_part
from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.audio.mp3 import Encoder
    from podcast.library import Library
    from podcast.model import AudioFormat
    from podcast.scripting import Crew

_MOST = 16
"""Parts at once: what is mixed of them lies in memory."""
_LONGEST = 50 * SAMPLE_RATE
"""Samples of a part that is sent: nine megabytes in stereo. Only a bed under a whole chapter makes longer ones."""


def share_encoding(encoder: Encoder, library: Library, crew: Crew) -> Encoder:
    """Returns an encoder that sends parts to whoever is idle, and keeps as many cores busy here as it did before.

    Who puts episodes together is the first to have too much to do, and encoding is most of that.
    """
    here = threading.BoundedSemaphore(encoder.workers)

    def encode(part: EpisodePart, frames: int, audio: AudioFormat) -> bytes:
        def prepare() -> Callable[[Library], bytes]:
            return partial(encode_blocks, tuple(part.pcm()), part.samples, frames, audio)

        if part.samples <= _LONGEST and (data := crew.spare(library, prepare)) is not None:
            return data
        with here:
            return encode_part(part, frames, audio)

    return replace(encoder, workers=min(_MOST, encoder.workers + crew.size), encode=encode)


def encode_blocks(
    blocks: Sequence[bytes], samples: int, frames: int, audio: AudioFormat, _library: Library
) -> bytes:
    """Returns the frames of a part whose samples came from elsewhere."""
    return encode_part(EpisodePart("", samples, lambda: blocks), frames, audio)
