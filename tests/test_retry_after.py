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
    [
        ("120", 120),
        (" 7200 ", 7200),
        ("1.5", 1.5),
        ("0", 0),
        ("-5", 0),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 0),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("9" * 400, None),
        ("Sun, 06 Nov 99999999999999999999 08:49:37 GMT", None),
    ],
)
def test_seconds(value: str, seconds: float | None) -> None:
    """A number of seconds; a date that is past asks for no wait, and what is neither for nothing."""
    assert read_wait(value) == seconds


def test_a_date() -> None:
    """A date asks for the seconds until then, counted when it is read."""
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert read_wait(in_an_hour) == pytest.approx(3600, abs=60)


@given(st.text(max_size=60))
def test_anything_is_a_wait(value: str) -> None:
    """Whatever a server writes, nobody waits for less than nothing."""
    wait = read_wait(value)
    assert wait is None or wait >= 0
