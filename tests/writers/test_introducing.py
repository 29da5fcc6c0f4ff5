"""Who a speaker is, told by one host in a sentence of its own, before the other one plays the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.dialogue import converse, open_talk
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence

if TYPE_CHECKING:
    from podcast.writers.extractive.host_turns import Turn
    from podcast.writers.extractive.source_view import SourceView

OPENING = "The harbour council of Corrow decided on Monday that the old wall will be raised by a metre."


def read(*paragraphs: str) -> SourceView:
    """The view of an article of news of May 2024 with these paragraphs."""
    text = (Section("", (OPENING, *paragraphs)),)
    title, none = "The wall of Corrow is raised", Section("", (), "summary")
    stated = ("newsarticle",)
    return read_source(understand(Article("-", title, none, text, date="2024-05-06", kinds_stated=stated)))


def say_last(source: SourceView) -> str:
    """How the last sentence is said, where nothing has been heard."""
    return " | ".join(it.text for it in word_sentence(source, len(source.sentences) - 1, Heard()))


def play(source: SourceView) -> list[Turn]:
    """The turns of the whole article, without questions."""
    return converse(open_talk(source, 2), tuple(range(len(source.sentences))), 0, asks=False)


def say(turn: Turn) -> str:
    """What a host says in a turn."""
    return " ".join(text for text, _ in turn.parts)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            "“The wall will hold,” said Ann Duarte, a senior engineer with the Corrow Institute for Tides.",
            (
                "Ann Duarte is a senior engineer with the Corrow Institute for Tides."
                " | Duarte said: “The wall will hold.”"
            ),
        ),
        (
            "“The wall will hold,” said Ann Duarte, who measured the tide for the council last winter.",
            "Ann Duarte measured the tide for the council last winter. | Duarte said: “The wall will hold.”",
        ),
        (
            "“The wall will hold,” said Ann Duarte, whose house stands right behind the old gate.",
            "Ann Duarte’s house stands right behind the old gate. | Duarte said: “The wall will hold.”",
        ),
        (
            (
                "“The wall will hold,” said Ann Duarte, an engineer at the University of Corrow,"
                " who was not involved in the plan."
            ),
            (
                "Ann Duarte is an engineer at the University of Corrow. | She was not involved in the plan."
                " | Duarte said: “The wall will hold.”"
            ),
        ),
        (
            (
                "“The wall will hold,” said Ann Duarte, a senior engineer with the Corrow Institute for Tides and Waves"
                " and a professor of coastal building at the old University of Lund."
            ),
            (
                "Ann Duarte is a senior engineer with the Corrow Institute for Tides and Waves."
                " | She is also a professor of coastal building at the old University of Lund."
                " | Duarte said: “The wall will hold.”"
            ),
        ),
        (
            "Ann Duarte, a senior engineer with the Corrow Institute for Tides, said that the wall will hold.",
            (
                "Ann Duarte is a senior engineer with the Corrow Institute for Tides."
                " | Duarte said that the wall will hold."
            ),
        ),
        (
            "The wall will hold for ten years, said Ann Duarte, a senior engineer at the Corrow Institute for Tides.",
            (
                "Ann Duarte is a senior engineer at the Corrow Institute for Tides."
                " | Duarte said the wall will hold for ten years."
            ),
        ),
        (
            "“The wall will hold,” said Bo Lin, a senior engineer at the Corrow Institute for Tides.",
            "Bo Lin is a senior engineer at the Corrow Institute for Tides. | Bo Lin said: “The wall will hold.”",
        ),
        (
            "“The wall will hold,” said Ann Duarte, 66, who had come on foot from the lighthouse.",
            "Ann Duarte, 66, had come on foot from the lighthouse. | Duarte said: “The wall will hold.”",
        ),
    ],
)
def test_a_long_introduction_is_a_sentence_of_its_own(told: str, said: str) -> None:
    """With the verb that its tense needs, and the short name before the words."""
    assert say_last(read(told)) == said


@pytest.mark.parametrize(
    "told",
    [
        "“The wall will hold,” said Ann Duarte, a pilot from Corrow.",
        "“The wall will hold,” said Ann Duarte, a passenger on the last ferry to the old port.",
        "“The wall will hold,” said Ann Duarte, a policewoman at the scene in the old port of Corrow.",
        "“The wall will hold,” said Ann Duarte, his lawyer for the last ten or twelve years.",
        "“The wall will hold,” wrote Ann Duarte, the head of the tidal service of Corrow, in 1911.",
    ],
)
def test_what_is_short_or_may_be_over_stays_with_the_name(told: str) -> None:
    """A passenger is one as long as the journey lasts, and nobody knows of 1911 who is what today."""
    assert "Ann Duarte is" not in say_last(read(told))


def test_the_dead_are_no_directors() -> None:
    """Whom the article tells to have died is introduced as the article does it."""
    said = "“The wall will hold,” said Ann Duarte, director of the tidal service of the old port."
    assert "Ann Duarte is" not in say_last(read("Ann Duarte died on Sunday in her house by the sea.", said))


def test_one_host_introduces_and_the_other_one_plays() -> None:
    """The introduction ends what the first host says."""
    turns = play(
        read(
            "The work begins in June, and the ferry will land at the old pier until the autumn.",
            "“The wall will hold,” said Ann Duarte, a senior engineer with the Corrow Institute for Tides.",
        )
    )
    before, after = turns[-2:]
    assert say(before).endswith("Ann Duarte is a senior engineer with the Corrow Institute for Tides.")
    assert say(after) == "Duarte said: “The wall will hold.”"
    assert before.host != after.host


def test_who_has_played_somebody_plays_them_again_and_the_other_host_has_the_other_side() -> None:
    """Two who disagree have two voices, whatever is told between their words."""
    turns = play(
        read(
            "“The wall is too low for the storms of today,” Ann Duarte told the council.",
            "The fishers of Corrow have asked for a higher wall since the flood of last winter took two boats.",
            "“The wall is high enough for the next hundred years,” Ben Lund told the council.",
            "The council heard both of them for three hours on Monday, and voted by a show of hands.",
            "“The sea does not read our books,” Ann Duarte said.",
        )
    )
    hosts = {
        name: {turn.host for turn in turns if f"{name} said" in say(turn) or f"{name} told" in say(turn)}
        for name in ("Duarte", "Lund")
    }
    assert len(hosts["Duarte"]) == len(hosts["Lund"]) == 1
    assert hosts["Duarte"] != hosts["Lund"]


def test_paragraphs_of_one_sentence_are_no_turns_of_one_sentence() -> None:
    """Two or three of a thread are one host's: read by turns, they were heard as a reading."""
    turns = play(
        read(
            "The wall was built by hand from the grey stone of the hill behind the town.",
            "Its gate has been shut in every storm since the harbour got its first light.",
            "The work will cost two million crowns, most of which the state will pay.",
            "The ferry will land at the old pier until the work is done in autumn.",
        )
    )
    assert all(len(turn.parts) > 1 for turn in turns[:-1])


@pytest.mark.parametrize(
    "told",
    [
        "Even Ann Duarte, an engineer who has fought the council for years, wrote: “The wall will hold.”",
        "Will it hold? “I have to laugh,” said Ann Duarte, a senior engineer with the Corrow Institute for Tides.",
    ],
)
def test_who_is_said_with_the_words_is_not_introduced_apart(told: str) -> None:
    """That even a critic says so is what is told, and nobody's office answers a question."""
    assert "Duarte is" not in say_last(read(told))


def test_what_only_begins_a_quotation_is_said_with_it() -> None:
    """In one voice, and never alone."""
    turns = play(
        read("The mayor, Tom Lund, met reporters. “To be honest,” he said. “I have done nothing wrong.”")
    )
    assert any("To be honest. I have done nothing wrong.”" in say(turn) for turn in turns), turns
