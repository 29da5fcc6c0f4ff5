"""Whose words a quotation is: one example for each construction, and those in which nobody must be named."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand


def _speakers(*paragraphs: str) -> list[str]:
    section = Section("", paragraphs)
    return _of(section)


def _of(section: Section) -> list[str]:
    understood = understand(Article("-", "", Section("", (), "summary"), (section,)))
    return [
        "" if one.speaker is None else understood.entities[one.speaker].name for one in understood.quotations
    ]


CUES = [
    ("verb first", "“The well is dry,” said Anna Pardo, a farmer.", "Anna Pardo"),
    ("name first", "“The well is dry,” Anna Pardo said.", "Anna Pardo"),
    ("name first, with a title", "“The well is dry,” Mayor Anna Pardo told reporters.", "Anna Pardo"),
    ("apposition", "“The well is dry,” Anna Pardo, a farmer from Lorca, said.", "Anna Pardo"),
    ("role before a name", "The head of the water board, Anna Pardo, said: “The well is dry.”", "Anna Pardo"),
    ("cue before", "Anna Pardo told the council, “The well is dry.”", "Anna Pardo"),
    ("colon after a name", "Anna Pardo: “The well is dry and nobody comes.”", "Anna Pardo"),
    ("according to", "“The well is dry,” according to Anna Pardo.", "Anna Pardo"),
    (
        "according to, before",
        "According to Anna Pardo, “the well is dry and the fields are lost”.",
        "Anna Pardo",
    ),
    ("participle", "Anna Pardo shook her head, saying “the well is dry”.", "Anna Pardo"),
    ("second verb", "Anna Pardo looked down and whispered, “The well is dry.”", "Anna Pardo"),
    ("reported clause", "Anna Pardo said it was “a mistake that cost us years”.", "Anna Pardo"),
    ("passive", "The council was told by Anna Pardo: “The well is dry.”", "Anna Pardo"),
    ("relative clause", "Anna Pardo, who said “the well is dry”, left the room.", "Anna Pardo"),
    ("cue behind more words", "“It is dry” for most of the year, Anna Pardo said.", "Anna Pardo"),
    ("question", "“Is the well dry?” Anna Pardo asked.", "Anna Pardo"),
    ("as somebody puts it", "As Anna Pardo puts it, “the well is drier than the council.”", "Anna Pardo"),
    ("description", "“The well is dry,” one resident said.", "one resident"),
    (
        "description, verb first",
        "“The well is dry,” said a neighbor in the street.",
        "a neighbor in the street",
    ),
    ("organisation", "“The well is not dry,” the ministry said in a statement.", "the ministry"),
    ("document", "“The well is not dry,” says the report.", "the report"),
    ("pronoun", "Anna Pardo stood at the well. “It is dry,” she said.", "Anna Pardo"),
]


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in CUES], ids=[case[0] for case in CUES])
def test_a_cue_names_the_speaker(text: str, speaker: str) -> None:
    """Words beside a quotation that name who says it are understood."""
    assert _speakers(text) == [speaker]


OPEN = [
    ("passive without a doer", "I was told: “The well is dry.”"),
    ("asked by nobody", "When asked “Is it dry?”, the room was silent."),
    ("no cue at all", "It rained in Lorca. “The well is dry.” The council met."),
    ("verb that says nothing", "“The well is dry” is what hung over Anna Pardo’s door."),
    ("scare quotes", "Anna Pardo says the “water police” came at night."),
    ("two whom a pronoun may mean", "Anna Pardo met Ruth Gill. “It is dry,” they said."),
]


@pytest.mark.parametrize("text", [case[1] for case in OPEN], ids=[case[0] for case in OPEN])
def test_nobody_is_named_where_it_is_not_sure(text: str) -> None:
    """A quotation whose speaker the article does not tell has none."""
    assert _speakers(text) == [""]


RUNS = [
    ("split quotation", ["“The well,” Anna Pardo said, “is dry.”"], ["Anna Pardo"] * 2),
    ("same paragraph", ["“It is dry,” Anna Pardo said. “We dig.”"], ["Anna Pardo"] * 2),
    ("next paragraph", ["“It is dry,” Anna Pardo said.", "“We dig in May.”"], ["Anna Pardo"] * 2),
    (
        "cue of the next quotation",
        ["“It is dry.” The wind rose. “We dig,” Anna Pardo said."],
        ["Anna Pardo"] * 2,
    ),
    ("behind a report", ["Anna Pardo said that nobody helped. “We are alone.”"], ["Anna Pardo"]),
    (
        "somebody else between",
        ["“It is dry,” Anna Pardo said. Then Ruth Gill got up. “We dig.”"],
        ["Anna Pardo", ""],
    ),
    (
        "question, then another paragraph",
        ["“Is it dry?” Anna Pardo asked.", "“Since May.”"],
        ["Anna Pardo", ""],
    ),
    (
        "each their own",
        ["“It is dry,” Anna Pardo said. “It is not,” said Tom Reyes. “It will rain,” she said."],
        ["Anna Pardo", "Tom Reyes", "Anna Pardo"],
    ),
    ("colon over paragraphs", ["In a letter, Anna Pardo writes:", "“The well is dry.”"], ["Anna Pardo"]),
    (
        "role that one person has",
        [
            "“It is dry,” said Anna Pardo, who chairs the board. “We dig.”",
            "It rained. “Too late,” the chair said.",
        ],
        ["Anna Pardo"] * 3,
    ),
]


@pytest.mark.parametrize(
    ("paragraphs", "speakers"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS]
)
def test_a_speaker_goes_on_until_somebody_else_comes(paragraphs: list[str], speakers: list[str]) -> None:
    """A quotation without a cue belongs to whoever spoke just before, where nobody came in between."""
    assert _speakers(*paragraphs) == speakers
