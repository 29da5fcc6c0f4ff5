"""The outline of an episode: what each chapter tells, what the whole begins and ends with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.llm import prompts
from podcast.writers.llm.answers import OUTLINE, UnusableAnswerError
from podcast.writers.llm.parts import CALL_TOKENS, count_tokens, portions
from podcast.writers.llm.turns import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.answers import ChapterPlan, CitedSentence, OutlineAnswer
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import Message, PromptContext

POINTS = 6
"""Points of a chapter at most."""
SUMMARY = 6
"""Sentences of a summary at most, for each answer."""


@dataclass(frozen=True, slots=True)
class EpisodeOutline:
    """What the answers to the outline's calls came to."""

    chapters: dict[int, ChapterPlan]
    """The parts' plans by their places, from 1."""
    hook: tuple[CitedSentence, ...]
    remember: tuple[CitedSentence, ...]


def outline_calls(context: PromptContext, parts: Sequence[ChapterPart]) -> tuple[tuple[Message, ...], ...]:
    """Returns the questions that an outline takes: one, or several for an article too long for a call."""
    chooses = any(not part.sentences for part in parts)
    return tuple(
        prompts.outline_messages(context, group, chooses_summary=chooses) for group in _groups(parts)
    )


def outline_episode(
    context: PromptContext, asker: Asker, parts: Sequence[ChapterPart]
) -> tuple[EpisodeOutline, tuple[ChapterPart, ...]]:
    """Returns the outline, and the parts with the sentences of a summary that the article lacks.

    A call without a usable answer leaves its chapters to themselves.
    """
    answers: list[OutlineAnswer] = []
    chapters: dict[int, ChapterPlan] = {}
    for messages, group in zip(outline_calls(context, parts), _groups(parts), strict=True):
        try:
            answer: OutlineAnswer = asker.ask(messages, OUTLINE, OUTLINE.read)
        except UnusableAnswerError:
            continue
        answers.append(answer)
        own = dict(group)
        chapters |= {
            plan.chapter: _own_points(plan, own[plan.chapter])
            for plan in answer.chapters
            if plan.chapter in own
        }
    view = frozenset(number for part in parts for number in part.numbers)
    language = context.article.language
    hooks = [tidy((answer.hook,), view, language)[:2] for answer in answers]
    remember = [sentence for answer in answers for sentence in tidy(answer.remember, view, language)]
    outline = EpisodeOutline(
        chapters,
        hook=next((hook for hook in hooks if any(sentence.cites for sentence in hook)), ()),
        remember=tuple(sentence for sentence in remember if sentence.cites)[-2:],
    )
    chosen = sorted({number for answer in answers for number in answer.summary})
    return outline, _with_summary(parts, chosen[: SUMMARY * len(answers)])


def _groups(parts: Sequence[ChapterPart]) -> tuple[tuple[tuple[int, ChapterPart], ...], ...]:
    """The parts with their places from 1, as many together as a call can hold."""
    numbered = [(number, part) for number, part in enumerate(parts, 1) if part.sentences]
    sizes = [sum(count_tokens(sentence.text) for sentence in part.sentences) for _, part in numbered]
    return tuple(tuple(numbered[start:end]) for start, end in portions(sizes, CALL_TOKENS))


def _own_points(plan: ChapterPlan, part: ChapterPart) -> ChapterPlan:
    """The plan of a chapter, with the points that its own sentences carry."""
    points = [
        replace(point, cites=tuple(n for n in point.cites if n in part.numbers)) for point in plan.points
    ]
    return replace(plan, points=tuple(point for point in points if point.cites)[:POINTS])


def _with_summary(parts: Sequence[ChapterPart], numbers: Sequence[int]) -> tuple[ChapterPart, ...]:
    """The parts, the summary of an article without one made of these sentences, else of those that open sections."""
    sentences = {s.number: s for part in parts for s in part.sentences if not s.heading}
    chosen = [sentences[number] for number in numbers if number in sentences]
    if not chosen:
        by_part = [[s for s in part.sentences if not s.heading] for part in parts if part.piece == 1]
        chosen = [own[0] for own in by_part if own][:4]
    return tuple(part if part.sentences else replace(part, sentences=tuple(chosen)) for part in parts)
