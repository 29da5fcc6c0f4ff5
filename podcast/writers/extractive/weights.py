"""How much counts what, when sentences are chosen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What makes a sentence worth saying; the unit is the mean logarithm of how often the article has its words.

    No number here was fitted: each was chosen by ear, from the scripts of some articles, and `benchmarks/scripts.py`
    only told whether what it led to was whole, grounded and of the right length. A fit may well do better.
    """

    # Any sentence of a section
    title: float = 0.3
    """For words that it has in common with the title, by the square root of its own."""
    figure: float = 0.15
    """For a number: people remember it."""
    pointer: float = -0.8
    """For "see below", "figure 3" and the like, which a listener cannot follow."""
    telephone: float = -1.5
    formula: float = -1.0
    question: float = -0.4
    first_person: float = -0.6
    """For "I" and "we", which have to be reported or quoted."""
    fragment: float = -0.3
    """For fewer than six words."""
    breath: float = -0.05
    """For each word of its longest part over `survey.BREATH`."""
    hinge: float = 0.6
    """In a scenario, for saying what would bring it about or speaks against it."""
    opens_paragraph: float = 0.25
    opens_section: float = 0.25
    """Beside `opens_paragraph`; both only where the sentence leans on none before it."""
    nothing: float = -1.0
    """The whole weight of a sentence without a word of substance."""

    # The choice for a section
    neighbour: float = 0.15
    """For standing beside a sentence that is said: talk in runs is easier to follow."""
    flatness: float = 0.85
    """Exponent by which a section's length becomes its wish for words: under 1, short ones gain."""
    scenario: float = 1.4
    """Factor of a scenario's wish for words: what may come is what listeners ask for."""

    # Hook, lead and what to remember
    fit: float = 2.0
    """For words in common with the title, by the square root of the title's."""
    begins_article: float = 1.0
    """In a hook, for being the article's first sentence."""
    begins_early: float = 0.5
    """In a hook, for standing in the first section."""
    strange: float = -0.7
    """In a hook, for an acronym that the title does not have: nobody knows it yet."""
    concludes: float = 0.6
    """In what to remember, for a word that draws a conclusion."""
    hangs: float = -2.0
    """In what to remember, for beginning with "Although", "If" or the like: it is half a thought."""
    second_half: float = 0.4
    last_third: float = 0.4
    """In what to remember, for standing where articles conclude; in the last third both count."""


WEIGHTS = Weights()
