"""Words and tokens: what a part may take of the episode, and what a text takes of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 6_000
"""Tokens of the article's sentences in one call."""
FLOOR = 30
"""Words that a part gets before the rest is shared out; fewer do not make a conversation."""
FULL = 1.1
"""Words said for a word of the article at most: retelling takes joints, and there is nothing more to tell."""


def tokens(text: str) -> int:
    """About how many tokens a text has, rather too many: models differ, and bytes count for other scripts, too."""
    return len(text.encode("utf-8", "replace")) * 2 // 7 + 1


def share(lengths: Sequence[int], words: float) -> tuple[int, ...]:
    """Words for each part: by its length in the article, never more than it holds, never less than a few turns."""
    most = [max(1.0, length * FULL) for length in lengths]
    budgets = [min(FLOOR, top) for top in most]
    rest = words - sum(budgets)
    while rest >= 1:
        open_ = [at for at, top in enumerate(most) if top - budgets[at] >= 1]
        weight = sum(lengths[at] for at in open_)
        if not open_:
            break
        given = 0.0
        for at in open_:
            more = min(most[at] - budgets[at], rest * lengths[at] / weight)
            budgets[at] += more
            given += more
        rest -= given
    return tuple(round(budget) for budget in budgets)


def portions(sizes: Sequence[int], limit: int) -> tuple[tuple[int, int], ...]:
    """Consecutive runs (start, end) of about equal size, none over `limit` unless a single one is."""
    target = sum(sizes) / max(1, -(-sum(sizes) // limit))
    runs: list[tuple[int, int]] = []
    start, held = 0, 0
    for at, size in enumerate(sizes):
        if at > start and (held + size > limit or held + size / 2 > target):
            runs.append((start, at))
            start, held = at, 0
        held += size
    return (*runs, (start, len(sizes)))
