"""What pronouns, demonstratives and definite nouns point at; what is not sure is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.model import Mention, Reference, Span
from podcast.understanding.referring.definites import NounIndex, resolve_noun
from podcast.understanding.referring.demonstratives import resolve_demonstrative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Entity, Sentence
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.pronouns import Decision


def find_references(
    sentences: Sequence[Sentence], phrases: Sequence[Sequence[NounPhrase]], entities: Sequence[Entity],
    decisions: Sequence[Decision],
) -> tuple[Reference, ...]:  # fmt: skip
    """Returns the references of an article, in its order."""
    by_place = {(one.pronoun.sentence, one.pronoun.head): one for one in decisions}
    index = NounIndex(entities)
    references = []
    for sentence, own in zip(sentences, phrases, strict=True):
        for phrase in own:
            decision = by_place.get((phrase.sentence, phrase.head))
            if decision is not None:
                reference: Reference | None = _resolve(decision)
            elif phrase.form in ("this", "demonstrative"):
                reference = resolve_demonstrative(sentence, phrase, index)
            else:
                reference = resolve_noun(sentence, phrase, index)
            if reference is not None:
                references.append(reference)
            index.add(phrase)
    return tuple(references)


def _resolve(decision: Decision) -> Reference | None:
    """Returns the reference of a pronoun; None for an "it" that means nothing."""
    if decision.is_empty:
        return None
    pronoun, nominal, referent = decision.pronoun, decision.nominal, decision.referent
    return Reference(
        Span(pronoun.sentence, pronoun.head, pronoun.head + 1),
        "pronoun",
        None if nominal is None else Span(nominal.sentence, nominal.start, nominal.stop),
        None if referent is None else referent.entity,
    )


def add_pronouns(entities: Sequence[Entity], references: Iterable[Reference]) -> tuple[Entity, ...]:
    """Returns the entities with the pronouns that mean them among their mentions."""
    more: dict[int, list[Mention]] = {}
    for reference in references:
        if reference.entity is not None and reference.form == "pronoun":
            more.setdefault(reference.entity, []).append(
                Mention(reference.span, reference.span.start, "pronoun")
            )
    return tuple(
        replace(
            entity,
            mentions=tuple(
                sorted([*entity.mentions, *more[index]], key=lambda one: (one.span.sentence, one.head))
            ),
        )
        if index in more
        else entity
        for index, entity in enumerate(entities)
    )
