"""A writing job: the article's sentences, whom to ask, who judges, and what to fall back on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers.llm.asking import Asker
from podcast.writers.llm.client import ModelClient
from podcast.writers.llm.drafts import WritingJob
from podcast.writers.llm.evidence import CitableSentences, Fallback
from podcast.writers.llm.model_judge import judge_of
from podcast.writers.llm.progress import WritingProgress
from podcast.writers.llm.prompts import ArticleSigns, prompt_context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import Patience
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import PromptContext


def set_up_job(
    article: Article, brief: Brief, patience: Patience, chapter_parts: Sequence[ChapterPart]
) -> WritingJob:
    """Returns the job of writing an article's parts with a model; WriterError when it cannot be asked."""
    choice = brief.show.writer
    progress = WritingProgress(brief.report, patience.clock, max(choice.parallel, 1))
    asker = Asker(ModelClient(choice, patience), brief.once, progress=progress)
    name = judge_of(choice)
    judge = None
    if name:
        client = asker.client if name == choice.model else ModelClient(replace(choice, model=name), patience)
        judge = Asker(client, brief.once, asker.requests, progress)
    evidence = CitableSentences(chapter_parts)
    context = context_of(article, brief)
    fallback = Fallback(article, brief, evidence, is_silent=context.translates)
    return WritingJob(brief, context, asker, judge, evidence, fallback, progress)


def context_of(article: Article, brief: Brief) -> PromptContext:
    """Returns what every call is told; genre and narrator are known of English articles only."""
    signs = ArticleSigns()
    if article.language.startswith("en"):
        understood = brief.understand(article)
        signs = ArticleSigns(understood.genre, understood.first_person)
    return prompt_context(article, brief.hosts, brief.format, brief.show.writer, signs)
