"""Who wrote it: lists of authors as people write them."""

from __future__ import annotations

import pytest

from podcast.article.author_names import begins_as_person, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Writer", ["Anna Writer"]),
        ("By Anna Writer and Ben de la Scribe", ["Anna Writer", "Ben de la Scribe"]),
        ("Anna Writer, Ben Low & Cy O'Moe", ["Anna Writer", "Ben Low", "Cy O'Moe"]),
        ("Anna Writer; Ben Low", ["Anna Writer", "Ben Low"]),
        ("von Anna Schreiber und Ben Klein", ["Anna Schreiber", "Ben Klein"]),
        ("Por Ana Ruiz y Bea Luna", ["Ana Ruiz", "Bea Luna"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Maya and Theo", ["Maya", "Theo"]),
        ("Tilde O&#039;Low", ["Tilde O'Low"]),
        ("Tilde O&amp;#039;Low", ["Tilde O'Low"]),
        ("Anna Writer, PhD", ["Anna Writer"]),
        ("Dr. Anna Writer, M.D., Ben Low RN", ["Anna Writer", "Ben Low"]),
        ("Ben Low, Jr.", ["Ben Low Jr."]),
        ("Anna Writer, CNN", ["Anna Writer"]),
        ("By Anna Writer.", ["Anna Writer"]),
        ("Anna W.", ["Anna W."]),
        ("Anna Writer, Harbour News", ["Anna Writer"]),
        ("Anna Writer, staff writer", ["Anna Writer"]),
        ("Anna Writer (www.example.org)", ["Anna Writer"]),
        ("Anna Writer anna@example.org @annaw", ["Anna Writer"]),
        ("Anna Writer, ANNA WRITER", ["Anna Writer"]),
        ("ferry_girl", ["ferry_girl"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("The Associated Quays", ["The Associated Quays"]),
        ("The studio's authors", []),
        ("Letters to the Editor", []),
        ("Staff Writer", []),
        ("admin", []),
        ("Editor", []),
        ("Print", []),
        ("", []),
    ],
)
def test_a_list_of_authors_is_split_where_one_name_ends(text: str, names: list[str]) -> None:
    """Between names, never inside one; titles, degrees, jobs, employers and addresses are no part of them."""
    assert list(split_names(text)) == names


@pytest.mark.parametrize(
    "name",
    ["Anna Low", "J.R. Stone", "T. Low", "AJ Lowe", "Zaheer Stone", "Grant Low", "BEN LOW", "Jean-Luc Low"],
)
def test_a_persons_name_begins_as_one(name: str) -> None:
    """With a first name, also one that is another word, with an initial, or with what is no word at all."""
    assert begins_as_person(name)


@pytest.mark.parametrize(
    "name", ["White Harbour", "New Quay", "Science Tracker", "Print This Page", "HT Reporters", "Tides Daily"]
)
def test_what_begins_with_another_word_is_nobodys_name(name: str) -> None:
    """Places, buttons, papers and desks have capitals as people do."""
    assert not begins_as_person(name)
