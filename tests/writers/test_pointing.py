"""What points at charts, pictures, code and other places of a page: cut where the rest stands alone, or not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.model import Article, Block, FurtherPages, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.pointing import CUTS, POINTS, cut_pointers, points_at_unheard
from podcast.writers.extractive.points import is_sayable
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence
from podcast.writers.plain_speech import unmarked
from tests.writers.written import write_script

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView


def _read(*paragraphs: str, title: str = "The gauge of Ostmere", authors: tuple[str, ...] = ()) -> SourceView:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    section = Section("", paragraphs, blocks=blocks)
    return read_source(
        understand(Article("-", title, Section("", (), "summary"), (section,), authors=authors))
    )


def _say(source: SourceView, index: int) -> str:
    return " ".join(wording.text for wording in word_sentence(source, index, Heard([index - 1])))


@pytest.fixture(scope="module")
def cut() -> SourceView:
    """The examples of all that is cut, each a paragraph."""
    return _read(*(example for _, example, _ in CUTS))


@pytest.mark.parametrize("at", range(len(CUTS)))
def test_words_that_point_are_cut(cut: SourceView, at: int) -> None:
    """The example is the test, and what is left is said."""
    assert cut.sentence(at).text == CUTS[at][1]
    assert _say(cut, at) == CUTS[at][2]
    assert not points_at_unheard(cut, at)


@pytest.mark.parametrize("example", [example for _, example in POINTS])
def test_what_shows_something_is_not_said(example: str) -> None:
    """The example is the test."""
    assert points_at_unheard(_read(example), 0)


@pytest.mark.parametrize(
    "sentence",
    [
        "The lamp above the door is lit by a man of ninety.",
        "The figures below 30 are those of the winter.",
        "The pictures on the left wall are older than the ones on the right wall.",
        "The mayor sat at table 5 with the keepers.",
        "Following the example of Lorca, the council has dug a well.",
        "In this picture house, nobody has paid since May.",
        "Ann Lee said: “Look at the chart below and tell me that it has not sunk.”",
    ],
)
def test_what_is_in_the_world_is_said(sentence: str) -> None:
    """A place is one of the page only where a thing of the page has it."""
    source = _read(sentence)
    assert not cut_pointers(source, 0)
    assert not points_at_unheard(source, 0)


def test_a_film_that_the_text_tells_of_stays() -> None:
    """Only its place goes; one of which nothing else is told is not said."""
    source = _read("The film above, which a keeper found in May, shows the old gate.", "The gate is shut.")
    assert _say(source, 0) == "The film, which a keeper found in May, shows the old gate."
    assert not is_sayable(_read("The film above is four minutes long.", "The gate is shut."), 0)


def test_what_stands_in_the_same_text_is_not_pointed_at() -> None:
    """Where it stands goes, what it is stays."""
    said = _say(_read("The depths come from some of the gauges already discussed in this article."), 0)
    assert said == "The depths come from some of the gauges."
    assert points_at_unheard(_read("It holds for those two plain examples above."), 0)


def test_what_was_said_earlier_is_not_pointed_at() -> None:
    """Who said it earlier stays."""
    assert _say(_read("As noted earlier, the wall is old."), 0) == "The wall is old."
    assert "earlier" in _say(_read("As noted earlier by Ann Lee, the wall is old."), 0)


def test_an_author_who_points_begins_behind_it() -> None:
    """The author's own words stay word for word, but for those at the beginning that point."""
    source = _read(
        "I keep the gauge of Ostmere. I have read it for ten years.",
        "As you can see in the photo, my gauge has lost its hand.",
        "I bought this chart in May, and I like it.",
        authors=("Ines Vark",),
    )
    assert [one.index for one in source.sentences if one.index in source.tellers] == [0, 1, 2, 3]
    assert "“My gauge has lost its hand.”" in _say(source, 2)
    assert not is_sayable(source, 3)


@pytest.mark.parametrize(
    "line",
    [
        "The message of the gauge looks like this:",
        "With the second pump, the keepers were able to run:",
        "Let's open the box of the gauge:",
        "The depth of the quay tells another story:",
    ],
)
def test_a_line_to_what_is_shown_is_not_said(line: str) -> None:
    """What stood behind its colon is no text."""
    assert not is_sayable(_read(line, "The gate is shut."), 0)


def test_a_line_that_says_something_itself_is_said() -> None:
    """Whatever chart stood behind its colon."""
    assert is_sayable(_read("Clay walls need less mending than those of stone:", "The gate is shut."), 0)
    assert is_sayable(_read("Here's how the gate works:", "The gate is shut."), 0)


@pytest.mark.parametrize(
    "line",
    [
        "feared that the wall would cost it the port.",
        "You can find what he has kept at @Keeper44.",
        "She answers on @mole all day.",
    ],
)
def test_what_lacks_its_subject_or_has_a_name_of_the_net_is_not_said(line: str) -> None:
    """The rest of a sentence stands elsewhere; nobody says a handle."""
    assert not is_sayable(_read("The gate of the port is shut.", line), 1)


@pytest.mark.parametrize(
    "line",
    [
        "A top regional harbour official sharply criticized Friday the port's long policy of low fees.",
        "The harbour master’s office pressed Corrow on the gates central to his name: the mole and the lock.",
    ],
)
def test_a_past_tense_that_the_parser_took_for_a_participle_is_said(line: str) -> None:
    """A lead was lost by it; a noun with a participle behind it stays no sentence."""
    assert is_sayable(_read("The gate of the port is shut.", line), 1)
    assert not is_sayable(_read("The gate of the port is shut.", "A gate closed by the wind in May."), 1)


def test_names_in_angle_brackets_are_said() -> None:
    """What only marks up is not."""
    assert unmarked("If <root-folder> is the <b>first</b> path, the <img> tag has it.") == (
        "If root-folder is the first path, the img tag has it."
    )
    assert unmarked("A <group> at <host> has a <table>.") == "A group at host has a ."


@pytest.mark.parametrize("ahead", ["", "?page=2"])
def test_that_an_article_has_further_pages_is_said(ahead: str) -> None:
    """Who hears the first page would take it for the whole."""
    text = "The gauge of Ostmere sends its depth to the harbour office every hour. The office keeps each of them."
    section = Section("", (text,), blocks=(Block("paragraph", text),))
    parts = (Section("", (), "summary"), (section,))
    article = Article("-", "The gauge", *parts, further=FurtherPages(ahead))
    said = " ".join(line.text for line in write_script(article, 2).lines)
    assert ("The article has further pages, which are left out." in said) == bool(ahead)


@pytest.mark.parametrize("lines", [0, 2, 40])
def test_that_code_is_left_out_is_said_where_there_is_much(lines: int) -> None:
    """A listener to a page half of which is code is told so, once."""
    text = (
        "The gauge of Ostmere sends its depth to the harbour office every hour. The office keeps each of them in a "
        "file. A small program reads the file at noon, and draws the tide of the day."
    )
    section = Section("", (text,), blocks=(Block("paragraph", text),))
    article = Article(
        "-", "The gauge", Section("", (), "summary"), (section,), code=("read the gauge",) * lines
    )
    said = " ".join(line.text for line in write_script(article, 2).lines)
    assert said.count("The code that it shows is left out.") == (lines == 40)
