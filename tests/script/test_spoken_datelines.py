"""Where and when a story was filed, which readers see and nobody says."""

from __future__ import annotations

import pytest

from podcast.script.check import CheckContext, check
from tests.script.test_grounding import script

FILED = "HEST, May 4, 7 a.m. — The lamp of Hest went out on Monday."
AGENCY = "Port Hest (AP) — The lamp of Hest went out on Monday."
BOARD = "The Island Council (IC) Chair keeps the lamp of Hest."


def told(line: str, note: str) -> list[str]:
    """What the check tells of a line that cites a sentence, of datelines."""
    problems = check(script((line, [1]), notes=[note]), CheckContext("s.md"))
    return [problem.severity for problem in problems if "nobody says" in problem.message]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        (FILED, FILED),
        ("HEST, May 4, 7 a.m., The lamp of Hest went out on Monday.", FILED),
        ("HEST — The lamp of Hest went out on Monday.", FILED),
        ("Port Hest (AP): The lamp of Hest went out on Monday.", AGENCY),
    ],
)
def test_a_dateline_is_no_speech(line: str, note: str) -> None:
    """With its dash, with a comma in the dash's place, or only the place in capitals."""
    assert told(line, note) == ["warning"]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("In Hest, the lamp went out on Monday.", FILED),
        ("Hest, where the lamp went out on Monday, is an island.", FILED),
        ("HEST, the island's radio, is dark.", "HEST, the island's radio, is dark."),
        (BOARD, BOARD),
    ],
)
def test_a_place_is_said(line: str, note: str) -> None:
    """Where the sentence speaks of it; what stands in brackets alone files nothing."""
    assert told(line, note) == []
