"""The writer that asks a language model, on any server that speaks OpenAI's protocol, and checks every line of it.

An Article and a Brief come in, a Script goes out in which every statement cites the article. `parts` cuts the article
into calls, `outline` plans the episode, `drafts` asks for each chapter, `repair` mends what fails the check,
`composing` puts all together. Where no answer can be used, the extractive writer's chapter stands in. Others import
`LLM` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Music, Script, ScriptChapter, Stage
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import client, composing, parts, prompts
from podcast.writers.llm.asking import Asker
from podcast.writers.llm.drafts import WritingJob, draft_chapter
from podcast.writers.llm.evidence import CitableSentences, Fallback
from podcast.writers.llm.outline import outline_episode
from podcast.writers.llm.repair import Checker, Mender
from podcast.writers.llm.turns import script_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article
    from podcast.writers.brief import Brief
    from podcast.writers.llm.client import Patience
    from podcast.writers.llm.drafts import ChapterDraft
    from podcast.writers.llm.parts import ChapterPart

BOOKENDS = 70
"""Words of the hook and of what to remember."""


class LLM:
    """The Writer that asks a model; which one is the show's `[writer]`, the key is in the environment."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or client.PATIENCE

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script; WriterError when the model cannot be asked, or no answer can be used."""
        asker = Asker(client.ModelClient(brief.show.writer, self._patience), brief.once)
        chapter_parts, seconds = _cast(article, brief)
        evidence = CitableSentences(chapter_parts)
        context = prompts.prompt_context(article, brief.hosts)
        mender = Mender(context, asker, Checker(article, brief, evidence))
        job = WritingJob(brief, context, asker, mender, evidence, Fallback(article, brief, evidence))
        return _write(job, chapter_parts, seconds)

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns the messages of every call, with a placeholder for what only an answer can tell."""
        from podcast.writers.llm.preview import describe_calls

        chapter_parts, _ = _cast(article, brief)
        return describe_calls(brief, prompts.prompt_context(article, brief.hosts), chapter_parts)


def _cast(article: Article, brief: Brief) -> tuple[tuple[ChapterPart, ...], float]:
    """(the parts with their words, how many seconds the whole is then going to have)."""
    split = parts.split_article(article, texts_in(article.language))
    bare = _bare_seconds(article, brief, split) + BOOKENDS * 60 / brief.pace
    cast = parts.cast(split, (brief.minutes * 60 - bare) * brief.pace / 60, brief.hosts)
    return cast, bare + sum(part.words for part in cast) * 60 / brief.pace


def _bare_seconds(article: Article, brief: Brief, split: Sequence[ChapterPart]) -> float:
    """How long music, gaps, welcome and goodbye are, without anything of the article."""
    hello = script_items(composing.welcome(article, brief.show, brief.hosts), str)
    bye = script_items(composing.close(article, brief.hosts), str)
    chapters = (
        ScriptChapter("Welcome", (Music("intro"), *hello)),
        *(ScriptChapter(part.title, ()) for part in split if part.piece == 1),
        ScriptChapter("To remember", (*bye, Music("outro"))),
    )
    return brief.seconds(Script(article.title, brief.hosts, chapters))


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
