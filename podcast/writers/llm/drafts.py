"""A chapter: asked of the model, mended, or taken from the extractive writer when no answer will do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.language.plain.folding import fold
from podcast.writers.llm import prompt_texts, prompts
from podcast.writers.llm.answers import CHAPTER, UnusableAnswerError
from podcast.writers.llm.repair import Elsewhere
from podcast.writers.llm.turns import (
    DraftTurn,
    RepairNote,
    alternate,
    cite_anything,
    read_turns,
    spoken_words,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.brief import Brief
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.evidence import CitableSentences, Fallback
    from podcast.writers.llm.outline import EpisodeOutline
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import Message, PromptContext
    from podcast.writers.llm.repair import Mender

RECALLED = 3
"""Chapters of which the next one is told more than the title."""
QUESTIONS = 12
"""Earlier questions that a chapter is told of."""


@dataclass(frozen=True, slots=True)
class WritingJob:
    """An episode to write: what is asked for, whom to ask, and what to fall back on."""

    brief: Brief
    context: PromptContext
    asker: Asker
    mender: Mender
    evidence: CitableSentences
    fallback: Fallback


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """A part as it is going to be said."""

    part: ChapterPart
    turns: tuple[DraftTurn, ...]
    messages: tuple[Message, ...] = ()
    """The question that the model answered; empty when the turns are the extractive writer's."""
    answer: str = ""

    @property
    def words(self) -> int:
        """Words as they take time: "$5.20" is four."""
        return spoken_words(self.turns)


def draft_chapter(
    job: WritingJob,
    place: tuple[int, int],
    part: ChapterPart,
    outline: EpisodeOutline,
    before: Sequence[ChapterDraft],
) -> ChapterDraft:
    """Returns a part, at (number, of how many), after the parts before it; WriterError when it is not to be had."""
    plan = prompts.plan_text(outline.chapters.get(place[0]))
    messages = prompts.chapter_messages(job.context, part, place, plan, _recap(before, outline))
    return ask_chapter(job, part, messages, before) or _fall_back(job, part)


def ask_chapter(
    job: WritingJob, part: ChapterPart, messages: Sequence[Message], others: Sequence[ChapterDraft]
) -> ChapterDraft | None:
    """Returns the part as the model tells it, mended, beside the other parts; None when no answer could be used."""
    context = job.context

    def read(text: str) -> tuple[str, tuple[DraftTurn, ...]]:
        answer = CHAPTER.read(text)
        return text, read_turns(answer.turns, context.hosts, part.numbers, context.article.language)

    try:
        answer, turns = job.asker.ask(messages, CHAPTER, read)
    except UnusableAnswerError:
        return None
    mended = job.mender.mend(part, turns, _elsewhere(others))
    return ChapterDraft(part, mended, tuple(messages), answer) if cite_anything(mended) else None


def _fall_back(job: WritingJob, part: ChapterPart) -> ChapterDraft:
    turns = job.fallback.chapter(part)
    if not cite_anything(turns):
        raise WriterError(
            f"{job.brief.show.writer.model} gave no usable answer for “{part.title}”, and the extractive writer has "
            "nothing to put in its place",
            "name another model under [writer] in show.toml, or run it again",
            ": ",
        )
    reason = "the whole chapter by the extractive writer's, as no answer of the model's could be used"
    opening, *rest = alternate(turns, job.context.hosts)
    noted = replace(opening, notes=(RepairNote("replaced", reason), *opening.notes))
    return ChapterDraft(part, (noted, *rest))


def _elsewhere(drafts: Sequence[ChapterDraft]) -> Elsewhere:
    sentences = [sentence for draft in drafts for turn in draft.turns for sentence in turn.sentences]
    return Elsewhere(
        frozenset(number for sentence in sentences for number in sentence.cites),
        frozenset(fold(sentence.text) for sentence in sentences if not sentence.cites),
    )


def _recap(before: Sequence[ChapterDraft], outline: EpisodeOutline) -> str:
    """What was said so far, in a few lines."""
    hook = " ".join(sentence.text for sentence in outline.hook)
    lines = [prompt_texts.WELCOMED.format(hook=hook) if hook else prompt_texts.FIRST]
    for number, draft in enumerate(before, 1):
        plan = outline.chapters.get(number)
        points = "; ".join(point.point for point in plan.points) if plan else ""
        recent = number > len(before) - RECALLED
        lines.append(f"- {draft.part.title}{f': {points}' if points and recent else ''}")
    uncited = [s.text for draft in before for turn in draft.turns for s in turn.sentences if not s.cites]
    questions = [text for text in uncited if text.endswith("?")][-QUESTIONS:]
    if questions:
        lines.append(prompt_texts.ASKED.format(questions=" ".join(questions)))
    if before and before[-1].turns[-1].sentences:
        last = before[-1].turns[-1]
        lines.append(prompt_texts.LAST.format(host=last.host, text=last.sentences[-1].text))
    return "\n".join(lines)
