"""Teasers of other texts go from below a text; a page that is nothing but cards keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article import read

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
