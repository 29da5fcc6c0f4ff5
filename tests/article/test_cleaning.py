"""Each rule about wording is for the line that stands beside it; what only sounds like one stays."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.article.cleaning import clean
from podcast.article.cleaning_rules import BACK_MATTER, NOISE
from podcast.article.extraction import Extract
from podcast.article.key_points import SUMMARY_HEADINGS
from podcast.article.rules import any_of
from podcast.model import Block, Document

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.article.rules import WordingRule

RULES = (*NOISE, *BACK_MATTER, *SUMMARY_HEADINGS)
TEXT = Block("paragraph", "The bridge over the river was closed on Monday, and nobody knows for how long.")


def texts(*blocks: Block) -> list[str]:
    """The texts of the blocks that are left of a document."""
    return [block.text for block in clean(Extract(Document("a.html", "Bridge", blocks))).document.blocks]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: WordingRule) -> None:
    """The example is a line that this rule alone would find."""
    assert any_of([rule]).match(rule.example)
    assert not any_of([rule]).match(TEXT.text)


def test_the_names_of_rules_tell_them_apart() -> None:
    """A rule is spoken of by its name."""
    for rules in (NOISE, BACK_MATTER, SUMMARY_HEADINGS):
        assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("rule", NOISE, ids=lambda rule: rule.name)
def test_a_line_of_noise_goes(rule: WordingRule) -> None:
    """Between two paragraphs the example is gone, and nothing else."""
    other = Block("paragraph", "Drivers have to take the ferry, which leaves every twenty minutes.")
    assert texts(TEXT, Block("paragraph", rule.example), other) == [TEXT.text, other.text]


@pytest.mark.parametrize("rule", BACK_MATTER, ids=lambda rule: rule.name)
def test_back_matter_goes_up_to_the_next_heading(rule: WordingRule) -> None:
    """The example is a heading; what stands below it goes with it, and the next part stays."""
    below = Block(
        "paragraph", "We thank the ferry company; its address is the one to which all of us may write."
    )
    after = Block("heading", "What comes next", 2)
    assert texts(TEXT, Block("heading", rule.example, 2), below, after, TEXT)[:2] == [TEXT.text, after.text]


def test_reading_pages_leaves_no_handlers_behind(tmp_path: Path) -> None:
    """A program that reads a thousand pages has as many logging handlers as after the first."""
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><h1>Bridge</h1><p>{TEXT.text}</p></article></body></html>")
    read(str(page))
    handlers = list(logging.getLogger("trafilatura").handlers)
    read(str(page))
    assert logging.getLogger("trafilatura").handlers == handlers


def test_only_the_credit_goes_behind_a_sentence() -> None:
    """A sign of copyright behind sentences of the text takes what follows it; a caption goes with it."""
    sentence = (
        "The old ferry takes drivers over the river every twenty minutes. It will do so until the bridge opens again, "
        "and the captain hopes that this will be late."
    )
    caption = "The ferry at dawn. © Ann Lee, The Daily Bridge. All rights reserved."
    credit = " © Ann Lee, The Daily Bridge. All rights reserved."
    assert texts(TEXT, Block("paragraph", sentence + credit), Block("paragraph", caption)) == [
        TEXT.text,
        sentence,
    ]


def test_a_teaser_in_brackets_goes_from_behind_a_sentence() -> None:
    """What stands in brackets within a sentence stays, and so does a copyright sign that is nobody's."""
    inner = Block(
        "paragraph", "Nobody knows (see the tables of the harbour office) for how long it will be closed."
    )
    joke = Block(
        "paragraph",
        "This isn't a bridge™© but it is a good name for what we built, and nobody minded so far.",
    )
    teaser = Block("paragraph", f"{TEXT.text} (See pictures of the bridge.)")
    assert texts(inner, joke, teaser) == [inner.text, joke.text, TEXT.text]


def test_points_below_a_heading_over_links_go_with_it() -> None:
    """They are links with a sentence behind; what comes after them is text again."""
    points = [
        Block("item", f"The {name} bridge Nobody had ever told before who built it.")
        for name in ("old", "new")
    ]
    assert texts(TEXT, Block("heading", "You may also like", 3), *points, TEXT) == [TEXT.text]
    assert len(texts(TEXT, Block("heading", "What to do", 3), *points)) == 4


def test_a_caption_goes_with_its_credit(tmp_path: Path) -> None:
    """A short one; the credit behind a paragraph goes alone."""
    other = "Drivers have to take the ferry, which leaves every twenty minutes."
    for line, left in (
        ("The bridge in March. Photo: Ann Lee/The Bridge", []),
        (
            f"{other} {other.replace('Drivers', 'Riders')} {other.replace('Drivers', 'All')} Photo: Ann Lee",
            [other[:7]],
        ),
    ):
        page = tmp_path / "page.html"
        page.write_text(
            f"<article><h1>A</h1><p>{TEXT.text}</p><p>{line}</p><p>Nobody has asked why it is so.</p></article>"
        )
        lines = [text for section in read(str(page)).sections for text in section.paragraphs]
        assert [text[:7] for text in lines if not text.startswith(("The bridge over", "Nobody"))] == left
        assert not any("Photo" in text for text in lines)


def test_notes_of_a_recipe_are_text(tmp_path: Path) -> None:
    """Those of a study have years, pages, addresses."""
    for note, is_text in (
        ("Any other flour will do, but the dough has to rest.", True),
        ("1. Harbour Office, Tides (1931).", False),
    ):
        page = tmp_path / "page.html"
        page.write_text(
            f"<article><h1>A</h1><p>{TEXT.text}</p><h2>Notes</h2><ul><li>{note}</li></ul></article>"
        )
        assert ([section.heading for section in read(str(page)).sections] == ["", "Notes"]) is is_text


@pytest.mark.parametrize(
    "line",
    [
        "You have 1 article left to read this month before you need an account.",
        "Figure 3: The keeper reads the gauge, the clerk reads the keeper.",
        "Photography by Ann Lee.",
        "Editing and production by Bo van Lee",
        "Posts and towns are listed for identification purposes only.",
        "*Werbung. Dieser Beitrag enthält Werbung für die Brückenbank.",
        "Passengers ride for half the price when they sign up using BRIDGE10.",
        "More information: Ann Lee et al, Tides of March, Journal of Gauges (2024). DOI: 10.1000/tides.2024",
    ],
)
def test_other_forms_of_what_is_known(line: str) -> None:
    """Each is one that a page has read aloud."""
    assert any(any_of([rule]).match(line) for rule in NOISE)


@pytest.mark.parametrize(
    "line",
    [
        "Figure 3 shows the keeper. It was drawn by his sister.",
        "They listed it for identification with the others.",
        "He crossed the bridge using NATO roads.",
        "Editing by machines is cheap, and reporting by people is not.",
        "Photography by night needs a steady hand.",
    ],
)
def test_sentences_like_them_stay(line: str) -> None:
    assert not any(any_of([rule]).match(line) for rule in NOISE)


def test_what_a_server_prints_is_not_the_text_though_it_is_longer(tmp_path: Path) -> None:
    """A short post beside a list in which the server had said of each line what it thought of it."""
    warning = "Warning: Use of undefined constant tide - this will throw an error in /srv/bridge/page.php on line 12"
    post = (
        "The keeper has gone to see his sister in the hills, and nobody has read the gauge for a whole week."
    )
    page = f"<h1>Tides</h1><div><p>{post}</p></div><ul>{f'<li>{warning}</li>' * 5}</ul>"
    (tmp_path / "page.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    assert [section.paragraphs for section in read(str(tmp_path / "page.html")).sections] == [(post,)]


def test_a_text_goes_on_behind_an_appeal(tmp_path: Path) -> None:
    """A box for a letter stood amid the text, and all down to the next heading had gone with it."""
    text = "<p>The keeper of the gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"
    box = (
        "<h3>Sign up for the Bridge Letter</h3><p>Every Monday we send you an e-mail with all that happened at the "
        "gauges.</p><p>You can unsubscribe at any time, and nobody else will ever see your address.</p>"
    )
    page = f"<html><body><article><h1>Tides</h1>{text}{box}{text.replace('keeper', 'clerk')}</article></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    sections = read(str(tmp_path / "page.html")).sections
    assert [section.heading for section in sections] == [""]
    assert len(sections[0].paragraphs) == 2
