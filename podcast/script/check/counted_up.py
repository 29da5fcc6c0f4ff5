"""Numbers of what the evidence tells one by one: names, days, years, times of day, those who are left."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from podcast.language.facts.numbers import may_be_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.language.facts.numbers import Number
    from podcast.script.check.basis import Text

_GROUPS = {
    **dict.fromkeys(("couple", "duo", "pair", "twins", "both"), 2),
    **dict.fromkeys(("trilogy", "trio", "triplets", "triumvirate"), 3),
    **dict.fromkeys(("quartet", "quadruplets"), 4), "quintet": 5, "sextet": 6, "dozen": 12, "half-dozen": 6,
}  # fmt: skip
"""Words for so many together: "the three of them" of "the trio"."""
_IDIOMS = re.compile(
    r"\b(?:half[- ](?:baked|brother|hearted|heartedly|hour|mast|sister|time|truth|truths)"
    r"|(?:one|two)[- ](?:sided|faced)|first[- ](?:hand|rate|class)"
    r"|second[- ](?:guess|guessing|hand|rate|best|nature)|third[- ](?:party|rate))\b",
    re.IGNORECASE,
)
"""Words that hold a number and count nothing."""
LEFT = re.compile(
    r"\b(?:all but|another|before|besides|except|fail\w*|further|left|miss\w*|more|no|nobody|not|none|others?"
    r"|predecessors?|remain\w*|rest|still|to go|un\w{4,}|without)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of what is there beside what was told, or is left of it."""
_LIST = re.compile(r"[^:.;?!]*: ([^:.;?!]+)")
"""What is counted, listed in the same sentence: "four words: apple, pear, plum and fig"."""
_JOINT = re.compile(r", and |, | and ")
_NAMED = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z]\w+(?: [A-Z]\w+)?)*,? and [A-Z]\w+")
"""Names that are joined: "Ann, Ben and Carl Lund"."""
_JOINED = re.compile(
    r"(?:[A-Z][\w.’'-]+ ?){1,4}(?:, (?:[A-Z][\w.’'-]+ ?){1,4})*,? (?:and )?(?:[A-Z][\w.’'-]+ ?){1,4}"
)
_CLOCK = re.compile(r"\b(?P<hour>1?\d|2[0-3])[:.](?P<minute>[0-5]\d)\b")
_HALF_PAST = re.compile(
    r"\b(?P<part>half|(?:a )?quarter) (?P<side>past|to) (?P<hour>one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\d+)\b",
    re.IGNORECASE,
)
_HOURS = "twelve one two three four five six seven eight nine ten eleven".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})s?\b")
_WIDE_CLOCK = 6
"""Minutes by which a time of day may be off that is told by quarters."""
_LATER = re.compile(r"\b(?P<span>[a-z\d-]+) years? (?P<side>later|after|earlier|before)\b")
_NEAR_YEAR = re.compile(r"\b(?:last|this|next) year\b")
_MANY = 100
"""Things from which on nobody says of one of them how many others there are."""
_FEW = 4
"""Things, at most, that are counted because each cited sentence tells of one."""
_COUNTED = 12
"""Members of a group, at most, that are counted one by one."""


def is_counted(stated: Number, text: str, at: int, evidence: Text, date: str) -> bool:
    """Returns whether a number, at a place of a text, counts what its evidence tells, is a time of it, or no number."""
    if any(it.start() <= at < it.end() for it in _IDIOMS.finditer(text)):
        return True
    if any(it.start() <= at < it.end() and _is_time_of_day(it, evidence) for it in _HALF_PAST.finditer(text)):
        return True
    listed = _LIST.match(text[at:])
    if listed and 1 < len(_JOINT.split(listed[1])) == stated.value:
        return True
    if is_year(stated):
        return stated.value in _reckon_years(evidence) or (not date and _is_dated(stated, evidence))
    return stated.kind == "number" and stated.value in _count(stated, text, evidence)


def is_year(number: Number) -> bool:
    """Returns whether a number may be a year; "1,500" is none."""
    return may_be_year(number) and "," not in number.written


def _count(stated: Number, text: str, evidence: Text) -> Iterator[Fraction]:
    """Yields how many are told of one by one or as a group, how many are left, and how many days and years."""
    held = evidence.numbers
    yield from (Fraction(_GROUPS[word]) for word in re.findall(r"[\w-]+", evidence.folded) if word in _GROUPS)
    if stated.value <= _FEW and not any(it.kind == "number" and it.value <= _FEW for it in held):
        yield Fraction(evidence.sentences)
    if 2 <= stated.value <= _COUNTED:  # "our fourth word"; "Ann, Ben and Carl"
        yield from (it.value for it in held if it.kind == "ordinal" and it.value > 2)
        yield from (Fraction(len(_JOINT.split(names))) for names in _NAMED.findall(evidence.written))
    yield from (
        Fraction(len(_JOINT.split(names.strip())))
        for names in _JOINED.findall(text)
        if _is_listed(names, evidence)
    )
    if LEFT.search(text):
        counts = (it for it in held if it.kind == "number" and not it.unit and it.value <= _MANY)
        yield from (it.value - 1 for it in (*counts, *(it for it in held if it.kind == "ordinal")))
    if stated.unit == "day":
        days = [_DAYS.index(day) for day in _DAY.findall(evidence.folded)]
        yield from (Fraction((two - one) % 7) for one, two in combinations(days, 2))
    if stated.unit == "year":  # "two years in a row", of 2023 and 2024
        yield Fraction(len({it.value for it in held if not it.unit and 1000 <= it.value <= 2200}))


def _is_listed(names: str, evidence: Text) -> bool:
    """Whether each of the names that a line lists stands in what it cites."""
    words = re.findall(r"[A-Z][\w’'-]{2,}", names)
    return len(words) > 1 and sum(word.lower() in evidence.folded for word in words) * 2 >= len(words)


def _reckon_years(evidence: Text) -> Iterator[Fraction]:
    """Yields the year that is so many after one that is named."""
    for match in _LATER.finditer(evidence.folded):
        spans = [
            it.value for it in evidence.numbers if it.unit == "year" and _begins_alike(it, match["span"])
        ]
        sign = 1 if match["side"] in ("later", "after") else -1
        yield from (it.value + sign * span for it in evidence.numbers if is_year(it) for span in spans[:1])


def _begins_alike(number: Number, word: str) -> bool:
    return number.written.lower() == word or (word in ("a", "an", "one") and number.value == 1)


def _is_dated(stated: Number, evidence: Text) -> bool:
    """Whether a month of a year stands in the evidence as that of "last year", in an article of no known date."""
    months = {held.month for held in evidence.numbers}
    return bool(stated.month and _NEAR_YEAR.search(evidence.folded)) and stated.month in months


def _is_time_of_day(match: re.Match[str], evidence: Text) -> bool:
    """Whether the evidence tells a time that is about this one, or how many minutes before it something was."""
    word = match["hour"].lower()
    hour = int(word) % 12 if word.isdecimal() else _HOURS.index(word)
    part = 30 if match["part"].lower() == "half" else 15
    minutes = (60 * hour + (part if match["side"].lower() == "past" else -part)) % 720
    told = [(60 * int(it["hour"]) + int(it["minute"])) % 720 for it in _CLOCK.finditer(evidence.written)]
    told += [time + int(it.value) for time in told for it in evidence.numbers if it.unit == "minute"]
    return any(abs(time - minutes) <= _WIDE_CLOCK for time in told)
