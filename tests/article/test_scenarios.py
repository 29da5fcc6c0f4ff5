"""Scenarios: known by the likelihood in their headings, wherever it stands, and by what announces them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from podcast.article.extraction import Extract
from podcast.article.likelihood import is_likelihood, rate
from podcast.article.outlining import outline
from podcast.article.prose_likelihood import FRAMES, likelihood_of
from podcast.model import Block, Document

if TYPE_CHECKING:
    from podcast.article.prose_likelihood import LikelihoodFrame

TEXT = (
    "The harbour stays open through the winter, and the council pays for the pilots as it has done for years."
)


def heading(text: str, level: int = 2) -> Block:
    return Block("heading", text, level)


def scenarios(*blocks: Block | str) -> list[tuple[str, str]]:
    """Name and likelihood of each scenario of an article of these blocks; a string is a paragraph."""
    whole = [Block("paragraph", block) if isinstance(block, str) else block for block in blocks]
    article = outline(Extract(Document("a.html", "The harbour", tuple(whole))))
    return [(part.name, part.likelihood) for part in article.sections if part.kind == "scenario"]


@pytest.mark.parametrize(
    ("text", "name", "likelihood"),
    [
        ("Likely: The harbour closes", "The harbour closes", "Likely"),
        ("Possible, but unlikely: The harbour closes", "The harbour closes", "Possible, but unlikely"),
        ("Base case: the harbour closes (55%)", "the harbour closes", "55%"),
        ("The harbour closes (as likely as not)", "The harbour closes", "as likely as not"),
        ("Unlikely (15 %): The harbour closes", "The harbour closes", "Unlikely (15 %)"),
        ("Most likely scenario – the harbour closes", "the harbour closes", "Most likely scenario"),
        ("The harbour closes (less likely, but rising)", "The harbour closes", "less likely, but rising"),
        ("The harbour closes [low probability]", "The harbour closes", "low probability"),
        ("The harbour closes – 40% probability", "The harbour closes", "40% probability"),
        ("The harbour closes, most likely", "The harbour closes", "most likely"),
        ("The harbour closes | improbable", "The harbour closes", "improbable"),
        ("The harbour closing is unlikely", "The harbour closing", "unlikely"),
        ("Probability: 45 percent – The harbour closes", "The harbour closes", "45 percent"),
        ("Scenario 2 (unlikely): The harbour closes", "The harbour closes", "unlikely"),
        ("Scenario B: The harbour closes (probability: high)", "The harbour closes", "high"),
        ("3. The harbour closes (possible)", "The harbour closes", "possible"),
        ("Worst case: The harbour closes", "The harbour closes", "Worst case"),
        ("Wenig wahrscheinlich: Der Hafen schließt", "Der Hafen schließt", "Wenig wahrscheinlich"),
        ("Scenario 2: The harbour closes", "The harbour closes", ""),
        ("The harbour closes (one chance in ten)", "The harbour closes", "one chance in ten"),
        ("The harbour closes (45 per cent)", "The harbour closes", "45 per cent"),
        ("The harbour closes – odds: 1 in 4", "The harbour closes", "1 in 4"),
    ],
)
def test_the_likelihood_may_stand_anywhere(text: str, name: str, likelihood: str) -> None:
    """Before the name, after it, in brackets, behind a dash, as a percentage, with the scenario's number or without."""
    rating = rate(text)
    assert rating is not None
    assert (rating.name, rating.likelihood) == (name, likelihood)


@pytest.mark.parametrize(
    "text",
    [
        "Possible side effects: what to know",
        "Is it likely?",
        "High risk: fire in the harbour",
        "The case for an open harbour",
        "40 percent of all ships",
        "In 2020, likely voters",
        "1. Cut the rope",
        "The likely winner of the regatta",
    ],
)
def test_a_heading_with_such_a_word_is_not_rated(text: str) -> None:
    """A likelihood is a phrase of its own, not a word among others."""
    assert rate(text) is None
    assert not is_likelihood(text)


def test_a_likelihood_behind_the_name_needs_company() -> None:
    """One heading in brackets is a heading; two side by side are scenarios."""
    alone: tuple[Block, str] = (heading("The harbour closes (likely)"), TEXT)
    assert scenarios(TEXT, *alone, heading("What it costs"), TEXT) == []
    assert scenarios(TEXT, *alone, heading("It stays open (unlikely)"), TEXT) == [
        ("The harbour closes", "likely"),
        ("It stays open", "unlikely"),
    ]


def test_a_sentence_announces_as_many_as_it_counts() -> None:
    """Those right below it, of which two at least are rated or the sentence calls scenarios; what follows is none."""
    parts: list[Block | str] = [
        heading("It closes"),
        TEXT,
        heading("It stays open"),
        TEXT,
        heading("Conclusion"),
        TEXT,
    ]
    assert scenarios(f"{TEXT} We see two scenarios.", *parts) == [("It closes", ""), ("It stays open", "")]
    assert scenarios(f"{TEXT} The council has two options.", *parts) == []
    assert scenarios(f"The council had three options: to pay, to close or to wait. {TEXT}", *parts) == []


def test_a_study_that_computes_scenarios_announces_none() -> None:
    """Headings of the same level that are more than the sentence counts are the study's own."""
    parts: list[Block | str] = [heading("Data"), f"{TEXT} We ran the model for two scenarios."]
    for name in ("Gauges", "Harbours", "Pilots"):
        parts += [heading(name), TEXT]
    assert scenarios(TEXT, *parts) == []


def test_what_stands_below_the_heading_scenarios_is_one() -> None:
    """Those of a deeper level, and at the same level those up to the last that is rated."""
    assert scenarios(
        TEXT, heading("Scenarios"), TEXT, heading("It closes", 3), TEXT, heading("End"), TEXT
    ) == [("It closes", "")]
    flat: list[Block | str] = [heading("It closes"), TEXT, heading("It stays open: unlikely"), TEXT]
    flat += [heading("End"), TEXT]
    assert scenarios(TEXT, heading("Scenarios"), TEXT, *flat) == [
        ("It closes", ""),
        ("It stays open", "unlikely"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        Block("paragraph", "Likelihood: high"),
        Block("paragraph", "Assessed likelihood: high"),
        heading("Likelihood: high", 3),
        Block("item", "High likelihood"),
    ],
)
def test_a_line_of_its_own_says_how_likely(label: Block) -> None:
    """Below the heading; it stays in the text."""
    parts: list[Block | str] = [heading("Scenarios"), TEXT, heading("It closes", 3), label, TEXT]
    [(name, likelihood)] = scenarios(TEXT, *parts)
    assert name == "It closes"
    assert "high" in likelihood.lower()


def test_a_paragraph_may_begin_with_the_name() -> None:
    """Bold names at the beginning of two paragraphs or more are headings of what follows them."""
    parts: list[Block | str] = [f"Likely – it closes. {TEXT}", TEXT, f"Unlikely – it stays open. {TEXT}"]
    assert scenarios(TEXT, heading("Scenarios"), TEXT, *parts) == [
        ("it closes", "Likely"),
        ("it stays open", "Unlikely"),
    ]
    assert scenarios(f"Likely: it closes. {TEXT}", TEXT) == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.phrase)
def test_a_sentence_says_how_likely(frame: LikelihoodFrame) -> None:
    """In its own words, without the noun that a copula joins them with."""
    assert likelihood_of(frame.example) == frame.phrase


@pytest.mark.parametrize(
    "sentence",
    [
        "The council should act as soon as possible.",
        "The council is likely to raise the fee.",
        "Remote villages have no harbour.",
        "Forty percent of the boats are old.",
        "It is possible to walk around the mole.",
    ],
)
def test_a_sentence_with_such_a_word_says_nothing(sentence: str) -> None:
    """What somebody can or will do is no likelihood of a thing to come."""
    assert likelihood_of(sentence) == ""


def test_texts_say_how_likely_below_a_heading_over_things_to_come() -> None:
    """All siblings but one must say it; under another heading nothing is a scenario."""
    parts: list[Block | str] = [
        heading("A new pier", 3),
        f"The most likely outcome is a new pier. {TEXT}",
        heading("A bridge", 3),
        f"It is possible, though dear, that a bridge comes. {TEXT}",
        heading("An island", 3),
        TEXT,
    ]
    assert scenarios(TEXT, heading("Where this could lead"), *parts) == [
        ("A new pier", "most likely"),
        ("A bridge", "possible"),
        ("An island", ""),
    ]
    assert scenarios(TEXT, heading("How the pier was built"), *parts[:2], *parts[4:]) == []
    flat = [replace(part, level=2) if isinstance(part, Block) else part for part in parts]
    assert scenarios(TEXT, heading("Three futures"), TEXT, *flat, heading("Notes on method"), TEXT) == [
        ("A new pier", "most likely"),
        ("A bridge", "possible"),
        ("An island", ""),
    ]


def test_siblings_lose_the_number_that_they_share() -> None:
    """Behind the same words, whatever these are; the likelihood may stand at the end."""
    parts: list[Block | str] = []
    for number, name in (("one", "It closes"), ("two", "It stays")):
        parts += [heading(f"Road {number}: {name}", 3), TEXT, "Probability: low"]
    assert scenarios(TEXT, heading("The years ahead"), TEXT, *parts) == [
        ("It closes", "low"),
        ("It stays", "low"),
    ]


def test_points_and_rows_are_scenarios() -> None:
    """Each with its name first and a likelihood beside it or in its text."""
    points = [
        Block("item", f"The pier: {TEXT} We put its odds at one in three."),
        Block("item", f"The bridge: {TEXT} This outcome is unlikely."),
    ]
    assert scenarios(TEXT, heading("Three ways ahead"), TEXT, *points) == [
        ("The pier", "one in three"),
        ("The bridge", "unlikely"),
    ]
    rows = [
        Block("row", "Scenario: Probability, What it means", label="Scenario"),
        Block("row", "The pier: High, boats come back", label="The pier"),
        Block("row", "The bridge: 20 percent, boats go elsewhere", label="The bridge"),
    ]
    assert scenarios(TEXT, heading("Scenarios"), *rows) == [
        ("The pier", "High"),
        ("The bridge", "20 percent"),
    ]
    assert scenarios(TEXT, heading("Who pays"), TEXT, *points[:1], Block("item", "The bank: nothing")) == []


def test_lines_of_likelihood_stand_over_under_or_between() -> None:
    """Over a name where the first stands below what announces them; a table of long cells comes as such lines."""
    names = ("It closes", "It stays")
    over: list[Block | str] = [heading("Outlook")]
    under: list[Block | str] = [heading("Outlook")]
    between: list[Block | str] = [heading("Outlook"), "The likelihoods are ours."]
    for name, word in zip(names, ("Unlikely", "Most likely"), strict=True):
        over += [word, heading(name, 3), TEXT]
        under += [heading(name, 3), TEXT, word]
        between += [name, word, TEXT]
    for parts in (over, under, between):
        assert scenarios(TEXT, *parts) == [("It closes", "Unlikely"), ("It stays", "Most likely")]


def test_the_order_is_no_part_of_the_likelihood() -> None:
    """ "The first and most likely" is the first of them, and most likely."""
    rating = rate("The first and most likely: The harbour closes")
    assert rating is not None
    assert (rating.name, rating.likelihood) == ("The harbour closes", "most likely")
