"""What stands in the element of a text, at its edges, and is none of it: notes about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.notes import NOTE, find_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.html.leaves import Leaf

_SLANTED = 0.9
"""Share of a line in italics from which on it is set so."""


def mark_notes(leaves: Sequence[Leaf], authors: Sequence[str]) -> list[Leaf]:
    """Returns the leaves, with a reason for those at the edges of the text that are notes about it."""
    kept = [index for index, leaf in enumerate(leaves) if not leaf.because]
    slanted = {at for at, index in enumerate(kept) if leaves[index].italic > _SLANTED}
    if 2 * len(slanted) > len(kept):
        slanted = set()
    notes = {kept[at] for at in find_notes([leaves[index].text for index in kept], authors, slanted=slanted)}
    return [replace(leaf, because=NOTE) if index in notes else leaf for index, leaf in enumerate(leaves)]
