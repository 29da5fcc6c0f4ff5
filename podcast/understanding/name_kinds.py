"""What a name's own words tell of the kind of its bearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.first_names import is_first_name
from podcast.understanding.name_words import ORGANISATION_WORDS, PARTICLES, PLACE_WORDS, TITLES

if TYPE_CHECKING:
    from podcast.model import EntityKind
    from podcast.understanding.names import Name


def read_kind(name: Name) -> EntityKind | None:
    """Returns what a name's own words tell: "Mr Lee", "Ann Lee", "Harbour Board", "Lake Avery"."""
    key = name.key
    if name.title in TITLES or (
        len(key) > 1 and is_first_name(key[0]) and name.kind not in ("place", "group")
    ):
        return "person"
    if len(key) > 1:
        heads = {key[-1], key[0]} if key[1] in ("of", "for") else {key[-1]}
        if heads & ORGANISATION_WORDS:
            return "organisation"
        if heads & PLACE_WORDS or key[0] in ("lake", "mount", "cape", "port"):
            return "place"
    return None


def looks_full(name: Name) -> bool:
    """Returns whether a name looks like a first and a last name."""
    words = name.text.split()
    return name.kind == "person" and len(words) > 1 and all(w[0].isupper() or w in PARTICLES for w in words)
