"""What stands behind a line with a colon: said right behind that line, by whose it is, or neither of the two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Block, Section
from podcast.understanding import understand
from podcast.writers.extractive.planning import CHAPTER, part_by_section
from podcast.writers.extractive.source_view import read_source
from tests.writers.written import write_script

NO_SUMMARY = Section("", (), "summary")
BEFORE = (
    "The valley of Lorca has eleven wells and one river. Anna Pardo grew up beside the oldest of them. Her father "
    "dug it with his brothers in the winter of 1951."
)
AFTER = (
    "The council of Lorca bought two pumps in May. Nobody has used them since the rain came back. The river is full "
    "again, and the fields are green."
)
WORDS = "Water is memory, and memory runs out. Nobody will dig a second time."


def _say(*blocks: Block, minutes: float = 3) -> list[str]:
    """What is said of these blocks, line by line, between the two paragraphs that are always there."""
    own = (Block("paragraph", BEFORE), *blocks, Block("paragraph", AFTER))
    section = Section("", tuple(block.text for block in own), blocks=own)
    article = Article("-", "The wells of Lorca", NO_SUMMARY, (section,))
    return [line.text for line in write_script(article, minutes).lines]


def _led(lead: str, *below: Block) -> list[str]:
    return _say(Block("paragraph", lead), *below)


def test_set_off_words_are_said_behind_the_line_that_says_whose_they_are() -> None:
    """The line keeps its colon, and the speaker is not named twice."""
    lines = _led("In her book, Pardo weighs what the wells have cost the valley:", Block("quote", WORDS))
    assert any(f"Pardo weighs what the wells have cost the valley: “{WORDS}”" in line for line in lines), (
        lines
    )


def test_a_line_to_words_of_nobody_is_not_said() -> None:
    """Where nothing says whose the words are, what leads to them says nothing."""
    said = " ".join(_led("On the wall of the pump house stands this:", Block("quote", WORDS)))
    assert "memory runs out" not in said
    assert "stands this" not in said


POINTS = (
    (
        "The well is deep enough. A shallow one is dry in the first summer, and has to be dug anew. Anybody who has "
        "stood in one with a spade in August knows what that costs."
    ),
    (
        "The wall of the well is made of stone. Bricks let the sand in, and nobody can mend them from below. Stone "
        "stays where it was put for a hundred years and longer."
    ),
    (
        "The pump stands in the shade. In the sun its seals are hard after a year, and then it draws air. A roof of "
        "reed is cheaper than a new pump in every second spring."
    ),
)


def test_points_of_several_sentences_are_said_behind_their_line() -> None:
    """Each begins a turn of its own, but for the first, which goes on with the line."""
    lines = _led("A good well has the following qualities:", *(Block("item", point) for point in POINTS))
    assert any("A good well has the following qualities: The well is deep enough." in line for line in lines)
    assert [sum(line.startswith(point[:20]) for line in lines) for point in POINTS] == [0, 1, 1]


def test_no_point_is_said_without_its_line() -> None:
    """However short the episode is."""
    blocks = (
        Block("paragraph", "A good well has the following qualities:"),
        *(Block("item", p) for p in POINTS),
    )
    some = 0
    for minutes in (0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3):
        said = " ".join(_say(*blocks, minutes=minutes))
        told = [point[:20] in said for point in POINTS]
        assert ("the following qualities" in said) == any(told)
        some += any(told)
    assert some


def test_what_follows_a_line_may_be_plain_paragraphs() -> None:
    """Points that lost their dots on the way are told behind what leads to them."""
    said = " ".join(
        _led("The survey of the wells found the following:", *(Block("paragraph", p) for p in POINTS))
    )
    assert "found the following: The well is deep enough." in said


def test_words_of_another_day_are_not_said_as_of_the_first() -> None:
    """Two quotations of one speaker, each with its own occasion, stay two."""
    said = " ".join(
        _say(
            Block("paragraph", "“There has to be a second well,” Pardo said on Monday."),
            Block(
                "paragraph",
                "“Is that cheap? Is it easy? No. But it is what the valley needs,” she meanwhile stated in a letter to "
                "the council in which she also spoke of the pumps.",
            ),
        )
    )
    assert "on Monday: “There has to be a second well.”" in said
    assert "in which she also spoke of the pumps: “Is that cheap?" in said


def test_no_chapter_begins_in_the_middle_of_what_is_counted_up() -> None:
    """Where the topic shifts there, the count stays with who announces it."""
    long = " ".join(
        ["The council of Lorca has spoken of the wells for a year, and nobody has dug one."] * (CHAPTER // 28)
    )
    count = (
        "There are three things to watch now. One is whether the rain comes back in the spring.",
        "The second one is that the pumps have to be paid by somebody.",
        "Lastly, the old well needs a new wall.",
    )
    article = Article("-", "Wells", Section("", (), "summary"), (Section("", (long, *count)),))
    understood = understand(article)
    second = next(s.index for s in understood.sentences if s.text.startswith("The second"))
    source = read_source(replace(understood, shifts=(second,)))
    parts = part_by_section(source, [sentence.index for sentence in source.sentences])
    assert [source.sentence(part.sentences[0]).text[:9] for part in parts] == ["The counc"]


HOW = "The pump house has a new lock, and only Pardo knows the trick. Here's how it works."


def test_what_leads_to_the_next_sentence_is_not_said_without_it() -> None:
    """ "Here's how it works." before words that nobody can say promises what no listener hears."""
    said = " ".join(_say(Block("paragraph", HOW), Block("paragraph", "“Push it twice. Turn it left.”")))
    assert "only Pardo knows the trick" in said
    assert "Here's how" not in said
    said = " ".join(_say(Block("paragraph", f"{HOW} The key is turned twice, and the wheel goes left.")))
    assert "Here's how it works. The key is turned twice" in said


def test_two_words_are_a_sentence() -> None:
    """What somebody came to is said, however short it is."""
    before = "In May, Anna Pardo tried to mend the oldest of the pumps with wire."
    assert f"{before} She failed." in " ".join(_say(Block("paragraph", f"{before} She failed.")))


def test_a_list_of_headings_has_its_announcement() -> None:
    """What says that a list follows is said where sections with headings are one, and else nowhere."""
    lead = Section("", (BEFORE, "Here's a list of the wells that still have water."))
    wells = tuple(Section(f"{n}. {name}", (text,)) for n, (name, text) in enumerate(WELLS, 1))
    for sections, is_said in (((lead, *wells), True), ((lead, Section("", (AFTER,))), False)):
        article = Article("-", "The wells of Lorca", Section("", (), "summary"), sections)
        said = " ".join(line.text for line in write_script(article, 3).lines)
        assert ("Here's a list of the wells" in said) is is_said


WELLS = (
    ("The mill well", "Millers dug it in 1820, and the wheel beside it still turns in spring."),
    ("The upper well", "Its water comes from the mountain, and is cold in the hottest of summers."),
    ("The school well", "Children drew from it at noon until the town laid pipes in 1968."),
)


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Members of the harbour board are grumbling about his sudden farewell in the spring.", False),
        ("Members of the harbour board are grumbling about Tom Berg and his sudden farewell.", True),
    ],
)
def test_no_episode_opens_with_somebody_whom_only_the_title_names(line: str, opens: bool) -> None:
    """The title is said after the first words, and "his" before it would be nobody's."""
    told = (
        "Tom Berg has led the port of Corrow for nine years, and nobody on the quay had thought that he would leave.",
        "The board met on Friday in the old customs house and talked about the gauge until the lamps went out.",
        "A new master of the port will be chosen in May, when the boats have left for the northern grounds.",
    )
    article = Article("-", "Tom Berg leaves the port", Section("", (line,), "summary"), (Section("", told),))
    assert (write_script(article).lines[0].text == line) is opens


NEWS = (
    "The port of Lorca will close its two oldest quays this week, the council said on Monday.",
    "The council voted for it on Friday after a long night. Nobody has used the quays since the flood of 2019.",
    "“We have paid for them long enough,” said Anna Pardo, the mayor. She said that the money goes to the pumps.",
    "The boats of the port will move to the new quay by the end of June, officials said on Tuesday.",
)


LEAD = "The council said on Monday that the port of Lorca will close its two oldest quays this week."


def _news(summary: Section = NO_SUMMARY) -> list[str]:
    sections = (Section("", NEWS),)
    article = Article("-", "Port of Lorca to close two quays", summary, sections, date="2026-03-10")
    assert understand(article).genre == "news"
    return [line.text for line in write_script(article, 3).lines]


def test_news_begin_with_their_lead_before_the_greeting() -> None:
    """And the lead is said once."""
    lines = _news()
    assert lines[0] == LEAD
    assert sum("two oldest quays" in line for line in lines) == 1


def test_key_points_that_are_no_sentences_are_not_read_in_news() -> None:
    """They are for the eye, and the text says them again; the lead comes first all the same."""
    points = ("Two oldest quays close this week", "Boats move to new quay by end of June")
    blocks = tuple(Block("item", point) for point in points)
    lines = _news(Section("Story highlights", points, kind="summary", blocks=blocks))
    assert lines[0] == LEAD
    assert not any("Two oldest quays close" in line or "Boats move" in line for line in lines)
