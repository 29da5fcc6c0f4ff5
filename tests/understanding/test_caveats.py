"""What takes a claim back: the next sentence that turns or limits it, and the clause of its own sentence."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section, Understanding
from podcast.understanding import understand


def read(*paragraphs: str) -> Understanding:
    """Returns what a text says."""
    return understand(Article("-", "Ferries", Section("", (), "summary"), (Section("", paragraphs),)))


def across(*paragraphs: str) -> list[tuple[int, int, str]]:
    """(claim, limit, words) of the caveats that are sentences of their own."""
    return [(one.claim, one.limit, one.words) for one in read(*paragraphs).caveats if one.clause is None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The maker guarantees the cable for ten years. However, the guarantee does not cover rock.",
            "However",
        ),
        ("The town will buy a ferry. But the ferry will not sail before May.", "But"),
        ("The ferry is safe, the owner says. Its age, however, is unknown.", "however"),
        ("The pass is free. It applies only on weekdays.", "applies only"),
        ("The vote was 12 to 9. The vote is not binding.", "is not binding"),
        ("The report blames the crew. There is one caveat.", "There is one caveat"),
    ],
)
def test_the_next_sentence_takes_a_claim_back(text: str, words: str) -> None:
    """By a word that turns and one that limits, by what it denies of the claim itself, or by its name."""
    assert across(text) == [(0, 1, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed at six. But nobody in the village had slept.",
        "Was the ferry late? But the ferry is not what counts.",
        "The ferry sailed at six. The ferry reached the island at nine.",
        "The ferry has a staff of nine. But the ferry does two things that surprise.",
    ],
)
def test_what_goes_on_takes_nothing_back(text: str) -> None:
    """Another matter, a question before, the next event, and a turn that limits nothing."""
    assert across(text) == []


def test_a_clause_takes_its_own_sentence_back() -> None:
    """A condition, and what stands behind "but"."""
    caveats = read("The bridge opens if the council pays. The ferry is old, but the crew is new.").caveats
    assert [(one.claim, one.limit, one.words, one.clause is None) for one in caveats] == [
        (0, 0, "if", False),
        (1, 1, "but", False),
    ]


def test_what_is_left_out_is_told() -> None:
    """Who cites the claim alone leaves its caveat out; who cites both does not."""
    understood = read(
        "The town will buy a ferry. But the ferry will not sail before May. It costs a million."
    )
    assert [one.limit for one in understood.find_left_out({0})] == [1]
    assert understood.find_left_out({0, 1}) == ()
