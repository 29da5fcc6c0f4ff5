"""What has happened to or by something new is said behind the sentence that brings it in."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence

CASES = {
    "a thing at the end": """
        The council of the town has backed away from a plan that set off loud protests on the quays of the valley.
        => The council of the town has backed away from a plan. | That plan set off loud protests on the quays of the
        valley.
    """,
    "what came from something": """
        The crews of the port came home on Friday, as the council stepped back from a decision that set off long strikes
        in the mills.
        => The crews of the port came home on Friday, as the council stepped back from a decision. | That decision set
        off long strikes in the mills.
    """,
    "a subject": """
        A newly described freshwater snail that lived in the hills of the valley in warmer days has been named after the
        singer Ines Kallio.
        => A newly described freshwater snail has been named after the singer Ines Kallio. | That freshwater snail
        lived in the hills of the valley in warmer days.
    """,
    "what is only wanted": """
        The council of the old port wanted a bright red lamp that burned through all of the nights of the long winter.
        => the same
    """,
    "what each has": """
        Each of the crews in the old port bought a bright red lamp that burned through the nights of the long winter.
        => the same
    """,
    "whose place it is": """
        In that year Ana Duarte wore a long red coat that hid most of her hands to the Corrow Lamp Awards.
        => the same
    """,
    "of which of two": """
        The museum in the old mill has bought a picture of a boat that sank on the way to the old harbour.
        => the same
    """,
    "one of many": """
        The crew of the port has bought the oldest lamp of a kind that burned in all of the mills of the valley.
        => the same
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """Returns an article of all of the sentences."""
    texts = [" ".join(case.split()).partition(" => ")[0] for case in CASES.values()]
    sections = tuple(Section("", (text,)) for text in texts)
    return read_source(understand(Article("-", "The valley", Section("", (), "summary"), sections)))


@pytest.mark.parametrize("name", CASES)
def test_a_new_thing_is_told_of_apart(source: SourceView, name: str) -> None:
    """Where it has happened, once, and only where the sentence says enough without it."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    index = next(one.index for one in source.sentences if one.text == sentence)
    said = " | ".join(wording.text for wording in word_sentence(source, index, Heard()))
    assert said == (sentence if expected == "the same" else expected)
