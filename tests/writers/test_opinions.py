"""What an author judges without an "I" is told as the author's view; news, reports and other people's words are not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from podcast.model import Article, Block, Omission, Section
from podcast.writers.extractive.opinions import ARGUED_SIGNS, SIGNS, find_opinions, judges
from podcast.writers.extractive.tellers import find_tellers
from tests.writers.written import faults, understood, write_script

if TYPE_CHECKING:
    from podcast.model import Understanding

COLUMN = (
    "The port of Corrow opened a second quay. Whoever planned it should get a raise. Nine boats can lie there.",
    "The old quay was built in 1911. Its wall is a sad sight, and the lamp on it has been dark for years.",
    "The board wisely kept the old gate. Boats of every size can pass it at night.",
)
"""A text whose author judges, and never says “I”."""
NEWS = (
    "The port of Corrow opened a second quay on Monday. It has room for nine boats.",
    "“The old quay should be shut,” said Ann Lee, who leads the board. The wall is a sad sight.",
    "Lee said that the lamp is too old. The board wisely kept the gate, a spokesman said.",
)


def _understand(paragraphs: tuple[str, ...], *, heading: str = "") -> Understanding:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    section = Section(heading, paragraphs, blocks=blocks)
    article = Article(
        "-",
        "A quay too many",
        Section("", (), "summary"),
        (section,),
        authors=("Ines Vark",),
    )
    return understood(article)


def _find(article: Understanding) -> list[str]:
    found = find_opinions(article, find_tellers(article))
    return [article.sentences[index].text for index, one in found.items() if one.judges]


@pytest.mark.parametrize("example", [example for _, example in (*SIGNS, *ARGUED_SIGNS)])
def test_a_sign_fits_its_example(example: str) -> None:
    """Each sign of a judgement has a sentence that shows it."""
    (sentence,) = _understand((example,)).sentences
    assert judges(sentence, is_argued=True)


@pytest.mark.parametrize(
    "text",
    [
        "The new quay has room for nine boats.",
        "The new quay seems long.",
        "It should have been shut in May.",
        "If the wall leaks, the gate should be shut.",
        "You should see the new quay.",
        "Should the gate be shut?",
        "A gull needs seven weeks to grow.",
        "When it rained, the keeper would close the gate.",
    ],
)
def test_what_is_no_judgement_has_no_sign(text: str) -> None:
    """Facts, advice, conditions, questions and what somebody used to do are nobody's view."""
    assert not any(judges(sentence, is_argued=True) for sentence in _understand((text,)).sentences)


def test_a_column_is_told_by_how_much_of_it_judges() -> None:
    """Where nobody else speaks, and several sentences judge, they are the author's."""
    assert _find(_understand(COLUMN)) == [
        "Whoever planned it should get a raise.",
        "Its wall is a sad sight, and the lamp on it has been dark for years.",
        "The board wisely kept the old gate.",
    ]


def test_news_stay_as_they_are() -> None:
    """What stands beside somebody's words may go on with them, and one judgement makes no column."""
    assert not _find(_understand(NEWS))


def test_a_box_of_analysis_is_its_authors() -> None:
    """One sentence is enough under such a heading."""
    text = ("There is no doubt that the wall is failing. The board has said no word of it.",)
    assert _find(_understand(text, heading="Analysis")) == ["There is no doubt that the wall is failing."]
    assert not _find(_understand(text, heading="The wall"))


def test_hosts_tell_a_judgement_as_the_authors() -> None:
    """The author is named in full at first, by the last name from then on; facts have no frame."""
    article = _understand(COLUMN).article
    script = write_script(article)
    said = " ".join(line.text for line in script.lines)
    assert re.search(
        r"[Ii]n the view of the author, Ines Vark, whoever planned it should get a raise\.", said
    )
    assert re.search(r"As Vark sees it, its wall is a sad sight|Vark sees it like this\. Its wall", said)
    assert "Nine boats can lie there" in said
    assert not faults(script, article)


def test_a_box_that_somebody_else_has_signed_is_not_the_authors() -> None:
    """Nobody says whose view it is then."""
    text = ("There is no doubt that the wall is failing. The board has said no word of it.",)
    article = replace(
        _understand(text, heading="Analysis").article,
        dropped=(
            Omission("By Ines Vark", "by-line"),
            Omission("Tomas Rell Harbour correspondent", "by-line"),
        ),
    )
    assert not _find(understood(article))


def test_a_box_that_somebody_has_signed_is_said_to_be_theirs() -> None:
    """It begins with who has written it, and where it ends, the hosts say so."""
    news = "The port of Corrow opened a second quay. Nine boats can lie there, and the ferry reaches it at any tide."
    box = "The wall of the quay is a sad sight. The lamp on it has been dark for years, and nobody mends it."
    more = "The port has asked the ministry for two more boats. They will be built in the yard of Lower Dell."
    blocks = (Block("paragraph", news), Block("paragraph", box, label="Ines Vark"), Block("paragraph", more))
    section = Section("", (news, box, more), blocks=blocks)
    article = Article("-", "A quay too many", Section("", (), "summary"), (section,))
    script = write_script(article)
    said = " ".join(line.text for line in script.lines)
    assert "This part of the article is by Ines Vark. The wall of the quay is a sad sight." in said
    assert "Back to the main text. The port has asked" in said
    assert not faults(script, article)


def test_an_i_in_a_signed_box_is_its_signers() -> None:
    """It is not that of who has written the rest."""
    news = "The port of Corrow opened a second quay. Nine boats can lie there, and the ferry reaches it at any tide."
    box = "I walked along the wall in May. It is a sad sight."
    blocks = (Block("paragraph", news), Block("paragraph", box, label="Ines Vark"))
    section = Section("", (news, box), blocks=blocks)
    article = Article("-", "A quay too many", Section("", (), "summary"), (section,), authors=("Tomas Rell",))
    tellings = find_tellers(understood(article))
    assert {one.name for one in tellings.tellers.values()} == {"Ines Vark"}
    assert not tellings.told


@pytest.mark.parametrize(
    "text",
    ["The contract was clearly a cover for the old board.", "The plan seems remarkably short."],
)
def test_a_judgement_may_stand_behind_its_verb(text: str) -> None:
    """An adverb behind "is", and what something seems to be, judge, too."""
    (sentence,) = _understand((text,)).sentences
    assert judges(sentence)


def test_a_report_that_judges_says_so_in_the_welcome() -> None:
    """Its judgements have no frame: in a report, some are what those think of whom it tells."""
    more = (
        "The contract was clearly a cover. Lee leads the board.",
        "The wall is a sad sight. It is of stone.",
    )
    article = _understand((NEWS[1], *more, *NEWS)).article
    said = " ".join(line.text for line in write_script(article).lines)
    assert "The opinions in it are its author's." in said
    assert "Vark sees it" not in said
