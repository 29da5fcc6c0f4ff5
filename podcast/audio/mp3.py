"""Parts to an MP3 that every player times right: constant bit rate, gapless, parts encoded side by side and kept."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from podcast import recipes
from podcast.audio.info_frame import (
    DECODER,
    DELAY,
    FRAME,
    Mp3Stream,
    build_info_frame,
    checksum,
    info_frame_bytes,
)
from podcast.audio.meter import floats, pcm
from podcast.audio.mixing import SILENT_FRAMES
from podcast.errors import SoundError
from podcast.model import BITRATES, SAMPLE_RATE, Stage, silent
from podcast.store import key, once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from podcast.audio.mixing import EpisodePart
    from podcast.model import AudioFormat, Report
    from podcast.store import Store

QUALITY = 2
"""How hard LAME tries: from 9 to 0, which takes ten times as long and sounds best."""
_SCALE = {192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
"""What LAME multiplies the sound by at this kbit/s, unasked; 0.95 at all lower ones. It is taken back before."""
_AHEAD = 16
"""Parts a worker may be ahead of the file: some take a hundred times as long as others."""


@dataclass(frozen=True, slots=True)
class Mp3Size:
    """How much was written."""

    frames: int
    """Those that sound; the Info frame is one more."""
    bytes: int
    samples: int
    """Samples of a channel, as a player that knows of gaps gives them back."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """How parts become frames: in what form, by how many threads, and where frames are kept."""

    audio: AudioFormat
    store: Store | None = None
    """Where frames are kept for the next time; None keeps none."""
    workers: int = 1
    """Threads: each mixes a part and gets its frames."""
    encode: Callable[[EpisodePart, int, AudioFormat], bytes] | None = None
    """What gives a part so many frames in place of `encode_part`: the same, in another process."""

    def key(self, part: EpisodePart, frames: int) -> str:
        """Returns the key under which a part's frames lie in the store."""
        return key(
            form=recipes.ENCODED_PART,
            lame=_version(),
            bitrate=self.audio.bitrate,
            channels=self.audio.channels,
            quality=QUALITY,
            part=part.key,
            frames=frames,
        )

    def in_store(self, parts: Sequence[EpisodePart]) -> list[bool]:
        """Returns for each part whether its frames lie in the store."""
        lengths = zip(parts, _frame_counts(parts), strict=True)
        return [self.store is not None and self.store.has(self.key(part, count)) for part, count in lengths]

    def write(self, parts: Sequence[EpisodePart], out: BinaryIO, report: Report = silent) -> Mp3Size:
        """Writes the parts as one MP3 from where `out` stands, which can seek.

        All parts but the last end on a whole frame.
        SoundError when an MP3 cannot have such a bit rate or so many channels.
        """
        _check(self.audio)
        begin = out.tell()
        out.write(bytes(info_frame_bytes(self.audio.bitrate)))
        samples, frames = sum(part.samples for part in parts), _frame_counts(parts)
        done, crc, header, written = 0, 0, b"", 0
        for part, data in zip(parts, self._encode_all(parts, frames), strict=True):
            out.write(data)
            header = header or data[:4]
            crc = checksum(data, crc)
            written += len(data)
            done += part.samples
            report(Stage.ENCODING, done, samples)
        stream = Mp3Stream(header, self.audio.bitrate, sum(frames), written, samples, crc)
        end = out.tell()
        out.seek(begin)
        out.write(build_info_frame(stream))
        out.seek(end)
        return Mp3Size(sum(frames), end - begin, samples)

    def _encode_all(self, parts: Sequence[EpisodePart], frames: Sequence[int]) -> Iterator[bytes]:
        """Yields the frames of each part, in order."""
        jobs = zip(parts, frames, strict=True)
        pool = ThreadPoolExecutor(self.workers, "mp3")
        try:
            ahead = deque(pool.submit(self._encode, *job) for job in islice(jobs, _AHEAD * self.workers))
            while ahead:
                done = ahead.popleft().result()
                ahead.extend(pool.submit(self._encode, *job) for job in islice(jobs, 1))
                yield done
        finally:  # Ctrl-C must not wait for the parts under way: a bed may make one of ten minutes
            pool.shutdown(wait=False, cancel_futures=True)

    def _encode(self, part: EpisodePart, frames: int) -> bytes:
        encode = self.encode or encode_part
        if self.store is None:
            return encode(part, frames, self.audio)
        return once(self.store, self.key(part, frames), lambda: encode(part, frames, self.audio))


def _check(audio: AudioFormat) -> None:
    if audio.bitrate not in BITRATES or audio.channels not in (1, 2):
        raise SoundError(
            f"an MP3 cannot have {audio.channels} channels at {audio.bitrate} kbit/s",
            f"take 1 or 2, and one of {', '.join(map(str, BITRATES))}",
        )


def _frame_counts(parts: Sequence[EpisodePart]) -> list[int]:
    """Returns how many frames each part takes."""
    whole = [part.samples // FRAME for part in parts]
    # The last sound reaches a player only through frames that come after it.
    rest = -parts[-1].samples % FRAME
    least = -(-max(0, DELAY + DECODER - rest) // FRAME)
    return [*whole[:-1], (parts[-1].samples + rest) // FRAME + max(least, SILENT_FRAMES)]


def encode_part(part: EpisodePart, frames: int, audio: AudioFormat) -> bytes:
    """Returns the first `frames` frames of a part, silence behind its end, by an encoder of its own."""
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(audio.bitrate)
    encoder.set_channels(audio.channels)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_quality(QUALITY)
    scale = _SCALE.get(audio.bitrate, 0.95)
    data = b"".join(bytes(encoder.encode(pcm(floats(block) / scale))) for block in part.pcm())
    data += bytes(encoder.encode(bytes((frames * FRAME - part.samples) * 2 * audio.channels)))
    data += bytes(encoder.flush())
    end = 0
    for _ in range(frames):
        padded = data[end + 2] >> 1 & 1
        end += 144_000 * audio.bitrate // SAMPLE_RATE + padded
    return data[:end]


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("lameenc")
