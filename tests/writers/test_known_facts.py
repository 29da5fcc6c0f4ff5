"""What a clause behind a comma tells of somebody or something known is said behind its sentence, by a name."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence

CASES = {
    "a name in what is wanted": """
        The council would like to hear more of the mistakes of the Corrow Works, which was closed by the crews in the
        spring of 1998.
        => The council would like to hear more of the mistakes of the Corrow Works. | The Corrow Works was closed by the
        crews in the spring of 1998.
    """,
    "what is said by somebody": """
        Ana Duarte said it was hard to leave Brussels, where she had mended lamps for most of her life.
        => Ana Duarte said it was hard to leave Brussels. | In Brussels, she said, she had mended lamps for most of her
        life.
    """,
    "where somebody goes": """
        Ana Duarte said it was hard to think of Brussels, where she had moved with all of her lamps in May.
        => the same
    """,
    "the last of two people": """
        The four rowers were met on the quay by general manager Tom Berg and first-year coach Ines Kallio, who at 19 is
        a full sister of one of them.
        => The four rowers were met on the quay by general manager Tom Berg and first-year coach Ines Kallio. | Kallio,
        at 19, is a full sister of one of them.
    """,
    "what may be the cover": """
        One of the pictures on the wall was the cover of the Corrow Mail, which shows a red lamp in the hands of a cook.
        => One of the pictures on the wall was the cover of the Corrow Mail. | That shows a red lamp in the hands of a
        cook.
    """,
    "what comes of all of it": """
        The crews have to buy all of their new lamps from the Corrow Works, which makes it hard to mend the old ones.
        => The crews have to buy all of their new lamps from the Corrow Works. | That makes it hard to mend the old
        ones.
    """,
    "who says it, in the middle": """
        The oldest lamp in all of the valley, Ana Duarte said, is in the hands of the Corrow Works, which has a mill on
        each side of the river.
        => The oldest lamp in all of the valley, Ana Duarte said, is in the hands of the Corrow Works. | The Corrow
        Works, she said, has a mill on each side of the river.
    """,
    "what others are": """
        More than half of the notices on the old quay are in other languages than Corrowish, which includes those of the
        fishers.
        => the same
    """,
    "between commas, before a subject": """
        At a feast in the old town hall for his grandmother, who died in May at 97, Tom Berg said he would keep the mill
        open.
        => At a feast in the old town hall for his grandmother, Tom Berg said he would keep the mill open. | His
        grandmother died in May at 97.
    """,
    "which is what somebody does to it": """
        The oil comes from a small firm in the hills called Lampwell, which the crews first visited in the autumn of
        last year.
        => The oil comes from a small firm in the hills called Lampwell. | The crews first visited Lampwell in the
        autumn of last year.
    """,
    "all of a kind": """
        They could not have made the oil without the help of animals known as lamprays, which seem to be fond of cold
        water.
        => They could not have made the oil without the help of animals known as lamprays. | Lamprays seem to be fond of
        cold water.
    """,
    "what is not there": """
        If the council finds a new harbour pilot, who has to be a friend of the crews, it will close the old quay for
        good.
        => the same
    """,
    "the work of either": """
        In the letter about the lost map, which has been read out in the hall of the old mill, he said the quay was
        safe.
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
def test_a_fact_is_said_by_itself(source: SourceView, name: str) -> None:
    """With the noun that it is of, who says it, and only where no other noun may be meant."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    index = next(one.index for one in source.sentences if one.text == sentence)
    said = " | ".join(wording.text for wording in word_sentence(source, index, Heard()))
    assert said == (sentence if expected == "the same" else expected)
