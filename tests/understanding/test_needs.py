"""Sentences that cannot stand alone are known, with the one that they need."""

from __future__ import annotations

import pytest

from podcast.model import Article, Need, Section
from podcast.understanding import understand
from podcast.understanding.referring.leaning import LEANS, Lean


def needs(*paragraphs: str) -> dict[int, list[Need]]:
    """Returns the needs of a text, by sentence."""
    article = Article("", "", Section("", (), "summary"), (Section("", paragraphs),))
    by_sentence: dict[int, list[Need]] = {}
    for need in understand(article).needs:
        by_sentence.setdefault(need.sentence, []).append(need)
    return by_sentence


@pytest.mark.parametrize("lean", LEANS, ids=lambda lean: lean.example)
def test_each_way_to_lean_is_seen_in_its_example(lean: Lean) -> None:
    """A sentence that begins with words that point back needs the one before it."""
    assert (lean.kind, 0) in {
        (need.kind, need.needs) for need in needs("The bridge is old.", lean.example)[1]
    }


@pytest.mark.parametrize(
    ("text", "kind", "needed", "because"),
    [
        (
            "Old coal plants are dear. Two gas plants shut down on Friday. Neighbours want the plants to stay closed.",
            "noun", 1, "the plants",
        ),
        ("Ten members signed the letter. (Six are with the mayor, four are not.)", "comparison", 0, "Six"),
        ("The scale sends a weak current. Your body's density is then used for the rest.", "connective", 0, "then"),
        ("Thomas Lee ran the mill for years. His daughter is proud. I will always love him.", "pronoun", 0, "him"),
        ("Susan Barker built the ferry. It was slow. Barker sold it.", "name", 0, "Barker"),
    ],
)  # fmt: skip
def test_an_orphan_needs_the_sentence_that_names_what_it_means(
    text: str, kind: str, needed: int, because: str
) -> None:
    """The last sentence of each text points back at an earlier one."""
    found = needs(text)
    assert (kind, needed, because) in {(one.kind, one.needs, one.because) for one in found[max(found)]}


@pytest.mark.parametrize(
    "text",
    [
        "Susan Barker sold her boat to the city of Hull.",
        "Although he was ill, Thomas Lee crossed the river.",
        "The mill, which is old, has lost its wheel.",
        "It is clear that prices will rise.",
        "So far, prices have risen by a tenth.",
    ],
)
def test_a_sentence_that_names_what_it_means_stands_alone(text: str) -> None:
    """A sentence whose pronouns point inside it needs no other one."""
    assert 1 not in needs("Winter was long.", text)
