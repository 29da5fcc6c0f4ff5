"""Whether a person is spoken of as he or she: by titles and first names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from podcast.language.facts.first_names import first_name_gender
from podcast.language.grammar.person_nouns import FEMALE, MALE
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.understanding.entities.name_finding import Name

    Gender = Literal["", "female", "male"]

FEMALE_TITLES = frozenset(
    "mrs ms miss dame lady sister queen princess duchess empress congresswoman chairwoman aunt".split()
)
MALE_TITLES = frozenset(
    "mr sir lord fr father brother king prince duke pope emperor congressman chairman uncle".split()
)


def tell_gender(names: Iterable[Name], role: str = "") -> Gender:
    """Returns the gender that titles, first names and role of a person agree on; nothing where they do not."""
    signs: set[Gender] = {_noun_gender(role)}
    for name in names:
        if len(name.key) > 1:
            signs.add(first_name_gender(name.key[0]))
        if name.title in FEMALE_TITLES:
            signs.add("female")
        if name.title in MALE_TITLES:
            signs.add("male")
    signs.discard("")
    return signs.pop() if len(signs) == 1 else ""


def name_gender(full: str) -> Gender:
    """Returns what the first name of a full name tells."""
    return first_name_gender(fold(full).split()[0])


def _noun_gender(role: str) -> Gender:
    """Returns what the noun of a role tells: "Lee’s mother", "spokeswoman for the port"."""
    noun = re.split(r",| (?:of|at|for|in|with|from|to|on|who|and) ", fold(role))[0].split(" ")[-1]
    return "female" if noun in FEMALE else "male" if noun in MALE else ""
