"""Notes about a text go from its edges; sentences about other texts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.article.notes import BIO, SIGNS, STRANGER, find_notes
from podcast.article.rules import any_of

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.article.rules import WordingRule

TEXT = [
    f"The {day} boat was late again, and the mail lay on the quay until noon." for day in ("first", "last")
]

PAGE = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for everybody.</p>"
    for place in ("old", "new", "northern", "southern")
)


@pytest.mark.parametrize("sign", [*SIGNS, BIO, STRANGER], ids=lambda sign: sign.name)
def test_a_sign_is_for_its_example(sign: WordingRule) -> None:
    """The example shows it, a sentence of a text does not."""
    assert any_of([sign]).match(sign.example)
    assert not any_of([sign]).match(TEXT[0])


@pytest.mark.parametrize(
    "note",
    [
        "Jan de Vries in Port Lenn contributed to this report.",
        "Correction: an earlier version of this story gave the wrong year.",
        "Contributing: Jan de Vries (jan@bridge.example)",
        "Editor's note: The headline has been changed to name the right river.",
        "[Note: the tables are those of the harbour office.]",
        "This essay first appeared in the spring issue.",
        "Ann Lee can be reached at ann@bridge.example.",
        "-- By Ann Lee Follow @annlee",
        "Reporting by Jan de Vries; editing by Bo Li",
        "A version of this article appears in print on 4 May 2024.",
        "This article is part of “The Gauge”, a series about those who look after our rivers.",
        "The letter below goes to the harbour office on Monday; write to ann@bridge.example if you want to sign it.",
    ],
)
def test_two_signs_make_a_note(note: str) -> None:
    """At the end and at the top, but not in the middle of a text."""
    assert find_notes([*TEXT, note], ["Ann Lee"]) == {2}
    assert find_notes([note, *TEXT], ["Ann Lee"]) == {0}
    assert not find_notes([*TEXT, note, *TEXT], ["Ann Lee"])


@pytest.mark.parametrize(
    "sentence",
    [
        "This report is the third that the harbour office has paid for.",
        "The tables were published in March.",
        "The old tables have been corrected since.",
        "“Write to the editor,” the captain said.",
        "Ann Lee walked home along the quay.",
    ],
)
def test_one_sign_is_chance(sentence: str) -> None:
    """A text may end with a sentence about a report, an editor, or its author."""
    assert not find_notes([*TEXT, sentence], ["Ann Lee"])


def test_who_somebody_is_is_a_sign_below_a_text_only() -> None:
    """At its top such a sentence is the first of it."""
    bio = "Jan de Vries is the author of three books on harbours."
    assert find_notes([*TEXT, bio], []) == {2}
    assert not find_notes([bio, *TEXT], [])


def test_who_a_stranger_is_is_a_note_below_a_text() -> None:
    """The text speaks of nobody of that name; whom it speaks of it may end with."""
    bio = "Jan de Vries is a lecturer in tides at Port Lenn."
    assert find_notes([*TEXT, bio], []) == {2}
    assert not find_notes(["Nobody but Vries was on board.", *TEXT, bio], [])
    assert not find_notes([*TEXT, "Jan de Vries was hurt as well."], [])


def test_a_line_in_italics_needs_one_sign_at_the_end_of_a_page(tmp_path: Path) -> None:
    """Italics alone are none: a text may end with somebody's words."""
    last = "Jan de Vries thanks the author for her patience with the tables."
    for line, count in (
        (f"<p><em>{last}</em></p>", 0),
        (f"<p>{last}</p>", 1),
        ("<p><em>So be it.</em></p>", 0),
    ):
        page = f"<html><body><article><h1>Tides</h1>{PAGE}{line}</article></body></html>"
        (tmp_path / "page.html").write_text(page, encoding="utf-8")
        text = [text for section in read(str(tmp_path / "page.html")).sections for text in section.paragraphs]
        assert text.count(last) == count


def test_a_last_line_in_italics_with_a_link_is_the_series_own(tmp_path: Path) -> None:
    """Under a heading it is a part of the text, at the top it may be an abstract."""
    line = "<p><em>Quay Heads meets those who keep <a href='/quays'>our quays</a> in order, one each month.</em></p>"
    for page, count in (
        (f"{PAGE}{line}", 4),
        (f"{PAGE}<h2>Who else does so</h2>{line}", 5),
        (f"{line}{PAGE}", 5),
    ):
        (tmp_path / "page.html").write_text(
            f"<html><body><h1>Tides</h1>{page}</body></html>", encoding="utf-8"
        )
        sections = read(str(tmp_path / "page.html")).sections
        assert sum(len(section.paragraphs) for section in sections) == count


def test_slanted_lines_that_say_little_or_lead_away_are_notes(tmp_path: Path) -> None:
    """A few words at the end, or much of a link anywhere; a note to a table and somebody's words stay."""
    little = "<p><em>We will go on with this as we learn more.</em></p>"
    away = "<p><em>How we count: <a href='/count'>see how the gauges of the harbour are read</a> by day</em>.</p>"
    for page, count in (
        (f"{PAGE}{little}", 4),
        (f"{PAGE}<h2>What comes</h2>{little}", 5),
        (f"{PAGE}{little}{PAGE.replace('keeper', 'clerk')}", 9),
        (f"{PAGE}{away}{PAGE.replace('keeper', 'clerk')}", 8),
        (f"{PAGE}{away.replace('How', '*How')}{PAGE.replace('keeper', 'clerk')}", 9),
        (f"{PAGE}<p><em>“We go on with it as we learn more.”</em></p>", 5),
    ):
        (tmp_path / "page.html").write_text(
            f"<html><body><h1>Tides</h1>{page}</body></html>", encoding="utf-8"
        )
        sections = read(str(tmp_path / "page.html")).sections
        assert sum(len(section.paragraphs) for section in sections) == count
