"""Days as texts and metadata write them → YYYY-MM-DD."""

from __future__ import annotations

import re
from typing import Literal

First = Literal["day", "month", ""]
"""What stands first in days that are three numbers; empty where that is not known."""

_MONTH_NAMES = (
    "january januar jänner janvier enero ene gennaio gen janeiro januari stycznia jan",
    "february februar feber février fevrier febrero febbraio fevereiro februari lutego feb fev fév",
    "march märz maerz mars marzo março maart marca mar mrz mär",
    "april avril abril aprile kwietnia apr avr abr",
    "may mai mayo maggio maio mei maja mag",
    "june juni juin junio giugno junho czerwca jun giu",
    "july juli juillet julio luglio julho lipca jul lug juil",
    "august août aout agosto augustus sierpnia aug ago",
    "september septembre septiembre setiembre settembre setembro września sep sept set",
    "october oktober octobre octubre ottobre outubro października oct okt ott out",
    "november novembre noviembre novembro listopada nov",
    "december dezember décembre decembre diciembre dicembre dezembro grudnia dec dez dic déc",
)
"""What the months are called in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish."""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"""(?<![\w.,/-])(?:
      (?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?=\D|$)
    | (?P<day2>[0-3]?\d)(?:st|nd|rd|th|er|º|\.|[-/])?\s?(?:de\s|of\s)?\s?(?P<name2>{_MONTH})\b
        (?:\.?,?\s?|[-/])(?:del?\s)?\s?
        (?P<year2>(?:19|20)\d\d)\b
    | (?P<name3>{_MONTH})\b\.?\s(?P<day3>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<year3>(?:19|20)\d\d)\b
    | (?P<day4>[0-3]?\d)\.\s?(?P<month4>[01]?\d)\.\s?(?P<year4>(?:19|20)\d\d)\b(?!\.\d)
    | (?P<first5>[0-3]\d)\.(?P<second5>[0-3]\d)\.(?P<year5>[0-4]\d)(?![\d.]\d|\d)
    | (?P<first6>[0-3]?\d)/(?P<second6>[0-3]?\d)/(?P<year6>(?:19|20)?\d\d)(?![\w/%])
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_STAMP = re.compile(
    r"[A-Z][a-z]{2} (?P<day>[A-Z][a-z]{2} \d{1,2}) \d\d:\d\d:\d\d (?:[A-Z]{1,5} )?(?P<year>\d{4})"
)
_SLASHED = re.compile(r"(?<![\w./-])([0-3]?\d)/([0-3]?\d)/(?:19|20)?\d\d(?![\w/%])")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?=T|\d{6}$|$)")


def iso_day(text: str) -> str:
    """Returns YYYY-MM-DD of a date as metadata write it, or empty."""
    text = text.strip()
    if match := _COMPACT.match(text):
        return _checked(match[1], match[2], match[3])
    if match := _STAMP.fullmatch(text):  # "Mon May 18 12:45:00 EDT 2020"
        text = f"{match['day']} {match['year']}"
    # A weekday may stand before it: "Mon, 18 May 2020".
    match = _DAY.match(text) or _DAY.match(re.sub(r"^[^\W\d]{2,12}\.?,?\s+(?=\d)", "", text))
    return _day_of(match) if match else ""


def find_day(text: str, first: First = "") -> str:
    """Returns YYYY-MM-DD of the first day that a text names with its year, or empty."""
    return next((day for match in _DAY.finditer(text) if (day := _day_of(match, first))), "")


def mark_days(text: str, mark: str, first: First = "") -> tuple[str, list[str]]:
    """Returns a text with `mark` for each day in it, and the days, each YYYY-MM-DD or empty.

    `first` says what stands first in 5/3/2020 and 5.3.20, where the text is known to be of one kind.
    """
    return _DAY.sub(mark, text), [_day_of(match, first) for match in _DAY.finditer(text)]


def find_order(text: str) -> First:
    """Returns what stands first in the days of a text that are numbers, as those show that can be read one way only."""
    pairs = [(int(match[1]), int(match[2])) for match in _SLASHED.finditer(text)]
    days = sum(first > 12 >= second for first, second in pairs)
    months = sum(second > 12 >= first for first, second in pairs)
    return "" if days == months else "day" if days > months else "month"


def _day_of(match: re.Match[str], first: First = "") -> str:
    if match["year"]:
        return _checked(match["year"], match["month"], match["day"])
    if match["year4"]:
        return _checked(match["year4"], match["month4"], match["day4"])
    if match["year5"]:
        return _numbered(match["first5"], match["second5"], f"20{match['year5']}", first or "day")
    if match["year6"]:
        return _numbered(match["first6"], match["second6"], f"20{match['year6']}"[-4:], first)
    number = "2" if match["year2"] else "3"
    month = _MONTHS[match[f"name{number}"].lower()]
    return _checked(match[f"year{number}"], str(month), match[f"day{number}"])


def _numbered(one: str, two: str, year: str, first: First) -> str:
    """Returns the day that 5/23/2020 or 23/5/20 is; empty for 5/3/2020 where it is not known what stands first."""
    if int(one) > 12 or one == two or (first == "day" and int(two) <= 12):
        return _checked(year, two, one)
    return _checked(year, one, two) if int(two) > 12 or first == "month" else ""


def _checked(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else ""
