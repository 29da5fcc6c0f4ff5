"""An episode from its parts: planned, drafted, fitted, checked and judged, mended."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.writers.llm.drafts import MORE_ROOM, draft_chapter
from podcast.writers.llm.fitting import fit_length
from podcast.writers.llm.hook_and_close import frame_episode
from podcast.writers.llm.outline import outline_episode
from podcast.writers.llm.planned_calls import expect_costs
from podcast.writers.llm.proofing import mend, mostly_fails
from podcast.writers.llm.question_limit import hold_questions
from podcast.writers.llm.small_model import write_small
from podcast.writers.llm.spoken import compose, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Script
    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline
    from podcast.writers.llm.parts import ChapterPart


EARLY = 2
"""Chapters, of each of which more than half fails, after which a model is asked for no more."""


def write_whole(job: WritingJob, parts: Sequence[ChapterPart], seconds: float) -> Script:
    """Returns the script of an episode that is about so many seconds long."""
    if job.brief.show.writer.effort == "small":
        return _write_small(job, parts, 'effort = "small" asks for them')
    job.progress.begin(expect_costs(job.context, parts, is_judged=job.judge is not None))
    try:
        outline, parts = outline_episode(job.context, job.asker, parts)
        if not outline.chapters and job.asker.is_endless:
            _give_up_early(job, job.asker.too_much)
        drafts = _draft(job, parts, outline)
    except DeafModelError as error:
        return _write_small(job, parts, str(error))
    frame = frame_episode(job, outline, drafts)
    drafts = fit_length(job, drafts, frame, seconds)
    chapters = hold_questions(job, lay_out(job, drafts, frame.hook, frame.close))
    if _can_be_small(job) and mostly_fails(job, chapters):
        return _write_small(job, parts, _wrong(job))
    chapters = mend(job, chapters, [tie for part in parts for tie in part.together])
    job.progress.finish()
    return compose(job, chapters)


class DeafModelError(Exception):
    """So much at a time is too much for the model; `str()` says how that is known."""


def _give_up_early(job: WritingJob, why: str) -> None:
    """DeafModelError where small jobs will do, WriterError where the server has no room for anything else."""
    if _can_be_small(job):
        raise DeafModelError(why)
    if job.asker.has_no_room:
        raise WriterError(job.asker.too_much, MORE_ROOM, ": ")


def _wrong(job: WritingJob) -> str:
    return f"more than half of what {job.asker.client.name} said is not in the article"


def _write_small(job: WritingJob, parts: Sequence[ChapterPart], why: str) -> Script:
    script = write_small(job, parts)
    job.progress.finish()
    if script is None:
        raise WriterError(f"{why}, and the extractive writer knows English only", "name another model", ": ")
    job.brief.note(f"Small jobs in place of chapters: {why}.")
    return script


def _draft(job: WritingJob, parts: Sequence[ChapterPart], outline: EpisodeOutline) -> list[ChapterDraft]:
    """The chapters in order; all but the last at once where the server allows it, which then know the plan only."""
    drafts: list[ChapterDraft] = []
    places = [(number, len(parts)) for number in range(1, len(parts) + 1)]
    many = job.brief.show.writer.parallel
    if not outline.chapters:  # who cannot write the first one either is not asked for the others
        drafts.append(draft_chapter(job, places[0], parts[0], outline, ()))
        if not drafts[0].messages:
            why = f"{job.asker.client.name} gave neither a plan nor a chapter that can be used"
            _give_up_early(job, job.asker.too_much or why)
    if many > 1:
        with ThreadPoolExecutor(many) as pool:
            calls = [
                pool.submit(draft_chapter, job, place, part, outline, ())
                for place, part in zip(places[len(drafts) : -1], parts[len(drafts) : -1], strict=True)
            ]
            drafts += [call.result() for call in calls]
    for place, part in zip(places[len(drafts) :], parts[len(drafts) :], strict=True):
        drafts.append(draft_chapter(job, place, part, outline, drafts))
        is_early = len(drafts) == EARLY < len(parts) and _can_be_small(job)
        if is_early and all(mostly_fails(job, lay_out(job, [draft], (), ())) for draft in drafts):
            raise DeafModelError(_wrong(job))
    return drafts


def _can_be_small(job: WritingJob) -> bool:
    return job.brief.show.writer.effort == "auto" and job.context.language.startswith("en")
