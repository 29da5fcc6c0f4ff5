"""Who speaks each quotation, one after the other: by its cue, by the one before it, by the turn that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Quotation, Span
from podcast.understanding.quoting.labels import find_labelled
from podcast.understanding.sentences.paragraphs import words_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Sentence
    from podcast.understanding.quoting.mentions import MentionIndex
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_places import SpeakerPlaces
    from podcast.understanding.quoting.speaking_pronouns import Place
    from podcast.understanding.quoting.speech_cues import SpeechCue
    from podcast.understanding.sentences.paragraphs import Paragraph


class Attribution:
    """Decides who speaks, quotation after quotation, each knowing those before it."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        quoted: Sequence[QuotedPassage],
        places: Sequence[SpeakerPlaces],
        index: MentionIndex,
    ) -> None:
        self._paragraphs, self._quoted, self._places, self._index = paragraphs, quoted, places, index
        self._sentences = {one.index: one for paragraph in paragraphs for one in paragraph.sentences}
        self._decided: list[int | None] = []

    def attribute(self, cues: Sequence[SpeechCue | None]) -> tuple[Quotation, ...]:
        """Returns the quotations with their speakers; where nobody is sure to be it, they have none."""
        return tuple(
            self._make_quotation(place, one, cue)
            for place, (one, cue) in enumerate(zip(self._quoted, cues, strict=True))
        )

    def _make_quotation(self, place: int, one: QuotedPassage, cue: SpeechCue | None) -> Quotation:
        if one.form == "turn":
            speaker, evidence = (
                find_labelled(self._paragraphs[one.pieces[0].paragraph].block.label, self._index.entities),
                "turn",
            )
        elif cue is not None:
            speaker = self._entity(self._places[place].by_cue)
            evidence = "block" if one.form == "block" else cue.evidence
        elif one.form == "inline" and one.is_clause and self._begins_sentence(one):
            speaker, evidence = self._continued(place), "continued"
        else:
            speaker, evidence = None, ""
        self._decided.append(speaker)
        span = None if cue is None or speaker is None else Span(cue.sentence.index, cue.start, cue.stop)
        evidence = evidence if speaker is not None else ""
        return Quotation(one.text, one.sentences, one.spans, one.form, one.is_clause, speaker, span, evidence)

    def _entity(self, place: Place | None) -> int | None:
        if place is None:
            return None
        sentence: Sentence = self._sentences[place[0]]
        return self._index.speaker_at(sentence.parse, *place)

    def _begins_sentence(self, one: QuotedPassage) -> bool:
        piece = one.pieces[0]
        return piece.start in self._paragraphs[piece.paragraph].starts

    def _continued(self, place: int) -> int | None:
        """Returns who goes on speaking: whoever spoke just before, and nobody else came in between."""
        piece = self._quoted[place].pieces[0]
        earlier = next((at for at in range(place - 1, -1, -1) if self._quoted[at].is_clause), None)
        before = None if earlier is None else self._quoted[earlier].pieces[-1]
        if earlier is not None and before is not None and before.paragraph == piece.paragraph:
            return self._unless_others(before.paragraph, before.stop, piece.start, self._decided[earlier])
        following = self._following(place)
        if following is not None:
            return following
        reported = self._entity(self._places[place].by_report)
        if reported is not None:
            return reported
        if (
            earlier is not None
            and before is not None
            and piece.start == 0
            and before.paragraph == piece.paragraph - 1
        ):
            return self._from_paragraph_before(earlier, self._paragraphs[piece.paragraph])
        return None

    def _unless_others(self, paragraph: int, start: int, stop: int, speaker: int | None) -> int | None:
        """Returns a speaker, unless somebody else is a subject between two places of a paragraph."""
        if speaker is None:
            return None
        gender = self._index.entities[speaker].gender
        for word in words_between(self._paragraphs[paragraph], start, stop):
            place = (word.sentence.index, word.at)
            if word.token.relation not in ("nsubj", "nsubjpass") or self._index.is_quoted(*place):
                continue
            entity = self._index.entity_at(*place)
            if entity is not None and entity != speaker and self._index.entities[entity].kind == "person":
                return None
            if (word.token.word, gender) in (("he", "female"), ("she", "male")):
                return None
        return speaker

    def _following(self, place: int) -> int | None:
        """Returns who speaks the next quotation of the same paragraph, where its cue says so."""
        following = place + 1
        if following >= len(self._quoted) or not self._quoted[following].is_clause:
            return None
        piece, later = self._quoted[place].pieces[-1], self._quoted[following].pieces[0]
        if later.paragraph != piece.paragraph:
            return None
        speaker = self._entity(self._places[following].by_cue)
        return self._unless_others(piece.paragraph, piece.stop, later.start, speaker)

    def _from_paragraph_before(self, earlier: int, paragraph: Paragraph) -> int | None:
        """Returns the speaker of the paragraph before, where that ends with the quotation and its cue."""
        before = self._quoted[earlier].pieces[-1]
        former = self._paragraphs[before.paragraph]
        ends = former.sentence_at(before.stop - 1) == len(former.sentences) - 1
        is_asked = self._quoted[earlier].text.rstrip().endswith("?")
        return (
            self._decided[earlier] if former.section == paragraph.section and ends and not is_asked else None
        )
