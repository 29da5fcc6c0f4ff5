"""PCM to an MP3 that every player times right: constant bit rate, gapless, parts encoded side by side."""

from __future__ import annotations

import hashlib
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.audio.info import BITRATES, DECODER, DELAY, FRAME, Stream, crc16, frame, size
from podcast.audio.measure import floats, pcm
from podcast.audio.mix import SILENT_FRAMES
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE
from podcast.store import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from podcast.model import AudioFormat
    from podcast.store import Store

_FORM = 1
"""Part of each stored part's key."""
_QUALITY = 2
_SCALE = {192: 0.97, 224: 0.98, 256: 1.0, 320: 1.0}
"""What LAME multiplies the sound by at this kbit/s, unasked; 0.95 at all lower ones. It is taken back before."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """What was written."""

    frames: int
    """That sound; the Info frame is one more."""
    bytes: int
    samples: int
    """A channel, as a player that knows of gaps gives them back."""


def encode(
    blocks: Iterable[bytes],
    audio: AudioFormat,
    out: BinaryIO,
    *,
    workers: int = 1,
    store: Store | None = None,
) -> Encoded:
    """Write the PCM (interleaved, 16-bit, at SAMPLE_RATE) to `out` from where it stands; `out` can seek.

    Blocks may have any length. Where one ends on a whole frame and in silence, the sound after it gets an encoder
    of its own: such parts are encoded side by side by `workers`, and kept in `store` for the next time.
    """
    if audio.bitrate not in BITRATES or audio.channels not in (1, 2):
        raise SoundError(
            f"an MP3 cannot have {audio.channels} channels at {audio.bitrate} kbit/s; "
            f"take 1 or 2, and one of {', '.join(map(str, BITRATES))}"
        )
    begin = out.tell()
    out.write(bytes(size(audio.bitrate)))
    count, crc, header, written = _Count(), 0, b"", 0
    for part in _encoded(_parts(blocks, 2 * audio.channels, count), audio, workers, store):
        out.write(part)
        header = header or part[:4]
        crc = crc16(part, crc)
        written += len(part)
    stream = Stream(header, audio.bitrate, count.frames, written, count.samples, crc)
    end = out.tell()
    out.seek(begin)
    out.write(frame(stream))
    out.seek(end)
    return Encoded(count.frames, end - begin, count.samples)


@dataclass
class _Count:
    samples: int = 0
    frames: int = 0


def _parts(blocks: Iterable[bytes], width: int, count: _Count) -> Iterator[bytes]:
    """Blocks joined to parts, each of whole frames and silent at its end; `width` is bytes a sample."""
    silence = bytes(SILENT_FRAMES * FRAME * width)
    held: list[bytes] = []
    for block in blocks:
        held.append(block)
        count.samples += len(block) // width
        if count.samples % FRAME == 0 and block.endswith(silence):
            yield _part(held, width, count)
            held = []
    # The last sound reaches a player only through frames that come after it.
    rest = -count.samples % FRAME
    least = -(-max(0, DELAY + DECODER - rest) // FRAME)
    yield _part([*held, bytes((rest + max(least, SILENT_FRAMES) * FRAME) * width)], width, count)


def _part(held: list[bytes], width: int, count: _Count) -> bytes:
    part = b"".join(held)
    count.frames += len(part) // width // FRAME
    return part


def _encoded(
    parts: Iterator[bytes], audio: AudioFormat, workers: int, store: Store | None
) -> Iterator[bytes]:
    """The frames of each part, in order, a few parts ahead of the one that is asked for."""
    with ThreadPoolExecutor(workers, "mp3") as pool:
        ahead = deque(
            pool.submit(_frames, part, audio, store)
            for _, part in zip(range(2 * workers), parts, strict=False)
        )
        while ahead:
            done = ahead.popleft().result()
            with suppress(StopIteration):
                ahead.append(pool.submit(_frames, next(parts), audio, store))
            yield done


def _frames(part: bytes, audio: AudioFormat, store: Store | None) -> bytes:
    """As many frames as the part is long, by an encoder of its own."""
    if store is None:
        return _lame(part, audio)
    name = key(
        form=_FORM,
        lame=_version(),
        bitrate=audio.bitrate,
        channels=audio.channels,
        quality=_QUALITY,
        pcm=hashlib.sha256(part).hexdigest(),
    )
    frames = store.get(name)
    if frames is None:
        frames = _lame(part, audio)
        store.put(name, frames)
    return frames


def _lame(part: bytes, audio: AudioFormat) -> bytes:
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(audio.bitrate)
    encoder.set_channels(audio.channels)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_quality(_QUALITY)
    scaled = pcm(floats(part) / _SCALE.get(audio.bitrate, 0.95))
    data = bytes(encoder.encode(scaled)) + bytes(encoder.flush())
    end = 0
    for _ in range(len(part) // 2 // audio.channels // FRAME):
        padded = data[end + 2] >> 1 & 1
        end += 144_000 * audio.bitrate // SAMPLE_RATE + padded
    return data[:end]


def _version() -> str:
    from importlib.metadata import version

    return version("lameenc")
