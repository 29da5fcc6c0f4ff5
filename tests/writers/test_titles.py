"""Headings that have to be heard: whose section it is, and which number an item has."""

from __future__ import annotations

from podcast.model import Article, Section
from tests.writers.written import write_script


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
