"""A day and its month, as English says them."""

from __future__ import annotations

import datetime
import re

from podcast.article_memory import keep_for_article

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def name_month(date: str) -> str:
    """Returns the month and the year of a day in ISO 8601 ("August 2020"); empty for anything else."""
    day = _read_day(date)
    return f"{_MONTHS[day.month - 1]} {day.year}" if day else ""


def name_day(date: str) -> str:
    """Returns a day in ISO 8601 with its day of the week ("Tuesday, August 4, 2020"); empty for anything else."""
    day = _read_day(date)
    return f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}" if day else ""


def _read_day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None


def without_day(text: str, date: str) -> str:
    """Returns a text with the month alone for this day of the year: "on March 18" comes out as "on March".

    So does "on Wednesday, March 18" where it was one.
    """
    pattern = _day_pattern(date)
    return pattern[0].sub(pattern[1], text) if pattern else text


@keep_for_article(100)
def _day_pattern(date: str) -> tuple[re.Pattern[str], str] | None:
    month = name_month(date).partition(" ")[0]
    if not month:
        return None
    day = rf"0?{int(date[8:10])}(?:st|nd|rd|th)?"
    weekday = rf"(?:\b{_WEEKDAYS[datetime.date.fromisoformat(date).weekday()]}, (?:the )?)?"
    return re.compile(rf"{weekday}(?:\b{month} {day}\b|\b{day}(?: of)? {month}\b)"), month
