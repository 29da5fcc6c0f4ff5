"""Each rule about appeals is for the line that stands beside it; an appeal asks for something, and asks the reader."""

from __future__ import annotations

import pytest
from lxml import html

from podcast.article.html.appeals import ADDRESSED, ASKED, OFFER, is_appeal
from podcast.article.html.runs import Leaf
from podcast.article.rules import WordingRule, any_of

TEXT = "The bridge over the river was closed on Monday, and nobody knows for how long."


def leaf(text: str, linked: float) -> Leaf:
    """A paragraph of a page."""
    return Leaf("paragraph", text, html.fromstring("<p>x</p>"), linked)


@pytest.mark.parametrize("rule", [*ASKED, *ADDRESSED, OFFER], ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: WordingRule) -> None:
    """The example is a line that this rule finds, and text is none."""
    assert any_of([rule]).match(rule.example)
    assert not any_of([rule]).match(TEXT)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Subscribe to our evening edition for the full story.", 0.1),
        ("Abonnieren Sie unseren Newsletter hier.", 0.2),
        ("¡Mira lo que hay en nuestro canal de YouTube!", 0.0),
    ],
)
def test_who_asks_the_reader_for_something_appeals(text: str, linked: float) -> None:
    """A link or an exclamation mark, something to do on the site, and a word to the reader: no text."""
    assert is_appeal(leaf(text, linked))


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("The ministry set up a Facebook page for the ferry, and US officials follow it.", 0.2),
        ("You may walk over the new bridge whenever your shift has ended.", 0.2),
        ("Your e-mail is read by people who never meet you.", 0.0),
        ("“You subscribe or you walk,” the ferryman told us.", 0.2),
    ],
)
def test_one_sign_alone_is_text(text: str, linked: float) -> None:
    """What tells of networks, speaks to readers, or quotes somebody, stays."""
    assert not is_appeal(leaf(text, linked))
