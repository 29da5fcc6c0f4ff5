"""A chapter: asked of the model, mended, or taken from the extractive writer when no answer will do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.errors import WriterError
from podcast.language.plain.folding import fold
from podcast.writers.llm import prompt_texts, prompts
from podcast.writers.llm.job import Draft, tells
from podcast.writers.llm.schema import CHAPTER, UnusableError
from podcast.writers.llm.turns import Said, alternate, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.job import Job
    from podcast.writers.llm.outline import Plan
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.prompts import Message

RECALLED = 3
"""Chapters of which the next one is told more than the title."""
QUESTIONS = 12
"""Earlier questions that a chapter is told of."""


def first(job: Job, place: tuple[int, int], part: Part, plan: Plan, before: Sequence[Draft]) -> Draft:
    """A part, at (number, of how many), after the parts before it; WriterError when it is not to be had."""
    told = prompts.planned(plan.chapters.get(place[0]))
    messages = prompts.chapter(job.stage, part, place, told, _recap(before, plan))
    return asked(job, part, messages, before) or _spare(job, part)


def asked(job: Job, part: Part, messages: Sequence[Message], others: Sequence[Draft]) -> Draft | None:
    """The part as the model tells it, mended, beside the other parts; None when no answer could be used."""

    def read(text: str) -> tuple[str, tuple[Said, ...]]:
        turns = CHAPTER.read(text).turns
        return text, said(turns, job.stage.hosts, part.numbers, job.article.language)

    try:
        answer, turns = job.asker.ask(messages, CHAPTER, read)
    except UnusableError:
        return None
    made = job.mender.mended(part, turns, *_elsewhere(others))
    return Draft(part, made, tuple(messages), answer) if tells(made) else None


def _spare(job: Job, part: Part) -> Draft:
    turns = job.spare.chapter(part)
    if not tells(turns):
        raise WriterError(
            f"{job.brief.show.writer.model} gave no usable answer for “{part.title}”, and the extractive writer has "
            "nothing to put in its place: name another model under [writer] in show.toml, or run it again"
        )
    note = "replaced: the whole chapter by the extractive writer's, as no answer of the model's could be used"
    opening, *rest = alternate(turns, job.stage.hosts)
    return Draft(part, (replace(opening, notes=(note, *opening.notes)), *rest))


def _elsewhere(drafts: Sequence[Draft]) -> tuple[set[int], set[str]]:
    """(numbers cited, folded words without a citation) in other parts."""
    sentences = [one for draft in drafts for turn in draft.turns for one in turn.sentences]
    cited = {number for one in sentences for number in one.cites}
    return cited, {fold(one.text) for one in sentences if not one.cites}


def _recap(before: Sequence[Draft], plan: Plan) -> str:
    """What was said so far, in a few lines."""
    hook = " ".join(one.text for one in plan.hook)
    lines = [prompt_texts.WELCOMED.format(hook=hook) if hook else prompt_texts.FIRST]
    for number, draft in enumerate(before, 1):
        planned = plan.chapters.get(number)
        points = "; ".join(one.point for one in planned.points) if planned else ""
        recent = number > len(before) - RECALLED
        lines.append(f"- {draft.part.title}{f': {points}' if points and recent else ''}")
    asked = [one.text for draft in before for turn in draft.turns for one in turn.sentences if not one.cites]
    questions = [text for text in asked if text.endswith("?")][-QUESTIONS:]
    if questions:
        lines.append(prompt_texts.ASKED.format(questions=" ".join(questions)))
    if before and before[-1].turns[-1].sentences:
        last = before[-1].turns[-1]
        lines.append(prompt_texts.LAST.format(host=last.host, text=last.sentences[-1].text))
    return "\n".join(lines)
