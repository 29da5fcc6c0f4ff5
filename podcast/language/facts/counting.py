"""What stands around a numeral and says what it is: unit, month, the range that it begins. English."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from podcast.language.facts.measures import MONTHS, NO_NOUNS, SIZES, UNITS
from podcast.language.facts.numerals import HYPHENS, Number, may_be_year

if TYPE_CHECKING:
    from podcast.language.facts.numerals import Numeral, TextTokens

_JOINERS = frozenset({"to", "and", "or", ",", "through", *HYPHENS})
_CURRENCIES = {
    **dict.fromkeys(("$", "dollar", "dollars", "usd", "us$", "buck", "bucks"), "$"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp", "sterling"), "£"),
    **dict.fromkeys(("¥", "yen", "jpy"), "¥"),
    **dict.fromkeys(("₽", "rouble", "roubles", "ruble", "rubles", "rub"), "₽"),
    **dict.fromkeys(("₹", "rupee", "rupees", "inr"), "₹"),
    **dict.fromkeys(("yuan", "renminbi", "cny", "rmb"), "yuan"),
    **dict.fromkeys(("franc", "francs", "chf"), "franc"),
    **dict.fromkeys(("cent", "cents", "¢"), "cent"),
}
_ARTICLES = frozenset({"a", "an"})
"""Words between a part and its unit: "half an hour"."""
_SINGLE = _ARTICLES | {"past", "last", "next", "coming"}
"""Words before a unit that there is one of: "a minute", "the past decade"."""
_BEFORE_YEARS = frozenset({"in", "since", "by", "until", "before", "after", "from", "of"})
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})


def with_unit(tokens: TextTokens, numeral: Numeral) -> Numeral:
    """Returns the numeral as percentage, sum of money, day or measure."""
    before, after, number = tokens[numeral.first - 1].text, tokens[numeral.last + 1].text, numeral.number
    if after in HYPHENS:
        after = tokens[numeral.last + 2].text
    if after == "percentage" and tokens[numeral.last + 2].text in {"point", "points"}:
        return replace(numeral, number=replace(number, kind="percent", unit="point"))
    if after in _PERCENT or (after == "per" and tokens[numeral.last + 2].text in {"cent", "centage"}):
        return replace(numeral, number=replace(number, kind="percent"))
    money = _CURRENCIES.get(before, "") if len(before) == 1 else ""
    money = money or _CURRENCIES.get(after, "")
    if money and number.kind != "ordinal":
        return replace(numeral, number=replace(number, kind="currency", unit=money))
    near = {
        before,
        after,
        tokens[numeral.first - 2].text if before == "the" else "",
        tokens[numeral.last + 2].text if after == "of" else "",
    }
    if near & MONTHS.keys() and 1 <= number.value <= 31:
        return replace(numeral, number=replace(number, unit="date"))
    if number.kind == "number":
        return replace(numeral, number=_counting(tokens, numeral))
    unit, value = _read_part_of_unit(tokens, numeral)
    measure = replace(number, value=value, kind="number", unit=unit, counted=(unit,))
    return replace(numeral, number=measure) if unit else numeral


def _read_part_of_unit(tokens: TextTokens, numeral: Numeral) -> tuple[str, Fraction]:
    """Returns the unit of "half an hour" and of "an hour and a half", and how much of it; no unit for anything else."""
    number, first = numeral.number, numeral.first
    if number.value == Fraction(1, 2) and tokens[first - 1].text == "and":
        before = tokens[first - 3].text
        return _read_unit(tokens, first - 2) if before in _SINGLE | {"one"} else "", Fraction(3, 2)
    is_part = number.kind in {"factor", "fraction"} and tokens[numeral.last + 1].text in _ARTICLES
    return _read_unit(tokens, numeral.last + 2) if is_part else "", number.value


def read_single_units(tokens: TextTokens) -> tuple[Number, ...]:
    """Returns the ones that stand as an article before a unit: "less than a minute"."""
    places = (at for at in range(len(tokens) - 1) if tokens[at].text in _SINGLE)
    units = (_read_unit(tokens, at + 1) for at in places)
    return tuple(Number(Fraction(1), "one", unit=unit, counted=(unit,)) for unit in units if unit)


def _read_unit(tokens: TextTokens, index: int) -> str:
    """Returns the unit that a word is, written out; empty for any other word."""
    word = tokens[index].text
    unit = "second" if word == "second" else UNITS.get(word, "")
    return unit if unit in SIZES and len(word) > 2 else ""


def _counting(tokens: TextTokens, numeral: Numeral) -> Number:
    """Returns the number with its unit and what it counts."""
    at = numeral.last + 1
    at += tokens[at].text in HYPHENS
    if tokens[at].kind == "sign" and tokens[at].text != "°":
        return numeral.number
    follows = [tokens[index] for index in range(at, at + 4)]
    if follows[0].text in NO_NOUNS or not follows[0].text:
        return numeral.number
    counted = tuple(
        UNITS.get(token.text, token.text)
        for place, token in enumerate(follows)
        if len(token.text) > 1 or (place == 0 and tokens[numeral.last].kind == "figures") or token.text == "°"
    )
    # The unit stands next, or behind one word: "three consecutive years".
    unit = next((word for word in counted[:2] if word in UNITS.values()), "")
    return replace(numeral.number, unit=unit, counted=counted)


def of_month(tokens: TextTokens, numeral: Numeral, text: str) -> Number:
    """Returns the number with the month it belongs to, and as it is written, month included."""
    number, first, last = numeral.number, numeral.first, numeral.last
    is_year = may_be_year(number)
    if number.unit == "date" or is_year:
        behind = last + 1 + (tokens[last + 1].text == "of")
        before = first - 1
        while first - before < 5 and (
            tokens[before].text in {".", "the", "of"} or (is_year and _is_day(tokens, before))
        ):
            before -= 1
        if number.unit == "date" and tokens[behind].text in MONTHS:
            number, last = replace(number, month=MONTHS[tokens[behind].text]), behind
        elif tokens[before].text in MONTHS:
            number, first = replace(number, month=MONTHS[tokens[before].text]), before
    return replace(number, written=text[tokens[first].start : tokens[last].end])


def _is_day(tokens: TextTokens, index: int) -> bool:
    """Returns whether a token is part of "5," or "5th," between a month and a year."""
    text = tokens[index].text
    return text == "," or text in {"st", "nd", "rd", "th"} or (text.isdecimal() and len(text) < 3)


def from_year(tokens: TextTokens, before: Numeral, numeral: Numeral) -> Numeral:
    """Returns the eight of "2007-08" as the year 2008, too."""
    number = numeral.number
    two_figures = numeral.first == numeral.last and len(tokens[numeral.first].text) == 2
    joined = numeral.first == before.last + 2 and tokens[numeral.first - 1].text in {*HYPHENS, "/"}
    if not (two_figures and joined and 1000 <= before.number.value <= 2200):
        return numeral
    return replace(numeral, number=replace(number, also=(before.number.value // 100 * 100 + number.value,)))


def from_list(tokens: TextTokens, numeral: Numeral, following: Numeral) -> Numeral:
    """Returns a numeral with what the one after it has: the ten of "10 to 15 million dollars" is a sum in millions."""
    between = [tokens[index].text for index in range(numeral.last + 1, following.first)]
    if (
        len(between) > 3
        or not between
        or any(word not in _JOINERS and word not in _CURRENCIES for word in between)
    ):
        return numeral
    number, later = numeral.number, following.number
    lead = tokens[numeral.first - 1].text.lower() if numeral.first else ""
    if between == [","] and lead in _BEFORE_YEARS and 1000 <= number.value <= 2200:
        return numeral  # "Since 2019, 62 percent of the homes …"
    if number.kind == "number" and later.kind in {"percent", "currency"} and not number.unit:
        number = replace(number, kind=later.kind, unit=later.unit)
    elif later.unit == "date" and number.kind in {"number", "ordinal"} and 1 <= number.value <= 31:
        number = replace(number, unit="date")
    elif number.kind == later.kind == "number" and not number.counted:
        number = replace(number, unit=later.unit, counted=later.counted)
    if numeral.factor == 1 and following.factor > 1:
        number = replace(number, also=(number.value * following.factor,))
        return replace(numeral, number=number, factor=following.factor)
    return replace(numeral, number=number)
