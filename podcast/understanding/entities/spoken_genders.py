"""The gender of people by the pronouns that follow their names, where nobody else can be meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import is_person_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Sentence, Token
    from podcast.understanding.entities.genders import Gender

_PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "his", "him", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_CLEAR = 3
"""How many times more often one gender must be heard than the other."""


def hear_genders(entities: Sequence[Entity], sentences: Sequence[Sentence]) -> tuple[Entity, ...]:
    """Returns the entities; people of whom nothing told the gender have that of the pronouns behind their names."""
    people = _alone(entities, sentences)
    votes: dict[int, Counter[Gender]] = {}
    for sentence in sentences:
        own = people.get(sentence.index)
        before = people.get(sentence.index - 1) if own is None else None
        if own is not None:
            person, head = own
            heard = _heard(sentence.parse.tokens, head)
        elif before is not None and _is_together(sentences, sentence):
            person = before[0]
            heard = _heard(sentence.parse.tokens, 0) if _begins_with_pronoun(sentence) else None
        else:
            continue
        if heard is not None:
            votes.setdefault(person, Counter())[heard] += 1
    return tuple(
        replace(entity, gender=_decide(votes[index])) if index in votes and not entity.gender else entity
        for index, entity in enumerate(entities)
    )


def _alone(entities: Sequence[Entity], sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    """Returns sentence → the only person it names, and the head of the first mention; others are left out."""
    people: dict[int, dict[int, int]] = {}
    for index, entity in enumerate(entities):
        for mention in entity.mentions if entity.kind == "person" else ():
            people.setdefault(mention.span.sentence, {}).setdefault(index, mention.head)
    return {
        sentence: next(iter(named.items()))
        for sentence, named in people.items()
        if len(named) == 1 and not _has_other_person(sentences[sentence], next(iter(named.values())))
    }


def _has_other_person(sentence: Sentence, head: int) -> bool:
    """Returns whether a sentence speaks of a person beside the one it names: "Lee and her husband"."""
    tokens = sentence.parse.tokens
    return any(
        token.pos == "NOUN"
        and is_person_noun(token.lemma)
        and token.tag == "NN"
        and not (token.relation in ("appos", "compound", "attr") or tokens[head].head == at)
        for at, token in enumerate(tokens)
    )


def _heard(tokens: Sequence[Token], subject: int) -> Gender | None:
    """Returns the gender of the pronouns behind a subject, where all have one; in quotations they count for nothing.

    A name that is no subject, or behind a pronoun, need not be meant: "He wrote to Lee that his boat had sunk".
    """
    genders = {_PRONOUNS[token.word] for token in tokens if token.word in _PRONOUNS}
    is_first = tokens[subject].relation in ("nsubj", "nsubjpass") and not any(
        token.word in _PRONOUNS for token in tokens[:subject]
    )
    is_quoted = any(token.text in '“”"' for token in tokens)
    return genders.pop() if len(genders) == 1 and is_first and not is_quoted else None


def _begins_with_pronoun(sentence: Sentence) -> bool:
    tokens = sentence.parse.tokens
    return bool(tokens) and tokens[0].word in _PRONOUNS and not _has_other_person(sentence, 0)


def _is_together(sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    before = sentences[sentence.index - 1]
    return (before.section, before.paragraph) == (sentence.section, sentence.paragraph)


def _decide(votes: Counter[Gender]) -> Gender:
    (best, most), *others = votes.most_common()
    return best if not others or most >= _CLEAR * others[0][1] else ""
