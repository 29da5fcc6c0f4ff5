"""Numbers that the evidence does not have but that anybody works out of it: sums, differences, products, ratios, rates.

Each works on what is counted alike, as far as the text tells; a number that is only like another one is none of these.
`told_shares` knows what is a share of what, `counted_up` what is counted one by one, and times of day.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from podcast.language.facts.measures import SIZES, UNITS
from podcast.script.check import counted_up
from podcast.script.check.counted_up import LEFT, is_year
from podcast.script.check.told_shares import find_parts, find_shares, read_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.language.facts.numbers import Number
    from podcast.script.check.basis import Text

_BEYOND = r"(?:above|below|fewer|less|more|over|under)(?: than)?"
_A_BIT = "(?:(?:a (?:bit|little)|just|slightly|well) )?"
_LESS = rf"almost|close to|nearly|not quite|short of|{_A_BIT}(?:below|fewer than|less than|under)"
_MORE = rf"at least|{_A_BIT}(?:above|more than|over)"
_ABOUT = re.compile(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})|about|approximately|around|roughly|some)"
    r"(?: (?:an?|as|the))?\s*[$€£¥]?$",
    re.IGNORECASE,
)
"""Words before a number that is not told exactly."""
_OR_SO = re.compile(r"(?: \w+){0,3},? or (?:so|even |less|more|fewer)")
"""Words behind one."""
_SUMS = (
    "add(?:s|ed)? up|all|altogether|between them|combined|comes? to|in total|makes?|one by one|that['’]s|totals?"
    "|together"
)
_EACH = "apiece|each|every|per"
_DIFFERENCES = "ahead|apart|behind|beat|by|difference|edge|fewer|gap|lead|less|margin|more|older|younger"
_TOGETHER = re.compile(rf"\b(?:{_SUMS}|{_DIFFERENCES})\b", re.IGNORECASE)
"""Words of a sum or a difference."""
_TIMES = re.compile(rf"\b(?:{_SUMS}|{_EACH})\b", re.IGNORECASE)
"""Words of what so many come to together."""
_FOR_EACH = re.compile(rf"\b(?:{_EACH}|an?|averag\w+)\b", re.IGNORECASE)
"""Words of so many for each of so many."""
_GROWTH = re.compile(
    r"\b(?:climb|gain|grew|grow|increas|jump|leap|more|rais|ris|rose|soar|surg|swell|up)\w*\b", re.IGNORECASE
)
"""Words of what comes on top: 96 percent more is nearly twice as much."""
_MOST = re.compile(r"\b(?:more than|over|most|majority)\b", re.IGNORECASE)
_RATE = re.compile(r" (?:a|per|each|every) (day|week|month|year)\b")
_OF_UNIT = re.compile(r" of an? ([a-z]+)")
_COINS = {"cent": "$", "cents": "$", "penny": "£", "pence": "£"}
"""Of a hundred to a unit of money."""
_NEAR = Fraction(1, 12)
"""How far off a ratio may be that is not told exactly."""
_EXACT = Fraction(1, 40)
"""How far off one may be that is told without such a word: "three times" of 3.04."""
_ROUNDED = Fraction(1, 50)
"""How far off a product may be that is about so much."""
_FAR = Fraction(1, 10)
"""How far off a fraction may be: "almost a fifth" is 18 percent."""
_WIDE = Fraction(1, 4)
"""How far more than a fraction "more than" it may be: a quarter of it."""
_SHARED = Fraction(1, 20)
"""How far off any other share may be."""


def is_reckoned(stated: Number, text: str, evidence: Text, date: str) -> bool:
    """Returns whether a number of a text can be worked out of its evidence; `date` is the article's."""
    at = max(0, text.find(stated.written))
    if counted_up.is_counted(stated, text, at, evidence, date):
        return True
    if is_year(stated):
        return False
    values = [*_combine(stated, evidence), *_find_rates(stated, evidence)]
    about = _ABOUT.search(text[:at])
    return (
        stated.value in values
        or (stated.kind in ("fraction", "percent") and _is_share(stated, about, evidence))
        or any(_fits(it, stated, about) for it in (*values, *_find_alike(stated, evidence)) if about)
        or any(_is_near(it, stated, off) for it, off in _work_out(stated, text, at, evidence))
    )


def _work_out(stated: Number, text: str, at: int, evidence: Text) -> Iterator[tuple[Fraction, Fraction]]:
    """Yields what the words of a text ask to be worked out for a number at a place, and how far off that may be."""
    behind = text[at + len(stated.written) :]
    about = _ABOUT.search(text[:at])
    is_loose = about or _OR_SO.match(behind)
    yield from ((it, Fraction(0)) for it in _find_exact(stated, text, behind, evidence))
    yield from ((it, _NEAR if is_loose else _EXACT) for it in _compare(stated, text, evidence))
    if _TIMES.search(text):
        yield from ((it, _ROUNDED if about else Fraction(0)) for it in _multiply(stated, evidence))
    if is_loose and _FOR_EACH.search(text):
        yield from ((it, _NEAR) for it in _divide(stated, evidence))


def _is_near(value: Fraction, stated: Number, off: Fraction) -> bool:
    return stated.value > 0 and abs(value - stated.value) <= off * stated.value


def _fits(value: Fraction, stated: Number, about: re.Match[str]) -> bool:
    """Whether a value is the stated one when it is rounded, to a fraction or to as many figures, and on its side."""
    if (about["less"] and value > stated.value) or (about["more"] and value < stated.value):
        return False
    if stated.kind == "fraction":
        return _is_near(value, stated, _FAR)
    if stated.value.denominator > 1 or not stated.value:
        return False
    unit = Fraction(1)
    while stated.value % (unit * 10) == 0:
        unit *= 10
    return value % unit != 0 and abs(value - stated.value) * 2 <= unit


def _is_share(stated: Number, about: re.Match[str] | None, evidence: Text) -> bool:
    """Whether a share of the evidence is the stated one, as far as the words before that go."""
    scale = 100 if stated.kind == "percent" else 1
    shares = [share * scale for share in find_shares(evidence)]
    if about and re.search(_BEYOND, about[0], re.IGNORECASE):
        low, high = (1, 1 + _WIDE) if about["more"] else (1 - _WIDE, 1)
        return any(low * stated.value < share < high * stated.value for share in shares)
    # A percentage is exact where nothing says that it is not.
    is_loose = about or stated.kind == "fraction"
    return bool(is_loose) and any(_is_near(share, stated, _SHARED) for share in shares)


def _find_alike(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields the numbers of the evidence that count the same, as the stated one would have them."""
    for held in evidence.numbers:
        if {held.kind, stated.kind} == {"percent", "fraction"} and held.unit == stated.unit:
            yield held.value / 100 if stated.kind == "fraction" else held.value * 100
        elif held.kind == stated.kind and held.unit == stated.unit:
            yield held.value


def _combine(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields sums, differences, ratios and parts of two numbers that count the same things, as the stated one does."""
    held = evidence.numbers
    if stated.kind in ("percent", "fraction"):
        for share in find_parts(evidence):
            yield Fraction(round(100 * share)) if stated.kind == "percent" else share
    for one, two in combinations(held, 2):
        is_alike = one.kind != "number" or bool(one.unit or {*one.counted} & {*two.counted})
        is_same = one.kind == two.kind and one.unit == two.unit
        if is_same and one.kind == stated.kind and one.unit == stated.unit and is_alike:
            yield from (one.value + two.value, abs(one.value - two.value))
        if stated.kind == "fraction" and one.kind == two.kind == "number" and is_alike:
            yield from _part(one, two)  # "a tenth of the homes", of 900 and 9,000
        if stated.kind == "factor" and is_same:
            yield from (it for part in _part(one, two) for it in (part, 1 / part))


def _part(one: Number, two: Number) -> Iterator[Fraction]:
    if min(one.value, two.value) > 0:
        yield min(one.value, two.value) / max(one.value, two.value)


def _find_rates(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields what comes of a rate in the time that the evidence names: 300 of "30 kilometres a year" in a decade."""
    for rate in evidence.numbers:
        # "120 burials a week" is told by the week, and so not counted in weeks.
        if rate.kind != stated.kind or rate.unit not in (
            stated.unit,
            "" if stated.unit in SIZES else stated.unit,
        ):
            continue
        at = evidence.folded.find(rate.written.lower())
        each = _RATE.search(evidence.folded[at + len(rate.written) :][:40]) if at >= 0 else None
        kind, size = SIZES[each[1]] if each else ("", 1)
        for span in evidence.numbers:
            if each and span is not rate and SIZES.get(span.unit, ("", 0))[0] == kind != stated.unit:
                yield rate.value * span.value * SIZES[span.unit][1] / size


def _find_exact(stated: Number, text: str, behind: str, evidence: Text) -> Iterator[Fraction]:
    """Yields what is told to the last: a sum, an amount in coins, a part of a unit, more than half."""
    held = evidence.numbers
    if stated.kind in ("number", "currency") and _TOGETHER.search(text):
        alike = [it for it in held if it.kind == stated.kind and not is_year(it)]
        for one, two in combinations(alike, 2):
            if one.unit == two.unit and stated.unit in ("", one.unit) and _may_count_alike(one, two):
                yield from (one.value + two.value, abs(one.value - two.value))
    of_unit = _OF_UNIT.match(behind)
    unit = SIZES.get(UNITS.get(of_unit[1], of_unit[1])) if of_unit else None
    if stated.kind == "fraction" and unit:
        sizes = ((it.value, SIZES.get(it.unit, ("", 1))) for it in held)
        yield from (value * size / unit[1] for value, (kind, size) in sizes if kind == unit[0])
    if stated.kind == "currency":
        coins, sign = _in_coins(stated)
        money = [_in_coins(it) for it in held if it.kind == "currency"]
        for (first, one_sign), (second, other_sign) in combinations(money, 2):
            if one_sign == other_sign == sign and coins in (abs(first - second), first + second):
                yield stated.value
    if stated.value == Fraction(1, 2) and _MOST.search(text) and _MOST.search(evidence.folded):
        yield stated.value  # "more than half of them" of "most of them"


def _may_count_alike(one: Number, two: Number) -> bool:
    """Whether two numbers may count the same: where one has its noun left out, it does."""
    others = "others" in (*one.counted, *two.counted)
    return not one.counted or not two.counted or others or bool({*one.counted} & {*two.counted})


def _in_coins(number: Number) -> tuple[Fraction, str]:
    """Returns how many coins an amount of money is, and of which money."""
    unit = _COINS.get(number.unit)
    return (number.value, unit) if unit else (100 * number.value, number.unit)


def _multiply(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields what so many come to: six of $19.99 each, 24 a day on five days."""
    for one, two in combinations(evidence.numbers, 2):
        kinds = {one.kind, two.kind}
        if kinds == {"number"} or (kinds == {"number", "currency"} and stated.kind in ("number", "currency")):
            yield one.value * two.value


def _divide(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields how many there are for each of so many."""
    held = [it for it in evidence.numbers if it.kind in ("number", "currency") and not is_year(it)]
    for one, two in combinations((it for it in held if it.value > 1), 2):
        if stated.kind in (one.kind, two.kind, "number"):
            yield max(one.value, two.value) / min(one.value, two.value)


def _compare(stated: Number, text: str, evidence: Text) -> Iterator[Fraction]:
    """Yields how many times as much one thing is as another, the share that is left, and the same in another unit."""
    if stated.kind == "factor" or stated.unit == "times":
        yield from _find_factors(evidence)
    if stated.kind in ("fraction", "percent") and LEFT.search(text):
        whole = 100 if stated.kind == "percent" else 1
        yield from (whole * (1 - share) for share in read_shares(evidence))
    if stated.unit in SIZES:
        kind, size = SIZES[stated.unit]
        alike = [it for it in evidence.numbers if it.unit != stated.unit]
        yield from (
            it.value * SIZES[it.unit][1] / size for it in alike if SIZES.get(it.unit, ("", 0))[0] == kind
        )


def _find_factors(evidence: Text) -> Iterator[Fraction]:
    """Yields how many times as much there is of one thing as of another, or as before."""
    for it in evidence.numbers:
        if it.kind == "percent" and _GROWTH.search(evidence.folded):
            yield 1 + it.value / 100
        if it.unit == "times" or it.kind == "factor":
            yield it.value
    for (kind, one), (other, two) in combinations(map(_measure, evidence.numbers), 2):
        if kind == other and min(one, two) > 0:
            yield from (one / two, two / one)


def _measure(number: Number) -> tuple[str, Fraction]:
    """Returns what a number measures, and how much of it."""
    kind, size = SIZES.get(number.unit, (number.unit, 1))
    if kind == "years":
        return "time", number.value * size * 30 * 86_400_000
    return (number.kind if not number.unit else kind), number.value * size
