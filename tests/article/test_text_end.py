"""A page goes on below its text: comments, terms and lists of other texts go there without a box that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from podcast.article import read
from podcast.article.html.end_marks import CLOSING, is_closing
from podcast.article.html.leaves import read_leaves
from podcast.article.html.text_end import mark_below
from podcast.article.rules import any_of

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.article.rules import WordingRule

PLACES = ("old", "new", "northern", "southern", "eastern", "western")
TEXT = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for all the town.</p>"
    for place in PLACES
)
MORE = TEXT.replace("keeper", "captain").replace("all the", "our")
COMMENTS = "".join(
    f"<li><b>{name}</b><div>{said}</div><a href='#'>Reply</a> <a href='#'>Report</a></li>"
    for name, said in (
        ("mudlark", "My uncle kept a gauge for years and nobody ever paid him anything for it!"),
        ("tidy", "Why is there no word of the ferry in all this, I wonder every time?"),
        ("captain7", "Could not agree more with mudlark, the town should be ashamed of it."),
    )
)


def lines_above_end(below: str, text: str = TEXT) -> list[str]:
    tree = html.document_fromstring(f"<html><body><div>{text}</div>{below}</body></html>")
    return [leaf.text for leaf in mark_below(list(read_leaves(tree))) if not leaf.because]


@pytest.mark.parametrize("rule", CLOSING, ids=lambda rule: rule.name)
def test_a_rule_is_for_its_example(rule: WordingRule) -> None:
    """The example is a line that this rule alone would find, and that closes a text."""
    assert any_of([rule]).match(rule.example)
    assert is_closing(rule.example)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour office did not reply to a request for comment.",
        "He shared his view of the bridge with the council on Monday.",
        "The keeper was given a copy of the report on the flood.",
    ],
)
def test_a_sentence_of_the_text_closes_nothing(line: str) -> None:
    """It only speaks of such things."""
    assert not is_closing(line)


@pytest.mark.parametrize("heading", ["<p>Comments (3)</p>", "<h3>Join the discussion</h3>"])
def test_comments_go_from_below_a_line_that_leads_to_them(heading: str) -> None:
    """Nothing else says what they are, and all of the text stays."""
    assert len(lines_above_end(f"<div>{heading}<ul>{COMMENTS}</ul></div>")) == len(PLACES)


def test_how_a_page_is_cited_goes_with_what_stands_below() -> None:
    """Headings of styles, the page's own line in each, and what it says of opinions, all in the box of the text."""
    cited = (
        "<p>Copyright: The Tide Table</p><h3>How to cite this page</h3><h4>MLA</h4><p>Low, Ann. Tides. 3 May 2024.</p>"
        "<h4>Add your opinion</h4><p>Opinions are moderated before they are shown here.</p>"
        "<p>Please send us news of other gauges to:</p>"
    )
    assert len(lines_above_end("", TEXT + cited)) == len(PLACES)


def test_a_text_may_end_at_a_closing_line_below_its_sources() -> None:
    """Where the sources alone are too much to go, in the box of the text."""
    sources = "".join(
        f"<p>Low, A. and Marsh, B. The {place} gauge and what it has told us in the years of high water.</p>"
        for place in PLACES[:3]
    )
    below = (
        "<h3>MLA</h3><p>Low, Ann. Tides. 3 May.</p><h3>Add your opinion</h3><p>Opinions are moderated.</p>"
    )
    lines = lines_above_end("", f"{TEXT}<p>Copyright: The Tide Table</p>{sources}{below}")
    assert "Low, Ann. Tides. 3 May." not in lines
    assert sum("keeper" in line for line in lines) == len(PLACES)


def test_a_text_goes_on_below_a_row_of_buttons() -> None:
    """Some sites show them in the middle: what stands in the box of the text, or as much of it as above, is text."""
    buttons = "<p>Share this on Facebook</p><p>Copyright: The Tide Table</p>"
    assert len(lines_above_end("", f"{TEXT}{buttons}{MORE}")) == 2 * len(PLACES) + 2


def test_tables_below_a_text_stay() -> None:
    """They stand in no other place than the text because their rows do."""
    rows = "".join(f"<tr><td>The {place} gauge</td><td>{len(place)} feet</td></tr>" for place in PLACES)
    assert "The old gauge: 3 feet" in lines_above_end(f"<div><table>{rows}</table></div>")


def test_answers_below_a_question_are_what_a_page_of_posts_says(tmp_path: Path) -> None:
    """Its type says so; without it, the same answers would be comments."""
    answers = "".join(
        f"<div><p>Posted by mudlark</p><div><p>{name} says that you can read it off yourself at the quay, "
        "and that nobody ever minds.</p></div></div>"
        for name in ("My uncle", "The captain", "Whoever was there")
    )
    for kind, kept in (("QAPage", True), ("WebPage", False)):
        page = tmp_path / "page.html"
        page.write_text(
            f"<html><body><article itemscope itemtype='https://schema.org/{kind}'><h1>Tides</h1><div>{TEXT}{MORE}"
            f"</div><p>Join the discussion</p><p>Copyright: The Tide Table</p>{answers}</article></body></html>"
        )
        text = " ".join(line for section in read(str(page)).sections for line in section.paragraphs)
        assert ("My uncle" in text) == kept
