"""Lines above a text: who wrote it and when, and what belongs to no text at all."""

from __future__ import annotations

import pytest

from podcast.article.bylines import read_byline
from podcast.article.top_matter import take_top_matter

COMMON = frozenset("the foreign policy river stopped city".split())
"""Words that stand in lower case in the text below the line."""


@pytest.mark.parametrize(
    ("line", "authors", "date"),
    [
        ("By Ann Lee", ("Ann Lee",), ""),
        ("By Ann Lee, Bo Li and Jan de Vries", ("Ann Lee", "Bo Li", "Jan de Vries"), ""),
        ("By Ann Lee, senior analyst at the Bridge Institute", ("Ann Lee",), ""),
        ("by Ann Lee, 21 January 2026", ("Ann Lee",), "2026-01-21"),
        ("Ann Lee and Bo Li | October 2, 2025 | 8 min read", ("Ann Lee", "Bo Li"), "2025-10-02"),
        ("ECONOMY | June 3, 2025 | Ann Lee | 9 minutes", ("Ann Lee",), "2025-06-03"),
        ("Foreign Policy | June 3rd, 2025", (), "2025-06-03"),
        ("Published on Monday, 3 June 2025 at 10:30", (), "2025-06-03"),
        ("Author: Ann Lee", ("Ann Lee",), ""),
        ("Prepared by: Dr. Ann Lee and Bo Li-Marr, PhD", ("Ann Lee", "Bo Li-Marr"), ""),
        ("By Ann Lee in Port Lenn", ("Ann Lee",), ""),
        ("Port Lenn, 3 June 2025", (), "2025-06-03"),
        ("The Bridge Quarterly, Spring 2026 (March 21, 2026)", (), "2026-03-21"),
        ("14 March 2026", (), "2026-03-14"),
    ],
)
def test_authors_and_day(line: str, authors: tuple[str, ...], date: str) -> None:
    """In any order, with a rubric, a job, minutes and a place beside them."""
    byline = read_byline(line, COMMON)
    assert byline is not None
    assert (byline.authors, byline.date) == (authors, date)


@pytest.mark.parametrize(
    "line",
    [
        "By the river he stopped",
        "Edited by Ann Lee",
        "On 3 June 2025, the bridge fell",
        "Ann Lee",
        "A plan for 14 March 2026",
        "What the city owes: a report",
        "By the time that the council met on 3 June 2025 the bridge had fallen, and nobody knew why.",
    ],
)
def test_a_line_of_text_is_none(line: str) -> None:
    """A sentence, a title, and a name alone."""
    assert read_byline(line, COMMON) is None


def test_links_above_the_text_go() -> None:
    """Rows of links go with the line of authors; a name alone counts beside a day."""
    groups = [["Home | World | Reports"], ["The old bridge"], ["Ann Lee", "3 June 2025"], ["It fell."]]
    top = take_top_matter(groups)
    assert top.groups == [["The old bridge"], ["It fell."]]
    assert (top.byline.authors, top.byline.date) == (("Ann Lee",), "2025-06-03")
    assert [piece.because for piece in top.dropped] == ["row of links", *["line of authors and day"] * 2]


def test_authors_stand_one_below_the_other() -> None:
    """Each with a job, over the day; what stands above the longer line over them is no title."""
    groups = [["The Bridge Bank"], ["Weekly"], ["What the old bridge costs us"]]
    groups += [["Ann Lee, Senior Economist", "Bo Li, Head of Bridges", "3 June 2025"], ["It fell."]]
    top = take_top_matter(groups)
    assert (top.byline.authors, top.above) == (("Ann Lee", "Bo Li"), 3)
