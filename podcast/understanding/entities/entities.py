"""People, organisations, places and things: names that mean the same one are put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Entity, Mention
from podcast.understanding.entities.acronyms import find_acronyms
from podcast.understanding.entities.entity_kinds import look_around, tell_kind
from podcast.understanding.entities.genders import name_gender, tell_gender
from podcast.understanding.entities.known_names import collect_last_names, find_known_names, read_headlines
from podcast.understanding.entities.name_finding import find_names, make_key
from podcast.understanding.entities.roles import choose_role, find_role
from podcast.understanding.entities.same_names import group_names
from podcast.understanding.entities.spoken_genders import hear_genders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import EntityKind, Sentence
    from podcast.understanding.entities.entity_kinds import Sighting
    from podcast.understanding.entities.name_finding import Name

    Key = tuple[str, ...]


def find_entities(sentences: Sequence[Sentence], headlines: Iterable[str] = ()) -> tuple[Entity, ...]:
    """Returns whom and what the sentences name, in the order of their first mentions.

    `headlines` are title and headings: they may have the full name of somebody whom the text gives the last one.
    """
    lower = frozenset(
        token.text for sentence in sentences for token in sentence.parse.tokens if token.text.islower()
    )
    full = read_headlines(headlines)
    seen = list(_look(sentences, lower, frozenset(name.split()[-1] for name in full.values())))
    seen = _mark_joined(seen, sentences)
    groups = group_names(seen, _tell_kinds(seen), _explained(sentences), full)
    entities = [entity for group in groups if (entity := _make_entity(group)) is not None]
    entities = [_complete(entity, full.get(fold(entity.name))) for entity in entities]
    return hear_genders(entities, sentences)


def _tell_kinds(seen: Sequence[Sighting]) -> dict[Key, EntityKind | None]:
    forms: dict[Key, list[Sighting]] = {}
    for one in seen:
        forms.setdefault(one.name.key, []).append(one)
    return {key: tell_kind(same) for key, same in forms.items()}


def _mark_joined(seen: Sequence[Sighting], sentences: Sequence[Sentence]) -> list[Sighting]:
    """Returns the names, those marked that "and" joins with persons: of "Lee and Sanders" both are some."""
    kinds = _tell_kinds(seen)
    heads = {(one.name.span.sentence, one.name.head): at for at, one in enumerate(seen)}
    marked = list(seen)
    for at, one in enumerate(seen):
        sentence = one.name.span.sentence
        token = sentences[sentence].parse.tokens[one.name.head]
        other = heads.get((sentence, token.head)) if token.relation == "conj" else None
        if other is not None:
            for here, there in ((at, other), (other, at)):
                is_person = kinds[seen[there].name.key] == "person"
                marked[here] = replace(marked[here], joins_person=marked[here].joins_person or is_person)
    return marked


def _look(
    sentences: Sequence[Sentence], lower: frozenset[str], headlined: frozenset[str]
) -> Iterator[Sighting]:
    named = [tuple(find_names(sentence)) for sentence in sentences]
    last_names = collect_last_names(name for names in named for name in names) | headlined
    for sentence, names in zip(sentences, named, strict=True):
        known = find_known_names(sentence, names, last_names, lower)
        for name in sorted([*names, *known], key=lambda it: it.span.start):
            yield look_around(sentence.parse, name, find_role(sentence.parse, name), lower)


def _explained(sentences: Sequence[Sentence]) -> dict[Key, Key]:
    """Returns acronyms → the long form that the article gives them."""
    shorts: dict[Key, Key] = {}
    for sentence in sentences:
        for short, start, stop in find_acronyms(sentence):
            shorts.setdefault(make_key(short), make_key(sentence.parse.words(start, stop)))
    return shorts


def _make_entity(group: Sequence[Sighting]) -> Entity | None:
    """Returns the entity of some names; None where it is no more than in passing that the article has it."""
    kind = tell_kind(group)
    acts = any(one.acts or one.role is not None for one in group)
    if kind is None or (kind != "person" and len(group) == 1 and not acts):
        return None
    name, *others = _names(group)
    best = choose_role([one.role for one in group if one.role is not None]) if kind == "person" else None
    role = "" if best is None else best.text
    return Entity(
        name,
        kind,
        role,
        tuple(others),
        tell_gender([one.name for one in group], role) if kind == "person" else "",
        kind == "group" or (kind != "person" and all(one.name.is_plural for one in group)),
        tuple(Mention(one.name.span, one.name.head, "name") for one in group),
    )


def _complete(entity: Entity, full: str | None) -> Entity:
    """Returns an entity by its full name, where that stands in a headline and it may be a person's."""
    if full is None or entity.kind not in ("person", "organisation", "thing"):
        return entity
    gender = entity.gender or name_gender(full)
    names = (entity.name, *entity.aliases)
    return replace(entity, name=full, kind="person", aliases=names, gender=gender, is_plural=False)


def _names(group: Sequence[Sighting]) -> list[str]:
    """Returns the fullest name and the others, each once, in their order; capitals do not make another one."""
    written: dict[Key, Name] = {}
    for one in group:
        known = written.get(one.name.key)
        if known is None or known.text.isupper():
            written[one.name.key] = one.name
    fullest = max(written.values(), key=lambda name: (len(name.key), len(name.text)))
    return [fullest.text, *(name.text for name in written.values() if name is not fullest)]
