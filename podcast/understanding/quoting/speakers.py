"""From quotations to their speakers, and to the table of those whom an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.quoting.acting_people import ActingPeople
from podcast.understanding.quoting.described_speakers import add_speakers
from podcast.understanding.quoting.headed_quotations import add_headed, find_headed, find_heads
from podcast.understanding.quoting.labels import add_labelled
from podcast.understanding.quoting.mentions import MentionIndex
from podcast.understanding.quoting.quotation_speakers import Attribution
from podcast.understanding.quoting.speaker_places import find_speaker_places, list_places
from podcast.understanding.quoting.speaking_pronouns import PronounResolver
from podcast.understanding.quoting.speech_cues import find_cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Entity, Parse, Quotation, Reference, Sentence
    from podcast.understanding.quoting.quotations import QuotedPassage
    from podcast.understanding.sentences.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Headlines:
    """What stands over an article and its sections."""

    title: str
    headings: Sequence[Parse]
    """One for each section."""


def name_speakers(
    sentences: Sequence[Sentence],
    paragraphs: Sequence[Paragraph],
    quoted: Sequence[QuotedPassage],
    entities: Sequence[Entity],
    references: Sequence[Reference],
    headlines: Headlines,
) -> tuple[tuple[Entity, ...], tuple[Quotation, ...]]:
    """Returns the entities, with those who speak and were not among them, and the quotations with their speakers."""
    inside = [span for one in quoted for span in one.spans if one.form == "inline"]
    cues = find_cues(paragraphs, quoted)
    index = MentionIndex(entities, inside)
    pronouns = PronounResolver(sentences, index, references)
    places = find_speaker_places(paragraphs, quoted, cues, pronouns)
    named = list_places(quoted, places)
    labelled = add_labelled(entities, paragraphs, sentences)
    everybody = add_speakers(labelled, named, sentences, references, inside, headlines.title)
    headed = find_headed(paragraphs, quoted, cues, headlines.headings)
    everybody = add_headed(everybody, headed.values())
    acting = ActingPeople(MentionIndex(everybody, inside), references)
    heads = find_heads(headed, everybody)
    attribution = Attribution(paragraphs, quoted, places, acting, headlines.title, heads)
    return everybody, attribution.attribute(cues)
