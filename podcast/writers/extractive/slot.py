"""A question that a sentence answers, as two hosts share it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 18
"""Words of a question, at most."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A question, and the answer; empty where the next sentence gives it."""

    form: str
    """Its kind: few of one are asked."""
    question: str
    answer: str
    claim: str = ""
    """What the one who answers says before the question."""
