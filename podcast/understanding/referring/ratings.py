"""Whom "he", "she" and "they" mean: the likeliest candidate, if that is likely enough.

Each sign multiplies how likely somebody is, nobody being one of the candidates. How much was fitted to texts with gold
by `benchmarks/pronoun_weights.py`, which prints the table below anew.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.referring.antecedent_signs import Choice

Meaning = Literal["person", "many"]
"""What a pronoun means: a person, or several."""
WEIGHTS: dict[Meaning, dict[str, float]] = {
    "person": {
        "nobody": 0.59,
        "quoted": -0.59,
        "same sentence": 1.65,
        "sentence before": 0.52,
        "leads": 0.68,
        "same role": 0.29,
        "weight": 2.07,
        "often": 0.40,
        "gender": 1.63,
        "stranger": -0.75,
        "definite": 0.41,
        "owner": -0.78,
        "ahead": 0.10,
        "into words": -0.01,
        "out of words": -0.05,
        "said": -0.50,
        "silent": -0.43,
        "other speaker": -0.65,
    },
    "many": {
        "nobody": 3.66,
        "quoted": -0.38,
        "same sentence": 1.64,
        "sentence before": 0.60,
        "leads": -0.06,
        "same role": 0.52,
        "weight": 1.75,
        "often": 0.51,
        "own": 0.77,
        "person": 0.54,
        "plural": 0.90,
        "joined": -0.09,
        "group": 0.74,
        "thing": -0.79,
        "definite": 0.79,
        "indefinite": 0.49,
        "possessed": 0.21,
        "into words": -0.35,
        "out of words": -1.05,
    },
}
"""Sign -> what it adds to the logarithm of how likely somebody is; `nobody` is what speaks for nobody who was named,
`quoted` what does so inside quotation marks."""
_SURE: dict[Meaning, float] = {"person": 0.7, "many": 0.85}
"""How likely the likeliest must be."""


def rate_choices(choices: Sequence[Choice], is_quoted: bool, meaning: Meaning) -> list[float]:
    """Returns how likely each candidate is, between 0 and 1; the rest to 1 is nobody's."""
    weights = WEIGHTS[meaning]
    scores = [sum(weights.get(name, 0.0) * value for name, value in one.signs.items()) for one in choices]
    nobody = weights["nobody"] + weights["quoted"] * is_quoted
    most = max([nobody, *scores])
    odds = [exp(score - most) for score in scores]
    every = sum(odds) + exp(nobody - most)
    return [one / every for one in odds]


def choose_likeliest(
    choices: Sequence[Choice], is_quoted: bool, meaning: Meaning
) -> tuple[Choice | None, bool]:
    """Returns the likeliest candidate, None where there is none, and whether that is sure."""
    rates = rate_choices(choices, is_quoted, meaning)
    best = max(range(len(choices)), key=rates.__getitem__, default=None)
    return (None, False) if best is None else (choices[best], rates[best] >= _SURE[meaning])
