"""Dates, years, decades, times and ranges said in words. English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.saying.amounts import cardinal, ordinal, plural

if TYPE_CHECKING:
    from podcast.language.saying.rewriting import Match, Rules

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = {month[:3]: month for month in _MONTHS} | {"Sept": "September"}
_MONTH = "|".join(_MONTHS)
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_YEAR = r"(1[0-9]\d\d|20\d\d)"
_DASH = r" ?[-–—‑−] ?"
# Things that are counted by the thousand: a four-digit figure before them is no year.
_COUNTED = (
    r"people|men|women|children|soldiers|troops|workers|jobs|tons|tonnes|meters|metres|miles|dollars|euros|pounds|words|years|days|"
    r"hours|minutes|pages|times|cases|patients|homes|houses|deaths|members|students|participants|percent|"
    r"per cent|million|"
    r"billion|thousand|hundred|calories|feet|degrees|points|votes|cars|users|copies|employees|items|species|kilometers|kilometres"
)
_CUE = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]o|[Ee]arly|[Ll]ate|[Mm]id|[Ss]pring|[Ss]ummer|"
    rf"[Aa]utumn|[Ff]all|[Ww]inter|[Cc]irca|[Yy]ear|[Yy]ears|and|through|of|{_MONTH})"
)


def year(figure: str) -> str:
    """Returns a year in words: "nineteen oh five", "two thousand seven", "twenty twenty-four"."""
    century, rest = divmod(int(figure), 100)
    if century == 20 and rest < 10:
        return f"two thousand {cardinal(str(rest))}" if rest else "two thousand"
    if rest == 0:
        return "one thousand" if century == 10 else f"{cardinal(str(century))} hundred"
    return f"{cardinal(str(century))} {'oh ' if rest < 10 else ''}{cardinal(str(rest))}"


def _date(month: str, day: str, year_figure: str | None = None) -> str:
    words = f"{month} {ordinal(str(int(day)))}"
    return f"{words}, {year(year_figure)}" if year_figure else words


def _days(month: str, first: str, word: str | None, last: str, year_figure: str | None) -> str:
    """Returns two days of a month, joined as the text joins them: "May third to fifth"."""
    joint = (word or "").strip()
    days = f"{_date(month, first)} {joint if joint in {'and', 'or'} else 'to'} {ordinal(str(int(last)))}"
    return f"{days}, {year(year_figure)}" if year_figure else days


def _iso(match: Match) -> str:
    year_figure, month, day = match.groups()
    return _date(_MONTHS[int(month) - 1], day, year_figure)


def _slashed(match: Match) -> str:
    first, mark, second, year_figure = match.groups()
    day, month = (first, second) if mark == "." or int(first) > 12 else (second, first)
    if int(month) > 12:
        day, month = month, day
    if int(month) > 12:
        return match.group()
    return _date(_MONTHS[int(month) - 1], day, year_figure)


def _day_first(match: Match) -> str:
    first, word, day, month, year_figure = match.groups()
    return _days(month, first, word, day, year_figure) if first else _date(month, day, year_figure)


def _month_first(match: Match) -> str:
    month, day, word, last, year_figure = match.groups()
    return _days(month, day, word, last, year_figure) if last else _date(month, day, year_figure)


def _decade(match: Match) -> str:
    century, tens = match.groups()
    if tens == "0":
        return {"20": "two thousands", None: "naughts"}.get(century) or f"{cardinal(century)} hundreds"
    words = plural(cardinal(f"{tens}0"))
    return f"{cardinal(century)} {words}" if century else words


def _time(match: Match) -> str:
    hour, minute, half = match.groups()
    if half:
        half = " AM" if half in "aA" else " PM"
    if minute is None:
        return f"{cardinal(hour)}{half}"
    words = cardinal(hour.lstrip("0") or "0")
    if minute == "00":
        return words + (half or (" hundred" if int(hour) > 12 else " o'clock"))
    return f"{words} {'oh ' if minute[0] == '0' else ''}{cardinal(minute.lstrip('0'))}{half or ''}"


def _short_span(match: Match) -> str:
    first, last = match.groups()
    if len(last) == 2 and int(last) <= int(first[2:]) and int(last) < 13:
        return f"{year(first)} {cardinal(last.lstrip('0') or '0')}"
    return f"{year(first)} to {cardinal(last.lstrip('0') or '0')}"


def _lone_year(match: Match) -> str:
    # A plural after a figure without a cue is what it counts: "2000 missiles".
    return year(match.group(1))


_END_OF_YEAR = rf"(?![\d%°]|,\d{{3}}|\.\d|[-–:/]\d|[A-Za-z]| (?:{_COUNTED})\b)"
_NOT_VERBS = (
    r"(?!was|is|has|as|its|this|sees|saw|does|marks|brings|shows|remains|seems|plus|thus|across|unless|alas|perhaps|"
    r"always)"
)
RULES: Rules = (
    (
        re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:\.(?= ?\d|,? [a-z])|(?= \d))"),
        lambda match: _SHORT[match.group(1)],
    ),
    (
        re.compile(r"(?<=\d )(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"),
        lambda match: _SHORT[match.group(1)],
    ),
    (re.compile(r"\b(Sept?|Oct|Nov|Dec|Jan|Feb|Aug)\."), lambda match: _SHORT[match.group(1)]),
    (re.compile(rf"(?<![\w-]){_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:T(?=\d)|(?![\w-]))"), _iso),
    (re.compile(rf"(?<![\w/.]){_DAY}([/.]){_DAY}[/.]{_YEAR}(?![\w/])"), _slashed),
    (
        re.compile(
            rf"(?:(?<![\d.,:]){_DAY}(?:st|nd|rd|th)?(?: (to|and|or|until) |{_DASH}))?"
            rf"(?<![\d.,:$€£]){_DAY}(?:st|nd|rd|th)?"
            rf" ({_MONTH})\b(?:,? {_YEAR}(?!\d|,\d))?"
        ),
        _day_first,
    ),
    (
        re.compile(
            rf"\b({_MONTH}) {_DAY}(?:st|nd|rd|th)?(?:( and | or | to |{_DASH}){_DAY}(?:st|nd|rd|th)?(?! ?[a-z]*\d))?"
            rf"(?:,? {_YEAR}(?!\d|,\d))?(?!\d|,\d{{3}}|\.\d|%|:\d| (?:{_COUNTED})\b)"
        ),
        _month_first,
    ),
    (re.compile(rf"(?<=\d){_DASH}(?=\d{{1,2}}(?:[:.]\d\d)? ?[ap]\.?m\b)"), " to "),
    (re.compile(r"(?<![\d.,:/])(\d{1,2})(?:[:.]([0-5]\d))? ?([apAP])\.?[mM]\b(?:\.(?! [A-Z]|$))?"), _time),
    (re.compile(r"(?<![\d.,:/-])([01]?\d|2[0-3]):([0-5]\d)()(?![\d:])"), _time),
    (re.compile(r"(AM|PM)[-–—](?=[a-z\d])"), r"\1 to "),
    (re.compile(r"(?<![\w.,])(?:'|(1[0-9]|20|21))?(\d)0'?s\b(?!')"), _decade),
    (re.compile(r"(?<![\w.,])(1[0-9]|20|21)(\d)0s'"), _decade),
    (re.compile(rf"(?<![\w.,$€£]){_YEAR}(?:[-–]|/)(\d\d)(?![\w,.]\d|\w|[-–]\d)"), _short_span),
    (
        re.compile(rf"(?<![\w.,$€£]){_YEAR}{_DASH}{_YEAR}(?!\w|[,.]\d)"),
        lambda match: f"{year(match.group(1))} to {year(match.group(2))}",
    ),
    (
        re.compile(r"(?<![\w-])\d{2,}(?:-\d{2,}){2,}(?!\w)"),
        lambda match: ", ".join(
            " ".join(cardinal(digit) for digit in part) for part in match.group().split("-")
        ),
    ),
    (re.compile(rf"(?<![\w.,-])(-?[$€£]?\d[\d.,]*+%?)(?:{_DASH}|:)(?=[$€£]?\d)"), r"\1 to "),
    (
        re.compile(rf"\b{_CUE} (1\d{{3}}|20\d\d){_END_OF_YEAR}"),
        lambda match: f"{match.group()[:-4]}{year(match.group(1))}",
    ),
    (
        re.compile(rf"(?<![\w.,$€£#/])(1[1-9]\d\d|20\d\d){_END_OF_YEAR}(?! {_NOT_VERBS}[a-z]{{3,}}s\b)"),
        _lone_year,
    ),
    (re.compile(r"(?<![\w.,$€£#/])'(\d\d)(?![\w'])"), lambda match: cardinal(match.group(1))),
)
