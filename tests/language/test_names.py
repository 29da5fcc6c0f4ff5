"""Names and quotations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.language.facts.name_matching import find_unsupported
from podcast.language.facts.names import find_names, find_quotations, read_usage
from tests.growth import assert_linear
from tests.properties import examples


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Kim Jong-un at the World Trade Organization.", ("Kim Jong-un", "World Trade Organization")),
        ("Russia's army left. Putin's did not.", ("Russia", "Putin")),
        ("The U.S. and NATO agreed.", ("U.S.", "NATO")),
        ("J. K. Rowling wrote it.", ("J. K. Rowling",)),
        ("What did Xi Jinping say? I know.", ("Xi Jinping",)),
        ("However, nobody came. Traveling north, they froze.", ()),
        ("It was in The Hague.", ("The Hague",)),
        ("Both the Bank of England and eBay grew.", ("Bank of England", "eBay")),
        ("Scenarios differ. Imagine that.", ()),
        ("Łódź lies in Poland.", ("Łódź", "Poland")),
    ],
)
def test_names(text: str, found: tuple[str, ...]) -> None:
    """Names are told from words that have a capital for another reason."""
    assert find_names(text) == found


def test_unsupported_names() -> None:
    """A name is missed unless the evidence has it in some form."""
    assert find_unsupported("Americans and Trump's allies in the US.", "the American ally in the U.S.") == (
        "Trump",
    )
    assert find_unsupported("Kim Jong-il spoke.", "Kim Jong-un spoke.") == ("Kim Jong-il",)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Russia", "Russian"), ("China", "Chinese"), ("Iran", "Iranians"), ("Germany", "German"),
        ("Norway", "Norwegian"),
        ("Italy", "Italian"), ("Portugal", "Portuguese"), ("Sweden", "Swedish"), ("Ukraine", "Ukrainian"),
        ("Europe", "European"), ("Turkey", "Turkish"), ("France", "French"), ("London", "Londoners"),
        ("America", "the U.S."), ("Georgia", "Georgian"), ("the World Trade Organization", "the WTO"),
        ("the First World War", "World War I"),
    ],
)  # fmt: skip
def test_a_land_and_its_people(name: str, other: str) -> None:
    """Either holds the other."""
    assert find_unsupported(f"He went to see {name}.", f"He saw {other}.") == ()
    assert find_unsupported(f"He went to see {other}.", f"He saw {name}.") == ()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Iran", "Iraq"), ("Iran", "Iraqis"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("Austria", "Australian"),
        ("John", "Johnson"), ("Paul", "Paula"), ("Peter", "Petersburg"), ("Slovakia", "Slovenia"), ("Mark", "Market"),
        ("the US", "them and us"), ("the WTO", "the WHO"), ("Kim Jong-il", "Kim Jong-un"),
    ],
)  # fmt: skip
def test_names_that_only_look_alike(name: str, other: str) -> None:
    """Neither holds the other."""
    assert find_unsupported(f"He went to see {name}.", f"He saw {other}.")


def test_usage_tells_names_from_beginnings() -> None:
    """A word that stands in lower case elsewhere only begins a sentence; one with a capital inside one is a name."""
    told = read_usage(["The gulls left with the Brandt boys.", "Where Gulls Go And What They See There"])
    assert find_names("Gulls left. Brandt left. Oslo left.", told) == ("Brandt", "Oslo")
    assert "See" not in told.proper
    assert find_names("Long-term plans failed. Tanneries were closed. Belgians were not.") == ("Belgians",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said “yes” and "no".', ("yes", "no")),
        ("a ‘meat wave’ of the dogs’ own, it’s", ("meat wave",)),
        ("‘it’s so’, he said", ("it’s so",)),
        ("It’s the dogs’ and don’t", ()),
        ("“he said ‘so’ twice”", ("he said ‘so’ twice",)),
    ],
)
def test_quotations(text: str, found: tuple[str, ...]) -> None:
    """What stands in quotation marks of any kind is found, and no apostrophe is one."""
    assert find_quotations(text) == found


@given(st.text(max_size=80))
@settings(max_examples=examples(300))
def test_a_text_holds_its_own_names(text: str) -> None:
    """No text lacks a name that it has."""
    assert find_unsupported(text, text) == ()
    find_quotations(text)


LONG = ["A", "A. ", "“a", "‘a", "A-", "Aa "]


@pytest.mark.parametrize("unit", LONG)
def test_much_of_anything_is_read(unit: str) -> None:
    """Whatever is repeated, no error comes of it."""
    find_names(unit * 2000)
    find_quotations(unit * 2000)


@pytest.mark.slow
@pytest.mark.parametrize("unit", LONG)
def test_long_input_is_read_in_linear_time(unit: str) -> None:
    """Four times the text takes about four times as long."""
    assert_linear(lambda count: find_names(unit * count), 4_000)
    assert_linear(lambda count: find_quotations(unit * count), 4_000)
