"""Sentences, words and folding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split, split_quotations
from tests.properties import examples


@pytest.mark.parametrize(
    "sentences",
    [
        ("Mr. Smith met Dr. Jones.", "They spoke."),
        ("J. K. Rowling wrote it.", "So it goes."),
        ("He lives in the U.S.", "It is big."),
        ("The U.K. Government said no.", "The U.S. said yes."),
        ("They sold it to Lee Bros. Boatyard last May.", "Then came Berg Bros.", "The town knows both."),
        ("That cost $3.5bn. in 2024.", "See No. 5 for it."),
        ("He spoke of “peace through strength.”", "Having said so, he left."),
        ("He said: “Stop.”", "Then he left."),
        ("“Go!” she said.", "In Jan. 2024 it rained."),
        ("It ends at 5 p.m.", "Then we go."),
        (
            "It began at 10:20 p.m. Wednesday.",
            "It goes on at 6 p.m. ET today.",
            "May we come at 7 p.m. June 5?",
        ),
        ("It was Plan B.", "The rest was easy."),
        ("Wait… then go.", "Is it?", "Yes!"),
        ("The worm Lock/Boxer.C, found in May, is back.", "Net.Tools and ASP.NET are clean."),
        ("“Is it broken?” Lee asked.", "“Go!”", "She went."),
        ("“It is broken!” Mr. O'Neil shouted.", "The U.S. officials left."),
        ("It opens at 9 a.m. on Monday.", "They live in Ft. Worth."),
        ("1. Bring a lamp.", "2. Light it."),
        ("No.", "Guide dogs may come along.", "No. 5 may, too."),
        ("Go!-Port.net's clerk wrote it.", "So did Lee."),
        ("They lost 40 bbl. — a third of it — at sea.", "Nobody knew."),
        ("(It was late.)", "The gate was shut."),
        ("He wept.", "(“They say, ‘She is slow.’”)", "If that is true, she left."),
        ("“It is late,” she said.", "“We go. You stay.”", "Nobody went."),
    ],
)
def test_split(sentences: tuple[str, ...]) -> None:
    """Abbreviations, initials and figures end no sentence."""
    assert split(" ".join(sentences)) == sentences
    assert split("\n\n".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ("“I went home.", "It was late,” said Anna Bell."),
        ("Anna Bell said: “Mr. Lee waited for days.", "Nobody came. Then he left.”"),
        ('"The gauge broke.', 'We mended it."'),
        ("“I sailed with P.J. Bell for years.", "He left,” said Anna Lee."),
        ("He called it “the end.” It was not.",),
        ("He said so. It was not.",),
    ],
)
def test_quotations_are_cut(sentences: tuple[str, ...]) -> None:
    """Into the sentences between the marks, where that is asked for: to a writer a quotation is one."""
    cut = split_quotations([" ".join(sentences)])
    assert cut[0] == sentences[0]
    assert " ".join(cut) == " ".join(sentences)


@given(st.text(max_size=200))
@settings(max_examples=examples(300))
def test_splitting_loses_nothing(text: str) -> None:
    """The sentences together are the text."""
    assert "".join("".join(split(text)).split()) == "".join(text.split())


def test_count_words() -> None:
    """Words are counted as a speaker counts them."""
    assert count_words("It’s a first-aid kit – for 1,000 people.") == 7


@given(st.text(max_size=100))
@settings(max_examples=examples(1000))
def test_folding_is_idempotent(text: str) -> None:
    """What is folded is not changed by folding."""
    assert fold(fold(text)) == fold(text)


def test_fold() -> None:
    """Two writings of the same words fold to one."""
    assert fold("“It’s\u00a0co\u00adop–ed…”  STRAẞE") == '"it\'s coop-ed..." strasse'
