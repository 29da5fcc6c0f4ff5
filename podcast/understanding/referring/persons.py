"""Whom "he" and "she" mean: the likeliest candidate, if that is likely enough.

Each sign multiplies how likely somebody is, nobody being one of the candidates. How much was fitted to texts with gold
by `benchmarks/pronoun_weights.py`, which prints the table below anew.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.referring.signs import Choice

WEIGHTS = {
    "same sentence": 1.50,
    "sentence before": 0.53,
    "leads": 0.63,
    "same role": 0.14,
    "weight": 2.15,
    "often": 0.41,
    "gender": 1.58,
    "stranger": -0.76,
    "definite": 0.38,
    "owner": -0.76,
    "ahead": 0.08,
    "into words": -0.02,
    "out of words": -0.42,
    "said": -0.19,
    "silent": -0.40,
    "other speaker": -0.60,
}
"""Sign -> what it adds to the logarithm of how likely somebody is."""
NOBODY = 0.51
"""What speaks for nobody who was named; `QUOTED` more inside quotation marks."""
QUOTED = -0.59
_SURE = 0.7
"""How likely the likeliest must be."""


def rate_choices(choices: Sequence[Choice], is_quoted: bool) -> list[float]:
    """Returns how likely each candidate is, between 0 and 1; the rest to 1 is nobody's."""
    scores = [sum(WEIGHTS.get(name, 0.0) * value for name, value in one.signs.items()) for one in choices]
    nobody = NOBODY + QUOTED * is_quoted
    most = max([nobody, *scores])
    odds = [exp(score - most) for score in scores]
    every = sum(odds) + exp(nobody - most)
    return [one / every for one in odds]


def choose_person(choices: Sequence[Choice], is_quoted: bool) -> tuple[Choice | None, bool]:
    """Returns the likeliest candidate, None where there is none, and whether that is sure."""
    rates = rate_choices(choices, is_quoted)
    best = max(range(len(choices)), key=rates.__getitem__, default=None)
    return (None, False) if best is None else (choices[best], rates[best] >= _SURE)
