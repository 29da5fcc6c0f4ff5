"""Retry-After: how long a server asks not to be asked again, in seconds or until a date."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_wait(value: str) -> float:
    """Returns the seconds that the header's value asks for; 0 when there is none, or none that can be read."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):  # not a date, or one without a zone
        return 0.0
