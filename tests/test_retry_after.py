"""`Retry-After` as servers write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from podcast.retry_after import read_wait


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), (" 7200 ", 7200), ("", 0), ("soon", 0), ("-5", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 0)],
)
def test_seconds(value: str, seconds: float) -> None:
    """A number of seconds; what is none, and a date that is past, asks for nothing."""
    assert read_wait(value) == seconds


def test_a_date() -> None:
    """A date asks for the seconds until then, counted when it is read."""
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert read_wait(in_an_hour) == pytest.approx(3600, abs=60)


@given(st.text(max_size=60))
def test_anything_is_a_wait(value: str) -> None:
    """Whatever a server writes, nobody waits for less than nothing."""
    assert read_wait(value) >= 0
