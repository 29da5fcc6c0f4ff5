"""Numbers that the evidence does not have but that follow from it: shares, rounded values, sums, rates."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.measures import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.language.facts.numbers import Number
    from podcast.script.check.basis import Text

_LESS = "almost|nearly|close to|(?:a (?:bit|little) |just |slightly )?(?:under|less than)|not quite|short of"
_MORE = "(?:a (?:bit|little) |just |slightly |well )?(?:over|more than)|at least"
_ROUNDED = re.compile(
    rf"\b(?:(?P<less>{_LESS})|(?P<more>{_MORE})|about|around|roughly|some|approximately)(?: an?)? $",
    re.IGNORECASE,
)
"""Words before a number that is not told exactly."""
_FAR = Fraction(1, 10)
"""How far off a fraction may be: "almost a fifth" is 18 percent."""
_OF = r"(?: [^\W\d]+){0,3}? (?:out of|of|in)(?: [^\W\d]+)?? "
"""What stands between the two numbers of a share: "28 of the 40", "one in twenty"."""
_EACH = re.compile(r" (?:a|per|each|every) (day|week|month|year)\b")
_COUNTED = 12
"""Members of a group, at most, that are counted one by one."""
_JOINT = re.compile(r", and |, | and ")
_NAMED = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z]\w+(?: [A-Z]\w+)?)*,? and [A-Z]\w+")
"""Names that are joined: "Ann, Ben and Carl Lund"."""
_LIST = re.compile(r"[^:.;?!]*: ([^:.;?!]+)")
"""What is counted, listed in the same sentence: "four words: apple, pear, plum and fig"."""
_NEAR_YEAR = re.compile(r"\b(?:last|this|next) year\b")


def follows(stated: Number, text: str, evidence: Text, date: str) -> bool:
    """Returns whether a number of a text follows from what its evidence says; `date` is the article's."""
    if 1000 <= stated.value <= 2200 and stated.written[-4:].isdecimal():
        return bool(stated.month) and not date and _is_dated(stated, evidence)
    before = text[: max(0, text.find(stated.written))].rstrip("$€£¥")
    listed = _LIST.match(text[max(0, text.find(stated.written)) :])
    if listed and 1 < len(_JOINT.split(listed[1])) == stated.value:
        return True
    values = [*_derive(stated, evidence)]
    if stated.value in values:
        return True
    rounded = _ROUNDED.search(before)
    if rounded is None or not stated.value:
        return False
    return any(
        _is_near(value, stated)
        and not (rounded["less"] and value > stated.value)
        and not (rounded["more"] and value < stated.value)
        for value in (*values, *_alike(stated, evidence))
    )


def is_share(stated: Number, missing: Sequence[Number], text: str, evidence: Text) -> bool:
    """Returns whether a number is one of two that say together what the evidence says: "nine in ten" for 90 percent."""
    shares = [held.value / 100 if held.kind == "percent" else held.value for held in _find_shares(evidence)]
    if re.search(rf"\bone{_OF}{re.escape(stated.written)}", text, re.IGNORECASE) and stated.value > 1:
        return any(abs(share - 1 / stated.value) < Fraction(1, 200) for share in shares)
    return any(
        stated in (part, whole)
        and whole.value > part.value > 0
        and re.search(re.escape(part.written) + _OF + re.escape(whole.written), text)
        and any(abs(share - part.value / whole.value) < Fraction(1, 200) for share in shares)
        for part, whole in pairwise(missing)
    )


def _find_shares(evidence: Text) -> Iterator[Number]:
    return (held for held in evidence.numbers if held.kind in ("percent", "fraction"))


def _is_near(value: Fraction, stated: Number) -> bool:
    """Whether a value is the stated one when it is rounded: to a fraction, or to as many figures as that has."""
    if stated.kind == "fraction":
        return abs(value - stated.value) <= _FAR * stated.value
    if stated.value.denominator > 1:
        return False
    unit = Fraction(1)
    while stated.value % (unit * 10) == 0:
        unit *= 10
    return value % unit != 0 and abs(value - stated.value) * 2 <= unit


def _alike(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields the numbers of the evidence that count the same, as the stated one would have them."""
    for held in evidence.numbers:
        if {held.kind, stated.kind} == {"percent", "fraction"} and held.unit == stated.unit:
            yield held.value / 100 if stated.kind == "fraction" else held.value * 100
        elif held.kind == stated.kind and held.unit == stated.unit:
            yield held.value


def _derive(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields what can be reckoned from the numbers of the evidence and be counted as the stated one is."""
    held = evidence.numbers
    if stated.kind in ("percent", "fraction"):
        for part, whole in pairwise(held):
            pattern = re.escape(part.written.lower()) + _OF + re.escape(whole.written.lower())
            if whole.value > part.value > 0 and re.search(pattern, evidence.folded):
                share = part.value / whole.value
                yield Fraction(round(100 * share)) if stated.kind == "percent" else share
    if stated.kind == "fraction":
        for one, two in combinations(held, 2):  # "a tenth of the homes", of 900 and 9,000
            if one.kind == two.kind == "number" and min(one.value, two.value) > 0 and _counts(one, two):
                yield min(one.value, two.value) / max(one.value, two.value)
    if stated.kind == "number" and 2 <= stated.value <= _COUNTED:
        yield from (Fraction(count) for count in _count_members(evidence))
    if stated.kind == "number" and stated.unit == "year":
        years = {number.value for number in held if not number.unit and 1000 <= number.value <= 2200}
        yield Fraction(len(years))  # "two years in a row", of 2023 and 2024
    for one, two in combinations(held, 2):
        if one.kind == two.kind == stated.kind and one.unit == two.unit == stated.unit and _counts(one, two):
            yield one.value + two.value
            yield abs(one.value - two.value)
        if (
            stated.kind == "factor"
            and one.kind == two.kind
            and one.unit == two.unit
            and one.value
            and two.value
        ):
            yield max(one.value, two.value) / min(one.value, two.value)
            yield min(one.value, two.value) / max(one.value, two.value)
    yield from _multiply(stated, evidence)


def _count_members(evidence: Text) -> Iterator[int]:
    """Yields how many there are of what is counted one by one, "our fourth word", or named: "Ann, Ben and Carl"."""
    yield from (int(held.value) for held in evidence.numbers if held.kind == "ordinal" and held.value > 2)
    yield from (len(_JOINT.split(names)) for names in _NAMED.findall(evidence.written))


def _counts(one: Number, two: Number) -> bool:
    """Whether two numbers are of one kind of thing: both of a unit, or both of people."""
    if one.kind != "number":
        return True
    return bool(one.unit or {*one.counted} & {*two.counted})


def _multiply(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields what comes of a rate in the time that the evidence names: 300 of "30 kilometres a year" in a decade."""
    for rate in evidence.numbers:
        # "120 burials a week" is told by the week, and so not counted in weeks.
        if rate.kind != stated.kind or rate.unit not in (
            stated.unit,
            "" if stated.unit in SIZES else stated.unit,
        ):
            continue
        at = evidence.folded.find(rate.written.lower())
        each = _EACH.search(evidence.folded[at + len(rate.written) :][:40]) if at >= 0 else None
        kind, size = SIZES[each[1]] if each else ("", 1)
        for span in evidence.numbers:
            if each and span is not rate and SIZES.get(span.unit, ("", 0))[0] == kind != stated.unit:
                yield rate.value * span.value * SIZES[span.unit][1] / size


def _is_dated(stated: Number, evidence: Text) -> bool:
    """Whether a month of a year stands in the evidence as that of "last year", in an article of no known date."""
    return bool(_NEAR_YEAR.search(evidence.folded)) and stated.month in {
        held.month for held in evidence.numbers
    }
