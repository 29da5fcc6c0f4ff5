"""What is decided after an MP3 was made, in its tag: the episode's number and day, given when it is published."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from podcast.episode import id3_tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_HEADER = 10
"""Bytes of a tag's header, and of a frame's."""
_AFTER = (b"TPOS", b"TYER")
"""The frames of which one stands behind the number, as `id3_tags` orders them."""
_TEXT = {b"TRCK", b"TYER", b"TDAT"}


def read_tag(file: BinaryIO) -> bytes:
    """Returns the ID3v2.3 tag that a file begins with, where the file stands behind it; empty when it has none."""
    head = file.read(_HEADER)
    if len(head) < _HEADER or head[:4] != b"ID3\x03":
        file.seek(0)
        return b""
    return head + file.read(sum((byte & 0x7F) << 7 * (3 - at) for at, byte in enumerate(head[6:])))


def retag(tag: bytes, number: int, published: str) -> bytes:
    """Returns a tag of ours with this number, none for 0, and this date (RFC 3339); the rest to the letter."""
    moment = datetime.fromisoformat(published)
    texts = {b"TYER": f"{moment:%Y}", b"TDAT": f"{moment:%d%m}"}
    frames = []
    wanted = id3_tags.text_frame("TRCK", str(number)) if number else b""
    for name, frame in split_frames(tag):
        if name in _AFTER:
            frames.append(wanted)
            wanted = b""
        if name in texts:
            frames.append(id3_tags.text_frame(name.decode(), texts[name]))
        elif name not in _TEXT:
            frames.append(frame)
    return id3_tags.join_frames(frames)


def split_frames(tag: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yields (name, bytes with the header) of each frame."""
    body = io.BytesIO(tag[_HEADER:])
    while len(head := body.read(_HEADER)) == _HEADER and head[:4].strip(b"\0"):
        yield head[:4], head + body.read(int.from_bytes(head[4:8], "big"))
