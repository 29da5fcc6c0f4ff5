"""Lines that are true and false through the whole path: what is false is never heard, what the check passes is."""

from __future__ import annotations

import pytest

from benchmarks.checking import SAMPLES, Case, read_probe
from benchmarks.judged import play_all

PROBE = [*read_probe(SAMPLES / "probe.jsonl")]
QUESTIONS = ("question", "presupposition")


def on(name: str) -> list[Case]:
    """The lines on one sample."""
    return [case for case in PROBE if case.group == name]


@pytest.mark.parametrize(
    "name",
    [
        "news.html",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in sorted({case.group for case in PROBE} - {"news.html"})
        ),
    ],
)
def test_what_the_check_passes_is_heard_and_nothing_false(name: str) -> None:
    """The judge refuses what is false; of what is true nothing is lost but what the check itself finds."""
    outcomes = [*play_all(on(name))]
    assert any(one.case.is_faithful for one in outcomes)
    false = [one.case.lines[0][0] for one in outcomes if one.is_heard and not one.case.is_faithful]
    lost = [
        one.case.lines[0][0]
        for one in outcomes
        if one.case.is_faithful and one.is_heard is one.is_found and one.case.kind not in QUESTIONS
    ]
    assert (false, lost) == ([], [])
