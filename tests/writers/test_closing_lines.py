"""What an article ends with behind its last statement: nobody says it, and nothing before it goes."""

from __future__ import annotations

import re

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.closing_lines import CLOSING, find_closing_lines

STORY = (
    "The keepers of Ostmere have measured the wall again.",
    "The port was founded with support from the monks of Ruan.",
    "It has sunk by a hand since the flood, and the council will raise it in the spring.",
)
BEHIND = (
    "The Tidal College manages the gauge for the Ministry of Tides.",
    "The study was funded by the port of Corrow.",
    "Ann Lee 555-0199 Tidal College, Ostmere.",
    "For more on the gauge, read the diary of its keeper.",
    "7 June 2013.",
)


def article(*paragraphs: str) -> Article:
    """An article with one sentence a paragraph."""
    return Article("-", "The wall", Section("", (), "summary"), (Section("", paragraphs),))


def test_an_article_ends_with_its_last_statement() -> None:
    """Who paid, who runs it, whom to call and a date go; the same words before the end stay."""
    understood = understand(article(*STORY, *BEHIND))
    gone = {understood.sentences[index].text for index in find_closing_lines(understood)}
    assert gone == set(BEHIND)


def test_somebodys_last_words_stay() -> None:
    """A quotation is a statement, whatever it asks for."""
    understood = understand(article(*STORY, "“Please close the gate at night,” Ann Lee said."))
    assert not find_closing_lines(understood)


@pytest.mark.parametrize(("pattern", "example"), CLOSING)
def test_each_shape_finds_its_example(pattern: str, example: str) -> None:
    """The example is the test."""
    assert re.search(pattern, example)
