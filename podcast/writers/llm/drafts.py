"""A chapter: asked of the model, or taken from the extractive writer when no answer will do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.writers.llm import prompt_texts, prompts
from podcast.writers.llm.answers import CHAPTER, UnusableAnswerError
from podcast.writers.llm.calls_at_once import call_all
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
    from podcast.writers.llm.parts import ChapterPart, NumberedSentence
    from podcast.writers.llm.progress import WritingProgress
    from podcast.writers.llm.prompts import Message, PromptContext

MORE_ROOM = "start its server with more context, 16,384 tokens or so"
"""The mend for a model that cannot read as much as it is asked."""
RECALLED = 3
"""Chapters of which the next one is told more than the title."""
LEAST = 0.25
"""The share of a chapter's words that an answer has at least; who says less has not understood what is wanted."""
LETTERS = 22
"""Characters of a chapter's answer for a word that it is to have, at most: twice what it takes with its form."""
LONGEST = 2_500
"""Characters that it may have besides: a close, blanks for a layout."""
UNUSABLE = "no answer of the model's could be used"
QUESTIONS = 12
"""Earlier questions that a chapter is told of."""


@dataclass(frozen=True, slots=True)
class WritingJob:
    """An episode to write: what is asked for, whom to ask, and what to fall back on."""

    brief: Brief
    context: PromptContext
    asker: Asker
    judge: Asker | None
    """Who says whether a sentence follows from what it cites; None where nobody does."""
    evidence: CitableSentences
    fallback: Fallback
    progress: WritingProgress


@dataclass(frozen=True, slots=True)
class ChapterDraft:
    """A part as it is going to be said."""

    part: ChapterPart
    turns: tuple[DraftTurn, ...]
    messages: tuple[Message, ...] = ()
    """The question that the model answered; empty when the turns are the extractive writer's."""
    answer: str = ""
    close: tuple[DraftTurn, ...] = ()
    """The last words of the episode, which come with its last chapter."""

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
    task = prompts.ChapterTask(
        place,
        prompts.plan_text(outline.chapters.get(place[0])),
        _recap(job, part, before, outline),
        _for_close(job, outline, part) if place[0] == place[1] else None,
    )
    messages = prompts.chapter_messages(job.context, part, task)
    view = part.numbers | {sentence.number for sentence in task.close or ()} | _told(before)
    return ask_chapter(job, f"chapter {place[0]} of {place[1]}", part, messages, view) or fall_back(job, part)


def draft_at_once(
    job: WritingJob,
    places: Sequence[tuple[int, int]],
    some: Sequence[ChapterPart],
    outline: EpisodeOutline,
) -> list[ChapterDraft]:
    """Returns parts as `draft_chapter` does, several asked for at once, which know the plan only."""
    calls = [
        partial(draft_chapter, job, place, part, outline, ())
        for place, part in zip(places, some, strict=True)
    ]
    return call_all(calls, job.brief.show.writer.parallel)


def ask_chapter(
    job: WritingJob, purpose: str, part: ChapterPart, messages: Sequence[Message], view: frozenset[int]
) -> ChapterDraft | None:
    """Returns the part as the model tells it; None when no answer could be used."""
    hosts, language = job.context.hosts, job.context.language

    def read(text: str) -> tuple[str, tuple[DraftTurn, ...], tuple[DraftTurn, ...]]:
        answer = CHAPTER.read(text)
        turns = read_turns(answer.turns, hosts, part.numbers, language)
        if spoken_words(turns) < LEAST * part.words:
            raise UnusableAnswerError(f"it tells hardly anything; the chapter has about {part.words} words")
        if _is_foreign(job, turns):
            raise UnusableAnswerError(f"it was not written in the language of the script ({language})")
        try:
            close = read_turns(answer.close, hosts, view, language) if answer.close else ()
        except UnusableAnswerError:  # the extractive writer has another one; the chapter is good
            close = ()
        return text, turns, () if _is_foreign(job, close) else close

    try:
        shape = replace(CHAPTER, longest=LONGEST + LETTERS * part.words)
        answer, turns, close = job.asker.ask(purpose, messages, shape, read)
    except UnusableAnswerError:
        return None
    return ChapterDraft(part, alternate(turns, hosts), tuple(messages), answer, alternate(close, hosts))


def _is_foreign(job: WritingJob, turns: Sequence[DraftTurn]) -> bool:
    return job.context.is_foreign(" ".join(turn.text for turn in turns))


def fall_back(job: WritingJob, part: ChapterPart, why: str = UNUSABLE) -> ChapterDraft:
    """Returns a part as the extractive writer tells it, and `why`; WriterError when it has nothing to tell."""
    turns = job.fallback.chapter(part)
    if not cite_anything(turns):
        what = job.asker.too_much or f"{job.asker.client.name} gave no usable answer for “{part.title}”"
        other = "name another model under [writer] in show.toml, or run it again"
        raise WriterError(
            f"{what}, and the extractive writer has nothing to put in its place",
            MORE_ROOM if job.asker.has_no_room else other,
            ": ",
        )
    reason = f"the whole chapter by the extractive writer's, as {why}"
    opening, *rest = alternate(turns, job.context.hosts)
    noted = replace(opening, notes=(RepairNote("replaced", reason), *opening.notes))
    return ChapterDraft(part, (noted, *rest))


def _opener(job: WritingJob, part: ChapterPart, before: Sequence[ChapterDraft]) -> str:
    """Who speaks first: of two hosts the one who has not had the last word, else who leads."""
    hosts = [host.name for host in job.context.hosts]
    last = before[-1].turns[-1].host if before else hosts[-1]
    return next((name for name in (part.leader, part.expert) if name != last), part.leader)


def _for_close(job: WritingJob, outline: EpisodeOutline, part: ChapterPart) -> tuple[NumberedSentence, ...]:
    """The sentences of earlier chapters that their plans begin with: what the close may come back to."""
    first = (plan.points[0].cites[:2] for plan in outline.chapters.values() if plan.points)
    numbers = sorted({number for cites in first for number in cites} - part.numbers)
    return tuple(job.evidence.sentence(number) for number in numbers)


def _told(drafts: Sequence[ChapterDraft]) -> frozenset[int]:
    """The numbers of the sentences that chapters have told."""
    return frozenset(
        number
        for draft in drafts
        for turn in draft.turns
        for sentence in turn.sentences
        for number in sentence.cites
    )


def _recap(
    job: WritingJob, part: ChapterPart, before: Sequence[ChapterDraft], outline: EpisodeOutline
) -> str:
    """What was said so far, in a few lines."""
    hook = " ".join(sentence.text for sentence in outline.hook)
    lines = [prompt_texts.WELCOMED.format(hook=hook) if hook else prompt_texts.FIRST]
    for number, draft in enumerate(before, 1):
        plan = outline.chapters.get(number)
        told = _told([draft])
        points = "; ".join(point.point for point in plan.points if told & {*point.cites}) if plan else ""
        recent = number > len(before) - RECALLED
        lines.append(f"- {draft.part.title}{f': {points}' if points and recent else ''}")
    uncited = [s.text for draft in before for turn in draft.turns for s in turn.sentences if not s.cites]
    questions = [text for text in uncited if text.endswith("?")][-QUESTIONS:]
    if questions:
        lines.append(prompt_texts.ASKED.format(questions=" ".join(questions)))
    if before and before[-1].turns[-1].sentences:
        last = before[-1].turns[-1]
        lines.append(prompt_texts.LAST.format(host=last.host, text=last.text))
    lines.append(prompt_texts.OPENER.format(opener=_opener(job, part, before)))
    return "\n".join(lines)
