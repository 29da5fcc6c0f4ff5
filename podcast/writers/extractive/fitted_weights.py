"""Weights of the signs that a sentence is central: fitted by `benchmarks/fit_weights.py`, never by hand."""

from __future__ import annotations

WEIGHTS = {
    "answer for another": 0.53,
    "asks": -0.55,
    "bias": -2.84,
    "body": 1.02,
    "central": -0.31,
    "early": 1.35,
    "early share": -1.24,
    "enumeration for another": 0.86,
    "exclaims": -1.51,
    "first": -0.88,
    "item": -0.70,
    "like all": 4.42,
    "like another": 0.30,
    "like next": -0.63,
    "long": -0.33,
    "new": 0.21,
    "numbers": 0.17,
    "opens paragraph": 0.17,
    "paraphrase": 0.81,
    "place": -0.59,
    "quotes somebody": -0.51,
    "rank of words": 0.97,
    "summary": -1.02,
    "title": 0.33,
    "turns": 0.47,
    "whole": 1.25,
}
