"""Another language than English: greetings are talk, capitals make no names, and what is wrong is found."""

from __future__ import annotations

import pytest

from podcast.script.check import CheckContext, check
from tests.script.sample import parsed

SCRIPT = """---
title: Der Hafen misst das Meer
source: hafen.txt
author: Anna Müller
language: de
hosts:
  Maya: hibari:heart
  Theo: piper:joe
---

## Willkommen

**Maya:** Das ist der Podcast Vorgelesen. Ich bin Maya.

**Theo:** Und ich bin Theo. Wir sind künstliche Stimmen und lesen ein Skript zu einem einzigen Artikel.

## Der Pegel

**Maya:** Seit wann wird dort gemessen?

**Theo:** Der Pegel in Brest wird seit 1807 gelesen. [^1] Das Wasser steht heute dreißig Zentimeter höher. [^2]

**Maya:** Die Ministerin Petra Lang will den Pegel erhalten. [^3]

## Zum Schluss

**Theo:** Der Link zum Artikel steht in den Notizen zur Sendung. Danke fürs Zuhören.

[^1]: Der Pegel in Brest wird seit 1807 gelesen, länger als fast jeder andere.
[^2]: Das Wasser steht dort heute 30 Zentimeter höher als damals.
[^3]: Ministerin Petra Lang sagte am Dienstag, der Pegel müsse erhalten bleiben.
"""


def problems(text: str) -> list[str]:
    """What a strict check finds."""
    return [
        str(problem) for problem in check(parsed(text), CheckContext("s.md", ("Vorgelesen",), strict=True))
    ]


def test_a_good_script_is_good() -> None:
    """Nouns with capitals are no names, and a welcome states nothing."""
    assert problems(SCRIPT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "part"),
    [
        (
            "Pegel in Brest wird seit 1807 gelesen. [^1]",
            "Pegel in Hamburg wird seit 1807 gelesen. [^1]",
            "Hamburg",
        ),
        ("Petra Lang will", "Petra Kurz will", "Petra Kurz"),
        ("seit 1807 gelesen. [^1]", "seit 1817 gelesen. [^1]", "1817"),
        ("Pegel erhalten. [^3]", "Pegel erhalten.", "Petra Lang"),
        (
            "Seit wann wird dort gemessen?",
            "Der Mond wird dort seit langem von Fischern vermessen.",
            "cites nothing",
        ),
    ],
)
def test_what_is_wrong_is_found(right: str, wrong: str, part: str) -> None:
    """A name, a number, a citation, a claim."""
    assert right in SCRIPT
    assert any(part in problem for problem in problems(SCRIPT.replace(right, wrong)))


ENGLISH = """\
[^1]: The gauge in Brest has been read since 1807, longer than almost any other in the world.
[^2]: The water there is 30.5 centimetres higher today than it was when they began to read it.
[^3]: Minister Petra Lang said on Tuesday that the gauge had to be kept.
"""
TRANSLATED = SCRIPT.partition("[^1]: ")[0].replace("dreißig Zentimeter", "30,5 Zentimeter") + ENGLISH


def test_a_translation_has_other_words_than_its_footnotes() -> None:
    """Which is no fault; figures are the same however they are written."""
    assert problems(TRANSLATED) == []


@pytest.mark.parametrize(
    ("right", "wrong", "part"),
    [
        ("seit 1807", "seit 1870", "1870"),
        ("30,5 Zentimeter", "35 Zentimeter", "35"),
        ("Petra Lang", "Petra Kurz", "Petra Kurz"),
        ("will den Pegel erhalten.", "sagte: „Der Pegel muss weg.“", "Der Pegel muss weg"),
    ],
)
def test_what_can_be_proved_of_a_translation_is(right: str, wrong: str, part: str) -> None:
    """Figures, names, and that a quotation stands in the article."""
    assert right in TRANSLATED
    assert any(part in problem for problem in problems(TRANSLATED.replace(right, wrong, 1)))
