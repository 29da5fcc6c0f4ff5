"""Sentences for the ear: brackets, dashes and marks of the page go, no fact does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.language.plain.sentences import count_words
from podcast.writers.plain_speech import for_ear, without_asides

CASES = {
    "a share in words and in figures": "Three in five (61%) ports wait. => Three in five ports wait.",
    "a shorter name": """
        Harrow Lamps Ltd. (Harrow) of Ostmere (formerly of Corrow) is closed.
        => Harrow Lamps Ltd. of Ostmere, formerly of Corrow, is closed.
    """,
    "or something else": """
        The gate holds hundreds (or thousands) of logs.
        => The gate holds hundreds or thousands of logs.
    """,
    "an editor's mark": "They met in the Long Room [the hall, ed.]. => They met in the Long Room.",
    "a drawn rating": "The gauge gets 3.5 out of 5 ★★★½. => The gauge gets 3.5 out of 5.",
    "an aside in brackets": """
        The gauge (built by a clockmaker) has never been moved.
        => The gauge, built by a clockmaker, has never been moved.
    """,
    "an acronym in brackets": """
        The Permanent Service for Mean Sea Level (PSMSL) keeps the data.
        => The Permanent Service for Mean Sea Level keeps the data.
    """,
    "a reference in brackets": """
        The rise has doubled since then (Ruiz et al., 2019) in most ports (see Fig. 2).
        => The rise has doubled since then in most ports.
    """,
    "a clause in brackets": """
        The ferry still lands there (it has no other quay).
        => The ferry still lands there. | It has no other quay.
    """,
    "an adverb in brackets": "The sea has (slowly) risen. => The sea has slowly risen.",
    "a sentence in brackets": "(The gauge has never moved.) => The gauge has never moved.",
    "a letter in brackets": "“[I]f it rises, we leave,” she wrote. => “If it rises, we leave,” she wrote.",
    "a number in brackets that the sentence needs": """
        The count (3) stands at offset [4] or [6] of the ledger [3].
        => The count stands at offset 4 or 6 of the ledger.
    """,
    "a number that is not exact": """
        ~12 ports have paid ~$1.4 million each for ~~new~~ gauges.
        => About 12 ports have paid about $1.4 million each for new gauges.
    """,
    "one with others inside": "(The clerk calls read(), as ever.). => The clerk calls read, as ever.",
    "a bracket that closes elsewhere": "(The gate was never shut. => The gate was never shut.",
    "a bracket that opens elsewhere": "It was never mended, either.) => It was never mended, either.",
    "a letter that counts": "A) The gate is old. => A) The gate is old.",
    "footnote marks": "The sea has risen.3 It goes on. => The sea has risen. It goes on.",
    "a dash": "The clerk wrote it down – nobody asked. => The clerk wrote it down, nobody asked.",
    "a pair of dashes": """
        The clerk — a patient man — wrote it down. => The clerk, a patient man, wrote it down.
    """,
    "straight quotation marks": 'The "books" were never read. => The “books” were never read.',
    "a quotation that goes on elsewhere": "“The books were never read. => The books were never read.",
    "marks in quoted words": "“The sea – all of it – has risen (a lot),” she says. => the same",
}


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_is_said_without_the_marks_of_the_page(name: str) -> None:
    """What stands in brackets or between dashes is said between commas, if it says something."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    expected = sentence if expected == "the same" else expected
    assert " | ".join(for_ear(sentence, follows=True)) == expected


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("However, the sea went on rising.", "The sea went on rising."),
        ("But the sea went on rising.", "The sea went on rising."),
        ("In addition, the river brought sand.", "The river brought sand."),
        ("Butter was sold on the quay.", "Butter was sold on the quay."),
    ],
)
def test_a_connective_goes_with_the_sentence_it_leans_on(sentence: str, alone: str) -> None:
    """Unless that one is said."""
    assert for_ear(sentence, follows=False) == (alone,)
    assert for_ear(sentence, follows=True) == (sentence,)


@given(st.text(max_size=300))
def test_any_text_is_said_or_left_out(text: str) -> None:
    """Nothing crashes, and every part ends as a sentence."""
    for follows in (False, True):
        for part in for_ear(text, follows=follows):
            assert re.search(r"[.!?…:。！？][”’\"'»)]*$", part)


def test_a_sentence_without_an_end_costs_no_ages() -> None:
    """Ten thousand words without a full stop are said as they are, as are ten thousand brackets."""
    endless = "the sea and " * 10_000
    assert count_words(" ".join(for_ear(endless, follows=True))) == 30_000
    assert without_asides("(" * 10_000)
