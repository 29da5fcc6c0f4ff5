"""Who does something in a sentence outside quotations, and to whom an article listens most."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Literal

from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Entity, Reference, Sentence
    from podcast.understanding.quoting.mentions import MentionIndex

    Somebody = int | Literal["female", "male", "person"]
    """An entity, or a pronoun's gender, or a noun for a person."""

_GENDERS: Mapping[str, Literal["female", "male"]] = {"he": "male", "she": "female"}
_OFTEN = 3
"""Quotations with a cue that somebody has at least to whom an article listens most."""
_AROUND = 5
"""Quotations with a cue, before one and behind it, among which they are counted."""
_MOST = 0.6
"""Share of all with a cue that they have."""


class ActingPeople:
    """Looks up who is the subject of something in a sentence."""

    def __init__(self, index: MentionIndex, references: Sequence[Reference]) -> None:
        self.index = index
        self._meant = {
            (one.span.sentence, one.span.start): one.entity
            for one in references
            if one.form == "pronoun" and one.entity is not None
        }

    def find(self, sentence: Sentence, stop: int | None = None, follows: bool = False) -> list[Somebody]:
        """Returns the people who are subjects of main clauses, up to a token, else of others, else who is named.

        `follows` says to resolve pronouns.
        """
        acting: list[Somebody] = []
        main: list[Somebody] = []
        named: list[Somebody] = []
        tokens = sentence.parse.tokens
        for at, token in enumerate(tokens[:stop]):
            place = (sentence.index, at)
            if token.pos not in ("NOUN", "PROPN", "PRON") or self.index.is_quoted(*place):
                continue
            somebody = self._tell(sentence, at, follows)
            if somebody is None:
                continue
            named += [somebody] if isinstance(somebody, int) else []
            if token.relation in NOMINAL_SUBJECTS:
                acting.append(somebody)
                is_main = tokens[token.head].relation in ("ROOT", "conj")
                main += [somebody] if is_main else []
        return main or acting or named

    def list_people(self, sentence: Sentence) -> set[int]:
        """Returns the people whom a sentence names outside quotations, or means by a pronoun."""
        places = [
            (sentence.index, at)
            for at in range(len(sentence.parse.tokens))
            if not self.index.is_quoted(sentence.index, at)
        ]
        meant = {self._meant.get(place, self.index.entity_at(*place)) for place in places}
        return {one for one in meant if one is not None and self.index.entities[one].kind == "person"}

    def list_before(self, sentence: Sentence, stop: int, sentences: Mapping[int, Sentence]) -> set[int]:
        """Returns the people whom a paragraph names outside quotations before a token of a sentence of it."""
        people: set[int] = set()
        here: Sentence | None = sentence
        while here is not None and (here.section, here.paragraph) == (sentence.section, sentence.paragraph):
            for at in range(stop if here is sentence else len(here.parse.tokens)):
                one = None if self.index.is_quoted(here.index, at) else self.index.entity_at(here.index, at)
                if one is not None and self.index.entities[one].kind == "person":
                    people.add(one)
            here = sentences.get(here.index - 1)
        return people

    def _tell(self, sentence: Sentence, at: int, follows: bool) -> Somebody | None:
        """Returns whom a token means: an entity, "he" or "she", or somebody by a noun."""
        token = sentence.parse.tokens[at]
        entity = self.index.speaker_at(sentence.parse, sentence.index, at)
        if token.word in _GENDERS:
            gender = _GENDERS[token.word]
            return self._meant.get((sentence.index, at), gender) if follows else gender
        if entity is not None:
            return entity if self.index.entities[entity].kind == "person" else None
        if token.tag != "NN" or not is_person_noun(token.lemma):
            return None
        # "The singer" may be whom the article is about.
        return None if sentence.parse.tokens[token.left].word == "the" else "person"

    def may_be(self, somebody: Somebody, entity: int) -> bool:
        """Returns whether a subject may be an entity."""
        if isinstance(somebody, int):
            return somebody == entity
        return self.index.entities[entity].gender in ("", somebody) and somebody != "person"


def find_principals(speakers: Sequence[int | None], entities: Sequence[Entity]) -> tuple[int | None, ...]:
    """Returns for each quotation the person who has most of those with a cue around it; None where several have them.

    `speakers` are those whom cues name; -1 for quotations without a cue.
    """
    cued = [at for at, one in enumerate(speakers) if one != -1]
    principals: list[int | None] = []
    for place in range(len(speakers)):
        middle = bisect_left(cued, place)
        near = [speakers[at] for at in cued[max(0, middle - _AROUND) : middle + _AROUND]]
        counted = Counter(one for one in near if one is not None and entities[one].kind == "person")
        best, times = counted.most_common(1)[0] if counted else (None, 0)
        principals.append(best if times >= _OFTEN and times >= _MOST * len(near) else None)
    return tuple(principals)
