"""Titles of chapters, and headings that have to be heard: whose section it is, and which number an item has."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.titles import name_run, title_by_claim, title_by_topic
from tests.writers.written import write_script

REST = ("The council of Lorca bought two pumps in May. Nobody has used them since the rain came back.",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The mayor met Anna Pardo twice. Pardo had kept the records of the valley. Pardo gave them away in June.",
            "Anna Pardo",
        ),
        (
            "The valley has a water court. It meets on Thursdays. A judge of the water court is a farmer.",
            "Water court",
        ),
        (
            "She kept the records in multiple folders. Folders burn, and water spoils them. A folder was lost in May.",
            "",
        ),
        (
            "The farmers came to the square. The farmers had no water, and farmers without water leave.",
            "",
        ),
    ],
)
def test_a_title_is_what_comes_again_as_a_whole(text: str, title: str) -> None:
    """A name, or a phrase that comes again; what comes once is a detail, and a common noun fits half of all texts."""
    article = Article(
        "-", "The wells of Lorca", Section("", (), "summary"), (Section("", (text,)), Section("", REST))
    )
    source = read_source(understand(article))
    own = [s.index for s in source.sentences if s.section == 0]
    assert title_by_topic(source, own, ()) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Pardo fought the ban on pumps. Her ban, said Pardo, had no pumps. Pardo hates a ban.",
            "Ban on pumps",
        ),
        (
            "A smoke-free room is rare. Pardo knows a smoke-free room of the inn. The room faces the river.",
            "Smoke-free room",
        ),
        (
            "Other pumps are dry. Other pumps had salt. Pardo has seen other pumps.",
            "",
        ),
    ],
)
def test_a_chapter_is_named_after_what_it_tells_of(text: str, title: str) -> None:
    """And not after whoever stands in it, half of a word, or a noun that says nothing."""
    article = Article(
        "-", "The wells of Lorca", Section("", (), "summary"), (Section("", (text,)), Section("", REST))
    )
    source = read_source(understand(article))
    own = [s.index for s in source.sentences if s.section == 0]
    assert name_run(source, own, ()) == title


def test_no_chapter_is_called_by_half_of_a_name_that_was_one() -> None:
    """Whoever has had a chapter has it for all of the name."""
    text = "Pardo came back late. Pardo brought a pump. The pump was new, and Pardo was glad."
    article = Article("-", "The wells of Lorca", Section("", (), "summary"), (Section("", (text,)),))
    source = read_source(understand(article))
    assert title_by_topic(source, [0, 1, 2], ("anna pardo",)) == ""


def test_a_claim_is_not_cut() -> None:
    """What goes on behind its object is no title."""
    text = "The rule requires a certain amount of patience. It was written in May."
    article = Article("-", "The wells of Lorca", Section("", (), "summary"), (Section("", (text,)),))
    assert title_by_claim(read_source(understand(article)), [0, 1]) == ""


def _say(*sections: Section, title: str = "The wells of Lorca") -> str:
    article = Article("-", title, Section("", (), "summary"), sections)
    return " ".join(line.text for line in write_script(article, 3).lines)


FIRST = "Five singers were asked to open the new well in June. The town has paid for a stage and a band."


def test_a_name_that_only_a_heading_has_is_heard() -> None:
    """ "Asked if he would sing" is nobody's answer without the name above it."""
    said = _say(
        Section("", (FIRST,)),
        Section(
            "Ana Duarte", ("Ana Duarte has a cold and stays at home. Duarte sends her brother with a drum.",)
        ),
        Section(
            "Tomas Grell",
            ("Asked if he would sing, the star said that June is far. Grell has a boat to mend.",),
        ),
    )
    assert "Then there's Tomas Grell. Asked if he would sing" in said
    assert "Then there's Ana Duarte" not in said


ANSWERS = (
    ("Ana Duarte, director, Harbour Trust", "I walk to the well each morning. My neighbours come by bus."),
    ("Tomas Grell, owner of the mill", "We have had our own well since 1820. I never saw it dry."),
    ("Eva Lind Jr., teacher", "I take my class there in spring. We count the frogs and the newts."),
)


def test_answers_below_the_names_of_people_are_theirs() -> None:
    """What each of them says of themself is not the author's."""
    said = _say(Section("", (FIRST,)), *(Section(name, (text,)) for name, text in ANSWERS))
    assert "Ana Duarte, director, Harbour Trust: “I walk to the well each morning" in said
    assert "Tomas Grell, owner of the mill: “We have had our own well" in said
    assert "The author" not in said


def test_a_numbered_item_is_heard_with_its_number() -> None:
    """Who listens can't see that a heading counts."""
    texts = (
        ("1. The attic", "Old tools lie under its roof, and some of them are worth a month of wages."),
        ("2. The yard", "A jar of coins came out of ours when the fence was mended in March."),
        ("3. The pump house", "Nobody looks behind the boiler, where people used to hide their letters."),
    )
    said = _say(
        Section("", (FIRST,)), *(Section(name, (text,)) for name, text in texts), title="3 places to look"
    )
    assert "Number one: The attic." in said
    assert "Number three: The pump house. Nobody looks" in said


def test_whoever_has_no_name_is_not_called_by_the_last_one() -> None:
    """ "He" is the student who speaks, and not the man of the paragraph before."""
    said = _say(
        Section(
            "", ("Daniel Orr is a senior in Lorca. Daniel did not vote, and has told all of his friends.",)
        ),
        Section(
            "", ("One student from the hills said that he voted early. He was glad of it in the evening.",)
        ),
    )
    assert "said that he voted early" in said


def test_the_rest_of_a_quotation_does_not_take_with_it_what_follows() -> None:
    """What came of it is said, though the second half of the words before it is nobody's for sure."""
    text = (
        "Asked about the well, the owner answered with the words “Water is free. It is for all.” But after two weeks "
        "Pardo closed the gate."
    )
    assert "Pardo closed the gate" in _say(Section("", (FIRST,)), Section("", (text,)))
