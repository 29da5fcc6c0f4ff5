"""Measures: quantities and times, of which kind, and what they count."""

from __future__ import annotations

import pytest

from podcast.language.grammar.parsing import parse
from podcast.understanding.sentences.quantities import find_measures

CASES: dict[str, list[tuple[str, str, str]]] = {
    "The report counts 3,100 rural households, and 12 % of them have no water.": [
        ("quantity", "3,100", "rural households"),
        ("share", "12 %", "them"),
    ],
    "The quay cost $20 million in 1998, and 6.5 million euros were planned.": [
        ("money", "$20 million", ""),
        ("time", "1998", ""),
        ("money", "6.5 million euros", ""),
    ],
    "It rose from £2bn to £3bn.": [("money", "£2bn", ""), ("money", "£3bn", "")],
    "Two thirds of the boats sail for three months.": [
        ("share", "Two thirds", "the boats"),
        ("duration", "three months", ""),
    ],
    "About 40 per cent of registered nurses left within six weeks.": [
        ("share", "40 per cent", "registered nurses"),
        ("duration", "six weeks", ""),
    ],
    "It was the third storm in two years, and the first since May 2012.": [
        ("ordinal", "third", "storm"),
        ("duration", "two years", ""),
        ("time", "May 2012", ""),
    ],
    "Last year, two hundred and fifty people came.": [
        ("time", "Last year", ""),
        ("quantity", "two hundred and fifty", "people"),
    ],
    "The Northern Coalition, which has 102 members, lost 26 of its seats.": [
        ("quantity", "102", "members"),
        ("quantity", "26", "its seats"),
    ],
    "It was five years ago, at 9:30 a.m. on Monday.": [
        ("time", "five years ago", ""),
        ("time", "9:30 a.m.", ""),
        ("time", "Monday", ""),
    ],
    "During the past three decades, it lost nearly 300 square miles.": [
        ("time", "the past three decades", ""),
        ("quantity", "300", "square miles"),
    ],
}


@pytest.mark.parametrize("sentence", CASES)
def test_measures_are_found(sentence: str) -> None:
    """In order, each once, with the noun that it counts."""
    [tree] = parse([sentence])
    assert [
        (
            measure.kind,
            tree.words(measure.span.start, measure.span.stop),
            tree.words(measure.counts.start, measure.counts.stop) if measure.counts else "",
        )
        for measure in find_measures(tree, 0)
    ] == CASES[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 12-year-old boy read Chapter 3 of it.",
        "He is 42 years old.",
        "The Boeing 747 landed on Highway 9.",
        "May I come in for a look?",
        "One must not touch it.",
    ],
)
def test_what_measures_nothing_is_left_out(sentence: str) -> None:
    """Names with a number in them, ages, and words that only look like a time or a number."""
    [tree] = parse([sentence])
    assert find_measures(tree, 0) == ()
