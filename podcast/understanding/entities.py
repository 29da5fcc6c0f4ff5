"""People, organisations, places and things: names that mean the same one are put together."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from podcast.model import Entity, Mention
from podcast.understanding.genders import tell_gender
from podcast.understanding.names import find_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import EntityKind, Sentence
    from podcast.understanding.names import Name

    Key = tuple[str, ...]


def find_entities(sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    """Returns whom and what the sentences name, in the order of their first mentions."""
    names = [name for sentence in sentences for name in find_names(sentence)]
    forms: dict[Key, list[Name]] = {}
    for name in names:
        forms.setdefault(name.key, []).append(name)
    kinds = {key: _vote(same) for key, same in forms.items()}
    fullest = _match_persons(forms, kinds)
    groups: dict[Key, list[Name]] = {}
    for name in names:
        groups.setdefault(fullest.get(name.key, name.key), []).append(name)
    return tuple(
        _make_entity(group, kind)
        for key, group in groups.items()
        if (kind := kinds[key]) is not None and (kind == "person" or len(group) > 1)
    )


def _vote(names: Iterable[Name]) -> EntityKind | None:
    votes = Counter(name.kind for name in names if name.kind is not None)
    return votes.most_common(1)[0][0] if votes else None


def _match_persons(forms: Iterable[Key], kinds: dict[Key, EntityKind | None]) -> dict[Key, Key]:
    """Returns single names → the only full name of a person that has them."""
    by_word: dict[str, list[Key]] = {}
    for key in forms:
        if len(key) > 1 and kinds[key] == "person":
            by_word.setdefault(key[-1], []).append(key)
            by_word.setdefault(key[0], []).append(key)
    return {key: owners[0] for key in forms if len(key) == 1 and len(owners := by_word.get(key[0], [])) == 1}


def _make_entity(names: Sequence[Name], kind: EntityKind) -> Entity:
    written = [" ".join(name.words) for name in names]
    name = max(written, key=len)
    return Entity(
        name,
        kind,
        aliases=tuple(other for other in dict.fromkeys(written) if other != name),
        gender=tell_gender(names) if kind == "person" else "",
        is_plural=kind == "group",
        mentions=tuple(Mention(one.span, one.head, "name") for one in names),
    )
