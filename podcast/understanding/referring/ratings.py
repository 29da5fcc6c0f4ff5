"""Whom "he", "she", "it" and "they" mean: the likeliest candidate, if that is likely enough.

Each sign multiplies how likely somebody is, nobody being one of the candidates. How much was fitted to texts with gold
by `benchmarks/pronoun_weights.py`, which prints the table below anew.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.referring.agreement import Group
    from podcast.understanding.referring.antecedent_signs import Choice
    from podcast.understanding.referring.noun_phrases import NounPhrase

Meaning = Literal["person", "many", "thing"]
"""What a pronoun means: a person, several, or a thing."""
MEANINGS: dict[Group, Meaning] = {"he": "person", "she": "person", "they": "many", "it": "thing"}
WEIGHTS: dict[Meaning, dict[str, float]] = {
    "person": {
        "nobody": -0.39,
        "quoted": -1.57,
        "weight": 1.92,
        "central": 0.97,
        "paragraphs": -1.69,
        "gender": 0.96,
        "unknown name": -1.78,
        "possessed": 0.68,
        "spoke": 1.61,
        "other speaker": -1.08,
        "ahead": 0.57,
    },
    "many": {
        "nobody": 2.21,
        "quoted": 0.09,
        "weight": 2.53,
        "sentence before": 0.79,
        "paragraphs": -0.92,
        "plural": 1.43,
        "thing": -1.32,
        "definite": 1.00,
        "out of words": -1.27,
        "cannot speak": -1.39,
    },
    "thing": {
        "nobody": 3.03,
        "quoted": -0.44,
        "weight": 1.96,
        "sentence before": 0.44,
        "paragraphs": -0.71,
        "same role": 1.10,
        "out of words": -1.71,
    },
}
"""Sign -> what it adds to the logarithm of how likely somebody is; `nobody` is what speaks for nobody who was named,
`quoted` what does so inside quotation marks."""
SURE: dict[Meaning, float] = {"person": 0.6, "many": 0.7, "thing": 0.7}
"""How likely the likeliest must be."""


DOUBTFUL = 0.9
"""How likely one must be of whom nobody knows whether it is a "he" or a "she", beside one of whom that is known."""


def rate_choices(choices: Sequence[Choice], pronoun: NounPhrase, meaning: Meaning) -> list[float]:
    """Returns how likely each candidate is, between 0 and 1; the rest to 1 is nobody's."""
    weights = WEIGHTS[meaning]
    scores = [sum(weights.get(name, 0.0) * value for name, value in one.signs.items()) for one in choices]
    nobody = weights["nobody"] + weights["quoted"] * pronoun.is_quoted
    most = max([nobody, *scores])
    odds = [exp(score - most) for score in scores]
    every = sum(odds) + exp(nobody - most)
    return [one / every for one in odds]


def choose_likeliest(
    choices: Sequence[Choice], pronoun: NounPhrase, meaning: Meaning
) -> tuple[Choice | None, bool]:
    """Returns the likeliest candidate, None where there is none, and whether that is sure."""
    rates = rate_choices(choices, pronoun, meaning)
    best = max(range(len(choices)), key=rates.__getitem__, default=None)
    if best is None:
        return None, False
    # Of whom nobody knows whether it is a "she", another one is no less likely of whom the text says so.
    has_rival = (
        meaning == "person" and not choices[best].referent.gender and any(c.referent.gender for c in choices)
    )
    return choices[best], rates[best] >= (DOUBTFUL if has_rival else SURE[meaning])
