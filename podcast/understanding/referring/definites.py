"""What "the plants", "the company" and "the two men" point at: a noun or a name that came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Reference, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, EntityKind, Sentence
    from podcast.understanding.referring.noun_phrases import NounPhrase

WINDOW = 12
"""Sentences back that a definite noun reaches."""
_CALLED: dict[EntityKind, frozenset[str]] = {
    "organisation": frozenset(
        "company firm group business organisation organization agency bank university institute charity ministry "
        "party team club manufacturer retailer publisher airline startup".split()
    ),
    "place": frozenset("country nation city town village state region island capital area".split()),
    "person": frozenset("man woman".split()),
}
"""Kind of entity -> nouns that mean one of them that was named."""
_SAME = (
    frozenset("deal agreement pact treaty accord contract".split()),
    frozenset("study research paper survey analysis".split()),
    frozenset("law act bill legislation".split()),
    frozenset("plan proposal scheme programme program project".split()),
    frozenset("fight war conflict battle".split()),
    frozenset("fire blaze".split()),
    frozenset("storm hurricane cyclone typhoon".split()),
    frozenset("book novel".split()),
    frozenset("film movie picture".split()),
)
"""Nouns that stand for each other."""
_SYNONYMS = {word: frozenset(words - {word}) for words in _SAME for word in words}
_UNIQUE = frozenset(
    """sun moon earth world internet government public president economy weather sky sea ocean past future present
    end beginning start rest top bottom middle side way time day year morning afternoon evening night week month
    weekend first last next same fact truth idea point case reason problem thing people media police army press
    environment climate law market west east north south web planet universe left right whole number majority"""
    .split()
)  # fmt: skip
"""Nouns that need nobody to have spoken of them."""


class NounIndex:
    """The nouns and names that an article has had so far."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._at = {
            (mention.span.sentence, mention.head): index
            for index, entity in enumerate(entities)
            for mention in entity.mentions
        }
        self._by_lemma: dict[str, list[NounPhrase]] = {}
        self._named: dict[EntityKind, list[NounPhrase]] = {}

    def add(self, phrase: NounPhrase) -> None:
        """Take a phrase in."""
        if phrase.form in ("pronoun", "person", "this") or phrase.is_joined:
            return
        self._by_lemma.setdefault(phrase.lemma, []).append(phrase)
        entity = self.entity_of(phrase)
        if entity is not None:
            self._named.setdefault(self._entities[entity].kind, []).append(phrase)

    def entity_of(self, phrase: NounPhrase) -> int | None:
        """Returns the entity that a phrase is a mention of."""
        return self._at.get((phrase.sentence, phrase.head))

    def find(self, phrase: NounPhrase) -> NounPhrase | None:
        """Returns the latest phrase that a noun may mean again: same noun, another word for it, or a name."""
        for before in reversed(self._by_lemma.get(phrase.lemma, ())):
            if phrase.sentence - before.sentence > WINDOW:
                break
            if before.traits.is_plural == phrase.traits.is_plural:
                return before
        words = _SYNONYMS.get(phrase.lemma, ())
        candidates = [self._by_lemma[word][-1] for word in words if word in self._by_lemma]
        for kind, nouns in _CALLED.items():
            if phrase.lemma in nouns and not phrase.traits.is_plural and self._named.get(kind):
                candidates += self._named_once(kind, phrase)
        near = [one for one in candidates if phrase.sentence - one.sentence <= WINDOW // 3]
        return max(near, key=lambda one: (one.sentence, one.head), default=None)

    def _named_once(self, kind: EntityKind, phrase: NounPhrase) -> list[NounPhrase]:
        """Returns the name of a kind, where only one of them was named lately and its gender fits."""
        near = [one for one in self._named[kind][-8:] if phrase.sentence - one.sentence <= 2]
        gender = phrase.traits.gender
        fitting = [
            one for one in near
            if not gender or self._entities[self._at[one.sentence, one.head]].gender in ("", gender)
        ]  # fmt: skip
        if len({self.entity_of(one) for one in fitting}) != 1:
            return []
        return fitting[-1:]


def resolve_noun(sentence: Sentence, phrase: NounPhrase, index: NounIndex) -> Reference | None:
    """Returns the reference of a definite noun; None where it needs nobody to have spoken of it."""
    if phrase.form != "definite" or phrase.is_joined or phrase.is_beside:
        return None
    if _says_which(sentence, phrase) or phrase.lemma in _UNIQUE:
        return None
    before = index.find(phrase)
    if before is None:
        return None
    span = Span(phrase.sentence, phrase.start, phrase.stop)
    return Reference(span, "noun", Span(before.sentence, before.start, before.stop), index.entity_of(before))


def _says_which(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Returns whether a noun says itself which one is meant: "the head of the board", "the way to win"."""
    parse = sentence.parse
    for at in parse.children(phrase.head):
        token = parse.tokens[at]
        if at > phrase.head and token.relation in ("relcl", "acl", "prep", "appos"):
            return True
        if at < phrase.head and (token.pos == "PROPN" or token.relation == "poss" or token.tag == "JJS"):
            return True
    return False
