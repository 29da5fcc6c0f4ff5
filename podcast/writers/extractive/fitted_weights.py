"""Weights of the signs that a sentence is central: fitted by `benchmarks/fit_weights.py`, never by hand."""

from __future__ import annotations

WEIGHTS = {
    "answer for another": 0.37,
    "aside": -2.24,
    "bias": -4.17,
    "central": -0.07,
    "concession for another": -1.83,
    "condition of it": -0.47,
    "contrast for another": 0.55,
    "early share": -0.26,
    "early": 2.38,
    "enumeration for another": 1.15,
    "first": -0.32,
    "imperative": -0.70,
    "item": -0.70,
    "long": -0.30,
    "medium": 0.12,
    "opens paragraph": 0.36,
    "past": -0.20,
    "pro or con": -1.15,
    "quoted": -0.62,
    "quotes somebody": -0.61,
    "scenario": -0.45,
    "short": -0.54,
    "summary": -1.12,
    "title": 0.95,
    "turn": 1.19,
    "words": 0.56,
}
