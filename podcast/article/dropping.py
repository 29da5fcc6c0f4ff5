"""What was left out of a source, in the order in which it stands there."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING

from podcast.article.extraction import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Omission

_TAG = re.compile(r"<[^<>]{0,500}>")
_BEGINS = 4
"""Words at the beginning of a line by which it is found."""


def in_order(dropped: Sequence[Omission], source: str) -> tuple[Omission, ...]:
    """Returns the pieces in the order of a source's lines; one that begins no line stays behind its neighbour."""
    places: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, line in enumerate(_TAG.sub("\n", source).split("\n")):
        if not line or line.isspace():
            continue
        words = key(line[:200]).split()
        for start in (words[:_BEGINS], words[1 : _BEGINS + 1]):  # behind a number, too
            places[tuple(start)].append(number)
    at = 0
    numbered = []
    for piece in dropped:
        lines = places.get(tuple(key(piece.text[:200]).split()[:_BEGINS]))
        if lines:
            at = lines.popleft() if len(lines) > 1 else lines[0]
        numbered.append((at, piece))
    return tuple(piece for _, piece in sorted(numbered, key=lambda pair: pair[0]))
