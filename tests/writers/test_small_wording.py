"""Small things in a page's wording at which listeners stumble, and how they are said."""

from __future__ import annotations

import pytest

from podcast.language.plain.months import name_day
from podcast.model import Article, Block, Section
from podcast.understanding import understand
from podcast.writers.extractive.dialogue import converse, open_talk
from podcast.writers.extractive.points import find_points
from podcast.writers.extractive.source_view import read_source
from podcast.writers.plain_speech import unmarked
from tests.writers.written import understood, write_script


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The port ’s gate is shut.", "The port’s gate is shut."),
        ("They 've shut it.", "They've shut it."),
        ("The rock ’n’ roll of 1961", "The rock ’n’ roll of 1961"),
        ("The berm [a low bank of clay] is old.", "The berm, a low bank of clay, is old."),
        ("They asked for [the keys of] the gate.", "They asked for the keys of the gate."),
    ],
)
def test_marks_of_the_page_do_not_part_words(written: str, said: str) -> None:
    """A stray space goes, and what an editor explains stands between commas."""
    assert unmarked(written) == said


def _said(text: str, date: str = "") -> str:
    blocks = (Block("paragraph", text),)
    section = Section("", (text,), blocks=blocks)
    article = Article("-", "The gate of Corrow", Section("", (), "summary"), (section,), date=date)
    return " ".join(line.text for line in write_script(article).lines)


def test_a_day_is_named_where_the_text_counts_from_it() -> None:
    """Who hears "on Thursday" can tell which one; where nothing counts from it, the month will do."""
    assert name_day("2013-07-19") == "Friday, July 19, 2013"
    assert not name_day("soon")
    shut = "The gate of Corrow was shut on Thursday, and nobody knows when it will open."
    assert "from Friday, July 19, 2013" in _said(shut, "2013-07-19")
    assert "from July 2013" in _said(shut.replace("Thursday", "Thursday, July 18"), "2013-07-19")
    assert "from July 2013" in _said(shut.replace("on Thursday", "in May"), "2013-07-19")


def test_a_sum_is_said_in_one_other_currency() -> None:
    """The first will do."""
    said = _said("The new gate of the port cost 16m roubles ($500,000; £330,000) in the end.")
    assert "16m roubles, or $500,000, in the end" in said


def test_one_speaker_is_not_said_to_say_it_twice() -> None:
    """The other host goes on with somebody's words by another frame than "Lee said", which was just heard."""
    paragraphs = (
        "“Nobody has answered any of our letters, and the winter is near,” said Ann Lee, who leads the port of Corrow.",
        "The ministry has three other ports to look after.",
        "“The gate is no better than the wall, and the lamp on it has been dark for years,” Lee said.",
    )
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    section = Section("", paragraphs, blocks=blocks)
    article = Article("-", "The gate of Corrow", Section("", (), "summary"), (section,))
    turns = converse(open_talk(read_source(understood(article)), 2), (0, 2), 0)
    said = [" ".join(text for text, _ in turn.parts) for turn in turns]
    assert said[-1].startswith("Lee again: “The gate is no better"), said


def test_words_of_nobody_are_said_where_their_sentence_tells_what_they_are() -> None:
    """Be its verb only a form of "be"."""
    text = "The lock is shut. One reason may be the rust: “there are large holes in both of its gates.”"
    source = read_source(
        understand(Article("-", "A lock", Section("", (), "summary"), (Section("", (text,)),)))
    )
    assert [point.own for point in find_points(source)] == [0, 1]
