"""Numbers in any writing, and what a line may state."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.language.facts.numbers import find_numbers, find_unsupported
from tests.growth import assert_linear
from tests.properties import examples

SAME = [
    ("thirty per cent", "30%"),
    ("30 percent", "thirty percent"),
    ("30%", "a 30-percent rise"),
    ("$3.5bn", "3.5 billion dollars"),
    ("three point five billion dollars", "US$3.5 billion"),
    ("$5m", "five million dollars"),
    ("€20m", "20 million euros"),
    ("1,000", "a thousand"),
    ("one thousand", "1000"),
    ("1,234", "one thousand two hundred and thirty-four"),
    ("19th century", "the nineteenth century"),
    ("the seventies", "the 1970s"),
    ("the nineteen seventies", "the 1970s"),
    ("the '70s", "the 1970s"),
    ("half", "1/2"),
    ("two thirds", "2/3"),
    ("two-thirds", "⅔"),
    ("a quarter of", "one quarter of"),
    ("two and a half", "2.5"),
    ("2½", "2.5"),
    ("10", "10-15"),
    ("15", "10–15"),
    ("ten million", "10 to 15 million"),
    ("10 percent", "10 to 15 percent"),
    ("Since 2019, 62 percent", "62 percent since 2019"),
    ("$10 million", "$10–15 million"),
    ("twenty-five", "25"),
    ("twenty twenty-four", "in 2024"),
    ("nineteen oh five", "1905"),
    ("nineteen hundred", "1900"),
    ("two thousand seven", "2007"),
    ("January 20", "the 20th of January"),
    ("the twentieth of January", "Jan. 20"),
    ("a dozen", "12"),
    ("60 seconds", "less than a minute"),
    ("half a second", "500 ms"),
    ("half an hour", "30 minutes"),
    ("three weeks", "21 days"),
    ("about 33 percent", "a third"),
    ("two dozen", "24"),
    ("half a million guests", "500,000 guests"),
    ("a fifth of a million", "200,000"),
    ("half a dozen", "six"),
    ("F-16", "F-16s"),
    ("COVID-19", "covid-19"),
    ("3 million", "three million"),
    ("2.5 million", "2,500,000"),
    ("minus five", "-5"),
    ("−5", "-5"),
    ("It cost a friend (-50 points).", "It cost a friend, -50 points."),
    ("1", "one of them"),
    ("the third", "3rd"),
    ("twenty-first century", "21st-century"),
    ("10\u202f000", "ten thousand"),
    ("one hundred", "100"),
    ("one and a half million", "1.5 million"),
    ("six hundred and fifty thousand", "650,000"),
    ("5-million", "5 million"),
    ("a hundred and one", "101"),
    ("one thousand six hundred and two thousand three hundred", "1,600 and 2,300"),
    ("In February 2014 it fell.", "It fell in Feb. 2014."),
    ("February 2014", "on February 3, 2014"),
    ("the third of February, 2014", "on February 3, 2014"),
    ("in 2014", "in February 2014"),
    ("It rose by 30.", "It rose by 30%."),
    ("half of them", "50 percent of them"),
    ("fifty per cent", "half"),
    ("a quarter", "25%"),
    ("five kilometres", "5 km"),
    ("a 5-kilometer run", "5 km"),
    ("three years", "three consecutive years"),
    ("three long and bitter years", "three years"),
    ("two days", "two- to three-day trips"),
    ("ten years", "ten to fifteen years"),
    ("twenty degrees", "20 °C"),
    ("twenty degrees", "20°C"),
    ("five pounds of flour", "5 lb flour"),
    ("30 troops", "30 soldiers"),
    ("It doubled.", "It rose twofold."),
    ("Prices doubled.", "Prices doubled last year."),
    ("twice as many", "two times as many"),
    ("three times as many", "it tripled"),
    ("half as many", "the number was halved"),
    ("thousands of soldiers", "thousands of troops"),
    ("thousands of soldiers", "12,000 troops"),
    ("hundreds of thousands", "hundreds of thousands"),
    ("two percentage points", "2 percentage points"),
    ("nineteen sixty-eight", "the spring of '68"),
    ("2008", "the crisis of 2007-08"),
    ("the winter of 2007/08", "the winter of 2007-08"),
    ("the nineties", "the 1990s"),
    ("one in three", "1 in 3"),
    ("the first of May", "May 1"),
]
CHANGED = [
    ("31%", "30%"),
    ("30%", "30"),
    ("thirty percent", "thirty people"),
    ("$3.5 billion", "$3.5 million"),
    ("€5 million", "$5 million"),
    ("2 people", "2 million people"),
    ("three", "two"),
    ("the 1980s", "the 1970s"),
    ("the 1870s", "the 1970s"),
    ("20th century", "19th century"),
    ("the third", "three"),
    ("a third of them", "a quarter of them"),
    ("2025", "2024"),
    ("5", "-5"),
    ("10-15", "10-16"),
    ("F-35", "F-16"),
    ("1,001", "1,000"),
    ("twenty-five", "twenty"),
    ("1.5", "15"),
    ("two thirds", "one third"),
    ("January 21", "January 20"),
    ("March 2014", "February 2014"),
    ("February 2015", "February 2014"),
    ("February 20", "January 20"),
    ("the 20th of February", "January 20"),
    ("in May 2014", "in 2013 and in May"),
    ("thirty people", "30%"),
    ("30 percent", "30 percentage points"),
    ("3 percentage points", "3%"),
    ("5 miles", "5 km"),
    ("5 km", "5 people"),
    ("five people", "five kilometres"),
    ("ten years", "ten months"),
    ("ten years", "ten to fifteen months"),
    ("ten hours", "ten days"),
    ("45 seconds", "less than a minute"),
    ("five litres of water", "five gallons of water"),
    ("3.5 billion people", "$3.5 billion"),
    ("It doubled.", "It rose."),
    ("It doubled.", "It tripled."),
    ("Prices rose for two years.", "Prices doubled last year."),
    ("twice as many", "half as many"),
    ("thousands of soldiers", "hundreds of soldiers"),
    ("hundreds of thousands", "tens of thousands"),
    ("thousands", "1,200"),
    ("the spring of '69", "the spring of '68"),
    ("2009", "the crisis of 2007-08"),
    ("a third", "25%"),
    ("one in four", "one in three"),
    ("the nineties", "the 1980s"),
    ("the second of May", "May 1"),
]
NONE = [
    "one of them", "no one", "One day it rained.", "the first of its kind", "think twice", "double-check it",
    "double standards", "it scores well",
    "a second later", "on second thoughts", "an hour and a day", "the point is", "someone", "weight", "a and an",
]  # fmt: skip


@pytest.mark.parametrize(("line", "evidence"), SAME)
def test_one_number_in_two_writings(line: str, evidence: str) -> None:
    """A number in words bears out the same in figures, and the other way round."""
    assert find_unsupported(line, evidence) == ()


@pytest.mark.parametrize(("line", "evidence"), CHANGED)
def test_a_changed_number_is_caught(line: str, evidence: str) -> None:
    """Another value, unit or kind is not borne out."""
    assert find_unsupported(line, evidence)


@pytest.mark.parametrize("text", NONE)
def test_words_that_are_no_numbers(text: str) -> None:
    """Words that only look like numbers state none."""
    assert find_numbers(text) == ()


def test_written_is_the_text_s_own() -> None:
    """A number is reported as the text writes it."""
    assert find_unsupported("It cost $3.5bn, or Thirty-One percent.", "") == ("3.5bn", "Thirty-One")


def test_values() -> None:
    """Values, kinds and units are read as they are meant."""
    found = find_numbers("In 1807 it rose by 30 centimetres, then two thirds of $1.2 million.")
    assert [(number.value, number.kind) for number in found] == [
        (1807, "number"),
        (30, "number"),
        (Fraction(2, 3), "fraction"),
        (1_200_000, "currency"),
    ]


WORDS = st.sampled_from(
    "a an one two twenty thirty-one nineteen hundred thousand million and point oh half third thirds dozen seventies "
    "second 5 3.5 1,000 10–15 1/2 % $ ½ bn m the of in 1990s 3rd , - /".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
@settings(max_examples=examples(300))
def test_a_text_supports_itself(text: str) -> None:
    """No text lacks a number that it has."""
    assert find_unsupported(text, text) == ()


@given(st.integers(0, 10**9 - 1))
@settings(max_examples=examples(200))
def test_figures_are_their_words(value: int) -> None:
    """What num2words makes of a figure is read back as that figure."""
    from num2words import num2words

    assert find_unsupported(num2words(value), f"{value:,}") == ()
    assert find_unsupported(f"{value} apples", f"{num2words(value)} apples") == ()


LONG = ["1", "one ", "1,111,", "1/2", "a", "twenty-"]


@pytest.mark.parametrize("unit", LONG)
def test_much_of_anything_is_read(unit: str) -> None:
    """Whatever is repeated, no error comes of it."""
    find_numbers(unit * 2000)


@pytest.mark.slow
@pytest.mark.parametrize("unit", LONG)
def test_long_input_is_read_in_linear_time(unit: str) -> None:
    """Four times the text takes about four times as long; one number of many figures is not that long."""
    assert_linear(lambda count: find_numbers(unit * count), 750 if unit == "1" else 5000)
