"""What an episode of news begins with: the news, whole and clear by itself, wherever the article tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.planning import part_by_section
from podcast.writers.extractive.source_view import read_source
from tests.writers.written import faults, write_script

TITLE = "Corrow port opens longest sea lock"
SCENE = "Whoever likes brass bands should come to a small town by the water."
NEWS = "Corrow opened the longest sea lock of the coast on Tuesday after six years of work."
REST = (
    "Two ferries went out before noon. Their crews waved to a crowd on the mole, and a band played.",
    "Dora Lund, the harbour master, has asked for a basin since 2009. The council paid nine million pounds.",
    "The gates weigh ninety tons each. A tide of four metres lifts them twice a day, and pumps do what is left.",
    "Fishermen from Ruan had feared the noise. Most of them came to the feast all the same.",
)


def _open(*paragraphs: str, title: str = TITLE, summary: str = "") -> tuple[str, str]:
    """What is said before the hosts say hello, and all that is said behind it, of news with these paragraphs."""
    article = Article(
        "-",
        title,
        Section("", (summary,) if summary else (), "summary"),
        (Section("", paragraphs),),
        date="2023-05-03",
    )
    script = write_script(article, 4)
    assert faults(script, article) == []
    said = " ".join(line.text for line in script.lines)
    hook, _, rest = said.partition("This is Read Aloud")
    return hook.strip(), rest


def test_the_news_comes_first_where_the_article_begins_with_a_scene() -> None:
    """It is said once, and the scene behind the hello."""
    hook, rest = _open(SCENE, "It has eleven houses and a chapel.", NEWS, *REST)
    assert hook == NEWS
    assert "Whoever likes brass" in rest
    assert NEWS not in rest


@pytest.mark.parametrize(
    "news",
    [
        "The lock opened the longest way from Corrow port to the sea on Tuesday.",
        "Corrow also opened the longest sea lock of the coast on Tuesday.",
        "Corrow opened the longest sea lock of the coast on Tuesday. This had taken six years.",
    ],
)
def test_no_sentence_goes_first_that_stands_behind_another_or_that_another_needs(news: str) -> None:
    """Its subject was named before, it adds something, or the next one points back at it."""
    hook, _ = _open(SCENE, "It has eleven houses and a chapel.", news, *REST)
    assert not hook.startswith(news[:30])


def test_a_lead_that_tells_the_news_stays_the_hook() -> None:
    """Another sentence that has more of the title's words has to have many more."""
    lead = "A lock was opened at Corrow on Tuesday."
    hook, _ = _open(lead, NEWS.replace("on Tuesday ", ""), *REST)
    assert hook == lead


def test_those_who_are_told_of_are_no_pointer() -> None:
    """ "Those waiting" says who waits; "that port" is the one that the sentence has named."""
    lead = "Corrow opened a sea lock on Tuesday for those waiting on the mole since the spring."
    hook, _ = _open(lead, *REST)
    assert hook == lead


@pytest.mark.parametrize(
    "line",
    [
        "Captain charged with theft of anchor failed harbour test.",
        "Coast » Corrow has a new lock for the ferries.",
    ],
)
def test_a_headline_for_the_eye_is_not_said(line: str) -> None:
    """It has no articles, or a kicker stands before it; the text tells the news in a sentence."""
    hook, rest = _open(NEWS, *REST, summary=line)
    assert hook == NEWS
    assert "failed harbour" not in rest
    assert "»" not in rest


def test_what_points_at_the_hook_is_said_with_it() -> None:
    """Behind the hello, "It" would be what the hosts have named last."""
    hook, _ = _open(NEWS, "It is the longest one north of Ruan.", *REST)
    assert hook == f"{NEWS} It is the longest one north of Ruan."


def test_a_chapter_does_not_begin_with_a_turn() -> None:
    """Where the other side was said before the hello, "But" turns nothing."""
    hook, rest = _open(NEWS, "But the old lock of Ruan stays closed until the winter.", *REST)
    assert hook == NEWS
    assert "The old lock of Ruan stays closed" in rest
    assert "But the old lock" not in rest


def test_a_hook_does_not_take_along_what_goes_on_behind_it() -> None:
    """A second "It" would be left behind the hello as the first one was."""
    hook, _ = _open(
        NEWS, "It is the longest one north of Ruan.", "It took three years more than planned.", *REST
    )
    assert hook == ""


@pytest.mark.parametrize(("shift", "parts"), [(12, 1), (13, 2)])
def test_no_chapter_begins_by_pointing(shift: int, parts: int) -> None:
    """Where the topic shifts at "They", it stays with those whom it points at."""
    crews = "The crews of the two ferries waited on the mole with all their nets and lamps in the rain."
    text = " ".join([crews] * 12 + ["They were glad.", "The mayor has opened the gate to the sea."])
    understood = understand(Article("-", TITLE, Section("", (), "summary"), (Section("", (text,)),)))
    source = read_source(replace(understood, shifts=(shift,)))
    assert len(part_by_section(source, range(14))) == parts


def test_nobody_says_hello_between_a_sentence_and_the_one_that_leans_on_it() -> None:
    """What was back then is known right behind it only."""
    second = "Back then, the town had two cranes and a lock of wood that leaked on most days of the year."
    hook, rest = _open(f"{NEWS} {second}", *REST)
    assert hook == ""
    assert NEWS in rest
