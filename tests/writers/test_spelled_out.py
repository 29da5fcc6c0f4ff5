"""An acronym is said with its whole name where the article has both, and leaves it to the reader to see that."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.dialogue import open_talk
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence

NAMED = "The Corrow Harbour Council met in May."
ON_AIR = "Ruan listens to Late Harbour Show every night."


def _say(*sentences: str) -> str:
    """How the last sentence is said behind the others."""
    article = Article("-", "The lock", Section("", (), "summary"), (Section("", (" ".join(sentences),)),))
    source = read_source(understand(article))
    talk = open_talk(source, 2)
    last = len(sentences) - 1
    for index in range(last):
        talk.note(index)
    return " | ".join(one.text for one in word_sentence(source, last, talk.heard))


@pytest.mark.parametrize(
    ("named", "sentence", "said"),
    [
        (NAMED, "The lock was paid for by the CHC.", "The lock was paid for by the Corrow Harbour Council."),
        (
            NAMED,
            "The CHC paid, and the CHC rules.",
            "The Corrow Harbour Council, or CHC, paid, and the CHC rules.",
        ),
        (NAMED, "Four CHC members voted for it.", "Four Corrow Harbour Council members voted for it."),
        (ON_AIR, "She was a writer at LHS in May.", "She was a writer at Late Harbour Show in May."),
        (NAMED, "She spoke on CHC Radio in May.", "She spoke on CHC Radio in May."),
        (NAMED, "The lock was paid for by the RDK.", "The lock was paid for by the RDK."),
        ("The Corrow Harbour Council (CHC) met in May.", "The CHC paid for it.", "The CHC paid for it."),
    ],
)
def test_an_acronym_is_said_with_its_name(named: str, sentence: str, said: str) -> None:
    """With the acronym behind it where that comes again; but what is a part of another name stays."""
    assert _say(named, sentence) == said


def test_it_is_said_with_its_name_once() -> None:
    """Behind that, the letters alone are known."""
    sentences = (NAMED, "The lock was paid for by the CHC.", "Now the CHC has no money.")
    assert _say(*sentences) == "Now the CHC has no money."
