"""Who "he", "she", "it" or "they" is who says something: mostly who spoke before, or the last sentence's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Reference, Sentence
    from podcast.understanding.mentions import MentionIndex
    from podcast.understanding.paragraphs import Paragraph

_REACH = 6
"""Sentences back that are looked at, and paragraphs."""
_PARAGRAPHS = 2


class PronounResolver:
    """Resolves pronouns of cues, knowing who has spoken up to them."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], index: MentionIndex, references: Sequence[Reference]
    ) -> None:
        self._sentences = {one.index: one for paragraph in paragraphs for one in paragraph.sentences}
        self._index = index
        self._spoke: dict[int, int] = {}
        self._resolved = {
            (one.span.sentence, at): one.entity
            for one in references
            if one.entity is not None
            for at in range(one.span.start, one.span.stop)
        }

    def speaks(self, sentence: int, speaker: int) -> None:
        """Remember who speaks in a sentence."""
        self._spoke[sentence] = speaker

    def resolve(self, sentence: Sentence, at: int) -> int | None:
        """Returns the entity that a pronoun stands for; None where more than one may be meant."""
        known = self._resolved.get((sentence.index, at))
        return known if known is not None else self._search(sentence, at)

    def _search(self, sentence: Sentence, at: int) -> int | None:
        pronoun = sentence.parse.tokens[at].word
        for back in range(_REACH):
            other = self._sentences.get(sentence.index - back)
            if other is None or other.section != sentence.section:
                return None
            if sentence.paragraph - other.paragraph > _PARAGRAPHS:
                return None
            fitting = self._fitting(other, at if not back else None, pronoun)
            if fitting:
                return self._choose(fitting, pronoun)
        return None

    def _fitting(self, sentence: Sentence, before: int | None, pronoun: str) -> dict[int, bool]:
        """Returns whom a sentence mentions that a pronoun may stand for, and whether as subject or speaker."""
        fitting: dict[int, bool] = {}
        for mention, index in self._index.mentions_in(sentence.index):
            if (before is None or mention.head < before) and _fits(self._index.entities[index], pronoun):
                relation = sentence.parse.tokens[mention.head].relation
                fitting[index] = fitting.get(index, False) or relation in ("nsubj", "nsubjpass")
        speaker = self._spoke.get(sentence.index)
        if before is None and speaker is not None and _fits(self._index.entities[speaker], pronoun):
            fitting[speaker] = True
        return fitting

    def _choose(self, fitting: dict[int, bool], pronoun: str) -> int | None:
        acting = [index for index, is_subject in fitting.items() if is_subject]
        if len(acting) == 1:
            return acting[0]
        (first, *rest) = fitting
        gender = {"he": "male", "she": "female"}.get(pronoun)
        return first if not rest and gender and self._index.entities[first].gender == gender else None


def _fits(entity: Entity, pronoun: str) -> bool:
    if pronoun == "they":
        return entity.kind in ("group", "organisation") or bool(entity.is_plural)
    if pronoun == "it":
        return entity.kind in ("organisation", "thing", "place")
    return entity.kind == "person" and entity.gender != {"he": "female", "she": "male"}[pronoun]
