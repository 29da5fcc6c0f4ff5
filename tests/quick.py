"""What tests leave out because their claims do without it: waiting for the disk, and the best sound."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import pytest

from podcast.audio import mp3

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODING = 7
"""LAME's quality that takes a quarter of the time."""


def skip_waiting(patch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: that matters when the power goes, and tests end processes only."""
    patch.setattr(os, "fsync", lambda _: None)


@contextlib.contextmanager
def encoding() -> Iterator[None]:
    """Encode MP3s in a quarter of the time meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mp3, "QUALITY", _ENCODING)
        yield
