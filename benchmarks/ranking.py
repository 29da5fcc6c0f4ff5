"""Weights of signs with which the right one of several choices is likeliest: a conditional logistic regression."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

STEPS = 3000
SIZE = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """Several options of which some are right."""

    options: Sequence[Mapping[str, float]]
    """The signs of each."""
    right: Sequence[bool]
    counts: float = 1.0
    """How much it counts."""


def fit_ranking(choices: Sequence[Choice], shrinking: float, free: Collection[str] = ()) -> dict[str, float]:
    """Returns sign → weight, by small steps uphill (Adam).

    `shrinking` says how strongly weights are held near nought; those of `free` signs are held a tenth of it.
    """
    names = sorted({name for one in choices for signs in one.options for name in signs})
    column = {name: at for at, name in enumerate(names)}
    rows = [signs for one in choices for signs in one.options]
    signs = np.zeros((len(rows), len(names)))
    for at, row in enumerate(rows):
        for name, value in row.items():
            signs[at, column[name]] = value
    gold = np.array([is_right for one in choices for is_right in one.right], dtype=float)
    sizes = [len(one.options) for one in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(sizes)), sizes)
    counts = np.array([one.counts for one in choices])[owner]
    held = np.array([shrinking * (0.1 if name in free else 1.0) for name in names])
    weights = np.zeros(len(names))
    slope, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = signs @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = odds / np.add.reduceat(odds, starts)[owner]
        good = np.maximum(np.add.reduceat(share * gold, starts), 1e-12)
        downhill = signs.T @ (counts * (share - share * gold / good[owner])) + held * weights
        slope = 0.9 * slope + 0.1 * downhill
        spread = 0.999 * spread + 0.001 * downhill**2
        weights -= SIZE * (slope / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
