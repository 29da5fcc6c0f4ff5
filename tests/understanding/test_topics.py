"""Where another topic begins, and which sentence a heading puts into few words."""

from __future__ import annotations

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand

NO_SUMMARY = Section("", (), "summary")
BOATS = (
    "The boats of the harbour are built of oak. A boat of oak lasts for sixty years if its owner paints it each year.",
    "Paint is dear, and the owners share it. Oak grows on the hill behind the harbour, and every owner plants an oak.",
    "In winter the boats lie on the slip, where the owners scrape the old paint off the oak and look for worm.",
)
BEES = (
    "Bees need flowers from March to October. A hive of bees flies to two million flowers for a jar of honey.",
    "A hive that finds no flowers in August eats its own honey. The keeper of the hive then feeds the bees with sugar.",
    "Keepers count the hives twice a year. A keeper who loses a hive in winter splits another hive of bees in May.",
)


def shifts(*paragraphs: str) -> list[str]:
    """The sentences with which another topic begins."""
    understood = understand(Article("-", "Oak and honey", NO_SUMMARY, (Section("", paragraphs),)))
    return [understood.sentences[shift].text for shift in understood.shifts]


def test_another_topic_begins_where_other_things_are_spoken_of() -> None:
    """Of a long text about boats, then bees, the shift is the first sentence about bees."""
    assert BEES[0].split(". ")[0] + "." in shifts(*BOATS * 6, *BEES * 6)


def test_shifts_have_their_distance() -> None:
    """There is about one for 250 words, never nearer than 120 words to another or to an end."""
    text = *BOATS * 4, *BEES * 4, *BOATS * 4
    found = shifts(*text)
    assert 1 <= len(found) <= sum(len(paragraph.split()) for paragraph in text) // 200


def test_a_short_text_has_no_shifts() -> None:
    """Nothing is divided that can be heard in one go."""
    assert shifts(*BOATS, *BEES) == []


def paraphrase(heading: str, *paragraphs: str) -> list[str]:
    """The sentence that a heading puts into few words."""
    sections = Section("", BOATS), Section(heading, paragraphs)
    understood = understand(Article("-", "Oak and honey", NO_SUMMARY, sections))
    assert all(section == 1 for section, _ in understood.paraphrases)
    return [understood.sentences[sentence].text for _, sentence in understood.paraphrases]


def test_a_heading_puts_a_sentence_into_few_words() -> None:
    """The first sentence of the section that has most of what the heading says, whatever the words' endings."""
    saying = "In the end the council sold the last hive to a school."
    assert paraphrase("Council sells last hives", "It was a wet year.", saying, "A hive is dear.") == [saying]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("What do bees eat?", "Bees eat honey and pollen."),
        ("Lake Corrow", "Visitors reach Lake Corrow by bus."),
        ("A long winter", "Keepers count their hives twice a year."),
    ],
)
def test_a_question_a_name_and_other_words_are_no_paraphrase(heading: str, text: str) -> None:
    """A question is answered, a name is a label, and where no words are shared nothing is known."""
    assert paraphrase(heading, text) == []
