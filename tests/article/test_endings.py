"""Teasers of other texts go from below a text; a page that is nothing but cards keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html

from podcast.article import read
from podcast.article.html.endings import mark_banners
from podcast.article.html.leaves import read_leaves

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"
    for place in ("old", "new", "northern", "southern", "eastern")
)
CARDS = "".join(
    f"<div class='card'><h3>The {day} boat</h3><p>It left the quay a little after {hour}, with the mail.</p>"
    f"<p><a href='/{hour}'>On to the text</a></p></div>"
    for day, hour in (("first", "six"), ("second", "nine"), ("last", "noon"))
)


def read_page(folder: Path, page: str) -> list[str]:
    text = f"<html><body><article><h1>Tides</h1>{page}</article></body></html>"
    (folder / "page.html").write_text(text, encoding="utf-8")
    sections = read(str(folder / "page.html")).sections
    return [line for section in sections for line in (section.heading, *section.paragraphs) if line]


def test_cards_below_a_text_are_teasers(tmp_path: Path) -> None:
    """With the heading above them; they are boxes alike with a few words and a link in each."""
    lines = read_page(tmp_path, f"{TEXT}<h2>Harbour news</h2><div>{CARDS}</div>")
    assert len(lines) == 5
    assert not any("boat" in line or "Harbour" in line for line in lines)


def test_cards_that_are_the_text_stay(tmp_path: Path) -> None:
    """Where they hold no link, or hold most of the words, they are what the page says."""
    unlinked = CARDS.replace("<a href", "<i title").replace("</a>", "</i>")
    assert "The last boat" in read_page(tmp_path, f"{TEXT}{unlinked}")
    assert "The last boat" in read_page(
        tmp_path, f"<p>Three boats leave the quay of our town every day.</p>{CARDS}"
    )


def test_cards_with_texts_that_are_cut_off_are_teasers_however_long_they_are(tmp_path: Path) -> None:
    """The text is a short one; a page of nothing but such cards keeps them."""
    cut = "".join(
        f"<div class='next'><h2><a href='/{day}'>The {day} boat of March</a></h2>"
        f"<p>{'The mail lay on the quay until noon, and nobody came for it. ' * 4}Then the {day} boat […]</p></div>"
        for day in ("first", "second", "last")
    )
    text = "<p>Three boats leave the quay of our town every day, and the mail goes with the last of them.</p>"
    assert len(read_page(tmp_path, f"{text}{cut}")) == 1
    assert len(read_page(tmp_path, cut)) > 2
    assert len(read_page(tmp_path, f"{text}{cut.replace('[…]', 'left.')}")) > 3


GIVE = "<h2>Give</h2><p>Each year we spend hundreds of hours on keeping this paper afloat and free for everybody.</p>"


def test_what_also_stands_in_a_box_is_no_text_below_it(tmp_path: Path) -> None:
    """A page asks for money beside its text, and once more at its end, under a heading."""
    lines = read_page(tmp_path, f"<aside>{GIVE}</aside>{TEXT}{GIVE}")
    assert len(lines) == 5
    assert all("gauge" in line for line in lines)


def test_a_last_paragraph_that_is_quoted_in_a_box_stays(tmp_path: Path) -> None:
    """It has no heading of its own; where text follows, it is the text's, too."""
    last = (
        "<p>Nobody has ever asked the keeper what it costs, and so he has never told anybody in the town.</p>"
    )
    assert "Nobody" in read_page(tmp_path, f"<aside>{last}</aside>{TEXT}{last}")[-1]
    assert "Give" in read_page(tmp_path, f"<aside>{GIVE}</aside>{TEXT}{GIVE}{last}")


def test_a_card_between_two_paragraphs_is_a_teaser(tmp_path: Path) -> None:
    """Its heading is a link; where several are alike, their words are what the page says of what it links to."""
    card = (
        "<div class='{}'><h4><a href='/{}'>A book of tides</a></h4>"
        "<p>What the {} keeper wrote in his old age.</p></div>"
    )
    one = read_page(tmp_path, f"{TEXT}{card.format('x', 'x', 'first')}{TEXT.replace('keeper', 'clerk')}")
    assert len(one) == 10
    two = "".join(card.format("x", name, name) for name in ("first", "last"))
    assert len(read_page(tmp_path, f"{TEXT}{two}{TEXT.replace('keeper', 'clerk')}")) >= 12


OFFERS = (
    "<p>When you join the Tide family, you get all that we have ever written about the gauges and their keepers.</p>"
    "<p>First-time subscribers also receive a clock.</p>"
)
APPEAL = "<p>If you are a subscriber, you can <a href='/in'>log in</a> here.</p>"


def test_what_a_page_offers_above_its_last_appeal_is_no_text(tmp_path: Path) -> None:
    """A box without a name, set like the text."""
    assert len(read_page(tmp_path, f"{TEXT}{OFFERS}{APPEAL}")) == 5


def test_a_text_about_subscribers_keeps_its_end(tmp_path: Path) -> None:
    """It speaks of them above, too, or nothing below it asks for anything."""
    about = "<p>The paper has lost a third of its subscribers since the flood, and nobody has told the keeper why.</p>"
    assert len(read_page(tmp_path, f"{about}{TEXT}{OFFERS}{APPEAL}")) == 8
    assert len(read_page(tmp_path, f"{TEXT}{OFFERS}")) == 7


def test_a_few_words_in_a_box_with_a_button_are_a_banner() -> None:
    """A site announces its meetings between two paragraphs; a sentence there is text, and so are points."""
    button = "<p><a href='/days'>See the days</a></p>"
    more = TEXT.replace("keeper", "clerk")
    for words, because in (
        ("<p>Tide Days are sold out</p>", "banner"),
        ("<p>Last May the whole town came to see the gauge read off.</p>", ""),
        ("<ul><li>Tide Days are sold out</li></ul>", ""),
    ):
        page = html.document_fromstring(f"<html><body>{TEXT}<div>{words}{button}</div>{more}</body></html>")
        assert mark_banners(list(read_leaves(page)))[5].because == because


@pytest.mark.parametrize(
    "remnant",
    [
        "<p>ale</p>",
        (
            "<div><p>The Harbour Office keeps four gauges. It was founded by a captain who had lost his...</p>"
            "<p><a href='/office'>Learn more</a></p></div>"
        ),
    ],
)
def test_what_is_left_below_a_text_is_none(tmp_path: Path, remnant: str) -> None:
    """Initials, the beginning of an entry about what the text speaks of."""
    assert len(read_page(tmp_path, f"{TEXT}{remnant}")) == 5


@pytest.mark.parametrize(
    "last",
    [
        (
            "<p>Couple with <a href='/1'>what the clerk wrote of the first flood</a>, then look at "
            "<a href='/2'>the tables of the new gauge</a>.</p>"
        ),
        "<p>He never asked.</p>",
        "<p>The tables are <a href='/1'>here</a> and <a href='/2'>there</a>, and nobody has ever compared them.</p>",
        "<p>And then there was the second gauge, of which nobody in the town would ever speak again...</p>",
        "<ul><li>Port Lenn</li><li>Mill Quay</li></ul>",
    ],
)
def test_short_and_linked_ends_stay(tmp_path: Path, last: str) -> None:
    """A sentence is one however short it is, and points are not counted by their words."""
    assert len(read_page(tmp_path, f"{TEXT}{last}")) == 5 + last.count("<li>") + last.count("<p>")


def test_a_teaser_may_have_a_rubric_before_its_link(tmp_path: Path) -> None:
    """The rubric had made the heading less than a link, and the last teasers of a page were text."""
    cards = CARDS.replace("<h3>The", "<h3><b>Harbour</b> <a href='/'>The").replace("</h3>", "</a></h3>")
    assert len(read_page(tmp_path, f"{TEXT}<h2>Harbour news</h2><div>{cards}</div>")) == 5


def test_other_articles_of_a_page_are_none_of_its_text(tmp_path: Path) -> None:
    """A site shows one below the other; each has a headline and says whose it is."""
    other = "".join(
        f"<article><p class='author'>Ann Lee</p><h1>The {day} boat</h1>{text}</article>"
        for day, text in (
            ("first", TEXT.replace("keeper", "mate")),
            ("last", TEXT.replace("keeper", "old mate")),
        )
    )
    page = f"<article><p class='author'>Jan Low</p><h1>Tides</h1>{TEXT}</article>{other}"
    (tmp_path / "page.html").write_text(
        f"<html><head><title>Tides</title></head><body><main>{page}</main></body></html>", encoding="utf-8"
    )
    article = read(str(tmp_path / "page.html"))
    assert article.title == "Tides"
    lines = [line for section in article.sections for line in (section.heading, *section.paragraphs) if line]
    assert len(lines) == 5
    assert not any("boat" in line or "mate" in line for line in lines)


def test_chapters_that_are_articles_and_name_nobody_stay(tmp_path: Path) -> None:
    """A long text may be set so."""
    night = TEXT.replace("keeper", "mate")
    page = f"<article><h1>Tides</h1>{TEXT}</article><article><h1>At night</h1>{night}</article>"
    (tmp_path / "page.html").write_text(
        f"<html><head><title>Tides</title></head><body><main>{page}</main></body></html>", encoding="utf-8"
    )
    sections = read(str(tmp_path / "page.html")).sections
    assert "At night" in [section.heading for section in sections]
