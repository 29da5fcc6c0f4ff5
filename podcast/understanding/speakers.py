"""Whose words a quotation is: by its cue, by the one before it, by the turn that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Quotation, Span
from podcast.understanding.cue_grammar import find_report
from podcast.understanding.mentions import MentionIndex
from podcast.understanding.paragraphs import words_between
from podcast.understanding.speaking_pronouns import PronounResolver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Reference, Sentence
    from podcast.understanding.cues import SpeechCue
    from podcast.understanding.paragraphs import Paragraph
    from podcast.understanding.quotations import Quoted

    Evidence = str
    Attribution = tuple[int, Evidence]
    """Index of the speaker's entity, and why."""


def attribute(
    paragraphs: Sequence[Paragraph],
    quoted: Sequence[Quoted],
    cues: Sequence[SpeechCue | None],
    entities: Sequence[Entity],
    references: Sequence[Reference] = (),
) -> tuple[Quotation, ...]:
    """Returns the quotations with their speakers; those of which nobody is known to be the speaker have none."""
    spans = [span for one in quoted for span in one.spans if one.form == "inline"]
    index = MentionIndex(entities, spans)
    speakers = _Attribution(paragraphs, quoted, cues, index, references)
    quotations = []
    for place, (one, cue) in enumerate(zip(quoted, cues, strict=True)):
        speaker, evidence = speakers.decide(place)
        span = None if cue is None else Span(cue.sentence.index, cue.start, cue.stop)
        quotations.append(
            Quotation(
                one.text,
                one.sentences,
                one.spans,
                one.form,
                one.is_clause,
                speaker,
                span if evidence in ("cue", "colon") else None,
                evidence,
            )
        )
    return tuple(quotations)


class _Attribution:
    """Decides quotation after quotation, each knowing those before it."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        quoted: Sequence[Quoted],
        cues: Sequence[SpeechCue | None],
        index: MentionIndex,
        references: Sequence[Reference],
    ) -> None:
        self.paragraphs, self.quoted, self.cues, self.index = paragraphs, quoted, cues, index
        self.pronouns = PronounResolver(paragraphs, index, references)
        self.decided: list[int | None] = []

    def decide(self, place: int) -> tuple[int | None, str]:
        """Returns who speaks, and why; nobody where that is not sure."""
        speaker, evidence = self._decide(place)
        self.decided.append(speaker)
        cue = self.cues[place]
        if speaker is not None and cue is not None:
            self.pronouns.speaks(cue.sentence.index, speaker)
        return speaker, evidence if speaker is not None else ""

    def _decide(self, place: int) -> tuple[int | None, str]:
        one, cue = self.quoted[place], self.cues[place]
        if one.form == "turn":
            return self._labelled(self.paragraphs[one.pieces[0].paragraph].block.label), "turn"
        if cue is not None:
            return self._resolve(cue.sentence, cue.speaker, cue.stop), cue.evidence
        if one.form != "inline" or not one.is_clause or not self._begins_sentence(one):
            return None, ""
        return self._continued(place), "continued"

    def _resolve(self, sentence: Sentence, head: int, stop: int) -> int | None:
        token = sentence.parse.tokens[head]
        if token.pos == "PRON" and token.word in ("he", "she", "it", "they"):
            return self.pronouns.resolve(sentence, head)
        return self.index.speaker_at(sentence, head, stop)

    def _begins_sentence(self, one: Quoted) -> bool:
        piece = one.pieces[0]
        paragraph = self.paragraphs[piece.paragraph]
        return piece.start in paragraph.starts

    def _continued(self, place: int) -> int | None:
        """Returns who goes on speaking: whoever spoke just before, and nobody else came in between."""
        one = self.quoted[place]
        piece = one.pieces[0]
        paragraph = self.paragraphs[piece.paragraph]
        earlier = place - 1
        while earlier >= 0 and not self.quoted[earlier].is_clause:
            earlier -= 1
        before = self.quoted[earlier].pieces[-1] if earlier >= 0 else None
        if before is not None and before.paragraph == piece.paragraph:
            speaker = self.decided[earlier]
            if speaker is None or self._others(paragraph, before.stop, piece.start, speaker):
                return None
            return speaker
        following = self._following(place)
        if following is not None:
            return following
        if piece.start == 0 and before is not None and before.paragraph == piece.paragraph - 1:
            return self._from_paragraph_before(earlier, paragraph)
        return self._reported(paragraph, piece.start, piece.paragraph)

    def _others(self, paragraph: Paragraph, start: int, stop: int, speaker: int) -> bool:
        """Returns whether somebody else is a subject between two places of a paragraph."""
        gender = self.index.entities[speaker].gender
        for word in words_between(paragraph, start, stop):
            if word.token.relation not in ("nsubj", "nsubjpass") or self.index.is_quoted(
                word.sentence.index, word.at
            ):
                continue
            entity = self.index.entity_at(word.sentence.index, word.at)
            if entity is not None and entity != speaker and self.index.entities[entity].kind == "person":
                return True
            if (word.token.word, gender) in (("he", "female"), ("she", "male")):
                return True
        return False

    def _following(self, place: int) -> int | None:
        """Returns who speaks the next quotation of the same paragraph, where its cue says so."""
        following = place + 1
        if following >= len(self.quoted):
            return None
        piece, later = self.quoted[place].pieces[-1], self.quoted[following].pieces[0]
        cue = self.cues[following]
        if later.paragraph != piece.paragraph or cue is None or not self.quoted[following].is_clause:
            return None
        speaker = self._resolve(cue.sentence, cue.speaker, cue.stop)
        paragraph = self.paragraphs[piece.paragraph]
        if speaker is None or self._others(paragraph, piece.stop, later.start, speaker):
            return None
        return speaker

    def _from_paragraph_before(self, earlier: int, paragraph: Paragraph) -> int | None:
        """Returns the speaker of the paragraph before, where that ends with the quotation and its cue."""
        before = self.quoted[earlier].pieces[-1]
        former = self.paragraphs[before.paragraph]
        ends = former.sentence_at(before.stop - 1) == len(former.sentences) - 1
        is_asked = self.quoted[earlier].text.rstrip().endswith("?")
        if former.section != paragraph.section or not ends or is_asked:
            return None
        return self.decided[earlier]

    def _reported(self, paragraph: Paragraph, start: int, at: int) -> int | None:
        """Returns of whom the sentence before reports what they say."""
        own = paragraph.sentence_at(start)
        if own:
            sentence = paragraph.sentences[own - 1]
        elif at and self.paragraphs[at - 1].section == paragraph.section:
            sentence = self.paragraphs[at - 1].sentences[-1]
        else:
            return None
        report = find_report(sentence.parse)
        if report is None or self.index.is_quoted(sentence.index, report[0]):
            return None
        verb, subject = report
        return self._resolve(sentence, subject, max(verb, subject) + 1)

    def _labelled(self, label: str) -> int | None:
        return next(
            (at for at, entity in enumerate(self.index.entities) if label in (entity.name, *entity.aliases)),
            None,
        )
