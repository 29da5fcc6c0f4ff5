"""The month of a day, as English says it."""

from __future__ import annotations

import datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def name_month(date: str) -> str:
    """Returns the month and the year of a day in ISO 8601 ("August 2020"); empty for anything else."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return ""
    return f"{_MONTHS[day.month - 1]} {day.year}"
