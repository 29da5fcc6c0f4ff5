"""Chapters checked and judged, and what fails mended: asked for again, else in the article's words, else dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import mending
from podcast.writers.llm.article_words import put_articles_words
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.joints import leave_out_unproved
from podcast.writers.llm.model_judge import judge_chapters
from podcast.writers.llm.places import list_sentences, sentence_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.turns import SpokenChapter

MOSTLY = 0.5
"""The share of its sentences that a model may get wrong before it is asked for less at a time."""


def mostly_fails(job: WritingJob, chapters: Sequence[SpokenChapter]) -> bool:
    """Returns whether more than half of what a model says of the article fails."""
    cited = sum(bool(sentence.cites) for _, sentence in list_sentences(chapters))
    return len(find_faults(job, chapters)) > MOSTLY * cited


def mend(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters, of which every sentence passes the check, and what cites the judge, too."""
    chapters = leave_out_unproved(job, chapters)
    faults = find_faults(job, chapters)
    judged = judge_chapters(job, chapters, faults)
    faults = {**faults, **judged.refused}
    if faults:
        before = _texts(chapters)
        insisted = {sentence_at(chapters, place).text: why for place, why in judged.refused.items()}
        chapters = leave_out_unproved(job, mending.mend_faults(job, chapters, faults, judged.instead))
        failing = find_faults(job, chapters)
        fresh = _texts(chapters) - before
        if fresh:
            failing = {**failing, **judge_chapters(job, chapters, failing, fresh).refused}
        still = {at: insisted[one.text] for at, one in list_sentences(chapters) if one.text in insisted}
        failing = {**failing, **still}
        chapters = put_articles_words(job, chapters, failing) if failing else chapters
    return mending.drop_failing(job, chapters)


def _texts(chapters: Sequence[SpokenChapter]) -> frozenset[str]:
    return frozenset(sentence.text for _, sentence in list_sentences(chapters))
