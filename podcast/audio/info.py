"""The Info frame: what a player must know of an MP3 before the first of its sounds (Xing's table, LAME's tag)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRAME = 1152
"""Samples of a frame."""
BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""kbit/s that MPEG-1 Layer III knows."""

DELAY = 576
"""Samples of silence that LAME puts before the first one."""
DECODER = 529
"""Samples by which every decoder is late."""

_LEAST = 64
"""kbit/s below which the frame would be too small for the tag; a player reads the first sound's own rate."""
_CRC_BLOCK = 2048


@dataclass(frozen=True, slots=True)
class Stream:
    """What the frames hold."""

    header: bytes
    """The first four bytes of a frame."""
    bitrate: int
    frames: int
    bytes: int
    """Of all frames, this one not counted."""
    samples: int
    """That went in."""
    crc: int
    """CRC-16 of all frames."""


def size(bitrate: int) -> int:
    """Bytes of the Info frame."""
    return 144_000 * max(bitrate, _LEAST) // SAMPLE_RATE


def frame(stream: Stream) -> bytes:
    """The Info frame of a stream of constant bit rate."""
    total = size(stream.bitrate) + stream.bytes
    padding = stream.frames * FRAME - DELAY - stream.samples
    parts = (
        _header(stream.header, stream.bitrate),
        bytes(17 if stream.header[3] >> 6 == 3 else 32),  # side information: nothing sounds in this frame
        b"Info",  # "Xing" would say that the rate varies
        (0x0F).to_bytes(4, "big"),  # all four of: frames, bytes, table, quality
        stream.frames.to_bytes(4, "big"),
        total.to_bytes(4, "big"),
        bytes(256 * percent // 100 for percent in range(100)),
        (58).to_bytes(4, "big"),  # what LAME writes for -q 2
        b"LAME3.100",
        bytes([0x01]),  # revision 0, constant bit rate
        bytes(1),  # low pass: not told
        bytes(8),  # peak and replay gain: not told
        bytes(1),
        bytes([min(stream.bitrate, 255)]),
        (DELAY << 12 | padding).to_bytes(3, "big"),
        bytes(1),
        bytes(1),  # gain was left alone
        bytes(2),
        total.to_bytes(4, "big"),
        stream.crc.to_bytes(2, "big"),
    )
    told = b"".join(parts)
    return (told + crc16(told).to_bytes(2, "big")).ljust(size(stream.bitrate), b"\0")


def _header(first: bytes, bitrate: int) -> bytes:
    """A frame header like `first`, without padding, checksum and joint stereo's extension."""
    rate = BITRATES.index(max(bitrate, _LEAST)) + 1
    return bytes([0xFF, first[1] | 1, rate << 4 | first[2] & 0x0D, first[3] & 0xCF])


def crc16(data: bytes, crc: int = 0) -> int:
    """CRC-16 (polynomial 0x8005, reflected) of `data` after what gave `crc`."""
    import numpy as np

    table = _crc_table()
    values = np.frombuffer(data, np.uint8)
    for start in range(0, len(values), _CRC_BLOCK):
        block = values[start : start + _CRC_BLOCK].astype(np.uint16)
        # What came before adds to the first two bytes; each byte counts by how many follow it.
        carry = np.array([crc & 0xFF, crc >> 8], np.uint16)[: len(block)]
        block[: len(carry)] ^= carry
        rest = crc >> 8 if len(block) == 1 else 0
        crc = rest ^ int(np.bitwise_xor.reduce(table[_CRC_BLOCK - len(block) + np.arange(len(block)), block]))
    return crc


@cache
def _crc_table() -> NDArray[np.uint16]:
    """[place][byte] -> the CRC of the byte at that place of a block whose other bytes are 0."""
    import numpy as np

    step = np.arange(256, dtype=np.uint16)
    for _ in range(8):
        step = np.where(step & 1, step >> 1 ^ 0xA001, step >> 1).astype(np.uint16)
    table = np.empty((_CRC_BLOCK, 256), np.uint16)
    table[-1] = step
    for place in range(_CRC_BLOCK - 2, -1, -1):
        table[place] = table[place + 1] >> 8 ^ step[table[place + 1] & 0xFF]
    return table
