"""The Info frame: what a player must know of an MP3 before the first of its sounds (Xing's table, LAME's tag)."""

from __future__ import annotations

from dataclasses import dataclass

from podcast.model import BITRATES, SAMPLE_RATE

FRAME = 1152
"""Samples of a frame."""

DELAY = 576
"""Samples of silence that LAME puts before the first one."""
DECODER = 529
"""Samples by which every decoder is late."""

_LEAST = 64
"""kbit/s below which the frame would be too small for the tag; a player reads the first sound's own rate."""


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
    return (told + checksum(told).to_bytes(2, "big")).ljust(size(stream.bitrate), b"\0")


def _header(first: bytes, bitrate: int) -> bytes:
    """A frame header like `first`, without padding, checksum and joint stereo's extension."""
    rate = BITRATES.index(max(bitrate, _LEAST)) + 1
    return bytes([0xFF, first[1] | 1, rate << 4 | first[2] & 0x0D, first[3] & 0xCF])


def checksum(data: bytes, before: int = 0) -> int:
    """CRC-16 (polynomial 0x8005, reflected) of `data` after what gave `before`."""
    from fastcrc import crc16

    return int(crc16.arc(data, before))
