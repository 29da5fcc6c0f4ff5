"""What a small model may leave out of a sentence, and what would make it another one."""

from __future__ import annotations

import pytest

from podcast.writers.llm.left_out import leaves_out_whole_phrases


@pytest.mark.parametrize(
    ("original", "short"),
    [
        ("The mayor, a former fisherman, opened the market.", "The mayor opened the market."),
        ("The cable, which was laid in a hurry, failed in the night.", "The cable failed in the night."),
        ("The ship turned back, and the island waits for the oil.", "The ship turned back."),
    ],
)
def test_an_aside_may_go(original: str, short: str) -> None:
    """Whole, where commas set it off; a second statement, too."""
    assert leaves_out_whole_phrases(original, short)


@pytest.mark.parametrize(
    ("original", "short"),
    [
        (
            "Divers found it chafed through where it crosses a ridge of rock.",
            "Divers found it chafed through a ridge of rock.",
        ),
        (
            "Patients who need dialysis are sent to the mainland by boat.",
            "Patients are sent to the mainland by boat.",
        ),
        ("The plant is safe in small amounts.", "The plant is safe."),
        ("The ship turned back, but the island has oil for a week.", "The ship turned back."),
        ("The ship sails on Monday.", "The ship sails again on Monday."),
        ("The mayor thanked the keeper of the lamp.", "The keeper thanked the mayor of the lamp."),
    ],
)
def test_what_the_rest_hangs_on_stays(original: str, short: str) -> None:
    """A verb with its object kept, which of them, how much, the other side; and nothing is added or turned round."""
    assert not leaves_out_whole_phrases(original, short)
