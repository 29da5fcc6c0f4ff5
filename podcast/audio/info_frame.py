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
class Mp3Stream:
    """The frames that follow the Info frame."""

    header: bytes
    """The first four bytes of a frame."""
    bitrate: int
    """kbit/s, the same for all frames."""
    frames: int
    bytes: int
    samples: int
    """Samples of a channel that went in, without what fills the last frame."""
    crc: int
    """CRC-16 of all frames."""


def info_frame_bytes(bitrate: int) -> int:
    """Returns the length of the Info frame for a stream of `bitrate` kbit/s."""
    return 144_000 * max(bitrate, _LEAST) // SAMPLE_RATE


def build_info_frame(stream: Mp3Stream) -> bytes:
    """Returns the Info frame of a stream of constant bit rate."""
    length = info_frame_bytes(stream.bitrate)
    total = length + stream.bytes
    padding = stream.frames * FRAME - DELAY - stream.samples
    fields = (
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
        bytes(1),  # low pass: not given
        bytes(8),  # peak and replay gain: not given
        bytes(1),
        bytes([min(stream.bitrate, 255)]),
        (DELAY << 12 | padding).to_bytes(3, "big"),
        bytes(1),
        bytes(1),  # gain was left alone
        bytes(2),
        total.to_bytes(4, "big"),
        stream.crc.to_bytes(2, "big"),
    )
    frame = b"".join(fields)
    return (frame + checksum(frame).to_bytes(2, "big")).ljust(length, b"\0")


def _header(first: bytes, bitrate: int) -> bytes:
    """Returns a frame header like `first`, without padding, checksum and joint stereo's extension."""
    rate = BITRATES.index(max(bitrate, _LEAST)) + 1
    return bytes([0xFF, first[1] | 1, rate << 4 | first[2] & 0x0D, first[3] & 0xCF])


def checksum(data: bytes, before: int = 0) -> int:
    """Returns the CRC-16 (polynomial 0x8005, reflected) of `data` after what gave `before`."""
    from fastcrc import crc16

    return int(crc16.arc(data, before))
