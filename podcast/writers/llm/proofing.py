"""Chapters checked and judged, and what fails mended: asked for again, else in the article's words, else dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import mending
from podcast.writers.llm.article_words import put_articles_words
from podcast.writers.llm.checking import find_faults, find_gaps
from podcast.writers.llm.joints import leave_out_unproved
from podcast.writers.llm.model_judge import judge_chapters
from podcast.writers.llm.places import exchange, list_sentences, sentence_at

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from podcast.writers.llm.answers import CitedSentence
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.places import SentenceFaults
    from podcast.writers.llm.turns import SpokenChapter

MOSTLY = 0.5
"""The share of its sentences that a model may get wrong before it is asked for less at a time."""


def mostly_fails(job: WritingJob, chapters: Sequence[SpokenChapter]) -> bool:
    """Returns whether more than half of what a model says of the article fails."""
    cited = sum(bool(sentence.cites) for _, sentence in list_sentences(chapters))
    return len(find_faults(job, chapters)) > MOSTLY * cited


def mend(
    job: WritingJob, chapters: tuple[SpokenChapter, ...], ties: Sequence[Collection[int]] = ()
) -> tuple[SpokenChapter, ...]:
    """Returns the chapters, of which every sentence passes the check, and what cites the judge, too.

    What a listener lacks is put to the judge as well, half of what is told together by `ties`, too. Where it has
    nothing better that passes, that stays as it was.
    """
    chapters = leave_out_unproved(job, chapters)
    faults = find_faults(job, chapters)
    open_places = find_gaps(job, chapters, ties) if job.judge else {}
    gaps = {at: why for at, why in open_places.items() if at not in faults}
    judged = judge_chapters(job, chapters, {**faults, **gaps})
    filled = {at: said for at, said in judged.instead.items() if at in gaps}
    faults = {**faults, **judged.refused, **{at: gaps[at] for at in filled}}
    if faults:
        before = _texts(chapters)
        was = {said[0].text: sentence_at(chapters, at) for at, said in filled.items()}
        insisted = {sentence_at(chapters, place).text: why for place, why in judged.refused.items()}
        chapters = leave_out_unproved(job, mending.mend_faults(job, chapters, faults, judged.instead))
        failing = find_faults(job, chapters)
        fresh = _texts(chapters) - before
        if fresh:
            failing = {**failing, **judge_chapters(job, chapters, failing, fresh).refused}
        failing = {**failing, **_find(chapters, insisted)}
        chapters, failing = _put_back(job, chapters, failing, was)
        chapters = put_articles_words(job, chapters, failing) if failing else chapters
    return mending.drop_failing(job, chapters)


def _put_back(
    job: WritingJob,
    chapters: tuple[SpokenChapter, ...],
    failing: SentenceFaults,
    was: Mapping[str, CitedSentence],
) -> tuple[tuple[SpokenChapter, ...], SentenceFaults]:
    """The chapters with what was there before in place of what was to be better, and fails; what else fails."""
    back = {
        at: was[sentence_at(chapters, at).text] for at in failing if sentence_at(chapters, at).text in was
    }
    if not back:
        return chapters, failing
    others = {sentence_at(chapters, at).text: why for at, why in failing.items() if at not in back}
    chapters = exchange(job.context.hosts, chapters, {at: (one,) for at, one in back.items()}, {})
    return chapters, _find(chapters, others)


def _find(chapters: Sequence[SpokenChapter], texts: Mapping[str, tuple[str, ...]]) -> SentenceFaults:
    """Where these texts stand, with what is wrong with them."""
    return {at: texts[one.text] for at, one in list_sentences(chapters) if one.text in texts}


def _texts(chapters: Sequence[SpokenChapter]) -> frozenset[str]:
    return frozenset(sentence.text for _, sentence in list_sentences(chapters))
