"""Which words of the article name the speaker of each quotation, pronouns followed to what they stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.quoting.cue_grammar import find_report
from podcast.understanding.quoting.interviews import ALONE
from podcast.understanding.quoting.issued_documents import find_issuer
from podcast.understanding.quoting.speaking_pronouns import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Sentence
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.quoting.speaker_cue import SpeechCue
    from podcast.understanding.quoting.speaking_pronouns import Place, PronounResolver
    from podcast.understanding.sentences.paragraphs import Paragraph


_OBLIQUE = frozenset({"him", "her", "his"})
"""Pronouns of cues that are no subjects: "she recalls him saying", "his famous line"."""


@dataclass(frozen=True, slots=True)
class SpeakerPlaces:
    """Where the speaker of a quotation is named."""

    by_cue: Place | None = None
    has_cue: bool = False
    by_report: Place | None = None
    """Who is said to say something in the sentence before a quotation that has no cue."""


def find_speaker_places(
    paragraphs: Sequence[Paragraph],
    quoted: Sequence[QuotedPassage],
    cues: Sequence[SpeechCue | None],
    pronouns: PronounResolver,
) -> tuple[SpeakerPlaces, ...]:
    """Returns where each quotation's speaker is named, in the order of the quotations."""
    places = []
    sentences = {sentence.index: sentence for paragraph in paragraphs for sentence in paragraph.sentences}
    cueing = {cue.sentence.index for cue in cues if cue is not None}
    for one, cue in zip(quoted, cues, strict=True):
        if cue is not None:
            place = find_issuer(sentences, cue.sentence.index, cue.speaker)
            place = place or _follow(cue.sentence, cue.speaker, pronouns)
            if place is not None:
                pronouns.speaks(cue.sentence.index, place)
            places.append(SpeakerPlaces(place, True))
        elif one.form == "inline" and one.is_clause:
            places.append(SpeakerPlaces(None, False, _find_report(paragraphs, one, pronouns, cueing)))
        else:
            places.append(SpeakerPlaces())
    return tuple(places)


def list_places(quoted: Sequence[QuotedPassage], places: Sequence[SpeakerPlaces]) -> dict[Place, bool]:
    """Returns where speakers are named → whether "I" stands in words of theirs."""
    named: dict[Place, bool] = {}
    for one, place in zip(quoted, places, strict=True):
        speaker = place.by_cue or place.by_report
        if speaker is not None:
            named[speaker] = named.get(speaker, False) or ALONE.search(one.text) is not None
    return named


def _follow(sentence: Sentence, head: int, pronouns: PronounResolver) -> Place | None:
    """Returns the place of a speaker's name, or of what the pronoun stands for."""
    token = sentence.parse.tokens[head]
    if token.pos == "PRON" and token.word in PRONOUNS:
        return pronouns.resolve(sentence.index, head)
    if token.word in _OBLIQUE:
        return pronouns.find_known(sentence.index, head)
    return sentence.index, head


def _find_report(
    paragraphs: Sequence[Paragraph], one: QuotedPassage, pronouns: PronounResolver, cueing: set[int]
) -> Place | None:
    """Returns of whom the sentence before a quotation reports what they say; `cueing` are sentences with cues."""
    piece = one.pieces[0]
    paragraph = paragraphs[piece.paragraph]
    own = paragraph.sentence_at(piece.start)
    if own:
        sentence = paragraph.sentences[own - 1]
    elif piece.paragraph and paragraphs[piece.paragraph - 1].section == paragraph.section:
        sentence = paragraphs[piece.paragraph - 1].sentences[-1]
    else:
        return None
    report = find_report(sentence.parse)
    if report is None or sentence.index in cueing:
        return None
    return _follow(sentence, report[1], pronouns)
