"""How long the silence between two sounds is: a matter of what is said, never of where it stands."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line

if TYPE_CHECKING:
    from podcast.model import Music, Sting

HEAD_MS = 200
"""Before the first sound of the episode."""
TAIL_MS = 700
"""After the last word, or after music that is low."""
LEAST_TAIL_MS = 500
"""After the very last of the music."""
REACTION_MS = 100
"""Before a turn of so few words that it reacts to the one before ("Right.", "Not at all.")."""

_REACTION_WORDS = 3


def gap_ms(before: Line | Music | Sting | None, after: Line | Music | Sting, *, opens: bool) -> int:
    """Returns the silence in ms from sound to sound; `opens` when `after` is the first of its chapter."""
    match before, after:
        case None, _:
            return HEAD_MS
        case Line(), Line():
            return _between_lines(before.text, after.text, opens=opens)
        case Line(), _:
            return 450 if opens else 350
        case _, Line():
            return 150
    return 300


def _between_lines(before: str, after: str, *, opens: bool) -> int:
    if opens:
        return 560 + _share(before, after, 180)
    if count_words(after) <= _REACTION_WORDS:
        return REACTION_MS
    if before.rstrip("\"'”’)]»").endswith((".", "?", "!", "…")):
        return 220 + _share(before, after, 100)
    return 150 + _share(before, after, 60)


def _share(before: str, after: str, of: int) -> int:
    """Returns 0 to `of`, by a hash of both texts: people vary, and an edit elsewhere must not change it."""
    digest = hashlib.sha256(f"{before}\0{after}".encode()).digest()
    return int.from_bytes(digest[:4], "big") * (of + 1) >> 32
