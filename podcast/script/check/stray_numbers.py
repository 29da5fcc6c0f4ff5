"""Numbers of a line that its evidence lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts import numbers
from podcast.script.check.basis import read_years
from podcast.script.check.reckoning import is_reckoned
from podcast.script.check.told_shares import find_wrong_halves, find_wrong_shares, is_share

if TYPE_CHECKING:
    from podcast.language.facts.numbers import Number
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


def find_stray_numbers(text: str, evidence: Text, years: frozenset[int], date: str = "") -> tuple[str, ...]:
    """Returns numbers that the evidence lacks, that do not follow from it, and that are not of the talk itself.

    `years` are those of all the script's evidence, `date` is the article's.
    """
    missing = numbers.find_missing(text, evidence.numbers)
    stray = [
        number.written
        for number in missing
        if not is_share(number, missing, text, evidence)
        and not _counts(number.written, text)
        and not _spans(number, text, years, read_years(evidence))
        and not is_reckoned(number, text, evidence, date)
    ]
    wrong = find_wrong_shares(text, numbers.find_numbers(text), evidence)
    return tuple(dict.fromkeys((*stray, *wrong, *find_wrong_halves(text, evidence))))


_FIGURES = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")


def find_stray_figures(text: str, evidence: Text) -> tuple[str, ...]:
    """Returns the figures of a text that its evidence, in another language, lacks: "2,4 Millionen" is 2.4 million.

    Numbers in words are not known there, nor what is reckoned.
    """
    held = {_digits(figure) for figure in _FIGURES.findall(evidence.written)}
    return tuple(figure for figure in _FIGURES.findall(text) if _digits(figure) not in held)


def _digits(figure: str) -> str:
    return re.sub(r"\D", "", figure)


def is_told_otherwise(written: str, text: str, evidence: Text) -> bool:
    """Returns whether the evidence has another number of what one of a text measures: of its unit, its money, its noun.

    "Two hundred miles" of "93 miles" is wrong however the rest is put.
    """
    stated = [it for it in numbers.find_numbers(text) if it.written == written]
    return any(
        own.kind == held.kind
        and own.unit != "times"
        and ((own.unit and own.unit == held.unit) or {*own.counted[:2]} & {*held.counted[:2]})
        for own in stated
        for held in evidence.numbers
    )


_THE_TWO = (
    r"|\b\w{3,}er of the two\b"
    r"|\bthe two(?=[.,;!]|$| (?:are|can|could|did|do|had|have|is|may|might|of them|was|were)(?:n['’]t)?\b)"
)
"""Two that were named, or of which one is more so: "compare the two", "the larger of the two"."""


def _counts(number: str, text: str) -> bool:
    """Whether a number only orders the talk: "the second scenario", "scenario two:", "and the third?"."""
    written = re.escape(number)
    if re.search(rf"\b[A-Z][A-Za-z]{{3,}}-{written}\b", text):
        return True  # "COVID-19" is a name
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


def _spans(number: Number, text: str, years: frozenset[int], own: frozenset[int]) -> bool:
    """Whether it is the time from a year of the evidence to another, and said as one: "ten years earlier"."""
    written = re.escape(number.written)
    if not re.search(
        rf"\bback {written} years\b|\b{written} years (?:ago|before|earlier|later|after|on|apart)\b", text
    ):
        return False
    return any(year + number.value in years or year - number.value in years for year in own)
