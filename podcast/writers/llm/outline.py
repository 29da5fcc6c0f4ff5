"""The outline of an episode: what each chapter tells, what the whole begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.llm import prompts
from podcast.writers.llm.answers import OUTLINE, UnusableAnswerError
from podcast.writers.llm.parts import CALL_TOKENS, portions, title
from podcast.writers.llm.tokens import count_tokens
from podcast.writers.llm.turns import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.answers import ChapterPlan, CitedSentence, OutlineAnswer
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import Message, PromptContext

SPARE = 1
"""Points beyond the room of a chapter that its plan may have: five for the room of three make a chapter too long."""
LONGEST = 1_500
"""Characters of the plan of a chapter, and of the hook, at most: three times what a good one takes."""
HOOK = 45
"""Words of the hook at most."""
LONG_TITLE = 60
"""Characters of a title by the model at most."""


@dataclass(frozen=True, slots=True)
class EpisodeOutline:
    """What the answers to the outline's calls came to."""

    chapters: dict[int, ChapterPlan]
    """The parts' plans by their places, from 1."""
    hook: tuple[CitedSentence, ...]


def outline_calls(context: PromptContext, parts: Sequence[ChapterPart]) -> tuple[tuple[Message, ...], ...]:
    """Returns the questions that an outline takes: one, or several for an article too long for a call."""
    return tuple(prompts.outline_messages(context, group) for group in _groups(parts))


def outline_episode(
    context: PromptContext, asker: Asker, parts: Sequence[ChapterPart]
) -> tuple[EpisodeOutline, tuple[ChapterPart, ...]]:
    """Returns the outline, and the parts with titles where the article has none.

    A call without a usable answer leaves its chapters to themselves.
    """
    hook: tuple[CitedSentence, ...] = ()
    chapters: dict[int, ChapterPlan] = {}
    view = frozenset(number for part in parts for number in part.numbers)
    for messages, group in zip(outline_calls(context, parts), _groups(parts), strict=True):
        try:
            shape = replace(OUTLINE, longest=LONGEST * (len(group) + 1))
            answer: OutlineAnswer = asker.ask("plan", messages, shape, OUTLINE.read)
        except UnusableAnswerError:
            continue
        own = dict(group)
        chapters |= {
            plan.chapter: _own_points(plan, own[plan.chapter])
            for plan in answer.chapters
            if plan.chapter in own
        }
        first = _short_enough(tidy(answer.hook, view, context.language))
        if not context.is_foreign(" ".join(sentence.text for sentence in first)):
            hook = hook or first
    named = tuple(_titled(part, chapters.get(number)) for number, part in enumerate(parts, 1))
    return EpisodeOutline(chapters, hook), named


def _groups(parts: Sequence[ChapterPart]) -> tuple[tuple[tuple[int, ChapterPart], ...], ...]:
    """The parts with their places from 1, as many together as a call can hold."""
    numbered = list(enumerate(parts, 1))
    sizes = [sum(count_tokens(sentence.text) for sentence in part.sentences) for part in parts]
    return tuple(tuple(numbered[start:end]) for start, end in portions(sizes, CALL_TOKENS))


def _own_points(plan: ChapterPlan, part: ChapterPart) -> ChapterPlan:
    """The plan of a chapter, with the points that its own sentences carry, and not many more than there is room for."""
    points = [
        replace(point, cites=tuple(n for n in point.cites if n in part.numbers)) for point in plan.points
    ]
    most = prompts.count_points(part) + SPARE
    return replace(plan, points=tuple(point for point in points if point.cites)[:most])


def _short_enough(hook: Sequence[CitedSentence]) -> tuple[CitedSentence, ...]:
    """The hook as far as it is one, where it cites."""
    kept: list[CitedSentence] = []
    for sentence in hook:
        if sentence.text in {one.text for one in kept}:
            continue
        if len(" ".join(one.text for one in (*kept, sentence)).split()) <= HOOK:
            kept.append(sentence)
    return tuple(kept) if any(sentence.cites for sentence in kept) else ()


def _titled(part: ChapterPart, plan: ChapterPlan | None) -> ChapterPart:
    """The part under the model's title, where it has none of its own, and that one is the article's words."""
    wanted = title(plan.title) if part.untitled and plan else ""
    held = " ".join(sentence.text for sentence in part.sentences).casefold()
    foreign = [word for word in re.findall(r"[\w’'-]+", wanted)[1:] if word[:1].isupper()]
    fits = 0 < len(wanted) <= LONG_TITLE and not re.search(r"[\d“”\"]", wanted)
    return replace(part, title=wanted) if fits and all(word.casefold() in held for word in foreign) else part
