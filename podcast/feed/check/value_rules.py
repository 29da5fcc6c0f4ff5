"""The forms that values in a feed have."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from urllib.parse import urlsplit

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATE = re.compile(
    rf"({'|'.join(_DAYS)}), (\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}}) "
    r"(\d\d):(\d\d):(\d\d) (GMT|UT|[+-]\d{4})"
)
_EMAIL = re.compile(r"[^@\s<>()\",;:]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def read_date(text: str) -> tuple[datetime | None, str]:
    """Returns (the moment of an RFC 2822 date in the form that every app reads, what is wrong with it)."""
    match = _DATE.fullmatch(text)
    if not match:
        return None, f"{text!r} is not a date as in 'Mon, 03 Mar 2025 06:00:00 GMT'"
    day, zone = match[1], match[8]
    sign = -1 if zone.startswith("-") else 1
    offset = (
        UTC if zone.isalpha() else timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[3:])))
    )
    number, year, hour, minute, second = (int(part) for part in match.group(2, 4, 5, 6, 7))
    try:
        moment = datetime(year, _MONTHS.index(match[3]) + 1, number, hour, minute, second, tzinfo=offset)
    except ValueError as error:
        return None, f"{text!r} is no date ({error})"
    right = _DAYS[moment.weekday()]
    return moment, "" if day == right else f"{text!r} was a {right}"


def is_email(text: str) -> bool:
    """Returns whether a message could be sent there."""
    return bool(_EMAIL.fullmatch(text))


def is_address(text: str) -> bool:
    """Returns whether it is an absolute http(s) address in ASCII without blanks."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and text.isascii()
            and len(text.split()) == 1
        )
    except ValueError:
        return False


def is_count(text: str) -> bool:
    """Returns whether it is a whole number above zero, written in digits."""
    return text.isascii() and text.isdecimal() and len(text) < 16 and int(text) > 0


def name_in(address: str, base: str) -> str:
    """Returns the name of a file below the base, or empty when the address lies elsewhere."""
    return address.removeprefix(base) if address.startswith(base) else ""
