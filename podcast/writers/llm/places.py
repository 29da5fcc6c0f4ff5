"""Where sentences stand in chapters: found by their places, in a row, and exchanged."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.writers.llm.turns import DraftTurn, alternate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Host
    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.turns import RepairNote, SpokenChapter

SentencePlace = tuple[int, int, int]
"""(chapter, turn, sentence), each from 0."""
SentenceFaults = dict[SentencePlace, tuple[str, ...]]
"""Where a sentence fails → what is wrong with it."""
PlacedSentence = tuple[SentencePlace, "CitedSentence"]


def sentence_at(chapters: Sequence[SpokenChapter], place: SentencePlace) -> CitedSentence:
    """Returns the sentence at a place."""
    at, turn, sentence = place
    return chapters[at].turns[turn].sentences[sentence]


def list_sentences(chapters: Sequence[SpokenChapter]) -> list[PlacedSentence]:
    """Returns all sentences of chapters in a row."""
    return [one for at in range(len(chapters)) for one in list_chapter(chapters, at)]


def list_chapter(chapters: Sequence[SpokenChapter], at: int) -> list[PlacedSentence]:
    """Returns the sentences of one of the chapters in a row."""
    return [
        ((at, turn_at, place), sentence)
        for turn_at, turn in enumerate(chapters[at].turns)
        for place, sentence in enumerate(turn.sentences)
    ]


def exchange(
    hosts: Sequence[Host],
    chapters: Sequence[SpokenChapter],
    instead: Mapping[SentencePlace, Sequence[CitedSentence]],
    notes: Mapping[SentencePlace, RepairNote],
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with other sentences at these places, all else as it is."""
    result = []
    for at, chapter in enumerate(chapters):
        if not any(place[0] == at for place in instead):
            result.append(chapter)
            continue
        turns = []
        for turn_at, turn in enumerate(chapter.turns):
            sentences: list[CitedSentence] = []
            added: list[RepairNote] = []
            for place, sentence in enumerate(turn.sentences):
                here = (at, turn_at, place)
                sentences += instead.get(here, (sentence,))
                added += [notes[here]] if here in notes else []
            turns.append(DraftTurn(turn.host, tuple(sentences), (*turn.notes, *added)))
        result.append(replace(chapter, turns=alternate(_answered(turns), hosts)))
    return tuple(result)


def _answered(turns: Sequence[DraftTurn]) -> tuple[DraftTurn, ...]:
    """The turns without a question before a turn of which nothing is left."""
    result = list(turns)
    for place, (turn, follows) in enumerate(pairwise(turns)):
        if turn.sentences and turn.asks and not follows.sentences:
            result[place] = replace(turn, sentences=turn.sentences[:-1])
    return tuple(result)
