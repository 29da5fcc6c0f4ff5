"""Retry-After: how long a server asks not to be asked again, in seconds or until a date."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def read_wait(value: str) -> float | None:
    """Returns the seconds that the header's value asks for; None when there is none, or none that can be read."""
    try:
        seconds = float(value)
    except ValueError:
        pass
    else:
        return max(0.0, seconds) if math.isfinite(seconds) else None
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):  # not a date, one without a zone, or of no calendar
        return None
