"""`Retry-After` as servers write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.retry_after import read_wait

IN_AN_HOUR = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
AN_HOUR_AGO = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), (" 7200 ", 7200), (IN_AN_HOUR, 3600), (AN_HOUR_AGO, 0), ("", 0), ("soon", 0), ("-5", 0)],
)
def test_seconds_and_dates(value: str, seconds: float) -> None:
    """A number of seconds or a date; what is neither asks for nothing."""
    assert read_wait(value) == pytest.approx(seconds, abs=60 if "GMT" in value else 0)


@given(st.text(max_size=60))
def test_anything_is_a_wait(value: str) -> None:
    """Whatever a server writes, nobody waits for less than nothing."""
    assert read_wait(value) >= 0
