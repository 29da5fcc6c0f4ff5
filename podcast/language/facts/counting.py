"""What stands around a number and says what it is: unit, month, the range it begins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.facts.measures import MONTHS, NO_NOUNS, UNITS
from podcast.language.facts.numerals import HYPHENS

if TYPE_CHECKING:
    from podcast.language.facts.numerals import Number, Numeral, TextTokens

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
_PERCENT = frozenset({"%", "percent", "pct", "percentage"})


def with_unit(tokens: TextTokens, found: Numeral) -> Numeral:
    """The number as percentage, sum of money, day or measure."""
    before, after, number = tokens[found.first - 1].text, tokens[found.last + 1].text, found.number
    if after in HYPHENS:
        after = tokens[found.last + 2].text
    if after == "percentage" and tokens[found.last + 2].text in {"point", "points"}:
        return replace(found, number=replace(number, kind="percent", unit="point"))
    if after in _PERCENT or (after == "per" and tokens[found.last + 2].text in {"cent", "centage"}):
        return replace(found, number=replace(number, kind="percent"))
    money = _CURRENCIES.get(before, "") if len(before) == 1 else ""
    money = money or _CURRENCIES.get(after, "")
    if money and number.kind != "ordinal":
        return replace(found, number=replace(number, kind="currency", unit=money))
    near = {
        before,
        after,
        tokens[found.first - 2].text if before == "the" else "",
        tokens[found.last + 2].text if after == "of" else "",
    }
    if near & MONTHS.keys() and 1 <= number.value <= 31:
        return replace(found, number=replace(number, unit="date"))
    if number.kind == "number":
        return replace(found, number=_counting(tokens, found))
    return found


def _counting(tokens: TextTokens, found: Numeral) -> Number:
    """The number with its unit and what it counts."""
    at = found.last + 1
    at += tokens[at].text in HYPHENS
    if tokens[at].kind == "sign" and tokens[at].text != "°":
        return found.number
    follows = [tokens[index] for index in range(at, at + 4)]
    if follows[0].text in NO_NOUNS or not follows[0].text:
        return found.number
    counted = tuple(
        UNITS.get(token.text, token.text)
        for place, token in enumerate(follows)
        if len(token.text) > 1 or (place == 0 and tokens[found.last].kind == "figures") or token.text == "°"
    )
    # The unit stands next, or behind one word: "three consecutive years".
    unit = next((word for word in counted[:2] if word in UNITS.values()), "")
    return replace(found.number, unit=unit, counted=counted)


def of_month(tokens: TextTokens, found: Numeral, text: str) -> Number:
    """The number with the month it belongs to, and as it is written, month included."""
    number, first, last = found.number, found.first, found.last
    is_year = number.kind == "number" and not number.unit and 1000 <= number.value <= 2200
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
    """Whether a token is part of "5," or "5th," between a month and a year."""
    text = tokens[index].text
    return text == "," or text in {"st", "nd", "rd", "th"} or (text.isdecimal() and len(text) < 3)


def from_year(tokens: TextTokens, before: Numeral, found: Numeral) -> Numeral:
    """The eight of "2007-08", and the 68 of "'68", as years."""
    number = found.number
    two_figures = found.first == found.last and len(tokens[found.first].text) == 2
    joined = found.first == before.last + 2 and tokens[found.first - 1].text in {*HYPHENS, "/"}
    if not (two_figures and joined and 1000 <= before.number.value <= 2200):
        return found
    return replace(found, number=replace(number, also=(before.number.value // 100 * 100 + number.value,)))


def from_list(tokens: TextTokens, found: Numeral, following: Numeral) -> Numeral:
    """In "10 to 15 million dollars" the ten has what the fifteen has."""
    between = [tokens[index].text for index in range(found.last + 1, following.first)]
    if (
        len(between) > 3
        or not between
        or any(word not in _JOINERS and word not in _CURRENCIES for word in between)
    ):
        return found
    number, later = found.number, following.number
    if number.kind == "number" and later.kind in {"percent", "currency"} and not number.unit:
        number = replace(number, kind=later.kind, unit=later.unit)
    elif later.unit == "date" and number.kind in {"number", "ordinal"} and 1 <= number.value <= 31:
        number = replace(number, unit="date")
    elif number.kind == later.kind == "number" and not number.counted:
        number = replace(number, unit=later.unit, counted=later.counted)
    if found.factor == 1 and following.factor > 1:
        number = replace(number, also=(number.value * following.factor,))
        return replace(found, number=number, factor=following.factor)
    return replace(found, number=number)
