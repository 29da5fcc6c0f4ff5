"""Lines that say who wrote a text, and those that only look so."""

from __future__ import annotations

import pytest

from podcast.article.bylines import read_byline

COMMON = frozenset("the foreign policy river stopped city".split())
"""Words that stand in lower case in the text below the line."""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Writer", ["Anna Writer"]),
        ("BY ANNA WRITER AND BEN LOW", ["ANNA WRITER", "BEN LOW"]),
        ("By Anna Writer, Harbour News", ["Anna Writer"]),
        ("Analysis by Anna Writer, QN Senior Harbour Analyst", ["Anna Writer"]),
        ("By ANNA WRITER, Executive Editor | Friday May 3, 2024", ["ANNA WRITER"]),
        ("By Anna Writer and Ben Low | May 3, 2024 | 10:15 a.m.", ["Anna Writer", "Ben Low"]),
        ("By A.B. Writer Thursday, May 3, 2024 4:41AM", ["A.B. Writer"]),
        ("Written by: Anna Writer", ["Anna Writer"]),
        (
            "Posted by Anna Writer, Ben Low and Cy de Moe - Harbour team",
            ["Anna Writer", "Ben Low", "Cy de Moe"],
        ),
        ("Posted on May 3, 2024 by Anna Writer", ["Anna Writer"]),
        ("Veröffentlicht am 3. Mai 2024 von Anna Schreiber", ["Anna Schreiber"]),
        ("Posted by Anna 3.5.2024", ["Anna"]),
        ("By Anna", []),
        ("Anna Writer, 3 May 2024", []),
        ("Author: Anna Writer", ["Anna Writer"]),
        ("Author Anna Writer", ["Anna Writer"]),
        ("Por Ana Ruiz", ["Ana Ruiz"]),
        ("By Anna Writer for the Harbour Press", ["Anna Writer"]),
        ("By the time the ferry came, nobody waited.", []),
        ("By Monday", []),
        ("Von Haus zu Haus", []),
        ("Harbour Street, 3 May 2024, doors open at noon", []),
        ("The gauge was read on 3 May 2024", []),
        ("Anna Writer", []),
        ("By ANNA WRITER and BEN LOW MAY 3, 2024", ["ANNA WRITER", "BEN LOW"]),
        ("By Anna Low Staff Reporter", ["Anna Low"]),
        ("By Anna Low Associated Press", ["Anna Low"]),
        ("By Ludwig van der Berg and María José O’Neill", ["Ludwig van der Berg", "María José O’Neill"]),
        ("By Anna Low, Last updated at 9:01 PM on 05th May 2024", ["Anna Low"]),
        ("By Anna Low 2 hours ago", ["Anna Low"]),
        ("Submitted by annalow on Thu, 05/23/2024 - 10:00", ["annalow"]),
        ("Guest post by Anna Low", ["Anna Low"]),
        # who did something else
        ("Story by Anna Low, photos by Ben Low", ["Anna Low"]),
        ("Medically reviewed by Anna Low, MD — Written by Ben Low on May 3, 2024", ["Ben Low"]),
        ("By Anna Low Updated May 3, 2024 Medically reviewed by Ben Low", ["Anna Low"]),
        ("Photos by Anna Low", []),
        ("Inspired by Anna Low", []),
        ("An interview by Anna Writer with Ben Low", ["Anna Writer"]),
        ("-- By Anna Writer", ["Anna Writer"]),
        ("5/23/2024 7:11 AM PST BY HARBOUR STAFF", ["HARBOUR STAFF"]),
        # a rubric, not a newsroom: no day beside it
        ("By the Numbers", []),
        ("By Anna Writer, CNN Updated 2010 GMT (0410 HKT) May 14, 2024", ["Anna Writer"]),
        ("By Benjamin (Ben) Low, May 3, 2024", ["Benjamin (Ben) Low"]),
        ("By Anna Writer | Health Care | May 3, 2024", ["Anna Writer"]),
        ("Par Anna Writer | le | 14.09.2020 à 11h46", ["Anna Writer"]),
        ("By Anna Writer @annawriter | anna@quay.example | May 3, 2024", ["Anna Writer"]),
        ("Reviewed by Anna Writer", []),
        ("Powered by Harbour Press", []),
        ("9:39AM BST 05 Oct 2024", []),
    ],
)
def test_a_by_line_names_its_authors(line: str, names: list[str]) -> None:
    """With "by" before the names, or a day beside them; a sentence is none."""
    byline = read_byline(line)
    assert list(byline.authors if byline and byline.is_signed else ()) == names


@pytest.mark.parametrize(
    "line",
    [
        "Anna Low, 3 May 2024",
        "Anna Low | Zuletzt geändert am 03.05.2024",
        "Anna Low | anna.low@quay.example | Viernes 3 mayo, 2024",
    ],
)
def test_beside_a_day_a_name_is_an_author_where_the_page_says_so(line: str) -> None:
    """Elsewhere it may be a place or a rubric."""
    byline = read_byline(line, beside=True)
    assert byline is not None
    assert byline.authors == ("Anna Low",)
    assert read_byline("Harbour Street, 3 May 2024, doors open at noon", beside=True) is None


def test_a_line_that_signs_a_quotation_names_no_author() -> None:
    """It begins with a dash; authors sign so with “by”."""
    assert read_byline("— Ann Lee, Port Lenn, 15 April 2019", beside=True) is None
    byline = read_byline("— by Ann Lee, 15 April 2019")
    assert byline is not None
    assert byline.authors == ("Ann Lee",)


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
        "Bread by the back door: what the river brings",
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
