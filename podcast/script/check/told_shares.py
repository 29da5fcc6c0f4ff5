"""Shares of a whole: "one in six" of eight of 48, "nine in ten" of 90 percent; and those that are another share."""

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

_OF = r"(?: [^\W\d]+){0,3}? (?:out of|of|in)(?: (?:every|all|the|those|these|its|our|their))? "
"""What stands between the two numbers of a share: "28 of the 40", "one in twenty"."""
_OF_THEM = r"(?:[^.;]{0,100}?), "
"""What stands between a whole and a part of it: "350 homes are planned, 99 of which …"."""
_ONE_OF = re.compile(
    r"\b(?:one|1)(?: [a-z]+){0,3}? (?:in|out of|of)(?: every)? (?P<whole>[a-z]+|\d+)\b", re.IGNORECASE
)
"""How one says that every so many there is one: "one child in seven"."""
_WHOLE_UNIT = re.compile(
    r"\b(?<!half )(?<!quarter of )(?:an?|one) (?P<unit>[a-z]+)\b(?! and a)", re.IGNORECASE
)
_NEAR = Fraction(1, 12)
"""How far off "one in seven" may be: a twelfth of it."""
_SAME = Fraction(1, 100)
"""How far off a share may be that is told by two numbers."""


def is_share(stated: Number, missing: Sequence[Number], text: str, evidence: Text) -> bool:
    """Returns whether a number tells a share of the evidence, with "one" before it or with another missing one."""
    shares = [*find_shares(evidence)]
    if any(
        match["whole"].lower() == stated.written.lower()
        and any(abs(share * stated.value - 1) <= _NEAR for share in shares)
        for match in _ONE_OF.finditer(text)
    ):
        return True
    counts = [it for it in missing if it.kind == "number" and it.value > 0]
    return any(
        stated in (one, two)
        and one.value != two.value
        and abs(share - min(one.value, two.value) / max(one.value, two.value)) < _SAME
        for one, two in combinations(counts, 2)
        for share in read_shares(evidence)
    )


def find_wrong_shares(text: str, numbers: Sequence[Number], evidence: Text) -> Iterator[str]:
    """Yields the number behind "one in …" where no share of the evidence is near that, whatever it counts there."""
    for match in _ONE_OF.finditer(text):
        number = next(
            (it for it in numbers if it.written.lower() == match["whole"].lower() and it.value > 2), None
        )
        if number is None or any(
            other["whole"].lower() == match["whole"].lower() for other in _ONE_OF.finditer(evidence.written)
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


def read_shares(evidence: Text) -> list[Fraction]:
    """Returns the shares that a text tells as such."""
    shares = (it for it in evidence.numbers if it.kind in ("percent", "fraction"))
    return [it.value / (100 if it.kind == "percent" else 1) for it in shares]


def find_parts(evidence: Text) -> Iterator[Fraction]:
    """Yields the shares that a text tells by a part and its whole: "28 of the 40"; "of 350 homes, 99 of which"."""
    for one, two in pairwise(it for it in evidence.numbers if it.value > 0 and it.kind != "percent"):
        first, second = re.escape(one.written.lower()), re.escape(two.written.lower())
        if one.value < two.value and re.search(rf"(?<!\w){first}{_OF}{second}\b", evidence.folded):
            yield one.value / two.value
        if two.value < one.value and re.search(
            rf"(?<!\w){first}{_OF_THEM}{second} of (?:them|those|these|which|whom)\b", evidence.folded
        ):
            yield two.value / one.value


def find_shares(evidence: Text) -> Iterator[Fraction]:
    """Yields the shares that a text tells of: as such, by a part and its whole, or by a part and the rest."""
    yield from read_shares(evidence)
    yield from find_parts(evidence)
    held = evidence.numbers
    counts = [Fraction(it.value) for it in held if it.kind == "number" and it.value > 2]
    for part, rest in combinations(counts, 2):
        if part + rest in counts:
            yield from (part / (part + rest), rest / (part + rest))
