"""Who speaks, where somebody's words stand in several sentences, or two people have a name in common."""

from __future__ import annotations

from podcast.model import Article, Section
from tests.writers.written import write_script

PADDING = (
    "The harbour master keeps the old books in a dry room. The council pays for the paper and for the ink.",
    "A new wall was built behind the market in 1998. It has held in every storm of the last twenty years.",
    "The engineers measure the tide twice a day. They write down the wind and the rain as well.",
)
"""Paragraphs around the case, so that the article is long enough for an episode."""


def spoken(*paragraphs: str) -> str:
    """The episode that an article becomes, as it is said, without who of the hosts says it."""
    article = Article("-", "The wall", Section("", (), "summary"), (Section("", paragraphs),))
    return " ".join(line.text for line in write_script(article, 4).lines)


def test_the_occasion_of_words_is_said_where_they_begin() -> None:
    """It stands behind their second sentence; without it they would be said on the telephone."""
    said = spoken(
        PADDING[0],
        "The keeper Anna Bell spoke with the mayor over the telephone on Saturday.",
        "“Steering is another thing than building. I think that he knows that,” Bell said at a meeting of the guild in"
        " the spring. “I think there will be a day on which he has to learn it.”",
        PADDING[1],
    )
    assert (
        "Bell said at a meeting of the guild in the spring: “Steering is another thing than building." in said
    )


def test_words_that_somebody_quotes_end_where_they_end() -> None:
    """Anna Bell's own words are not the father's of whom she tells."""
    said = spoken(
        PADDING[0],
        "The council met on Monday. Anna Bell said that the mayor is the calm father who tells his children, “You know"
        " what? It is fine.” “I feel that way about the wall of this town,” Anna Bell said.",
        PADDING[1],
    )
    assert "It is fine. I feel" not in said
    assert "said: “I feel that way about the wall" in said


def test_a_last_name_of_two_is_said_with_the_first() -> None:
    """Where the article calls the mayor by it, and her never."""
    said = spoken(
        PADDING[0],
        "Anna Bell has led the guild of the masons for nine years. Her husband, Mayor Bell, is a fisherman.",
        "“We shall mend the wall before the winter,” she said at the market on Friday.",
        PADDING[2],
        "Mayor Bell has measured the tide since the spring. “I never asked anybody for a stone,” Anna Bell wrote.",
        "“I shall ask now, and I shall ask every house,” Anna Bell wrote in May.",
        PADDING[1],
    )
    assert "Anna Bell wrote in May: “I shall ask now" in said


def test_what_a_speaker_adds_is_said_behind_words_that_go_on() -> None:
    """The tag goes where the words go on, and what was added stays."""
    said = spoken(
        PADDING[0],
        "“We shall mend the wall before the winter,” Anna Bell said. “We shall begin with the gate,” Bell said, adding"
        " that the guild had found the stones.",
        PADDING[1],
    )
    assert "Anna Bell said: “We shall mend the wall before the winter. We shall begin with the gate.”" in said
    assert "added that the guild had found the stones." in said


def test_as_somebody_says_is_what_somebody_says() -> None:
    """Without its place before the speaker, "as" would stand anywhere: "Anna and Tom Bell as explained"."""
    said = spoken(
        PADDING[0],
        "“The old wall is leaking and nobody has mended it,” as Anna Bell explained.",
        "As Van der Berg and Bell explained: “A wall is the one house that would choose its mason if it could.”",
        PADDING[1],
    )
    assert "Anna Bell explained: “The old wall is leaking and nobody has mended it.”" in said
    assert " as explained" not in said
    assert "” as" not in said
