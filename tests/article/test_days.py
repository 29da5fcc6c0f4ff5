"""Days as pages write them."""

from __future__ import annotations

import pytest

from podcast.article.days import find_day, iso_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-03T10:00:00+02:00", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024/5/3", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 GMT", "2024-05-03"),
        ("Fri May 03 12:45:00 EDT 2024", "2024-05-03"),
        ("May 3rd, 2024", "2024-05-03"),
        ("3.5.2024", "2024-05-03"),
        ("3. Mai 2024", "2024-05-03"),
        ("03. May, 2024", "2024-05-03"),
        ("3 mai 2024", "2024-05-03"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("03-May-2024", "2024-05-03"),
        ("5/23/2024", "2024-05-23"),
        ("23/5/24", "2024-05-23"),
        # one of two days, a share, a phrase
        ("5/3/2024", ""),
        ("1/2/20%", ""),
        ("24/7/365", ""),
        ("2024-13-03", ""),
        ("20240503123456789", ""),
        ("May 2024", ""),
        ("2017/01", ""),
        ("1988", ""),
        ("yesterday", ""),
    ],
)
def test_a_day_is_read_as_metadata_write_it(text: str, day: str) -> None:
    """Whichever comes first, year or day; nothing is guessed."""
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published: 3rd of May 2024 at noon", "2024-05-03"),
        ("By Anna Writer | Dec. 24, 2023 | Updated Jan. 2, 2024", "2023-12-24"),
        ("Stand: 14. März 2022, 10 Uhr", "2022-03-14"),
        ("Version 1.2.2024.7 of 300 pages", ""),
        ("In May 2024 nobody came", ""),
    ],
)
def test_a_day_is_found_inside_a_line(text: str, day: str) -> None:
    """The first that has its year."""
    assert find_day(text) == day
