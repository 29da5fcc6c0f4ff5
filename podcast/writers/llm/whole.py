"""An episode from its parts: planned, drafted, fitted, checked and judged, mended; or made by small jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import limits
from podcast.writers.llm.drafts import draft_at_once, draft_chapter
from podcast.writers.llm.finishing import finish
from podcast.writers.llm.fitting import fit_length
from podcast.writers.llm.hook_and_close import frame_episode
from podcast.writers.llm.outline import outline_episode
from podcast.writers.llm.planned_calls import expect_costs
from podcast.writers.llm.question_limit import hold_questions
from podcast.writers.llm.small_model import write_small
from podcast.writers.llm.spoken import compose, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Script
    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline
    from podcast.writers.llm.parts import ChapterPart


def write_whole(job: WritingJob, parts: Sequence[ChapterPart], seconds: float) -> Script:
    """Returns the script of an episode that is about so many seconds long."""
    try:
        script = _write_chapters(job, parts, seconds)
    except limits.DeafModelError as error:
        script = write_small(job, parts, str(error))
    job.progress.finish()
    return script


def _write_chapters(job: WritingJob, parts: Sequence[ChapterPart], seconds: float) -> Script:
    """The script of the model's own chapters; DeafModelError where that is too much for it."""
    limits.refuse_tiny(job)
    job.progress.begin(expect_costs(job.context, parts, is_judged=job.judge is not None))
    outline, parts = outline_episode(job.context, job.asker, parts)
    limits.refuse_no_plan(job, outline)
    drafts = _draft(job, parts, outline)
    frame = frame_episode(job, outline, drafts)
    drafts = fit_length(job, drafts, frame, seconds)
    chapters = hold_questions(job, lay_out(job, drafts, frame.hook, frame.close))
    limits.refuse_wrong(job, chapters)
    return compose(job, finish(job, parts, chapters))


def _draft(job: WritingJob, parts: Sequence[ChapterPart], outline: EpisodeOutline) -> list[ChapterDraft]:
    """The chapters in order; all but the last at once where the server allows it, which then know the plan only."""
    drafts: list[ChapterDraft] = []
    places = [(number, len(parts)) for number in range(1, len(parts) + 1)]
    if not outline.chapters:  # who cannot write the first one either is not asked for the others
        drafts.append(draft_chapter(job, places[0], parts[0], outline, ()))
        limits.refuse_no_beginning(job, drafts[0])
    if job.brief.show.writer.parallel > 1:
        drafts += draft_at_once(job, places[len(drafts) : -1], parts[len(drafts) : -1], outline)
    for place, part in zip(places[len(drafts) :], parts[len(drafts) :], strict=True):
        drafts.append(draft_chapter(job, place, part, outline, drafts))
        limits.refuse_lost(job, drafts, len(parts))
    return drafts
