"""A writing job: the article's sentences, the one who asks, the one who mends, and what to fall back on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm.asking import Asker
from podcast.writers.llm.drafts import WritingJob
from podcast.writers.llm.evidence import CitableSentences, Fallback
from podcast.writers.llm.prompts import prompt_context
from podcast.writers.llm.repair import Checker, Mender

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import ModelClient
    from podcast.writers.llm.parts import ChapterPart


def set_up_job(
    article: Article, brief: Brief, model: ModelClient, chapter_parts: Sequence[ChapterPart]
) -> WritingJob:
    """Returns the job of writing an article's parts with a model."""
    asker = Asker(model, brief.once)
    evidence = CitableSentences(chapter_parts)
    context = prompt_context(article, brief.hosts, brief.format)
    mender = Mender(context, asker, Checker(article, brief, evidence))
    return WritingJob(brief, context, asker, mender, evidence, Fallback(article, brief, evidence))
