"""How likely each of several people is to speak a quotation, by weights that benchmarks/speaker_weights.py fits."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS: dict[str, float] = {
    "before": 0.52,
    "before, here, acts": 0.12,
    "before, here, named": -0.36,
    "before, here, says": 0.81,
    "before, last paragraph, acts": 0.13,
    "before, last paragraph, says": 0.37,
    "before, last sentence, says": 0.34,
    "before, own paragraph": 0.16,
    "behind, here, acts": 0.38,
    "behind, here, named": -0.15,
    "behind, here, says": 1.46,
    "behind, next paragraph, acts": -0.19,
    "behind, next paragraph, says": -0.32,
    "behind, next sentence, says": 0.13,
    "last person, noun": 0.12,
    "last person, pronoun": 0.81,
    "last to act, noun": 0.51,
    "last to act, pronoun": 0.64,
    "named inside": -0.19,
    "nobody, noun": -0.39,
    "nobody, pronoun": -0.13,
    "not named before": -0.22,
    "noun is the role": 0.17,
    "noun: before, here, says": 0.27,
    "noun: before, last sentence, named": -0.16,
    "noun: before, last sentence, says": 0.40,
    "noun: before, own paragraph": 0.18,
    "noun: behind, here, acts": 0.29,
    "noun: behind, here, says": 1.23,
    "noun: behind, next sentence, says": 0.10,
    "often speaks": 0.73,
    "others since": -0.49,
    "pronoun: before, here, acts": 0.16,
    "pronoun: before, here, named": -0.36,
    "pronoun: before, here, says": 0.54,
    "pronoun: before, last paragraph, acts": 0.13,
    "pronoun: before, last paragraph, named": 0.15,
    "pronoun: before, last paragraph, says": 0.38,
    "pronoun: behind, here, says": 0.23,
    "pronoun: behind, next paragraph, acts": -0.13,
    "pronoun: behind, next paragraph, named": -0.11,
    "pronoun: behind, next paragraph, says": -0.37,
    "sentences since": -0.75,
    "speaks next in this paragraph": 0.77,
    "spoke earlier": -0.85,
    "spoke in the paragraph before, noun": -0.28,
    "spoke in the paragraph before, pronoun": 0.41,
    "spoke last": -0.82,
    "spoke last but one": -0.53,
    "the only person": 0.61,
}
"""Sign → what it adds to the logarithm of how likely somebody is, or of how likely nobody is who is named."""
_SURE = 0.72
"""How likely the likeliest must be."""


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Somebody who may speak a quotation."""

    entity: int
    signs: Mapping[str, float]
    """Name of a sign → how strong it is, mostly 1; signs that are not there are left out."""


@dataclass(frozen=True, slots=True)
class OpenQuotation:
    """A quotation whose speaker no rule tells, and who it may be."""

    choices: tuple[SpeakerChoice, ...]
    signs: Mapping[str, float]
    """What speaks for nobody whom the article names."""


def rate_speakers(one: OpenQuotation) -> list[float]:
    """Returns how likely each choice is, between 0 and 1; the rest to 1 is nobody's."""
    scores = [
        sum(WEIGHTS.get(name, 0.0) * value for name, value in signs.items())
        for signs in (one.signs, *(choice.signs for choice in one.choices))
    ]
    most = max(scores)
    odds = [exp(score - most) for score in scores]
    return [one / sum(odds) for one in odds[1:]]


def choose_speaker(one: OpenQuotation) -> int | None:
    """Returns the entity that most likely speaks; None where that is not sure."""
    rates = rate_speakers(one)
    best = max(range(len(rates)), key=rates.__getitem__, default=None)
    return one.choices[best].entity if best is not None and rates[best] >= _SURE else None
