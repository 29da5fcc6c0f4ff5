"""Who does something in a sentence outside quotations, and to whom an article listens most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from podcast.understanding.entities.person_nouns import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Entity, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex

    Somebody = int | Literal["female", "male", "person"]
    """An entity, or a pronoun's gender, or a noun for a person."""

SUBJECTS = ("nsubj", "nsubjpass")
_GENDERS: Mapping[str, Literal["female", "male"]] = {"he": "male", "she": "female"}
_OFTEN = 3
"""Quotations with a cue that somebody has at least to whom an article listens most."""
_MOST = 0.6
"""Share of all with a cue that they have."""


class ActingPeople:
    """Looks up who is the subject of something in a sentence."""

    def __init__(self, index: MentionIndex, references: Sequence[Reference]) -> None:
        self._index = index
        self._meant = {
            (one.span.sentence, one.span.start): one.entity
            for one in references
            if one.form == "pronoun" and one.entity is not None
        }

    def find(self, sentence: Sentence, stop: int | None = None, follows: bool = False) -> list[Somebody]:
        """Returns the people who are subjects in a sentence, up to a token; `follows` says to resolve pronouns."""
        acting: list[Somebody] = []
        for at, token in enumerate(sentence.parse.tokens[:stop]):
            place = (sentence.index, at)
            if token.relation not in SUBJECTS or self._index.is_quoted(*place):
                continue
            entity = self._index.speaker_at(sentence.parse, *place)
            if token.word in _GENDERS:
                gender = _GENDERS[token.word]
                acting.append(self._meant.get(place, gender) if follows else gender)
            elif entity is not None and self._index.entities[entity].kind == "person":
                acting.append(entity)
            elif entity is None and token.pos == "NOUN" and token.tag == "NN" and is_person_noun(token.lemma):
                acting.append("person")
        return acting

    def may_be(self, somebody: Somebody, entity: int) -> bool:
        """Returns whether a subject may be an entity."""
        return somebody in (entity, self._index.entities[entity].gender or somebody) and somebody != "person"


def find_principal(speakers: Iterable[int | None], entities: Sequence[Entity]) -> int | None:
    """Returns the person whose most quotations with a cue are; None where an article listens to several."""
    cued = list(speakers)
    counted = Counter(one for one in cued if one is not None and entities[one].kind == "person")
    if not counted:
        return None
    (best, times) = counted.most_common(1)[0]
    return best if times >= _OFTEN and times >= _MOST * len(cued) else None
