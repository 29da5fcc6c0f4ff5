"""What of a sentence its evidence does not bear out, as single signs; `judging` says what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.script.check.counterparts import Place
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that is not as the evidence has it."""

    kind: str
    said: str
    """The words in question."""
    held: str = ""
    """What the evidence has in their place, where that is known."""
    sentence: str = ""
    """The sentence of the evidence that shows it."""
    at: int = -1
    """The token in question, for a single word that is not in the evidence."""
    nearness: float = 1.0
    """How near the rest of the sentence is to its evidence: 0 for one put freely, 1 for one word for word."""


def place_sign(kind: str, said: str, evidence: Evidence, place: Place, held: str = "") -> Sign:
    """Returns a sign that a place in the evidence shows."""
    one = evidence.cited[place[0]]
    return Sign(kind, said, held or one.token(place[1]).text, one.text)


def phrase(one: Statement, start: int, stop: int) -> str:
    """Returns the words of a run of tokens."""
    tokens = one.tree.tokens
    return one.text[tokens[start].start : tokens[stop - 1].end] if start < stop else ""
