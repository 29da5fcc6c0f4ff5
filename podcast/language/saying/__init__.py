"""Saying: a written sentence comes in; the words that a voice says go out, the same for every engine.

Other rooms use `normalisation.normalise`. It runs rules in order: `dates`, `abbreviations` and `amounts` hold those for
English, `rewriting` says what a rule is.
"""
