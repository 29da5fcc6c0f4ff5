"""What somebody says besides is said by itself, with who says it."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence

CASES = {
    "a second verb of saying": """
        Ines Kallio said she did not know when the old mill would be sold, but noted that most of the crews had left the
        valley by then.
        => Ines Kallio said she did not know when the old mill would be sold. | But she noted that most of the crews had
        left the valley by then.
    """,
    "what somebody adds": """
        A harbour official said that the crews would meet the bakers before the feast, adding that the talks about the
        quay were of great use.
        => A harbour official said that the crews would meet the bakers before the feast. | The harbour official added
        that the talks about the quay were of great use.
    """,
    "two statements without a comma": """
        Tom Berg said the first night on the quay was cold and the crews took all of the lamps out of the mill for a
        week.
        => Tom Berg said the first night on the quay was cold. | He said the crews took all of the lamps out of the mill
        for a week.
    """,
    "what the article may say": """
        The council said that nobody had asked for the old lamps of the mill, and a judge turned down the plan of the
        crews in May.
        => the same
    """,
    "whose other lamps": """
        Tom Berg said the first lamp of the young baker is good enough for the old mill, but his other lamps need a lot
        of work.
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
def test_what_is_said_besides_has_its_speaker(source: SourceView, name: str) -> None:
    """Where it is surely the speaker's."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    index = next(one.index for one in source.sentences if one.text == sentence)
    said = " | ".join(wording.text for wording in word_sentence(source, index, Heard()))
    assert said == (sentence if expected == "the same" else expected)
