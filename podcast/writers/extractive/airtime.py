"""Neither host has much more of an episode than the other: where one has, the two swap their parts in a chapter."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line
from podcast.writers.extractive.script_lines import join_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import ScriptChapter

UNEVEN = 0.1
"""What one host may have more than the other, as a share of all words: 55 to 45 %."""
VERY_UNEVEN = 0.2
"""The same, above which the hosts swap inside a chapter, too: 60 to 40 %."""


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
        if abs(over) <= VERY_UNEVEN * words:
            # Who ends a chapter does not begin the next one, if the shares are fair without that.
            others = {at for at in others if not _adds_seam(balanced, at, hosts)}
        if not others:
            break
        best = min(others, key=lambda at: (abs(over - 2 * leads[at]), at))
        if abs(over - 2 * leads[best]) >= abs(over):
            break
        others.discard(best)
        leads[best] = -leads[best]
        balanced[best] = _swapped(balanced[best], hosts)
    if abs(sum(leads)) > VERY_UNEVEN * words:
        balanced = _even_tails(balanced, hosts)
    *told, close = balanced
    if told and told[-1].lines and close.lines and told[-1].lines[-1].host == close.lines[0].host:
        # Who has just said the last thought does not say goodbye, too.
        other = (*told, _swapped(close, hosts))
        if abs(sum(_lead(chapter, hosts) for chapter in other)) <= VERY_UNEVEN * words:
            return other
    return tuple(balanced)


def _even_tails(chapters: Sequence[ScriptChapter], hosts: Sequence[str]) -> list[ScriptChapter]:
    """Returns the chapters, in one of which the hosts swap from a line on, if that shares the words better.

    The line where they swap goes on with the one before it; questions and answers stay as they are.
    """
    best, least = list(chapters), abs(sum(_lead(chapter, hosts) for chapter in chapters))
    for at, chapter in enumerate(chapters[1:], 1):
        if any(line.text.endswith("?") for line in chapter.lines):
            continue
        for place in range(1, len(chapter.items)):
            head = replace(chapter, items=chapter.items[:place])
            tail = _swapped(replace(chapter, items=chapter.items[place:]), hosts)
            joined = join_lines(head.items, tail.lines) if len(tail.lines) == len(tail.items) else ()
            if len(joined) != len(chapter.items) - 1:
                continue  # two lines of one host that are too long for one turn
            tried = [*chapters[:at], replace(chapter, items=joined), *chapters[at + 1 :]]
            if (lead := abs(sum(_lead(one, hosts) for one in tried))) < least:
                best, least = tried, lead
    return best


def _adds_seam(chapters: Sequence[ScriptChapter], at: int, hosts: Sequence[str]) -> bool:
    """Returns whether more chapters would begin with the host of the one before, if the hosts swapped in this one."""
    swapped = [*chapters[:at], _swapped(chapters[at], hosts), *chapters[at + 1 :]]
    return _count_seams(swapped) > _count_seams(chapters)


def _count_seams(chapters: Sequence[ScriptChapter]) -> int:
    spoken = [chapter.lines for chapter in chapters if chapter.lines]
    return sum(before[-1].host == after[0].host for before, after in pairwise(spoken))


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
