"""A small model's first job: it chooses by number which sentences are to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.llm import judge_texts, prompts
from podcast.writers.llm.answers import POINTS, UnusableAnswerError
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.parts import portions
from podcast.writers.llm.tokens import count_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.parts import ChapterPart, NumberedSentence

CHOICE_TOKENS = 1_500
"""Tokens of the sentences among which it chooses."""
NUMBER = 3
"""Tokens of a number in its answer."""
SHARE = 0.5
"""Share of the sentences that it chooses at most."""


def expect_choice(parts: Sequence[ChapterPart]) -> list[TokenCost]:
    """Returns what the choice takes, a request each."""
    return [
        TokenCost(sum(count_tokens(one.text) for one in sentences), len(sentences) * SHARE / 2 * NUMBER)
        for sentences in _portions(parts)
    ]


def choose_points(job: WritingJob, parts: Sequence[ChapterPart]) -> frozenset[str]:
    """Returns the sentences that the model would have said; those of a useless answer are nobody's choice."""
    chosen: set[str] = set()
    for sentences in _portions(parts):
        shown = {one.number: one for one in sentences}
        many = max(1, round(len(shown) * SHARE / 2))
        text = judge_texts.CHOOSE.format(sentences=prompts.list_sentences(shown.values()), many=many)
        try:
            numbers = job.asker.ask("points", prompts.small_messages(text), POINTS, POINTS.read).points
        except UnusableAnswerError:
            continue
        known = [number for number in dict.fromkeys(numbers) if number in shown]
        if 0 < len(known) <= max(2, len(shown) * SHARE):  # who chooses all has not chosen
            chosen |= {shown[number].text for number in known}
    return frozenset(chosen)


def _portions(parts: Sequence[ChapterPart]) -> list[list[NumberedSentence]]:
    """The sentences, as many together as a small model can choose among."""
    sentences = [one for part in parts for one in part.sentences if not one.heading]
    sizes = [count_tokens(one.text) for one in sentences]
    return [sentences[start:end] for start, end in portions(sizes, CHOICE_TOKENS)]
