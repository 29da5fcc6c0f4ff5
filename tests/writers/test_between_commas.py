"""What somebody or something is, between commas, as a sentence of its own; and an acronym that nobody needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.model import Line, Passage, ScriptChapter
from podcast.writers.extractive.shortening import leave_unused_acronyms
from tests.writers.worded import read_cases, say, split_case

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView

CASES = {
    "who somebody is that does something": """
        Ann Duarte, a retired pilot from Corrow, was cleaning her boat this week after a storm that had torn its sail.
        => Ann Duarte is a retired pilot from Corrow. | She was cleaning her boat this week after a storm that had torn
        its sail.
    """,
    "who somebody is, shortly": """
        Tom Berg, a well-known local critic, said he was disappointed with the new rules of the harbour council.
        => Tom Berg is a well-known local critic. | He said he was disappointed with the new rules of the harbour
        council.
    """,
    "who somebody is, and what they did not do": """
        Robert Sand, a marine biologist at the University of Corrow, who was not involved in the study, called the
        count of the seals a welcome surprise.
        => Robert Sand is a marine biologist at the University of Corrow. | He was not involved in the study. | Sand
        called the count of the seals a welcome surprise.
    """,
    "a reminder": """
        Berg, the critic, was cleaning the windows of the town library this week after a storm of sand and salt.
        => Tom Berg, the critic, was cleaning the windows of the town library this week after a storm of sand and salt.
    """,
    "who was something then": """
        Ines Kallio, then a pilot for the port of Corrow, was sent home last winter for a loud quarrel with the crew.
        => the same
    """,
    "who several are": """
        Ann Duarte and Tom Berg, engineers at the old shipyard of Corrow, wondered if the reason for the noise was
        the gate.
        => Ann Duarte and Tom Berg are engineers at the old shipyard of Corrow. | They wondered if the reason for the
        noise was the gate.
    """,
    "what a group is": """
        The Corrow Watch for Clean Water, a local group of divers, said on Tuesday that the harbour is full of old
        nets and tyres.
        => The Corrow Watch for Clean Water is a local group of divers. | It said on Tuesday that the harbour is full
        of old nets and tyres.
    """,
    "what a thing was": """
        The first boat in the race, a narrow sloop with a red hull, sank off the pier in the first hour of the storm.
        => the same
    """,
    "what it was": """
        The lead boat, a narrow sloop with a red hull, sank off the pier in the first hour of the storm on Sunday.
        => The lead boat was a narrow sloop with a red hull. | It sank off the pier in the first hour of the storm on
        Sunday.
    """,
    "what is their own": """
        The divers, whose report is published in the journal Tides, counted the nets in the harbour of the town for
        a year.
        => The divers’ report is published in the journal Tides. | They counted the nets in the harbour of the town
        for a year.
    """,
    "where something was published": """
        The report, published in the journal Tides, shows that the harbour has more nets than any other port in the
        north.
        => The report was published in the journal Tides. | It shows that the harbour has more nets than any other
        port in the north.
    """,
    "what goes with it": """
        His low voice, combined with the hum of the fan in the hall, put half of the divers to sleep before noon.
        => the same
    """,
    "under what other name": """
        Hamid Rall, also known as the Eel, confirmed in an interview with the paper that he was the man on the pier.
        => Hamid Rall is also known as the Eel. | Rall confirmed in an interview with the paper that he was the man on
        the pier.
    """,
    "there, where something is": """
        In Norway, where the new nets have been used for years, a recent count found far fewer seals with wounds.
        => In Norway, the new nets have been used for years. | There, a recent count found far fewer seals with wounds.
    """,
    "a city in the middle": """
        The minister told a news conference in Tbilisi, the Georgian capital, that the bridge would be mended by the
        spring.
        => the same
    """,
    "somebody in the middle": """
        The sentence on Monday for Ann Duarte, a prominent critic of the harbour council, for a broken lamp was
        applauded by few.
        => the same
    """,
    "somebody of whom only others say what they are": """
        The council said that the money had been lost by Tom Berg, a careless keeper of books, in the course of the
        winter.
        => the same
    """,
    "a thing of a town": """
        The council has sold the old bridge of Bergen, a mighty work of iron, to a firm from the south of the country.
        => the same
    """,
    "whose wife somebody is": """
        The council has sent a letter to the sister of Tom Berg, a pilot from Corrow, with a bill for the lamp.
        => the same
    """,
    "members of a list": """
        They sailed to Bergen, a city on the west coast of Norway, and Aberdeen in the first two weeks of the summer.
        => the same
    """,
    "somebody's uncle": """
        In the spring, Tom Berg took his uncle, who leads the crew of the port, to a shop for nets.
        => the same
    """,
    "not those of whom it is told": """
        In the spring the council sent letters to some pilots, who own the boats, with a bill for the new lamps.
        => the same
    """,
    "how it is": """
        The island, accessible only by boat in the summer, is a place of seals and gulls that nobody else wants.
        => The island is accessible only by boat in the summer. | It is a place of seals and gulls that nobody else
        wants.
    """,
    "how it was": """
        The lamps, previously lit by the pilots of the port, will now be lit by a clock in the tower of the church.
        => the same
    """,
    "those in the middle": """
        The new count found a sharp drop in wounds, which are a sign of old nets, among the young seals of the bay.
        => the same
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All cases as sections of an article of news, understood at once."""
    return read_cases("The harbour", CASES.values(), date="2024-05-06", kinds_stated=("newsarticle",))


@pytest.mark.parametrize("name", CASES)
def test_what_stands_between_commas_is_said_so(source: SourceView, name: str) -> None:
    """Whole sentences, each true by itself; or one, where it would be a guess."""
    sentence, expected = split_case(CASES[name])
    assert say(source, sentence) == expected


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("He leads the Tidal Service, or TS. It rained.", "He leads the Tidal Service. It rained."),
        ("The Tidal Service, or TS, has moved.", "The Tidal Service has moved."),
        (
            "The Tidal Service, or TS, the oldest one, has moved.",
            "The Tidal Service, the oldest one, has moved.",
        ),
        (
            "At its home, the Tidal Service, or TS, in Corrow, it rains.",
            "At its home, the Tidal Service, in Corrow, it rains.",
        ),
        (
            "The Tidal Service, or TS, has moved. The TS is old.",
            "The Tidal Service, or TS, has moved. The TS is old.",
        ),
    ],
)
def test_an_acronym_that_nobody_says_again_goes(said: str, left: str) -> None:
    """It stays where it is said again, in whatever line."""
    chapters = (ScriptChapter("The service", (Line("Maya", (Passage(said, ("1",)),)),)),)
    (chapter,) = leave_unused_acronyms(chapters)
    assert [line.text for line in chapter.lines] == [left]
