"""The last look at chapters: mended, nothing said twice, and what is all but empty told by the extractive writer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.language.plain.folding import fold
from podcast.writers.llm.bookends import hand_over
from podcast.writers.llm.drafts import LEAST, fall_back
from podcast.writers.llm.mending import explain
from podcast.writers.llm.places import exchange, list_sentences
from podcast.writers.llm.proofing import mend
from podcast.writers.llm.turns import RepairNote, alternate, spoken_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.places import SentencePlace
    from podcast.writers.llm.turns import SpokenChapter

WHY = "hardly anything that the model said of it could be kept"


def finish(
    job: WritingJob, parts: Sequence[ChapterPart], chapters: tuple[SpokenChapter, ...]
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters of these parts as they can be heard: mended, nothing said twice, none all but empty."""
    chapters = mend(job, chapters, [tie for part in parts for tie in part.together])
    return _refill(job, parts, _leave_out_repeated(job, chapters))


def _leave_out_repeated(job: WritingJob, chapters: Sequence[SpokenChapter]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters without what one of them has said before, word for word; welcome and close may."""
    said: set[str] = set()
    again: list[SentencePlace] = []
    for place, sentence in list_sentences(chapters):
        if chapters[place[0]].is_frame or not sentence.cites:
            continue
        text = fold(sentence.text)
        if text in said:
            again.append(place)
        said.add(text)
    why = ("it was said before: say it once",)
    notes = {place: RepairNote("dropped", explain(chapters, place, why)) for place in again}
    return exchange(job.context.hosts, chapters, dict.fromkeys(again, ()), notes)


def _refill(
    job: WritingJob, parts: Sequence[ChapterPart], chapters: Sequence[SpokenChapter]
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters, none of them with less than a quarter of its words.

    A weak model says one sentence of a section in three ways, and two of them go: the rest of the section was lost.
    """
    pieces: list[list[ChapterPart]] = []
    for part in parts:
        if part.piece > 1 and pieces:
            pieces[-1].append(part)
        else:
            pieces.append([part])
    result = [chapters[0]]
    for chapter, told in zip(chapters[1:-1], pieces, strict=True):
        is_empty = spoken_words(chapter.turns) < LEAST * sum(part.words for part in told)
        result.append(_retell(job, told, chapter, result[-1]) if is_empty else chapter)
    return (*result, chapters[-1])


def _retell(
    job: WritingJob, parts: Sequence[ChapterPart], chapter: SpokenChapter, before: SpokenChapter
) -> SpokenChapter:
    """The chapter as the extractive writer has it, or as it is where that has nothing."""
    try:
        drafts = [fall_back(job, part, WHY) for part in parts]
    except WriterError:
        return chapter
    hosts = job.context.hosts
    turns = alternate([turn for draft in drafts for turn in draft.turns], hosts)
    return replace(chapter, turns=hand_over(turns, before.turns[-1].host, hosts))
