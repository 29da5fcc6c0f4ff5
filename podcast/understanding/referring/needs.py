"""Sentences that cannot stand alone, and which other one each needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Need
from podcast.understanding.referring.leaning import find_leaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Entity, Reference, Sentence, Span
    from podcast.understanding.referring.pronouns import Decision


def find_needs(
    sentences: Sequence[Sentence], entities: Sequence[Entity], references: Sequence[Reference],
    decisions: Sequence[Decision],
) -> tuple[Need, ...]:  # fmt: skip
    """Returns what each sentence needs, in the order of the sentences; one of each kind for one sentence."""
    needs = [
        *_of_pronouns(sentences, references, decisions),
        *_of_nouns(sentences, references),
        *_of_names(sentences, entities),
        *(need for sentence in sentences for need in find_leaning(sentence, sentences)),
    ]
    first: dict[tuple[int, str], Need] = {}
    for need in needs:
        first.setdefault((need.sentence, need.kind), need)
    return tuple(sorted(first.values(), key=lambda need: need.sentence))


def _of_pronouns(
    sentences: Sequence[Sentence], references: Iterable[Reference], decisions: Iterable[Decision]
) -> Iterator[Need]:
    resolved = {(one.span.sentence, one.span.start): one for one in references}
    for decision in decisions:
        pronoun = decision.pronoun
        if not decision.is_outside:
            continue
        reference = resolved.get((pronoun.sentence, pronoun.head))
        needed = None if reference is None else _sentence_of(reference)
        if needed is not None and needed >= pronoun.sentence:
            continue
        words = sentences[pronoun.sentence].parse.tokens[pronoun.head].text
        yield Need(pronoun.sentence, needed, words, "pronoun")


def _sentence_of(reference: Reference) -> int | None:
    if reference.antecedent is not None:
        return reference.antecedent.sentence
    return reference.antecedent_sentence


def _of_nouns(sentences: Sequence[Sentence], references: Iterable[Reference]) -> Iterator[Need]:
    for reference in references:
        if reference.form == "pronoun":
            continue
        own, needed = reference.span.sentence, _sentence_of(reference)
        if needed == own:
            continue
        words = sentences[own].parse.words(reference.span.start, reference.span.stop)
        yield Need(own, needed, words, reference.form)


def _of_names(sentences: Sequence[Sentence], entities: Iterable[Entity]) -> Iterator[Need]:
    """Yields last names and acronyms whose full form came in an earlier sentence."""
    for entity in entities:
        names = [one for one in entity.mentions if one.form == "name"]
        full = _words_of(entity.name)
        introduced = next(
            (one for one in names if len(_words_of(_text(sentences, one.span))) >= len(full)), None
        )
        if introduced is None or (entity.kind != "person" and len(full) < 2):
            continue
        since = introduced.span.sentence
        have_it = {one.span.sentence for one in names if len(_words_of(_text(sentences, one.span))) > 1}
        for mention in names:
            own = mention.span.sentence
            text = _text(sentences, mention.span)
            if own > since and own not in have_it and len(_words_of(text)) == 1 and len(full) > 1:
                yield Need(own, since, text, "name")


def _text(sentences: Sequence[Sentence], span: Span) -> str:
    return sentences[span.sentence].parse.words(span.start, span.stop)


def _words_of(name: str) -> list[str]:
    return name.split()
