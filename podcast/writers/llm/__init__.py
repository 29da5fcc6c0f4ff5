"""The writer that asks a language model, on any server that speaks OpenAI's protocol, and checks every line of it.

An Article and a Brief come in, a Script goes out in which every statement cites the article. `parts` cuts the article
into calls, `outline` plans the episode, `drafts` asks for each chapter, `repair` mends what fails the check,
`composing` puts all together. Where no answer can be used, the extractive writer's chapter stands in. Others import
`LLM` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Stage
from podcast.writers.llm import client, composing
from podcast.writers.llm.casting import cast_parts
from podcast.writers.llm.drafts import draft_chapter
from podcast.writers.llm.outline import outline_episode
from podcast.writers.llm.prompts import prompt_context
from podcast.writers.llm.setting_up import set_up_job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Script
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import Patience
    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.parts import ChapterPart


class LLM:
    """The Writer that asks a model; which one is the show's `[writer]`, the key is in the environment."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or client.PATIENCE

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script; WriterError when the model cannot be asked, or no answer can be used."""
        model = client.ModelClient(brief.show.writer, self._patience)
        chapter_parts, seconds = cast_parts(article, brief)
        return _write(set_up_job(article, brief, model, chapter_parts), chapter_parts, seconds)

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns the messages of every call, with a placeholder for what only an answer can tell."""
        from podcast.writers.llm.preview import describe_calls

        chapter_parts, _ = cast_parts(article, brief)
        return describe_calls(brief, prompt_context(article, brief.hosts, brief.format), chapter_parts)


def _write(job: WritingJob, chapter_parts: Sequence[ChapterPart], seconds: float) -> Script:
    report = job.brief.report
    total = len(chapter_parts) + 2
    report(Stage.WRITING, 0, total)
    outline, chapter_parts = outline_episode(job.context, job.asker, chapter_parts)
    report(Stage.WRITING, 1, total)
    bookends = composing.draft_bookends(job, outline, chapter_parts)
    drafts: list[ChapterDraft] = []
    for number, part in enumerate(chapter_parts, 1):
        drafts.append(draft_chapter(job, (number, len(chapter_parts)), part, outline, drafts))
        report(Stage.WRITING, 1 + number, total)
    fitted = composing.fit_length(job, drafts, bookends, seconds)
    script = composing.compose_checked(job, fitted, bookends)
    report(Stage.WRITING, total, total)
    return script
