"""Whether a person is spoken of as he or she: by titles and first names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from podcast.understanding.first_names import FEMALE_NAMES, MALE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.understanding.names import Name

    Gender = Literal["", "female", "male"]

FEMALE_TITLES = frozenset(
    "mrs ms miss dame lady sister queen princess duchess empress congresswoman chairwoman aunt".split()
)
MALE_TITLES = frozenset(
    "mr sir lord fr father brother king prince duke pope emperor congressman chairman uncle".split()
)


def tell_gender(names: Iterable[Name]) -> Gender:
    """Returns the gender that titles and first names of a person agree on; nothing where they do not."""
    signs: set[Gender] = set()
    for name in names:
        first = name.key[0] if len(name.key) > 1 else ""
        if name.title in FEMALE_TITLES or first in FEMALE_NAMES:
            signs.add("female")
        if name.title in MALE_TITLES or first in MALE_NAMES:
            signs.add("male")
    return signs.pop() if len(signs) == 1 else ""
