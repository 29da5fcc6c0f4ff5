"""Numbers that a speaker reckons: parts of a unit, what is left, what comes of so many at such a price, shares."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.measures import SIZES, UNITS
from podcast.language.facts.numbers import may_be_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.language.facts.numbers import Number
    from podcast.script.check.basis import Text

_COINS = {"cent": "$", "cents": "$", "penny": "£", "pence": "£"}
"""Of a hundred to a unit of money."""
_OF_UNIT = re.compile(r" of an? ([a-z]+)")
_LEFT = re.compile(
    r"\b(?:all but|except|fail\w*|left|miss\w*|not|others?|remain\w*|rest|still|to go|un\w{4,}|without)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of what is left of a share: "a quarter of the way to go" of three quarters."""
_TAKEN_TOGETHER = re.compile(
    r"\b(?:add(?:s|ed)? up|all in all|altogether|apiece|come(?:s)? to|each|every|in all|in total|makes?|one by one|per|"
    r"that['’]s|totals?|together)\b",
    re.IGNORECASE,
)
"""Words of what so many come to together."""
_ABOUT = re.compile(
    r"\b(?:about|almost|around|close to|nearly|over|roughly|some|under)(?: an?)?\s*[$€£]?$", re.IGNORECASE
)
_ROUNDED = Fraction(1, 50)
"""How far off a product may be that is about so much."""
_WIDE = Fraction(1, 4)
"""How far more than a fraction "a bit more than" it may be: a quarter of it."""
_BEYOND = re.compile(r"\b(?P<side>more|over|above|less|under|below)(?: than)?(?: an?)? $", re.IGNORECASE)
_OF_THEM = r"(?:[^.;]{0,100}?), "
"""What stands between a whole and a part of it: "350 homes are planned, 99 of which …"."""
_SHARE_OF = re.compile(
    r"\b(?:one|1)(?: [a-z]+){0,3}? (?:in|out of|of)(?: every)? (?P<whole>[a-z]+|\d+)\b", re.IGNORECASE
)
"""How one says that every so many there is one: "one child in seven"."""
_WHOLE_UNIT = re.compile(
    r"\b(?<!half )(?<!quarter of )(?:an?|one) (?P<unit>[a-z]+)\b(?! and a)", re.IGNORECASE
)
_NEAR = Fraction(1, 12)
"""How far off "one in seven" may be: a twelfth of it."""


def is_reckoned(stated: Number, text: str, evidence: Text) -> bool:
    """Returns whether a number that a text states can be reckoned from what its evidence says."""
    at = max(0, text.find(stated.written))
    before, behind = text[:at], text[at + len(stated.written) :]
    if any(value == stated.value for value in _find_exact(stated, text, behind, evidence)):
        return True
    if _TAKEN_TOGETHER.search(text) and not may_be_year(stated):
        off = _ROUNDED if _ABOUT.search(before) else 0
        if any(abs(value - stated.value) <= off * stated.value for value in _find_products(stated, evidence)):
            return True
    if stated.kind in ("fraction", "percent"):
        scale = 100 if stated.kind == "percent" else 1
        shares = [share * scale for share in find_shares(evidence)]
        side = _BEYOND.search(before)
        if side:
            more = side["side"].lower() in ("more", "over", "above")
            low, high = (
                (stated.value, stated.value * (1 + _WIDE))
                if more
                else (stated.value * (1 - _WIDE), stated.value)
            )
            return any(low < share < high for share in shares)
        if stated.kind == "percent" and not _ABOUT.search(before):
            return False  # a percentage is exact where nothing says that it is not
        return any(abs(share - stated.value) * 20 <= stated.value for share in shares)
    return False


def find_wrong_shares(text: str, numbers: Sequence[Number], evidence: Text) -> Iterator[str]:
    """Yields the number behind "one in …" where no share of the evidence is near that, whatever it counts there."""
    for match in _SHARE_OF.finditer(text):
        number = next(
            (it for it in numbers if it.written.lower() == match["whole"].lower() and it.value > 2), None
        )
        if number is None or any(
            other["whole"].lower() == match["whole"].lower() for other in _SHARE_OF.finditer(evidence.written)
        ):
            continue
        shares = [*find_shares(evidence)]
        if shares and not any(abs(share * number.value - 1) <= _NEAR * 2 for share in shares):
            yield number.written


def find_wrong_halves(text: str, evidence: Text) -> Iterator[str]:
    """Yields the unit of which a text has a whole one and the evidence only a half: "an hour or so"."""
    for match in _WHOLE_UNIT.finditer(text):
        unit = match["unit"].lower()
        whole = rf"\b(?:an?|one|per|every|each|that|the) {unit}\b|\b{unit}s\b"
        if unit in SIZES and re.search(rf"\bhalf(?: an?)?[ -]{unit}\b", evidence.folded):
            rest = re.sub(rf"\b(?:an? )?half(?: an?)?[ -]{unit}\b", "", evidence.folded)
            if not re.search(whole, rest):
                yield match[0]


def is_one_in(stated: Number, text: str, evidence: Text) -> bool:
    """Returns whether a number is that of "one in six", where the evidence has eight of 48."""
    return any(
        match["whole"].lower() == stated.written.lower()
        and any(abs(share * stated.value - 1) <= _NEAR for share in find_shares(evidence))
        for match in _SHARE_OF.finditer(text)
    )


def find_shares(evidence: Text) -> Iterator[Fraction]:
    """Yields the shares that a text tells of: as such, as "eight of the 48", as a part and the rest of a whole."""
    held = evidence.numbers
    for number in held:
        if number.kind in ("percent", "fraction"):
            yield number.value / 100 if number.kind == "percent" else number.value
    for one, two in pairwise(held):
        first, second = re.escape(one.written.lower()), re.escape(two.written.lower())
        if one.value <= 0 or two.value <= 0 or one.value == two.value:
            continue
        if one.value < two.value and re.search(
            rf"\b{first}(?: [^\W\d]+){{0,3}}? (?:out of|of|in)(?: every| the| all| its| their)? {second}\b",
            evidence.folded,
        ):
            yield one.value / two.value
        if two.value < one.value and re.search(
            rf"\b{first}{_OF_THEM}{second} of (?:them|those|these|which|whom)\b", evidence.folded
        ):
            yield two.value / one.value
    counts = [Fraction(it.value) for it in held if it.kind == "number" and it.value > 2]
    for part, rest in combinations(counts, 2):
        if part + rest in counts:
            yield from (part / (part + rest), rest / (part + rest))


def _find_exact(stated: Number, text: str, behind: str, evidence: Text) -> Iterator[Fraction]:
    """Yields values that are the stated one: what is left of a share, a difference in coins, a part of a unit."""
    if stated.kind in ("fraction", "percent") and _LEFT.search(text):
        whole = 100 if stated.kind == "percent" else 1
        yield from (whole - it.value for it in evidence.numbers if it.kind == stated.kind)
    of_unit = _OF_UNIT.match(behind)
    unit = SIZES.get(UNITS.get(of_unit[1], of_unit[1])) if of_unit else None
    if stated.kind == "fraction" and unit:
        for held in evidence.numbers:
            kind, size = SIZES.get(held.unit, ("", 1))
            if kind == unit[0]:
                yield held.value * size / unit[1]
    if stated.kind == "currency":
        money = [_in_coins(it) for it in evidence.numbers if it.kind == "currency"]
        ours = _in_coins(stated)
        for (one, sign), (two, other) in combinations(money, 2):
            if sign == other == ours[1]:
                yield stated.value if ours[0] in (abs(one - two), one + two) else Fraction(-1)


def _in_coins(number: Number) -> tuple[Fraction, str]:
    """Returns how many coins an amount of money is, and of which money."""
    unit = _COINS.get(number.unit)
    return (number.value, unit) if unit else (100 * number.value, number.unit)


def _find_products(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields what so many come to: six of $19.99 each, 24 a day on five days."""
    for one, two in combinations(evidence.numbers, 2):
        kinds = {one.kind, two.kind}
        if kinds == {"number"} or (kinds == {"number", "currency"} and stated.kind in ("number", "currency")):
            yield one.value * two.value
