"""Whom "the coach" means where no role says it: the only one near who may be that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import BARE, BRINGING_IN, FEMALE, MALE, is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from podcast.model import Entity, Parse, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex
    from podcast.understanding.quoting.speaking_pronouns import Place

_PARAGRAPHS = 1
"""Paragraphs back in which somebody must be spoken of."""
_REACH = 12
"""Sentences back, too, where a paragraph is a page long."""

_HEADS = frozenset("president premier chancellor king queen pope emperor empress".split())
"""Those of whom there is one, whom everybody knows: no text has to say that it means whom it has just named."""


class NearBearers:
    """Looks up who is spoken of near a noun, by name or by a pronoun that is known to mean them."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        index: MentionIndex,
        references: Iterable[Reference],
        places: Mapping[Place, bool],
    ) -> None:
        """`places` are those of speakers → whether "I" stands in their words, by which any noun is a person."""
        self._sentences, self._index, self._places = sentences, index, places
        self._meant = {
            (one.span.sentence, one.span.start): one.entity
            for one in references
            if one.form == "pronoun" and one.entity is not None
        }

    def find(self, place: Place) -> int | None:
        """Returns the person that a definite noun means; None where nobody near may be it, or more than one.

        `place` is the noun's sentence and token. Who is named in the words that it gives did not say them.
        """
        parse = self._sentences[place[0]].parse
        noun = parse.tokens[place[1]].lemma.lower()
        if not (is_person_noun(noun) or self._places.get(place, False)) or not _says_more(parse, place[1]):
            return None
        named = self._list_named(place[0])
        near = [
            one
            for one in self._list_near(place)
            if one is not None and _may_be(self._index.entities[one], noun) and one not in named
        ]
        bearer = next(iter(near), None)
        if bearer is None or any(one != bearer and self._is_as_likely(one, bearer, noun) for one in near):
            return None
        return bearer

    def follows_newcomer(self, place: Place) -> bool:
        """Returns whether the nearest one who is spoken of was just brought in, and has no name.

        "A customer said that people stay at home. “They fear the patrols,” the woman said."
        """
        return next(self._list_near(place), place[0]) is None

    def _list_named(self, sentence: int) -> set[int]:
        """Returns who is named in a sentence: neither who says its words nor whom else it tells of is meant.

        "“Well done,” the follower wrote below a picture of Pardo" is not by Pardo.
        """
        tokens = range(len(self._sentences[sentence].parse.tokens))
        return {one for at in tokens if (one := self._index.entity_at(sentence, at)) is not None}

    def _is_as_likely(self, other: int, nearest: int, noun: str) -> bool:
        """Returns whether somebody else may be meant: not where only of the nearest it is known that she is a woman."""
        gender = _gender(noun)
        genders = [self._index.entities[one].gender for one in (nearest, other)]
        return not gender or genders[0] != gender or genders[1] == gender

    def _list_near(self, place: Place) -> Iterator[int | None]:
        """Yields who is spoken of before a token in its paragraph and the one before, the nearest first.

        Not who is spoken of inside somebody's words. It ends with None at somebody new without a name.
        """
        noun = self._sentences[place[0]].parse.tokens[place[1]].lemma.lower()
        here = self._sentences[place[0]]
        for index in range(place[0], max(-1, place[0] - _REACH), -1):
            sentence = self._sentences[index]
            if sentence.section != here.section or here.paragraph - sentence.paragraph > _PARAGRAPHS:
                return
            for at in reversed(range(place[1] if sentence is here else len(sentence.parse.tokens))):
                if self._index.is_quoted(sentence.index, at):
                    continue
                entity = self._entity_at(sentence.index, at)
                if entity is not None:
                    yield entity
                elif _brings_in(sentence.parse, at, noun):
                    yield None
                    return

    def _entity_at(self, sentence: int, token: int) -> int | None:
        if self._index.is_head(sentence, token):
            return self._index.entity_at(sentence, token)
        return self._meant.get((sentence, token))


def _brings_in(parse: Parse, at: int, noun: str) -> bool:
    """Returns whether a subject is somebody new without a name who may be what a noun says: "a customer said"."""
    token = parse.tokens[at]
    is_new = token.tag == "NN" and parse.tokens[token.left].word in BRINGING_IN
    genders = {_gender(token.lemma.lower()), _gender(noun)}
    is_one = is_new and token.relation in NOMINAL_SUBJECTS and is_person_noun(token.lemma)
    return is_one and ("" in genders or len(genders) == 1)


def _may_be(entity: Entity, noun: str) -> bool:
    """Returns whether an entity may be what a noun says: a person of its gender."""
    genders = {_gender(noun), entity.gender}
    return entity.kind == "person" and ("" in genders or len(genders) == 1)


def _says_more(parse: Parse, at: int) -> bool:
    """Returns whether a phrase tells more of somebody than a bare noun does, by which anybody new may be meant.

    "The former mayor" is whoever the text is about, as "the man" and "the president" are; "the spokesman", "the judge"
    and "the follower" need not be.
    """
    return parse.tokens[at].lemma.lower() in BARE | _HEADS or any(
        parse.tokens[child].pos not in ("DET", "PUNCT") for child in parse.children(at)
    )


def _gender(noun: str) -> str:
    return "male" if noun in MALE else "female" if noun in FEMALE else ""
