"""Questions that a page poses itself, as headings or one after another, and which sentences only answer them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Understanding

ANSWER = 2
"""Sentences below a heading that asks which say nothing without it."""


def find_repeated_questions(understood: Understanding) -> frozenset[int]:
    """Returns the sentences that ask what another one asks in the same words: "Are bicycles allowed?"."""
    asked = Counter(s.text.strip().lower() for s in understood.sentences if s.text.endswith("?"))
    return frozenset(s.index for s in understood.sentences if asked[s.text.strip().lower()] > 1)


def find_asking_headings(understood: Understanding) -> tuple[int, ...]:
    """Returns the sections whose headings ask what no other one asks."""
    headings = [section.heading.strip().lower() for section in understood.article.sections]
    return tuple(
        n for n, heading in enumerate(headings) if heading.endswith("?") and headings.count(heading) == 1
    )


def find_answers(understood: Understanding) -> frozenset[int]:
    """Returns the sentences that begin the answer to a heading, and can't be said without it."""
    asking = set(find_asking_headings(understood))
    seen: Counter[int] = Counter()
    answers = set()
    for sentence in understood.sentences:
        if sentence.section in asking and seen[sentence.section] < ANSWER:
            seen[sentence.section] += 1
            answers.add(sentence.index)
    return frozenset(answers)
