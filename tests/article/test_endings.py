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
    """Where text follows on them, they hold no link, or hold most of the words, they are what the page says."""
    assert "The last boat" in read_page(tmp_path, f"{CARDS}{TEXT}")
    unlinked = CARDS.replace("<a href", "<i title").replace("</a>", "</i>")
    assert "The last boat" in read_page(tmp_path, f"{TEXT}{unlinked}")
    assert "The last boat" in read_page(
        tmp_path, f"<p>Three boats leave the quay of our town every day.</p>{CARDS}"
    )
