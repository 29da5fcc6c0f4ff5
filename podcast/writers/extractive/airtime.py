"""Neither host has much more of an episode than the other: where one has, the two swap their parts in a chapter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import ScriptChapter

UNEVEN = 0.1
"""What one host may have more than the other, as a share of all words: 55 to 45 %."""


def balance_airtime(chapters: Sequence[ScriptChapter], hosts: Sequence[str]) -> tuple[ScriptChapter, ...]:
    """Returns the chapters; the two first hosts swap their parts in as few as will do, and not in the first."""
    balanced = list(chapters)
    if len(hosts) < 2:
        return tuple(balanced)
    leads = [_lead(chapter, hosts) for chapter in balanced]
    words = sum(count_words(line.text) for chapter in balanced for line in chapter.lines)
    others = set(range(1, len(balanced)))
    while others and abs(sum(leads)) > UNEVEN * words:
        over = sum(leads)
        best = min(others, key=lambda at: (abs(over - 2 * leads[at]), at))
        if abs(over - 2 * leads[best]) >= abs(over):
            break
        others.discard(best)
        leads[best] = -leads[best]
        balanced[best] = _swapped(balanced[best], hosts)
    return tuple(balanced)


def _lead(chapter: ScriptChapter, hosts: Sequence[str]) -> int:
    """How many words more the first host has than the second."""
    return sum(
        count_words(line.text) * ((line.host == hosts[0]) - (line.host == hosts[1])) for line in chapter.lines
    )


def _swapped(chapter: ScriptChapter, hosts: Sequence[str]) -> ScriptChapter:
    other = {hosts[0]: hosts[1], hosts[1]: hosts[0]}
    return replace(
        chapter,
        items=tuple(
            replace(item, host=other.get(item.host, item.host)) if isinstance(item, Line) else item
            for item in chapter.items
        ),
    )
