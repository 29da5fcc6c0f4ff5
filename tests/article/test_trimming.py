"""What a publisher says to the reader goes; what only sounds like it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article.extraction import Extract
from podcast.article.rules import any_of
from podcast.article.trimming import name_trimming, trim
from podcast.article.trimming_rules import APPEALS, CAPTIONS
from podcast.model import Block, Document

if TYPE_CHECKING:
    from podcast.article.rules import WordingRule

TEXT = "The bridge over the river was closed on Monday, and nobody knows for how long."


@pytest.mark.parametrize("rule", [*APPEALS, *CAPTIONS], ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: WordingRule) -> None:
    """The example is a line that this rule alone would find."""
    assert any_of([rule]).match(rule.example)
    assert not any_of([rule]).match(TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Do you need advice on bridges? Get in touch with our engineers.",
        "The Bridge Institute advises towns. Write to office@bridge.example for a quote.",
        "What do you think of the new bridge? Sound off below!",
        "Enjoying this? Join 4,000 readers who get the Bridge Letter on Mondays.",
        "🎧 Prefer to listen? This report is also an episode of our podcast.",
        "Hear more: Ann Lee discusses this report in our podcast.",
        "Did you like this report? Share it with your friends!",
        "Make your neighbours smile – share this post with them!",
        "The bridge at dawn. Courtesy of the Museum of Bridges.",
        "To read the engineers' report, click here.",
        "Subscribers like it: the Bridge Letter lands on Tuesdays.",
    ],
)
def test_appeals_go(text: str) -> None:
    """A short paragraph whose last sentence is one, whatever leads up to it."""
    assert name_trimming(Block("paragraph", text))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Join the two planks and let the glue dry overnight.",
        "Listen to the room before you listen to the thing.",
        "He listens to podcasts while he mends the bridge.",
        "Write down what you see.",
        "If you liked this bridge, you will love the next one.",
        "They share this story with every town on the river.",
        "“Send help,” the letter said.",
        "The report says that the bridge is safe.",
        "See the town from the river.",
        "The plan for the bridge was published on Monday.",
        "For every email I deleted, two more landed in my inbox.",
    ],
)
def test_sentences_stay(text: str) -> None:
    """Imperatives that offer nothing of the publisher's, and sentences about reports and podcasts."""
    assert not name_trimming(Block("paragraph", text))


def test_a_note_on_the_author_goes_from_the_end() -> None:
    """It begins with the name; a paragraph far above that does so is text."""
    name = Block("paragraph", "Ann Lee walked over the bridge every day of her life, she says.")
    text = [Block("paragraph", f"{TEXT} {number}") for number in range(8)]
    note = Block("paragraph", "Ann Lee writes about rivers.")
    document = Document("a.html", "Bridge", (name, *text, note), authors=("Ann Lee",))
    result = trim(Extract(document))
    assert result.document.blocks == (name, *text)
    assert [piece.text for piece in result.dropped] == [note.text]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee, The Daily Bridge.",
        "Ann Lee | Harbour Lines | Communications",
        "You find the plans of the bridge here: https://bridge.example/plans",
        "For more on the bridge and its towers, go to www.bridge.example.",
    ],
)
def test_a_line_that_signs_or_leads_away_goes_from_the_end(line: str) -> None:
    """A name and an employer, or an address, below the last sentence; a sentence with a name in it stays."""
    blocks = tuple(Block("paragraph", text) for text in (TEXT, "The river is high.", line))
    assert trim(Extract(Document("-", "Bridge", blocks))).document.blocks == blocks[:2]
    last = Block("paragraph", "Ann Lee, who built the bridge, has seen it coming.")
    assert trim(Extract(Document("-", "Bridge", (*blocks[:2], last)))).document.blocks[-1] == last
