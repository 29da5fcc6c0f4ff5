"""What a text tells in its own words, and what it lets others say: how far apart mentions are, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from podcast.understanding.sentences.saying_verbs import ADJACENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from podcast.model import Parse, Quotation, Sentence, Span
    from podcast.understanding.referring.noun_phrases import NounPhrase

    Place = tuple[int, int]
    """A sentence, and a token in it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What each sentence of a text adds to it."""

    lines: tuple[int, ...]
    """Sentence -> how many up to it tell something outside quotation marks."""
    paragraphs: tuple[int, ...]
    """Sentence -> the number of its paragraph in the text."""
    speakers: frozenset[Place]
    """Heads of those who say something, outside quotation marks."""
    voices: Mapping[Place, int]
    """Quoted token -> the entity whose words it is one of, where that is known."""
    cues: Mapping[Place, int]
    """Token that names a speaker -> the entity that speaks."""

    def distance(self, pronoun: NounPhrase, before: NounPhrase) -> int:
        """Returns the sentences between two mentions; those that are all quoted count for what is quoted alone."""
        if pronoun.is_quoted or before.sentence == pronoun.sentence:
            return pronoun.sentence - before.sentence
        return max(1, self.lines[pronoun.sentence] - self.lines[before.sentence])


def read_telling(
    sentences: Sequence[Sentence],
    phrases: Sequence[Sequence[NounPhrase]],
    quotations: Iterable[Quotation] = (),
) -> Telling:
    """Returns how a text is told; `phrases` are those of each sentence."""
    voices: dict[Place, int] = {}
    cues: dict[Place, int] = {}
    before: Quotation | None = None
    for one in quotations:
        goes_on = before is not None and one.sentences[0] - before.sentences[-1] <= 1
        before = one
        if one.speaker is None or (one.evidence == "continued" and not goes_on):
            continue  # what stands far from the cue may be of somebody else
        for span in one.spans:
            voices.update(dict.fromkeys(_places(span), one.speaker))
        if one.cue is not None:
            cues.update(dict.fromkeys(_places(one.cue), one.speaker))
    is_told = [not own or any(not one.is_quoted for one in own) for own in phrases]
    begins = (
        [
            index == 0 or (one.section, one.paragraph) != (before.section, before.paragraph)
            for index, (one, before) in enumerate(zip(sentences, (sentences[0], *sentences), strict=False))
        ]
        if sentences
        else []
    )
    return Telling(
        tuple(accumulate(is_told)),
        tuple(accumulate(begins)),
        frozenset(
            (one.sentence, one.head)
            for sentence, own in zip(sentences, phrases, strict=True)
            for one in own
            if is_speaker(one, sentence.parse)
        ),
        voices,
        cues,
    )  # fmt: skip


def _places(span: Span) -> list[Place]:
    return [(span.sentence, at) for at in range(span.start, span.stop)]


def is_speaker(phrase: NounPhrase, parse: Parse) -> bool:
    """Returns whether somebody says, or is said to have said, something: "says Lee", "as noted by Lee"."""
    if phrase.is_quoted:
        return False
    token = parse.tokens[phrase.head]
    if phrase.role == "subject" and phrase.verb >= 0:
        return parse.tokens[phrase.verb].lemma in ADJACENT
    above = parse.tokens[token.head]
    verb = parse.tokens[above.head]
    return token.relation == "pobj" and (
        (above.relation == "agent" and verb.lemma in ADJACENT)
        or (above.word == "to" and verb.word == "according")
    )
