"""Whom "the coach" or "the company" means where no role says it: the only one near who may be that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import FEMALE, MALE, is_person_noun
from podcast.language.plain.folding import fold
from podcast.understanding.sentences.saying_verbs import ORGANISATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Entity, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex
    from podcast.understanding.quoting.speaking_pronouns import Place

_PARAGRAPHS = 1
"""Paragraphs back in which somebody must be spoken of."""
_REACH = 12
"""Sentences back, too, where a paragraph is a page long."""
_SENTENCES = 3
"""Sentences back in which a body must have said something."""


class NearBearers:
    """Looks up who is spoken of near a noun, by name or by a pronoun that is known to mean them."""

    def __init__(
        self, sentences: Sequence[Sentence], index: MentionIndex, references: Iterable[Reference]
    ) -> None:
        self._sentences, self._index = sentences, index
        self._meant = {
            (one.span.sentence, one.span.start): one.entity
            for one in references
            if one.form == "pronoun" and one.entity is not None
        }

    def find(self, place: Place, speaking: Iterable[Place]) -> int | None:
        """Returns the entity that a definite noun means; None where nobody near may be it, or more than one.

        A body must have said something just before. `place` is the noun's sentence and token, `speaking` are those
        that name speakers.
        """
        here = self._sentences[place[0]]
        noun = here.parse.tokens[place[1]].lemma.lower()
        near = [one for one in self._list_near(place) if _may_be(self._index.entities[one], noun)]
        bearer = next(iter(near), None)
        if bearer is None or any(one != bearer and self._is_as_likely(one, bearer, noun) for one in near):
            return None
        if self._index.entities[bearer].kind == "person":
            return bearer
        said = {self._index.entity_at(*one) for one in speaking if 0 < place[0] - one[0] <= _SENTENCES}
        return bearer if bearer in said else None

    def _is_as_likely(self, other: int, nearest: int, noun: str) -> bool:
        """Returns whether somebody else may be meant: not where only of the nearest it is known that she is a woman."""
        gender = _gender(noun)
        genders = [self._index.entities[one].gender for one in (nearest, other)]
        return not gender or genders[0] != gender or genders[1] == gender

    def _list_near(self, place: Place) -> Iterator[int]:
        """Yields who is spoken of before a token in its paragraph and the one before, the nearest first.

        Not who is spoken of inside somebody's words.
        """
        here = self._sentences[place[0]]
        for index in range(place[0], max(-1, place[0] - _REACH), -1):
            sentence = self._sentences[index]
            if sentence.section != here.section or here.paragraph - sentence.paragraph > _PARAGRAPHS:
                return
            for at in reversed(range(place[1] if sentence is here else len(sentence.parse.tokens))):
                entity = self._entity_at(sentence.index, at)
                if entity is not None and not self._index.is_quoted(sentence.index, at):
                    yield entity

    def _entity_at(self, sentence: int, token: int) -> int | None:
        if self._index.is_head(sentence, token):
            return self._index.entity_at(sentence, token)
        return self._meant.get((sentence, token))


def _may_be(entity: Entity, noun: str) -> bool:
    """Returns whether an entity may be what a noun says: a person of that gender, a body whose name says no other."""
    if is_person_noun(noun):
        genders = {_gender(noun), entity.gender}
        return entity.kind == "person" and ("" in genders or len(genders) == 1)
    kinds = set(fold(entity.name).split()) & ORGANISATIONS
    return entity.kind == "organisation" and noun in ORGANISATIONS and (not kinds or noun in kinds)


def _gender(noun: str) -> str:
    return "male" if noun in MALE else "female" if noun in FEMALE else ""
