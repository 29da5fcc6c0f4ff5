"""The plan of an episode: what each chapter tells, what the whole begins and ends with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.llm import budget, prompts
from podcast.writers.llm.schema import OUTLINE, UnusableError
from podcast.writers.llm.turns import tidied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.job import Job
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.prompts import Message, Stage
    from podcast.writers.llm.schema import ChapterPlan, Outline, Sentence


@dataclass(frozen=True, slots=True)
class Plan:
    """What the outlines came to."""

    chapters: dict[int, ChapterPlan]
    """By the part's place, from 1."""
    hook: tuple[Sentence, ...]
    remember: tuple[Sentence, ...]


def calls(stage: Stage, made: Sequence[Part]) -> tuple[tuple[Message, ...], ...]:
    """The questions that a plan takes: one, or several for an article too long for a call."""
    chooses = any(not part.sentences for part in made)
    return tuple(prompts.outline(stage, group, chooses_summary=chooses) for group in _groups(made))


def planned(job: Job, made: Sequence[Part]) -> tuple[Plan, tuple[Part, ...]]:
    """The plan, and the parts with the sentences of a summary that the article lacks.

    A call without a usable answer leaves its chapters to themselves.
    """
    answers: list[Outline] = []
    chapters: dict[int, ChapterPlan] = {}
    for messages, group in zip(calls(job.stage, made), _groups(made), strict=True):
        try:
            answer: Outline = job.asker.ask(messages, OUTLINE, OUTLINE.read)
        except UnusableError:
            continue
        answers.append(answer)
        own = dict(group)
        chapters |= {
            one.chapter: _own(one, own[one.chapter]) for one in answer.chapters if one.chapter in own
        }
    view = frozenset(number for part in made for number in part.numbers)
    hooks = [tidied((answer.hook,), view, job.article.language)[:2] for answer in answers]
    last = [one for answer in answers for one in tidied(answer.remember, view, job.article.language)]
    plan = Plan(
        chapters,
        next((hook for hook in hooks if any(one.cites for one in hook)), ()),
        tuple(one for one in last if one.cites)[-2:],
    )
    chosen = sorted({number for answer in answers for number in answer.summary})
    return plan, _with_summary(made, chosen[: 6 * len(answers)])


def _groups(made: Sequence[Part]) -> tuple[tuple[tuple[int, Part], ...], ...]:
    """The parts with their places from 1, as many together as a call can hold."""
    numbered = [(number, part) for number, part in enumerate(made, 1) if part.sentences]
    sizes = [sum(budget.tokens(one.text) for one in part.sentences) for _, part in numbered]
    return tuple(tuple(numbered[start:end]) for start, end in budget.portions(sizes, budget.LIMIT))


def _own(planned: ChapterPlan, part: Part) -> ChapterPlan:
    """The plan of a chapter, with what its own sentences carry."""
    points = (replace(one, cites=tuple(n for n in one.cites if n in part.numbers)) for one in planned.points)
    return replace(planned, points=tuple(one for one in points if one.cites)[:6])


def _with_summary(made: Sequence[Part], numbers: Sequence[int]) -> tuple[Part, ...]:
    """The parts, the summary of an article without one made of these sentences, else of those that open sections."""
    every = {one.number: one for part in made for one in part.sentences if not one.heading}
    chosen = [every[number] for number in numbers if number in every]
    if not chosen:
        own = [[one for one in part.sentences if not one.heading] for part in made if part.piece == 1]
        chosen = [sentences[0] for sentences in own if sentences][:4]
    return tuple(part if part.sentences else replace(part, sentences=tuple(chosen)) for part in made)
