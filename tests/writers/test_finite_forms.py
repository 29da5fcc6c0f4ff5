"""A participle as a verb in the time of another one: spelling, irregular pasts, and what is no guess."""

from __future__ import annotations

import pytest

from podcast.model import Token
from podcast.writers.extractive.finite_forms import make_finite


def verb(text: str, lemma: str, tag: str, relation: str = "ROOT") -> Token:
    """A verb as a parser gives it."""
    return Token(text, 0, lemma, "VERB", tag, relation, 0, 0, 0, "")


@pytest.mark.parametrize(
    ("participle", "stem", "past", "present"),
    [
        ("adding", "add", "added", "adds"),
        ("stopping", "stop", "stopped", "stops"),
        ("making", "make", "made", "makes"),
        ("carrying", "carry", "carried", "carries"),
        ("playing", "play", "played", "plays"),
        ("dying", "die", "died", "dies"),
        ("using", "use", "used", "uses"),
        ("hitting", "hit", "hit", "hits"),
        ("lying", "lie", None, None),
        ("being", "be", None, None),
    ],
)
def test_a_participle_becomes_a_verb(
    participle: str, stem: str, past: str | None, present: str | None
) -> None:
    """In the past behind a past or a perfect, else in the present."""
    own = verb(participle, stem, "VBG")
    assert make_finite(own, verb("fell", "fall", "VBD"), is_plural=False) == past
    assert make_finite(own, verb("has", "have", "VBZ", "aux"), is_plural=False) == past
    assert make_finite(own, verb("has", "have", "VBZ"), is_plural=False) == present
    assert make_finite(own, verb("falls", "fall", "VBZ"), is_plural=False) == present


def test_a_modal_is_said_again() -> None:
    """What will come is no more than that."""
    own = verb("giving", "give", "VBG")
    assert make_finite(own, verb("will", "will", "MD"), is_plural=True) == "will give"
    assert make_finite(own, verb("’ll", "will", "MD"), is_plural=True) is None
