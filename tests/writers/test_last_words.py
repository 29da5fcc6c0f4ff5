"""How an episode of news ends: with what comes next or what somebody says, and not with its last detail."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from tests.writers.written import write_script

NO_SUMMARY = Section("", (), "summary")
NEWS = (
    "CORROW, May 3 — The port of Corrow closed its old lock on Tuesday after a gate broke in a storm.",
    "Two ferries wait outside the mole. A crew of twelve divers began to lift the gate on Wednesday.",
    "The lock was built in 1931. It was mended twice since the war, police and the port authority said.",
    "“The hinge was rusted through,” said Dora Lund, the harbour master. She has asked for a new lock since 2009.",
    "The council turned down her plan in March. It would have cost nine million pounds.",
)
FLAT = "The mole has a lighthouse of grey stone with eighty steps."


def _end(*last: str) -> list[str]:
    """The lines of the last chapter but for the goodbye, of the news with these paragraphs at its end."""
    section = Section("", (*NEWS, FLAT, *last))
    article = Article("-", "Port of Corrow closes its lock", NO_SUMMARY, (section,), date="2023-05-03")
    chapter = write_script(article, 2).chapters[-1]
    return [line.text for line in chapter.lines][:-1]


def test_news_end_with_what_comes_next() -> None:
    """Where that is how they end: taken from before the lighthouse, it would leave a hole there."""
    ahead = "Engineers expect the lock to open again in June."
    assert _end(ahead) == [ahead]
    assert _end(ahead, "The lighthouse has a bell.") == []


@pytest.mark.parametrize(
    ("paragraph", "end"),
    [
        (
            "“Nobody wanted to hear of the rust,” said Tom Keita, a diver from Ruan.",
            ["The last word goes to Tom Keita, a diver from Ruan: “Nobody wanted to hear of the rust.”"],
        ),
        (
            "“Nobody wanted to hear of the rust,” said Tom Keita, a diver. “Now the rust has won.”",
            [
                "The last word goes to Tom Keita, a diver: “Nobody wanted to hear of the rust. Now the rust has won.”"
            ],
        ),
        ("“It was never mended,” said Tom Keita, a diver from Ruan.", []),
        ("“Who wanted to hear of the rust?” said Tom Keita, a diver from Ruan.", []),
        (
            "“Nobody wanted to hear of the rust,” said Tom Keita, a diver. The rust was everywhere, he added.",
            [],
        ),
    ],
)
def test_news_end_with_the_last_word_of_somebody(paragraph: str, end: list[str]) -> None:
    """Where nothing looks ahead: whole, clear by itself, no question, and with nothing behind it that leans on it."""
    assert _end(paragraph) == end


def test_what_is_said_at_the_end_is_said_once() -> None:
    """The last word is held back, not told again."""
    section = Section("", (*NEWS, FLAT, "“Nobody wanted to hear of the rust,” said Tom Keita, a diver."))
    article = Article("-", "Port of Corrow closes its lock", NO_SUMMARY, (section,), date="2023-05-03")
    said = " ".join(line.text for line in write_script(article, 2).lines)
    assert said.count("hear of the rust") == 1
    assert "eighty steps" in said


@pytest.mark.parametrize(
    "paragraph",
    [
        "The remainder of the money will go to the lighthouse.",
        "The port of Corrow will keep its old lock closed.",
    ],
)
def test_no_end_is_half_of_something_or_was_told_at_the_beginning(paragraph: str) -> None:
    """What is left of something needs what that is, and the news was heard."""
    assert _end(paragraph) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "The funds will go to the lighthouse of the mole.",
        "When the wind was high, the gate would slam against the wall.",
        "Such a gate will be expensive for the ferries.",
        "Rust may have broken the hinge of the gate long before the storm.",
        "A letter of the council asked whether the rust was seen by anybody.",
    ],
)
def test_no_end_points_back_or_tells_what_is_over(paragraph: str) -> None:
    """A thing that only the sentence before names, a habit, a guess at what was: none of them is what comes next."""
    assert _end(paragraph) == []


def test_the_last_word_answers_nobody() -> None:
    """Words that begin with a turn belong behind what they turn."""
    assert _end("“However, nobody wanted to hear of the rust,” said Tom Keita, a diver from Ruan.") == []
