"""What a name's own words tell of the kind of its bearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.facts.first_names import is_first_name
from podcast.understanding.entities.name_words import ORGANISATION_WORDS, PARTICLES, PLACE_WORDS, TITLES

if TYPE_CHECKING:
    from podcast.model import EntityKind
    from podcast.understanding.entities.name_finding import Name


def read_kind(name: Name) -> EntityKind | None:
    """Returns what a name's own words tell: "Mr Lee", "Ann Lee", "Harbour Board", "Lake Avery"."""
    key = name.key
    if name.title in TITLES:
        return "person"
    if len(key) < 2:
        return None
    if is_first_name(key[0]) and name.kind not in ("place", "group") and _is_like_person(name):
        return "person"
    link = next((at for at, word in enumerate(key) if at and word in ("of", "for")), len(key))
    heads = {key[-1], key[link - 1]}
    if heads & ORGANISATION_WORDS:
        return "organisation"
    if heads & PLACE_WORDS or key[0] in ("lake", "mount", "cape", "port"):
        return "place"
    return None


def looks_full(name: Name) -> bool:
    """Returns whether a name looks like a first and a last name."""
    return name.kind == "person" and len(name.key) > 1 and _is_like_person(name)


def _is_like_person(name: Name) -> bool:
    """Returns whether every word has a capital, but for particles, and none is a genitive ("Casey's Bar")."""
    small = PARTICLES if ORGANISATION_WORDS & set(name.key) else PARTICLES | {"of"}  # "Earl of Dover"
    return all(
        (word[0].isupper() or word in small) and not word.endswith(("'s", "’s")) for word in name.text.split()
    )
