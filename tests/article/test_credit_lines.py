"""Lines that say who wrote a text, and those that only look so."""

from __future__ import annotations

import pytest

from podcast.article.html.credit_lines import read_credits


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Writer", ["Anna Writer"]),
        ("BY ANNA WRITER AND BEN LOW", ["ANNA WRITER", "BEN LOW"]),
        ("By Anna Writer, Harbour News", ["Anna Writer"]),
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
    ],
)
def test_a_by_line_names_its_authors(line: str, names: list[str]) -> None:
    """With "by" before the names, or a day beside them; a sentence is none."""
    assert list(read_credits(line)) == names


def test_beside_a_day_a_name_is_an_author_where_the_page_says_so() -> None:
    """Elsewhere it may be a place or a rubric."""
    assert read_credits("Anna Writer, 3 May 2024", is_marked=True) == ("Anna Writer",)
    assert read_credits("Harbour Street, 3 May 2024, doors open at noon", is_marked=True) == ()
