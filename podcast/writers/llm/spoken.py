"""Chapters as they are said, and the script that they make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.model import Footnote, Music, Script, ScriptChapter
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm import bookends
from podcast.writers.llm.turns import SpokenChapter, alternate, script_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.turns import DraftTurn


def lay_out(
    job: WritingJob, drafts: Sequence[ChapterDraft], hook: Sequence[DraftTurn], close: Sequence[DraftTurn]
) -> tuple[SpokenChapter, ...]:
    """Returns the episode: the pieces of a chapter as one, welcome and close around them."""
    context, hosts = job.context, job.context.hosts
    texts = texts_in(context.language)
    frame = bookends.welcome(context.article, job.brief.show, hosts, context.language, hook)
    chapters: list[SpokenChapter] = []
    last = frame[-1].host
    for draft in drafts:
        if draft.part.piece > 1 and chapters:
            before = chapters.pop()
            chapters.append(replace(before, turns=alternate((*before.turns, *draft.turns), hosts)))
        else:
            turns = bookends.hand_over(draft.turns, last, hosts)
            chapters.append(SpokenChapter(draft.part.title, turns))
        last = chapters[-1].turns[-1].host
    bye = bookends.close(context.article, hosts, context.language, bookends.hand_over(close, last, hosts))
    return (
        SpokenChapter(texts.welcome, frame, is_frame=True),
        *chapters,
        SpokenChapter(texts.remember, bye, is_frame=True),
    )


def compose(job: WritingJob, chapters: Sequence[SpokenChapter]) -> Script:
    """Returns the whole script; footnotes are numbered in the order of their use."""
    article = job.context.article
    labels: dict[int, str] = {}

    def label(number: int) -> str:
        return labels.setdefault(number, str(len(labels) + 1))

    said = [ScriptChapter(chapter.title, script_items(chapter.turns, label)) for chapter in chapters]
    said[0] = replace(said[0], items=(Music("intro"), *said[0].items))
    said[-1] = replace(said[-1], items=(*said[-1].items, Music("outro")))
    return Script(
        title=article.title,
        hosts=job.context.hosts,
        chapters=tuple(said),
        footnotes=tuple(Footnote(label, job.evidence[number]) for number, label in labels.items()),
        source=article.source,
        author=article.author,
        date=article.date,
        language=job.context.language,
    )
