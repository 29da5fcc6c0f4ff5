"""For a small model: three small jobs in place of chapters, each of which code can verify.

It chooses sentences by number, asks one question for what a host tells next, and shortens long sentences. The script is
the extractive writer's otherwise; what the model does not do well stays as that writer has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.writers.llm.limits import is_english
from podcast.writers.llm.mending import drop_failing
from podcast.writers.llm.places import list_sentences
from podcast.writers.llm.point_choice import choose_points, expect_choice
from podcast.writers.llm.small_jobs import ask_questions, expect_pieces, is_long, shorten_sentences
from podcast.writers.llm.spoken import compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Script
    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.turns import SpokenChapter


def write_small(job: WritingJob, parts: Sequence[ChapterPart], why: str) -> Script:
    """Returns the script, and says why the jobs are small; WriterError where the extractive writer has no words."""
    if not is_english(job):
        raise WriterError(f"{why}, and the extractive writer knows English only", "name another model", ": ")
    long = sum(is_long(one.text) for part in parts for one in part.sentences)
    job.progress.begin(
        {
            "points": expect_choice(parts),
            "shorter sentences": expect_pieces(long),
            "questions": expect_pieces(len(parts)),
        }
    )
    chapters = job.fallback.prefer(choose_points(job, parts)).whole()
    if not chapters:
        raise WriterError(
            f"{why}, and the extractive writer has nothing to put in its place", "name another model", ": "
        )
    shorter = shorten_sentences(job, chapters)
    asked = drop_failing(job, ask_questions(job, shorter))
    own = _count_own(chapters, asked)
    lines = len(list_sentences(asked))
    name = job.asker.client.name
    job.brief.note(
        f"{own} of {lines} sentences are {name}'s, the others the extractive writer's."
        if own
        else f"Nothing that {name} wrote could be used: all {lines} sentences are the extractive writer's."
    )
    unheard = " They follow no tone, audience or focus." if job.brief.show.writer.is_steered else ""
    job.brief.note(f"Small jobs in place of chapters: {why}.{unheard}")
    return compose(job, asked)


def _count_own(before: Sequence[SpokenChapter], after: Sequence[SpokenChapter]) -> int:
    had = {sentence.text for _, sentence in list_sentences(before)}
    return sum(sentence.text not in had for _, sentence in list_sentences(after))
