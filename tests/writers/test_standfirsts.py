"""What stands under a title is said where it alone tells the news, and not where the text has it again."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.points import find_points
from podcast.writers.extractive.source_view import read_source

NEWS = "The council of Corrow has bought the old pump of Ruan for nine thousand crowns."
TEXT = (
    "The council of Corrow bought the old pump of Ruan for nine thousand crowns. The pump has not run since May.",
    "Nobody in the hall asked what it is for. The clerk said a new wheel would come in May.",
)
LEANING = ("The pump will be moved to the quay on Friday. It is as tall as a house.", TEXT[1])


def _find_said(title: str, lines: tuple[str, ...], text: tuple[str, ...]) -> list[str]:
    """The sentences that can be said of a page."""
    summary = Section("", lines, "summary")
    source = read_source(understand(Article("-", title, summary, (Section("", text),))))
    points = [point for point in find_points(source) if point.after is None or point.after >= 0]
    return [source.sentence(point.own).text for point in points]


@pytest.mark.parametrize(("text", "is_said"), [(TEXT, False), (LEANING, True)])
def test_a_line_that_the_title_has_is_said_where_the_text_takes_it_as_known(
    text: tuple[str, ...], *, is_said: bool
) -> None:
    """Without it, nobody would know what pump will be moved."""
    assert (
        NEWS in _find_said("Corrow council buys old pump of Ruan for nine thousand", (NEWS,), text)
    ) is is_said


def test_of_points_whose_news_the_text_has_none_is_said() -> None:
    """A side fact alone, before the news, is of somebody nobody has heard of."""
    points = (
        NEWS,
        "Its wheel was made by his father in the winter of 1911.",
        "A song tells of the old millers.",
    )
    said = _find_said("A pump", points, TEXT)
    assert not {*points} & {*said}


def test_what_stands_behind_lines_that_nobody_says_opens_the_article() -> None:
    """However it begins, it needs nothing that was not said."""
    first = "However, the old pump of Ruan has found a buyer in the council of Corrow."
    assert first in _find_said("A pump", (), ("Readers / guests:", f"{first} It was dear.", *TEXT[1:]))


STORY = (
    "The council of Ostmere has opened a wall of clay along the quay.",
    "It was built by forty masons from Corrow.",
    "Ann Lee has measured it on every Friday of the winter.",
    "She found no crack in the clay.",
    "The keepers of the gate have moved into a house of their own.",
)


@pytest.mark.parametrize(
    ("line", "story", "is_said"),
    [
        ("Long debate ends with praise for the mayor", STORY, False),
        ("Long debate ends with praise for the mayor.", STORY, True),
        ("Long debate ends with praise for the mayor", STORY[:2], True),
    ],
)
def test_a_line_without_a_full_stop_is_a_second_headline(
    line: str, story: tuple[str, ...], *, is_said: bool
) -> None:
    """The text tells it in sentences, where it is more than a note."""
    assert (line in _find_said("A wall of clay", (line,), story)) is is_said
