"""Each rule about boxes is for the class that stands beside it; what only sounds like one holds text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from podcast.article.html.box_marks import mark_boxes
from podcast.article.html.boxes import BOXES, CALLS, BoxRule, name_of_box
from podcast.article.html.leaves import read_leaves

if TYPE_CHECKING:
    from podcast.article.rules import WordingRule


@pytest.mark.parametrize("rule", BOXES, ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: BoxRule) -> None:
    """The example names the box as the rule does, whether as class or as id."""
    assert name_of_box(html.fromstring(f"<div class='x {rule.example}'>x</div>")) == rule.name
    assert name_of_box(html.fromstring(f"<div id='{rule.example}'>x</div>")) == rule.name


@pytest.mark.parametrize(
    "box",
    [
        "<div class='article-body has-sidebar-none'>x</div>",
        "<div class='teaser-text'>x</div>",
        "<p class='shared'>x</p>",
        "<div id='comments-on-the-bridge'>x</div>",
        "<section role='main'>x</section>",
    ],
)
def test_other_boxes_hold_text(box: str) -> None:
    """A word within another, an id that names a place, and the page's own roles say nothing."""
    assert name_of_box(html.fromstring(box)) == ""


@pytest.mark.parametrize(
    ("box", "name"),
    [
        ("<aside>x</aside>", "beside the text"),
        ("<div role='complementary'>x</div>", "beside the text"),
        ("<div role='navigation'>x</div>", "way around the page"),
        ("<form>x</form>", "form"),
        ("<div style='display: none'>x</div>", "hidden"),
        ("<div class='sr-only'>x</div>", "hidden"),
    ],
)
def test_tags_roles_and_attributes_count(box: str, name: str) -> None:
    """What a page says in its markup is believed before its classes."""
    assert name_of_box(html.fromstring(box)) == name


PAGE = """<html><body><article><h1>Tides</h1>{text}</article><div>{box}</div></body></html>"""
TEXT = (
    "<p>The keeper of the old gauge walks down to the quay twice a day and reads it off for everybody.</p>"
    * 4
)
LETTER = (
    "<h2>The Tide Letter</h2><p>What happened at the quay, what is coming in, and what went out again.</p>"
)


@pytest.mark.parametrize(
    "field",
    [
        '<form><input type="email"><p>Thank you for your address, a message is under way to you.</p></form>',
        '<div><input type="text" placeholder="Your e-mail"></div>',
        '<input name="EMAIL">',
    ],
)
def test_what_is_said_of_a_field_for_an_address_is_no_text(field: str) -> None:
    """The box around both has no name, and few words."""
    page = html.document_fromstring(PAGE.format(text=TEXT, box=LETTER + field))
    because = {leaf.text[:8]: leaf.because for leaf in mark_boxes(page, list(read_leaves(page)))}
    assert because == {"Tides": "", "The keep": "", "The Tide": "form", "What hap": "form"} | (
        {"Thank yo": "form"} if "Thank" in field else {}
    )


@pytest.mark.parametrize(
    "field", ['<input type="search" name="q">', '<input name="link" value="https://tides">']
)
def test_other_fields_say_nothing_of_what_stands_beside_them(field: str) -> None:
    """A field to search in or a link to copy stands beside a headline, too; long text is text beside any field."""
    page = html.document_fromstring(PAGE.format(text=TEXT, box=LETTER + field))
    assert not any(leaf.because for leaf in mark_boxes(page, list(read_leaves(page))))
    page = html.document_fromstring(PAGE.format(text=TEXT, box=TEXT + LETTER + '<input type="email">'))
    assert not any(leaf.because for leaf in mark_boxes(page, list(read_leaves(page))))


@pytest.mark.parametrize("rule", CALLS, ids=lambda rule: rule.name)
def test_what_is_said_of_a_button_that_signs_readers_up_is_no_text(rule: WordingRule) -> None:
    """Whether it is a button or a link alone in its line; a link within a line says nothing."""
    for call, because in (
        (f"<button>{rule.example}</button>", "form"),
        (f"<a href='/x'>{rule.example} !</a>", "form"),
        (f"<p>Those who read <a href='/x'>{rule.example}</a> on the sign at the quay stay away.</p>", ""),
    ):
        page = html.document_fromstring(PAGE.format(text=TEXT, box=LETTER + call))
        leaves = mark_boxes(page, list(read_leaves(page)))
        assert {leaf.because for leaf in leaves if leaf.text.startswith(("The Tide", "What hap"))} == {
            because
        }


def test_the_id_of_a_heading_is_made_of_its_words() -> None:
    """It is where readers come from a list of contents, and names no box."""
    assert name_of_box(html.fromstring("<h2 id='references'>x</h2>")) == ""
    assert name_of_box(html.fromstring("<div id='references'>x</div>")) == "list of sources"


PROSE = "<p>The keeper of the gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"


def reasons(body: str) -> dict[str, str]:
    """Why each line of a page is no text, by boxes alone."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    return {leaf.text: leaf.because for leaf in mark_boxes(tree, list(read_leaves(tree)))}


def test_an_element_of_the_pages_own_is_named_by_its_tag() -> None:
    """`amp-sidebar` says what it is as a class would; other names say nothing."""
    assert name_of_box(html.fromstring("<amp-sidebar>x</amp-sidebar>")) == "way around the page"
    assert name_of_box(html.fromstring("<tide-table>x</tide-table>")) == ""


def test_a_headline_in_a_window_is_not_the_articles() -> None:
    """The article's own stands in no such box; where all do, they hold it."""
    window = "<div class='lightbox'><h1>Boats at dawn</h1></div>"
    page = reasons(f"<article><h1>Tides</h1>{PROSE * 5}{window}</article>")
    assert (page["Tides"], page["Boats at dawn"]) == ("", "window over the page")
    page = reasons(f"<div class='overlay'><h1>Tides</h1>{PROSE * 5}</div>")
    assert page["Tides"] == ""


def test_texts_of_a_gallery_are_captions_though_they_are_long() -> None:
    """Each picture has a heading and a paragraph; where they are most of a page, they are its text."""
    slides = "".join(
        f"<li><img src='{day}.jpg'><h2>The {day} boat</h2><p>The {day} boat left the quay in the fog with the mail of "
        f"the whole valley, and nobody on the {day} boat could see the lamp at the mole for most of the way.</p></li>"
        for day in ("first", "second", "last")
    )
    page = reasons(f"<h1>Tides</h1>{PROSE * 5}<div class='slideshow'><ul>{slides}</ul></div>")
    assert page["The second boat"] == "gallery of pictures"
    page = reasons(f"<h1>Tides</h1>{PROSE}<div class='slideshow'><ul>{slides}</ul></div>")
    assert page["The second boat"] == ""


def test_a_box_named_for_tags_that_holds_sentences_is_text() -> None:
    """Some editors name a quotation so: `edTag`; a list of words under that name goes."""
    text = (
        "<p>The keeper of the old gauge walks down to the quay twice a day and reads it off for all of us.</p>"
        * 3
    )
    page = f"<article>{text}<blockquote class='edTag'>Nobody in town had read it off for a year.</blockquote>{text}"
    tree = html.document_fromstring(
        f"<html><body>{page}<p class='tags'>Tides, Quays</p></article></body></html>"
    )
    leaves = mark_boxes(tree, list(read_leaves(tree)))
    assert [leaf.because for leaf in leaves if leaf.because] == ["tags"]


@pytest.mark.parametrize(
    ("body", "is_shown"),
    [
        ("<h3>Seen now</h3><span>This keeper saw it come:</span>", False),
        ("<p>The film shows a keeper.</p>", True),
    ],
)
def test_a_box_for_a_film_that_a_program_puts_there_is_one(body: str, is_shown: bool) -> None:
    """A saved page has the box and its words without the film; a box with paragraphs tells of one."""
    tree = html.document_fromstring(
        f"<html><body><div class='article-video-wrapper'>{body}</div></body></html>"
    )
    assert all((leaf.because == "") is is_shown for leaf in mark_boxes(tree, list(read_leaves(tree))))
