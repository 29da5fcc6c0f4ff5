"""Titles of chapters that have no heading: what is stated in them in few words, or whose they are; else none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.claimed_titles import name_run, read_claim
from podcast.writers.extractive.planning import part_by_section
from podcast.writers.extractive.source_view import SourceView, read_source
from tests.writers.written import write_script

REST = "The council of Lorca bought two pumps in May. Nobody has used them since the rain came back."


def _read(*texts: str) -> SourceView:
    article = Article("-", "The wells of Lorca", Section("", (), "summary"), (Section("", texts),))
    return read_source(understand(article))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The council closed the old well after two dry summers.", "Council closed the old well"),
        ("Lorca, a town of farmers, has sold its water.", ""),
        ("Ana Duarte, a farmer from Lorca, has sold the spring.", "Ana Duarte has sold the spring"),
        ("In rich valleys, dry wells are almost unknown.", ""),
        ("In 1998, Lorca built a water tower.", "Lorca built a water tower"),
        ("The pump leaks oil if nobody cleans it.", ""),
        ("The rule requires a certain amount of patience.", ""),
        ("The mayor said the well was dry.", ""),
        ("According to the mayor, farmers stole the pumps.", ""),
        ("The spring has not dried up since the war.", "Spring has not dried up"),
    ],
)
def test_a_claim_states_no_more_than_its_sentence(text: str, title: str) -> None:
    """What only adds something may go, and nothing that bounds it, or says whose it is."""
    assert read_claim(_read(text), 0) == title


def test_a_chapter_can_be_somebodys() -> None:
    """Whoever acts in it again and again, and nowhere else, is who it tells of."""
    text = "Ana Duarte gave her word. Then Duarte brought a pump. Duarte gave it to her brother."
    source = _read(text, REST)
    assert name_run(source, [0, 1, 2], ()) == "Ana Duarte"
    assert name_run(source, [0, 1, 2], ("Ana Duarte",)) == ""


def test_a_noun_that_comes_often_names_no_chapter() -> None:
    """Half of the chapters of a text on water speak of it."""
    source = _read(
        "There is a water court in town. Everybody likes the water court. In that valley, a water court is rare.",
        REST,
    )
    assert name_run(source, [0, 1, 2], ()) == ""


def _part(*texts: str) -> list[str]:
    """The titles of the parts of a text whose topic shifts at the first sentence of each paragraph but one."""
    source = _read(*texts)
    firsts = [
        s.index
        for s in source.sentences
        if s.index and s.paragraph != source.sentences[s.index - 1].paragraph
    ]
    source = replace(source, understood=replace(source.understood, shifts=tuple(firsts)))
    return [part.title for part in part_by_section(source, range(len(source.sentences)))]


LONG = " ".join(
    f"{name} of the valley told the council at the meeting in spring that the wells were dry, that the pumps leaked, "
    "and that nobody in the town hall had answered a letter or a call for a year or longer."
    for name in ("Farmers", "Bakers", "Millers", "Tailors")
)


def test_a_part_without_a_sure_title_is_no_chapter() -> None:
    """And the one before it has no title either that would not be true of both."""
    titled = f"Lorca sold the spring. {LONG}"
    untitled = f"A meeting was held in the old school by those who had not been asked. {LONG}"
    assert _part(LONG, titled, untitled) == ["", "", ""]
    assert _part(LONG, untitled, titled) == ["", "", "Lorca sold the spring"]


@pytest.mark.parametrize(
    "first",
    [
        "With good reason.",
        "Indeed, farmers came.",
        "Some farmers disagreed.",
        "Farmers also came.",
        "She agreed.",
    ],
)
def test_no_chapter_begins_with_a_sentence_that_leans_back(first: str) -> None:
    """It would answer something that the chapter before it has said."""
    assert len(_part(LONG, f"{first} {LONG}")) == 1


def test_an_only_chapter_has_the_title_of_its_article() -> None:
    """It is what a listener looks for in the list."""
    article = Article(
        "-", "2005: A year of wells", Section("", (), "summary"), (Section("", (LONG, REST, LONG)),)
    )
    assert write_script(article, 3).chapters[1].title == "2005: A year of wells"


def test_the_name_of_a_file_is_no_title() -> None:
    """Nobody says it."""
    article = Article(
        "wells_01.html", "wells_01", Section("", (), "summary"), (Section("", (LONG, REST, LONG)),)
    )
    script = write_script(article, 3)
    assert script.chapters[1].title == "The article"
    assert "It is an article without a title." in " ".join(line.text for line in script.lines)
