"""How much at a time a model can be asked: whole chapters, or small jobs; by its name and by what it has answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.writers.llm.drafts import MORE_ROOM
from podcast.writers.llm.model_judge import count_billions
from podcast.writers.llm.proofing import mostly_fails
from podcast.writers.llm.spoken import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline
    from podcast.writers.llm.turns import SpokenChapter

EARLY = 2
"""Chapters, of each of which more than half fails or no answer could be used, after which a model is asked for no
more."""
TINY = 2
"""Billions of parameters below which a model, by its name, is not asked for chapters: one of 0.1 wrote what no check of
words can refuse, "the hospital has a third week in a row to restructure a generator"."""


class DeafModelError(Exception):
    """So much at a time is too much for the model; `str()` says how that is known."""


def refuse_tiny(job: WritingJob) -> None:
    """Raises DeafModelError where the model's name, or the show, says that it is to be asked for small jobs only."""
    if job.brief.show.writer.effort == "small":
        raise DeafModelError('effort = "small" asks for them')
    if can_be_small(job) and count_billions(job.asker.client.model) < TINY:
        raise DeafModelError(f"{job.asker.client.name} is very small, by its name")


def refuse_no_plan(job: WritingJob, outline: EpisodeOutline) -> None:
    """Raises DeafModelError where the plan came to no end: no chapter would."""
    if not outline.chapters and job.asker.is_endless:
        _give_up_early(job, job.asker.too_much)


def refuse_no_beginning(job: WritingJob, first: ChapterDraft) -> None:
    """Raises DeafModelError where there is neither a plan nor a first chapter."""
    if not first.messages:
        why = f"{job.asker.client.name} gave neither a plan nor a chapter that can be used"
        _give_up_early(job, job.asker.too_much or why)


def refuse_lost(job: WritingJob, drafts: Sequence[ChapterDraft], of: int) -> None:
    """Raises DeafModelError where the first chapters of so many are lost, or most of all."""
    unusable = sum(not draft.messages for draft in drafts)
    if not can_be_small(job):
        return
    if 2 * unusable > of or (len(drafts) == EARLY < of and all(_is_lost(job, draft) for draft in drafts)):
        name = job.asker.client.name
        raise DeafModelError(f"{name} gave no usable answer for most chapters" if unusable else _wrong(job))


def refuse_wrong(job: WritingJob, chapters: Sequence[SpokenChapter]) -> None:
    """Raises DeafModelError where more than half of an episode fails."""
    if can_be_small(job) and mostly_fails(job, chapters):
        raise DeafModelError(_wrong(job))


def can_be_small(job: WritingJob) -> bool:
    """Returns whether small jobs will do where chapters fail."""
    return job.brief.show.writer.effort == "auto" and is_english(job)


def is_english(job: WritingJob) -> bool:
    """Returns whether the extractive writer has words for the script."""
    return job.context.language.startswith("en") and not job.context.translates


def _give_up_early(job: WritingJob, why: str) -> None:
    """DeafModelError where small jobs will do, WriterError where the server has no room for anything else."""
    if can_be_small(job):
        raise DeafModelError(why)
    if job.asker.has_no_room:
        raise WriterError(job.asker.too_much, MORE_ROOM, ": ")


def _is_lost(job: WritingJob, draft: ChapterDraft) -> bool:
    return not draft.messages or mostly_fails(job, lay_out(job, [draft], (), ()))


def _wrong(job: WritingJob) -> str:
    return f"more than half of what {job.asker.client.name} said is not in the article"
