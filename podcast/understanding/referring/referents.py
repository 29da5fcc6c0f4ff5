"""What an article has spoken of so far, as it is read: each referent with its mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.understanding.entities.genders import name_gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Entity
    from podcast.understanding.referring.agreement import NounKind
    from podcast.understanding.referring.noun_phrases import NounPhrase


@dataclass(slots=True)
class Referent:
    """Somebody or something spoken of."""

    kind: NounKind
    gender: str
    is_plural: bool
    entity: int | None = None
    """Index of the entity that it is."""
    mentions: list[NounPhrase] = field(default_factory=list)
    """All so far, pronouns among them."""
    nominals: list[NounPhrase] = field(default_factory=list)
    """Those that are no pronouns."""
    total: int = 1
    """Mentions by a name or noun in the whole article."""

    @property
    def last(self) -> NounPhrase:
        """Its latest mention."""
        return self.mentions[-1]

    def add(self, phrase: NounPhrase) -> None:
        """Take a mention in."""
        self.mentions.append(phrase)
        if phrase.form == "pronoun":
            self.gender = self.gender or phrase.traits.gender
            self.kind = "person" if phrase.traits.gender else self.kind
        else:
            self.nominals.append(phrase)


def introduce(phrase: NounPhrase) -> Referent:
    """Returns a new referent that a phrase brings in."""
    referent = Referent(phrase.traits.kind, phrase.traits.gender, phrase.traits.is_plural)
    referent.add(phrase)
    return referent


_PERSON_SHARE = 0.2
"""Share of a name's mentions that the parser must take for a person's for it to be one, perhaps."""
_ENTITY_KINDS: dict[str, NounKind] = {
    "person": "person",
    "group": "person",
    "organisation": "group",
    "place": "place",
    "thing": "thing",
}


class Referents:
    """All that an article has spoken of so far."""

    def __init__(self, entities: Sequence[Entity], phrases: Iterable[NounPhrase] = ()) -> None:
        self._entities = entities
        self._entity_at = {
            (mention.span.sentence, mention.head): index
            for index, entity in enumerate(entities)
            for mention in entity.mentions
        }
        self._known: dict[object, list[Referent]] = {}
        self._votes: dict[int, list[NounKind]] = {}
        for phrase in phrases:
            index = self._entity_at.get((phrase.sentence, phrase.head))
            if index is not None:
                self._votes.setdefault(index, []).append(phrase.traits.kind)

    def take(self, phrase: NounPhrase) -> Referent:
        """Returns the referent of a phrase that is no pronoun, after the phrase was added to it."""
        if phrase.is_joined:
            return introduce(phrase)
        index = self._entity_at.get((phrase.sentence, phrase.head))
        key: object = index if index is not None else phrase.name or phrase.lemma
        having = self._known.setdefault(key, [])
        for known in reversed(having[-3:]):
            if index is not None or phrase.name or _is_again(known, phrase):
                known.add(phrase)
                return known
        new = introduce(phrase) if index is None else self._entity(index, phrase)
        having.append(new)
        return new

    def identify(self, phrase: NounPhrase) -> int | None:
        """Returns the index of the entity that a phrase names, or None."""
        return self._entity_at.get((phrase.sentence, phrase.head))

    def look_up(self, phrase: NounPhrase) -> Referent:
        """Returns the referent that a phrase to come will name, or a new one."""
        index = self._entity_at.get((phrase.sentence, phrase.head))
        known = self._known.get(index, []) if index is not None else []
        return known[-1] if known else introduce(phrase)

    def _entity(self, index: int, phrase: NounPhrase) -> Referent:
        entity = self._entities[index]
        kind = self._kind(index)
        gender = entity.gender or phrase.traits.gender if kind in ("name", "person") else ""
        if not gender and kind in ("name", "person"):
            gender = name_gender(entity.name)
        plural = entity.kind == "group" or phrase.traits.is_plural
        new = Referent("person" if gender else kind, gender, plural, index)
        new.total = len(entity.mentions)
        new.add(phrase)
        return new

    def _kind(self, index: int) -> NounKind:
        """Returns what an entity is; a single name of which the parser is not sure may be a person's."""
        entity = self._entities[index]
        votes = self._votes.get(index, [])
        is_person = sum(kind in ("person", "name") for kind in votes) > _PERSON_SHARE * len(votes)
        is_short = " " not in entity.name and not entity.name.isupper()
        if entity.kind in ("thing", "organisation") and is_short and is_person:
            return "name"
        return _ENTITY_KINDS[entity.kind]


def _is_again(known: Referent, phrase: NounPhrase) -> bool:
    """Returns whether "the report" is a report that was spoken of."""
    return phrase.form in ("definite", "demonstrative") and known.is_plural == phrase.traits.is_plural
