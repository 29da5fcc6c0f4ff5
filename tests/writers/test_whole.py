"""An article that fits into its episode is told whole, in its own order, with all that a sentence stands on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Section
from tests.writers.written import write_script

PADDING = (
    "The harbour master keeps the old books in a dry room. The council pays for the paper and for the ink.",
    "A new wall was built behind the market in 1998. It has held in every storm of the last twenty years.",
    "The engineers measure the tide twice a day. They write down the wind and the rain as well.",
)
"""Paragraphs around the case, so that the article is long enough for an episode."""
CASES = {
    "a fragment that turns the story": (
        "The clerk ran the old pump once more, alone in the dark. It started! Nobody in the hall believed him.",
        "It started!",
    ),
    "words without a verb that open a paragraph": (
        "Now the pumps. The north station has two of them, and the south station has three.",
        "Now the pumps.",
    ),
    "a question that a few words answer": (
        "Could the town live without its wall? For a while. The dunes would hold for one winter, or for two.",
        "Could the town live without its wall?",
    ),
    "words whose speaker nobody knows": (
        "The guest book has many lines about the smell of the harbour. “Go there before you eat,” read one.",
        "“Go there before you eat,” read one.",
    ),
    "names in marks, one after the other": (
        'The engineer wondered what it should be called: "Seawall? Dyke? Guard?" The second name stuck.',
        'be called: "Seawall? Dyke? Guard?"',
    ),
    "a quotation that goes on in the next sentence": (
        'Ann Lee spoke in the hall. But, she added: "The worst is over. Tomorrow will be quiet in the port." She left.',
        "she added: “The worst is over. Tomorrow will be quiet in the port.”",
    ),
    "a quotation that began in the sentence before": (
        "Another visitor rather bluntly wrote to the council, “Need to see the bill. Looks too dear.”",
        "“Need to see the bill. Looks too dear.”",
    ),
    "a question in the middle of a paragraph": (
        "The dunes grew every winter. So why did the council want stone? Nobody in the harbour could say it.",
        "So why did the council want stone?",
    ),
    "one word that turns a quotation": (
        "The clerk of the port wrote in spring that “the wall will hold for ten years.” Wrong. It held for one.",
        "Wrong. It held for one.",
    ),
    "what stands in brackets": (
        "The quay is dry on all warm days (70 to 85 degrees) and on many cool nights (60 to 70) of the summer.",
        "warm days, 70 to 85 degrees, and",
    ),
    "one quotation whose speaker comes late": (
        "“The wall is a risk. It stands in water,” Ann Lee said with her deputy in a Monday report on the port.",
        "report on the port: “The wall is a risk. It stands in water.”",
    ),
    "words that are said at another time": (
        "“The wall is a risk,” Ann Lee said. “It stands in water,” she added at another point in the talk.",
        "She added at another point in the talk: “It stands in water.”",
    ),
    "what goes on from a sentence that only leads to it": (
        "The council met in spring. But as the meetings went on, some patterns emerged.",
        "But as the meetings went on, some patterns emerged.",
    ),
}
"""A paragraph, and how it is heard."""


def spoken(*paragraphs: str) -> list[str]:
    """What the hosts say of an article with these paragraphs, its lines in order."""
    return [line.text for line in write_script(_article(*paragraphs), 6).lines]


def _article(*paragraphs: str) -> Article:
    return Article("wall.txt", "The wall of the town", Section("", (), "summary"), (Section("", paragraphs),))


def test_what_stands_between_paragraphs_takes_nothing_with_it() -> None:
    """A line of the page that nobody says does not keep back what goes on from the paragraph before it."""
    said = " ".join(
        spoken(*PADDING[:2], "RSVP for our talk: the wall", "However, it has a price.", PADDING[2])
    )
    assert "RSVP" not in said
    assert "However, it has a price." in said


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left_out(name: str) -> None:
    """What cannot be said by itself is said behind what it hangs on."""
    paragraph, expected = CASES[name]
    assert expected in " ".join(spoken(PADDING[0], PADDING[1], paragraph, PADDING[2]))


def test_it_begins_as_the_article_does() -> None:
    """The first sentence is written for who knows nothing: it is said, and what goes on from it comes next."""
    said = " ".join(spoken("This is not what Anna Bell had hoped to find. No, the gate was gone.", *PADDING))
    assert "This is not what Anna Bell had hoped to find." in said
    assert said.index("the gate was gone") > said.index("I'm Theo") < said.index("This is not")


def test_it_ends_as_the_article_does() -> None:
    """What comes behind the last thought is not lost, and who said that does not say goodbye, too."""
    paragraphs = (
        *PADDING,
        "The gate will be mended in May. Until May the ferry brings the coal, if the wind lets it.",
    )
    *_, last, goodbye = write_script(_article(*paragraphs), 6).lines
    assert last.text.endswith("if the wind lets it.")
    assert last.host != goodbye.host


def test_what_stands_before_a_pointer_to_the_page_is_told() -> None:
    """A last paragraph was lost with its link: that is no letter's signature."""
    said = " ".join(
        spoken(*PADDING, "But the port also sold its crane. The whole list of sales is at the link below.")
    )
    assert "sold its crane" in said
    assert "link below" not in said


def test_thanks_and_appeals_are_not_told() -> None:
    """What a letter asks of its readers at its end is no part of what it says."""
    appeal = "The Tide Letter goes out every Thursday. If you liked this one, forward it to a friend."
    said = " ".join(spoken(*PADDING, "Thanks for reading.", appeal))
    assert "Thanks for reading." not in said
    assert "Thursday" not in said
    assert "forward it" not in said


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("This will be the seventh wall that the port has paid for.", False),
        ("The port has paid for a seventh wall.", True),
    ],
)
def test_a_line_under_the_title_that_points_at_it_is_not_heard(line: str, is_said: bool) -> None:
    """Who hears "This will be the seventh" first has not heard of what."""
    article = replace(_article(*PADDING), summary=Section("", (line,), "summary"))
    said = " ".join(one.text for one in write_script(article, 6).lines)
    assert (line in said) == is_said


@pytest.mark.parametrize(
    ("line", "is_said"),
    [
        ("The port wants to tear the oldest mill down for it.", True),
        ("A wall was built behind the market in 1998 and held in every storm.", False),
        ("The wall of the town is a wall.", False),
    ],
)
def test_a_line_under_the_title_is_not_heard_where_the_text_says_it_again(line: str, is_said: bool) -> None:
    """Nor where the title has said it; one that has more to say is."""
    lead = "A new wall was built behind the market in 1998, and it has held in every storm since then."
    article = replace(_article(lead, *PADDING[::2]), summary=Section("", (line,), "summary"))
    assert (line in " ".join(one.text for one in write_script(article, 6).lines)) == is_said


def test_a_box_of_facts_does_not_take_the_next_section_with_it() -> None:
    """Its lines are no sentences; what opens the section behind it hangs on the last one before it."""
    facts = "Length: 900 metres"
    opening = (
        "There is a remedy on which all of them agree. If both towns paid for it, nobody would have to move."
    )
    sections = (Section("", (*PADDING, facts)), Section("What would help", (opening,)))
    said = " ".join(line.text for line in write_script(replace(_article(), sections=sections), 6).lines)
    assert "There is a remedy" in said
    assert "nobody would have to move" in said.lower()


def test_a_summary_of_several_points_stays_whatever_it_begins_with() -> None:
    """Only of a line or two under a title nobody knows yet what "it" is."""
    points = (
        "It has cost the town 40 million crowns.",
        "The port pays for a third.",
        "Another is planned for May.",
    )
    article = replace(_article(*PADDING), summary=Section("", points, "summary"))
    said = " ".join(line.text for line in write_script(article, 6).lines)
    assert all(point in said for point in points)


def test_who_begins_somebodys_words_says_them_to_the_end() -> None:
    """A quotation that goes on is not handed over in its middle: the other host begins it."""
    lines = spoken(
        PADDING[0],
        "The town had a wall, two gates and a mill when the council met in the spring of that year, and all of them"
        " were in need of repair. “We walked along the wall for a whole day and found nobody who knew how old it was,”"
        " said Anna Bell, a mason. “We asked in the archive. We asked in the mill, and in the end the miller showed us"
        " a stone with a year on it.”",
        PADDING[1],
    )
    assert not any("Bell goes on" in line for line in lines)
    (line,) = [line for line in lines if "found nobody" in line]
    assert line.startswith("Anna Bell, a mason, said: “")
    assert "a stone with a year on it.”" in line


def test_who_points_back_stays_with_what_is_pointed_at() -> None:
    """In another voice, nobody knows who "she" is."""
    lines = spoken(
        PADDING[0],
        "Anna Bell, a mason from the coast, has looked at the wall of the town for the council since the early spring.",
        "She found eleven stones that had been moved after the great flood, and none that was younger than the mill.",
        PADDING[1],
    )
    assert not any(line.startswith("She ") for line in lines)


def test_no_question_of_the_text_is_answered_by_another_one() -> None:
    """Who asks the first asks the second."""
    lines = spoken(
        PADDING[0],
        "The council has not answered the engineers. How old is the wall of the harbour? Who will pay for its repair?"
        " The answer to both lies in the dry room, in a book that nobody has opened for a hundred years.",
        PADDING[1],
    )
    assert any("How old is the wall of the harbour? Who will pay for its repair?" in line for line in lines)
