"""Numbers of a line that its evidence lacks."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from podcast.language.facts import numbers
from podcast.script.check.derived_numbers import follows

if TYPE_CHECKING:
    from podcast.script.check.basis import Text

# Numbers that order the talk, not the world. "Three scenarios" is a claim, "the third scenario" comes after two others.
_COUNTED = {
    **dict.fromkeys(("two", "three", "four", "five"), frozenset({"things", "questions"})),
    **dict.fromkeys(
        ("second", "third", "fourth", "fifth"), frozenset({"idea", "point", "question", "scenario", "thing"})
    ),
}


_BOTH = re.compile(r"\bthe first\b(?! \w+ (?:time|year)).*\bthe second\b", re.IGNORECASE)
"""The one and the other of two."""


def read_years(text: Text) -> frozenset[int]:
    """Returns the years of a text."""
    values = (number.value for number in text.numbers if number.kind == "number")
    return frozenset(int(value) for value in values if 1000 <= value <= 2200 and value.denominator == 1)


_BY_DAY = re.compile(r"\b(this|last|next) year\b|\b([a-z\d-]+) years ago\b")
"""Years that only the article's own date makes one."""
_OFF = {"this": 0, "last": -1, "next": 1}


def reckon_years(text: str, date: str) -> str:
    """Returns the years that a folded text of a day in ISO 8601 means by "next year" and "ten years ago"."""
    if not date[:4].isdecimal():
        return ""
    written = int(date[:4])
    years = []
    for word, span in _BY_DAY.findall(text):
        if word:
            years.append(written + _OFF[word])
        elif counted := numbers.find_all_numbers(span):
            with suppress(OverflowError):
                years.append(written - int(counted[0].value))
    return " ".join(str(year) for year in years if 1000 <= year <= 2200)


def find_stray_numbers(
    text: str, evidence: Text, years: frozenset[int], own: frozenset[int], date: str = ""
) -> tuple[str, ...]:
    """Returns numbers that the evidence lacks, that do not follow from it, and that are not of the talk itself.

    `own` are the evidence's years, `date` is the article's.
    """
    missing = numbers.find_missing(text, evidence.numbers)
    stated = {number.written: number for number in numbers.find_numbers(text)} if missing else {}
    return tuple(
        number
        for number in missing
        if not (_counts(number, text) or _spans(number, text, years, own))
        and not follows(stated[number], text, evidence, date)
    )


_THE_TWO = (
    r"|\bthe two(?=[.,;!]|$| (?:are|can|could|did|do|had|have|is|may|might|of them|was|were)(?:n['’]t)?\b)"
)
"""Two that were named: "compare the two"."""


def _counts(number: str, text: str) -> bool:
    """Whether a number only orders the talk: "the second scenario", "scenario two:", "and the third?"."""
    written = re.escape(number)
    if number.casefold() == "second" and _BOTH.search(text):
        return True
    rest = re.sub(
        rf"\bscenario {written}(?=[:.,])|\bthe {written}\?{_THE_TWO if number == 'two' else ''}",
        "",
        text,
        flags=re.IGNORECASE,
    )
    uses = re.findall(rf"\b{written}\b(?: ([^\W\d_]+))?", rest, re.IGNORECASE)
    return (rest != text or bool(uses)) and all(
        noun.casefold() in _COUNTED.get(number.casefold(), ()) for noun in uses
    )


def _spans(number: str, text: str, years: frozenset[int], own: frozenset[int]) -> bool:
    """Whether it is the time from a year of the evidence to another, and said as one: "ten years earlier"."""
    written = re.escape(number)
    if not re.search(
        rf"\bback {written} years\b|\b{written} years (?:ago|before|earlier|later|after|on|apart)\b", text
    ):
        return False
    spans = [span.value for span in numbers.find_numbers(number)]
    return any(year + span in years or year - span in years for span in spans for year in own)
