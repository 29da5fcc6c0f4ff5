"""Numbers that anybody works out in the head: twice of 96 percent more, two before the third, four of five but one.

Each works on what is counted alike, as far as the text tells; a number that is only like another one is none of these.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from podcast.language.facts.measures import SIZES
from podcast.language.facts.numbers import may_be_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.language.facts.numbers import Number
    from podcast.script.check.basis import Text

GROUPS = {
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
_LOOSE = re.compile(
    r"\b(?:about|almost|approximately|around|close to|just (?:over|under)|nearly|not quite|over|roughly|some"
    r"|(?:a (?:bit|little) )?(?:less|more|fewer) than|under|well over)(?: (?:an?|as|the))?\s*[$€£]?$",
    re.IGNORECASE,
)
"""Words before a number that is not told exactly."""
_NEAR = Fraction(1, 12)
"""How far off such a number may be."""
_EXACT = Fraction(1, 40)
"""How far off a ratio may be that is told without such a word: "three times" of 3.04."""
_GROWTH = re.compile(
    r"\b(?:climb|gain|grew|grow|increas|jump|leap|more|rais|ris|rose|soar|surg|swell|up)\w*\b", re.IGNORECASE
)
"""Words of what comes on top: 96 percent more is nearly twice as much."""
_REST = re.compile(
    r"\b(?:all but|another|before|besides|except|fail\w*|further|left|miss\w*|more|no|nobody|not|none|others?"
    r"|predecessors?|remain\w*|rest|still|to go|un\w{4,}|without)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words of what is there beside what was told, or is left of it."""
_TOGETHER = re.compile(
    r"\b(?:add(?:s|ed)? up|ahead|all|altogether|apart|between them|combined|difference|edge|fewer|gap|in total|lead"
    r"|less|makes?|margin|more|older|behind|beat|by|that['’]s|totals?|together|younger)\b",
    re.IGNORECASE,
)
"""Words of a sum or a difference."""
_FOR_EACH = re.compile(r"\b(?:a|an|apiece|average|averag\w+|each|every|per)\b", re.IGNORECASE)
"""Words of so many for each of so many."""
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
_JOINED = re.compile(
    r"(?:[A-Z][\w.’'-]+ ?){1,4}(?:, (?:[A-Z][\w.’'-]+ ?){1,4})*,? (?:and )?(?:[A-Z][\w.’'-]+ ?){1,4}"
)
_MOST = re.compile(r"\b(?:more than|over|most|majority)\b", re.IGNORECASE)
_MANY = 100
"""Things from which on nobody says of one of them how many others there are."""
_FEW = 4
"""Things, at most, that are counted because each cited sentence tells of one."""


def is_worked_out(stated: Number, text: str, missing: Sequence[Number], evidence: Text) -> bool:
    """Returns whether a number of a text is one that its evidence lets anybody work out."""
    at = max(0, text.find(stated.written))
    behind = text[at + len(stated.written) :]
    if any(it.start() <= at < it.end() for it in _IDIOMS.finditer(text)):
        return True
    if any(it.start() <= at < it.end() and _is_time_of_day(it, evidence) for it in _HALF_PAST.finditer(text)):
        return True
    if any(value == stated.value for value in _find_exact(stated, text, evidence)):
        return True
    loose = _LOOSE.search(text[:at]) or re.match(r"(?: \w+){0,3},? or (?:so|even |less|more|fewer)", behind)
    if any(
        _is_near(value, stated.value, _NEAR if loose else _EXACT)
        for value in _find_ratios(stated, text, evidence)
    ):
        return True
    if (
        loose
        and _FOR_EACH.search(text)
        and any(_is_near(value, stated.value, _NEAR) for value in _divide(stated, evidence))
    ):
        return True
    return _is_part_of_whole(stated, missing, evidence)


def _is_near(value: Fraction, stated: Fraction, off: Fraction) -> bool:
    return stated > 0 and abs(value - stated) <= off * stated


def _find_exact(stated: Number, text: str, evidence: Text) -> Iterator[Fraction]:
    """Yields what is counted, left or added up."""
    held = evidence.numbers
    if stated.kind == "number" and not _is_year(stated):
        yield from _count(stated, text, evidence)
        if _REST.search(text):
            yield from (it.value - 1 for it in held if it.kind == "ordinal")
            yield from (
                it.value - 1 for it in held if it.kind == "number" and not it.unit and it.value <= _MANY
            )
    if stated.kind in ("number", "currency") and not _is_year(stated) and _TOGETHER.search(text):
        alike = [it for it in held if it.kind == stated.kind and not _is_year(it)]
        for one, two in combinations(alike, 2):
            if one.unit == two.unit and stated.unit in ("", one.unit) and _count_alike(one, two):
                yield from (one.value + two.value, abs(one.value - two.value))
    if _is_year(stated):
        yield from _reckon_years(evidence)
    if stated.value == Fraction(1, 2) and _MOST.search(text) and _MOST.search(evidence.folded):
        yield stated.value  # "more than half of them" of "most of them"


def _count(stated: Number, text: str, evidence: Text) -> Iterator[Fraction]:
    """Yields how many there are of those who are told of one by one, or as a group, or of the days between two."""
    yield from (Fraction(GROUPS[word]) for word in re.findall(r"[\w-]+", evidence.folded) if word in GROUPS)
    if stated.value <= _FEW and not any(it.kind == "number" and it.value <= _FEW for it in evidence.numbers):
        yield Fraction(sum(len(line.split()) > _FEW for line in evidence.written.split("\n")))
    yield from (
        Fraction(_count_names(names)) for names in _JOINED.findall(text) if _is_listed(names, evidence)
    )
    if stated.unit == "day":
        days = [_DAYS.index(day) for day in _DAY.findall(evidence.folded)]
        yield from (Fraction((two - one) % 7) for one, two in combinations(days, 2))


def _reckon_years(evidence: Text) -> Iterator[Fraction]:
    """Yields the year that is so many after one that is named."""
    for match in _LATER.finditer(evidence.folded):
        spans = [
            it.value for it in evidence.numbers if it.unit == "year" and _begins_alike(it, match["span"])
        ]
        sign = 1 if match["side"] in ("later", "after") else -1
        yield from (it.value + sign * span for it in evidence.numbers if _is_year(it) for span in spans[:1])


def _begins_alike(number: Number, word: str) -> bool:
    return number.written.lower() == word or (word in ("a", "an", "one") and number.value == 1)


def _find_ratios(stated: Number, text: str, evidence: Text) -> Iterator[Fraction]:
    """Yields how many times as much one thing is as another, the share that is left, and the same in another unit."""
    held = evidence.numbers
    if stated.kind == "factor" or stated.unit == "times":
        yield from _compare(evidence)
    if stated.kind in ("fraction", "percent") and _REST.search(text):
        whole = 100 if stated.kind == "percent" else 1
        yield from (whole * (1 - share) for share in _find_shares(evidence))
    if stated.unit in SIZES:
        kind, size = SIZES[stated.unit]
        alike = [it for it in held if it.unit != stated.unit and SIZES.get(it.unit, ("", 0))[0] == kind]
        yield from (it.value * SIZES[it.unit][1] / size for it in alike)


def _compare(evidence: Text) -> Iterator[Fraction]:
    """Yields how many times as much there is of one thing as of another, or as before."""
    for it in evidence.numbers:
        if it.kind == "percent" and _GROWTH.search(evidence.folded):
            yield 1 + it.value / 100
        if it.unit == "times" or it.kind == "factor":
            yield it.value
    for (kind, one), (other, two) in combinations(map(_measure, evidence.numbers), 2):
        if kind == other and min(one, two) > 0:
            yield from (one / two, two / one)


def _find_shares(evidence: Text) -> list[Fraction]:
    shares = [it for it in evidence.numbers if it.kind in ("percent", "fraction")]
    return [it.value / (100 if it.kind == "percent" else 1) for it in shares]


def _divide(stated: Number, evidence: Text) -> Iterator[Fraction]:
    """Yields how many there are for each of so many."""
    alike = [
        it
        for it in evidence.numbers
        if it.kind in ("number", "currency") and it.value > 1 and not _is_year(it)
    ]
    for one, two in combinations(alike, 2):
        if stated.kind in (one.kind, two.kind) or stated.kind == "number":
            yield max(one.value, two.value) / min(one.value, two.value)


def _measure(number: Number) -> tuple[str, Fraction]:
    """Returns what a number measures, and how much of it."""
    kind, size = SIZES.get(number.unit, (number.unit, 1))
    if kind == "years":
        return "time", number.value * size * 30 * 86_400_000
    return (number.kind if not number.unit else kind), number.value * size


def _count_alike(one: Number, two: Number) -> bool:
    """Whether two numbers may count the same: where one has its noun left out, it does."""
    return (
        not one.counted
        or not two.counted
        or bool({*one.counted} & {*two.counted})
        or "others"
        in (
            *one.counted,
            *two.counted,
        )
    )


def _count_names(names: str) -> int:
    return len(re.split(r", and |, | and ", names.strip()))


def _is_listed(names: str, evidence: Text) -> bool:
    """Whether each of the names that a line lists stands in what it cites."""
    words = re.findall(r"[A-Z][\w’'-]{2,}", names)
    return len(words) > 1 and sum(word.lower() in evidence.folded for word in words) * 2 >= len(words)


def _is_time_of_day(match: re.Match[str], evidence: Text) -> bool:
    """Whether the evidence tells a time that is about this one, or how many minutes before it something was."""
    word = match["hour"].lower()
    hour = int(word) % 12 if word.isdecimal() else _HOURS.index(word)
    part = 30 if match["part"].lower() == "half" else 15
    minutes = (60 * hour + (part if match["side"].lower() == "past" else -part)) % 720
    told = [(60 * int(it["hour"]) + int(it["minute"])) % 720 for it in _CLOCK.finditer(evidence.written)]
    told += [time + int(it.value) for time in told for it in evidence.numbers if it.unit == "minute"]
    return any(abs(time - minutes) <= _WIDE_CLOCK for time in told)


def _is_part_of_whole(stated: Number, missing: Sequence[Number], evidence: Text) -> bool:
    """Whether a number is one of two that are a share of the evidence: nineteen of twenty people for 95 percent."""
    counts = [it for it in missing if it.kind == "number" and it.value > 0]
    return any(
        stated in (one, two)
        and abs(share - min(one.value, two.value) / max(one.value, two.value)) < Fraction(1, 100)
        for one, two in combinations(counts, 2)
        for share in _find_shares(evidence)
        if one.value != two.value
    )


def _is_year(number: Number) -> bool:
    """Whether a number may be a year; "1,500" is none."""
    return may_be_year(number) and "," not in number.written
