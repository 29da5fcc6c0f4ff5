"""Finds the numbers that a text states, in figures or in words, and whether another text holds them. English."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from podcast.language.facts.counting import from_list, from_year, of_month, read_single_units, with_unit
from podcast.language.facts.measures import NEARLY, SIZES
from podcast.language.facts.numerals import Number, TextTokens, may_be_year, plain_figures, read_numerals

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Number", "find_all_numbers", "find_missing", "find_numbers", "find_unsupported", "may_be_year"]


def find_all_numbers(text: str) -> tuple[Number, ...]:
    """Returns every number of a text, in order, a lone "one" and "first" too: what may bear out others."""
    text = plain_figures(text)
    tokens = TextTokens(text)
    numerals = [with_unit(tokens, numeral) for numeral in read_numerals(tokens)]
    # From the end, for a range may go on: the 5 and the 10 of "5, 10 or 15 million" have what the 15 has.
    for index in range(len(numerals) - 2, -1, -1):
        numerals[index] = from_list(tokens, numerals[index], numerals[index + 1])
        numerals[index + 1] = from_year(tokens, numerals[index], numerals[index + 1])
    return (*(of_month(tokens, numeral, text) for numeral in numerals), *read_single_units(tokens))


def find_numbers(text: str) -> tuple[Number, ...]:
    """Returns every number of a text, in order, without a lone "one" or "first", which count nothing."""
    return tuple(
        number for number in find_all_numbers(text) if number.written.casefold() not in {"one", "first"}
    )


def find_unsupported(line: str, evidence: str) -> tuple[str, ...]:
    """Returns the numbers of a line, as written there, that the evidence does not hold."""
    missing = find_missing(line, find_all_numbers(evidence))
    return tuple(dict.fromkeys(number.written for number in missing))


def find_missing(line: str, held: Iterable[Number]) -> tuple[Number, ...]:
    """Returns the numbers of a line that no number read elsewhere bears out, in order."""
    held = tuple(held)
    return tuple(
        stated
        for stated in find_numbers(line)
        if not any(_measure_alike(other, stated) or _holds(other, stated) for other in held)
    )


def _holds(held: Number, stated: Number) -> bool:
    """Returns whether a number of the evidence bears out one of a line."""
    if stated.kind == "decade" and min(held.value, stated.value) < 100 and held.kind in ("decade", "number"):
        # "In his thirties" of 34, and the nineties of 1990.
        return (held.value - stated.value) % 100 in (range(10) if held.kind == "number" else (0,))
    if stated.kind == "many" and held.kind == "number":  # "thousands" of 12,000
        return 2 * stated.value <= held.value < 1000 * stated.value
    kinds = {"fraction" if it.kind == "factor" and it.value < 1 else it.kind for it in (stated, held)}
    if kinds == {"percent", "fraction"} and stated.unit == held.unit == "":
        return round(100 * min(held.value, stated.value)) == max(held.value, stated.value)  # a third is 33
    if not {held.value, *held.also} & {stated.value, *stated.also}:
        return False
    if held.month and stated.month:
        return held.month == stated.month
    return _agree(held, stated) and _count_alike(held, stated)


def _measure_alike(held: Number, stated: Number) -> bool:
    """Returns whether two numbers are one quantity in two units: half a minute, and 30 seconds."""
    kind, size = SIZES.get(held.unit, ("", 0))
    other, other_size = SIZES.get(stated.unit, ("", 0))
    if {kind, other} == {"time", "years"}:
        # Months are of no fixed length: eight weeks are two of them, well enough.
        spans = sorted(
            it.value * SIZES[it.unit][1] * (_MONTH if it.unit in _YEARS else 1) for it in (held, stated)
        )
        return 0 < spans[1] <= Fraction(11, 10) * spans[0]
    return kind == other != "" and held.value * size == stated.value * other_size


_YEARS = frozenset(unit for unit, (kind, _) in SIZES.items() if kind == "years")
_MONTH = 30 * 86_400_000
"""Milliseconds of one."""


def _agree(held: Number, stated: Number) -> bool:
    """Returns whether two numbers of one value are of one kind."""
    dated = "date" in (held.unit, stated.unit)
    times = "times" in (held.unit, stated.unit)
    match stated.kind:
        case "percent" | "currency":
            borne_out = held.kind == stated.kind and held.unit == stated.unit
            borne_out |= {held.unit, stated.unit} == {"£", "lb"}
            # "It cost 100K" of "$100,000"; what counts something is no money.
            is_bare = held.kind == "number" and held.value >= 10_000 and not held.counted
            borne_out |= stated.kind == "currency" and is_bare
        case "ordinal":
            borne_out = held.kind == "ordinal" or dated
        case "number":
            # A bare figure that was trimmed off its sign is still the article's figure.
            trimmed = held.kind in {"percent", "currency"} and not stated.counted
            borne_out = trimmed or held.kind in {"number", "fraction"} or dated
            borne_out |= times and held.kind == "factor"
        case "factor" if stated.value < 1:
            borne_out = held.kind in {"factor", "fraction"}
        case "factor":
            borne_out = held.kind == "factor" or (times and held.kind == "number")
        case "fraction":
            borne_out = held.kind in {"fraction", "number"} or (held.kind == "factor" and held.value < 1)
        case _:
            borne_out = held.kind in {stated.kind, "number"}
    return borne_out


def _count_alike(held: Number, stated: Number) -> bool:
    """Returns whether two numbers count the same, as far as units tell: five kilometres are not five miles."""
    if stated.kind != "number" or held.kind != "number" or "date" in (held.unit, stated.unit):
        return True
    if not (held.unit or stated.unit) or not (held.counted and stated.counted):
        return True
    if frozenset({held.unit, stated.unit}) in NEARLY or {held.unit, stated.unit} == {"times", ""}:
        return True  # "three requests" of "asked three times"
    return held.unit == stated.unit or held.unit in stated.counted or stated.unit in held.counted
