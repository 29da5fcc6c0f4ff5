"""An episode from its parts: planned, drafted, fitted, checked and judged, mended."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.writers.llm import bookends, mending
from podcast.writers.llm.checking import find_faults
from podcast.writers.llm.drafts import draft_chapter
from podcast.writers.llm.fitting import Frame, fit_length
from podcast.writers.llm.joints import leave_out_unproved
from podcast.writers.llm.model_judge import judge_chapters
from podcast.writers.llm.outline import outline_episode
from podcast.writers.llm.questions import hold_questions
from podcast.writers.llm.small_jobs import write_small
from podcast.writers.llm.spoken import compose, lay_out
from podcast.writers.llm.turns import DraftTurn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Script
    from podcast.writers.llm.checking import Place, SentenceFaults
    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.outline import EpisodeOutline
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.turns import SpokenChapter

MOSTLY = 0.5
"""The share of its sentences that a model may get wrong before it is asked for less at a time."""


def write_whole(job: WritingJob, parts: Sequence[ChapterPart], seconds: float) -> Script:
    """Returns the script of an episode that is about so many seconds long."""
    reach = job.progress.reach
    total = len(parts) + 3
    reach(0, total)
    effort = job.brief.show.writer.effort
    if effort == "small":
        return _write_small(job, parts, "a small model is asked for small jobs only")
    outline, parts = outline_episode(job.context, job.asker, parts)
    reach(1, total)
    try:
        drafts = _draft(job, parts, outline, total)
    except DeafModelError:
        return _write_small(
            job, parts, f"{job.asker.client.model} gave neither a plan nor a chapter that can be used"
        )
    frame = _frame(job, outline, drafts)
    drafts = fit_length(job, drafts, frame, seconds)
    reach(total - 1, total)
    chapters = hold_questions(job, lay_out(job, drafts, frame.hook, frame.close))
    if effort == "auto" and _mostly_fails(job, chapters) and (script := write_small(job, parts)):
        return script
    chapters = mend(job, chapters)
    reach(total, total)
    return compose(job, chapters)


class DeafModelError(Exception):
    """Neither the plan nor the first chapter could be used: so much at a time is too much for the model."""


def _write_small(job: WritingJob, parts: Sequence[ChapterPart], why: str) -> Script:
    script = write_small(job, parts)
    job.progress.reach(1, 1)
    if script is None:
        raise WriterError(f"{why}, and the extractive writer knows English only", "name another model", ": ")
    job.brief.note(f"Small jobs in place of chapters: {why}.")
    return script


def _mostly_fails(job: WritingJob, chapters: Sequence[SpokenChapter]) -> bool:
    """Whether more than half of what a model says of the article fails."""
    cited = sum(
        bool(sentence.cites) for chapter in chapters for turn in chapter.turns for sentence in turn.sentences
    )
    return len(find_faults(job, chapters)) > MOSTLY * cited


def mend(job: WritingJob, chapters: tuple[SpokenChapter, ...]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters, of which every sentence passes the check, and what cites the judge, too."""
    chapters = leave_out_unproved(job, chapters)
    faults = find_faults(job, chapters)
    judged = judge_chapters(job, chapters, faults)
    faults = {**faults, **judged.refused}
    if faults:
        before = _texts(chapters)
        insisted = {_at(chapters, place): why for place, why in judged.refused.items()}
        chapters = leave_out_unproved(job, mending.mend_faults(job, chapters, faults, judged.instead))
        failing = find_faults(job, chapters)
        fresh = _texts(chapters) - before
        if fresh:
            failing = {**failing, **judge_chapters(job, chapters, failing, fresh).refused}
        failing = {**failing, **_find(chapters, insisted)}
        chapters = mending.put_articles_words(job, chapters, failing) if failing else chapters
    return mending.drop_failing(job, chapters)


def _at(chapters: Sequence[SpokenChapter], place: Place) -> str:
    at, turn, sentence = place
    return chapters[at].turns[turn].sentences[sentence].text


def _find(chapters: Sequence[SpokenChapter], texts: Mapping[str, tuple[str, ...]]) -> SentenceFaults:
    """Where these texts still stand, with what is wrong with them."""
    return {
        (at, turn_at, place): texts[sentence.text]
        for at, chapter in enumerate(chapters)
        for turn_at, turn in enumerate(chapter.turns)
        for place, sentence in enumerate(turn.sentences)
        if sentence.text in texts
    }


def _draft(
    job: WritingJob, parts: Sequence[ChapterPart], outline: EpisodeOutline, total: int
) -> list[ChapterDraft]:
    """The chapters in order; all but the last at once where the server allows it, which then know the plan only."""
    drafts: list[ChapterDraft] = []
    places = [(number, len(parts)) for number in range(1, len(parts) + 1)]
    many = job.brief.show.writer.parallel
    if many > 1:
        with ThreadPoolExecutor(many) as pool:
            calls = [
                pool.submit(draft_chapter, job, place, part, outline, ())
                for place, part in zip(places[:-1], parts[:-1], strict=True)
            ]
            for call in calls:
                drafts.append(call.result())
                job.progress.reach(1 + len(drafts), total)
    for place, part in zip(places[len(drafts) :], parts[len(drafts) :], strict=True):
        drafts.append(draft_chapter(job, place, part, outline, drafts))
        if not outline.chapters and not any(draft.messages for draft in drafts) and _can_be_small(job):
            raise DeafModelError
        job.progress.reach(1 + len(drafts), total)
    return drafts


def _can_be_small(job: WritingJob) -> bool:
    return job.brief.show.writer.effort == "auto" and job.context.language.startswith("en")


def _frame(job: WritingJob, outline: EpisodeOutline, drafts: Sequence[ChapterDraft]) -> Frame:
    """Hook and close; the extractive writer's where the model gave none."""
    hosts = job.context.hosts
    hook = outline.hook or bookends.without_welcome(job.fallback.cited(0)[:1], job.brief.show, hosts)
    close = drafts[-1].close
    if not close:
        last = drafts[-1].turns[-1].host
        host = next((host.name for host in hosts if host.name != last), last)
        kept = tuple(replace(sentence, optional=False) for sentence in job.fallback.cited(-1)[:2])
        close = (DraftTurn(host, kept),) if kept else ()
    return Frame((DraftTurn(hosts[0].name, hook),) if hook else (), close)


def _texts(chapters: Sequence[SpokenChapter]) -> frozenset[str]:
    return frozenset(
        sentence.text for chapter in chapters for turn in chapter.turns for sentence in turn.sentences
    )
