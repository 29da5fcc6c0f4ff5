"""Audio by others: known by its bytes, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.episode import media
from podcast.errors import SoundError

if TYPE_CHECKING:
    from pathlib import Path

FRAME = b"\xff\xf1\x50\x80" + bytes([100 >> 3, (100 & 7) << 5 | 0x1F, 0xFC]) + bytes(93)
"""Of AAC: 100 bytes, 1024 samples at 44.1 kHz."""


def test_aac_is_known_without_a_name(tmp_path: Path) -> None:
    """While it comes, its file has no ending."""
    (tmp_path / ".audio").write_bytes(FRAME * 431)
    ending, media_type, seconds = media.identify(tmp_path / ".audio")
    assert (ending, media_type) == (".aac", "audio/aac")
    assert seconds == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "neither MP3"),
        (b"<html>", "neither MP3"),
        (b"\xff\xf1", "can be read"),
        (b"ID3\x03\x00\x00\x00\x00\x01\x00" + bytes(20), r"can be read \(\w"),
    ],
)
def test_what_is_no_sound_is_told_why(tmp_path: Path, data: bytes, message: str) -> None:
    """In one line."""
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(SoundError, match=message):
        media.identify(tmp_path / "a")
