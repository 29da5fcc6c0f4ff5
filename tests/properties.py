"""How many examples a property tries."""

from __future__ import annotations

from hypothesis import settings


def examples(count: int) -> int:
    """Return the share of `count` that the lane tries: 60 of 100, or 20 in the everyday lane."""
    return max(1, count * settings().max_examples // 100)
