"""Where the hosts go into a thought or leave it: what is lost when they do so in its middle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.neighbours import REPLY_WITHIN, find_reply

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.writers.extractive.source_view import SourceView

MIDDLE = 0.2
"""What a run loses that begins in the middle of a paragraph: what it goes on from is not said."""
EARLY = 0.3
"""What it loses where it ends before its paragraph does."""
TURN = 0.1
"""What it loses besides where the next sentence turns or limits what it ends with."""
JUMP = 0.25
"""What it loses where a paragraph beside it is not said."""
GOING_ON = 0.15
"""What it loses where the next sentence goes on with its last one."""
_TURNS = frozenset(("contrast", "caveat", "concession", "condition", "answer", "consequence"))


@dataclass(frozen=True, slots=True)
class Seams:
    """What holds each sentence to the ones beside it."""

    source: SourceView
    tellable: frozenset[int]
    """Sentences that can be said at all: between others nobody notices a seam."""
    turns: frozenset[int]
    """Sentences that turn or limit the one before them."""
    going_on: frozenset[int]
    """Sentences that go on with the one before them: what that leads to is told here."""
    replies: dict[int, int]
    """Sentence → the one in which somebody takes another view of it."""

    def measure(self, first: int, last: int, taken: Collection[int]) -> float:
        """Returns what is lost from the first sentence of a run to the one behind its last, when `taken` are said."""
        lost = 0.0
        for index in range(first, last + 2):
            if index - 1 not in self.tellable or index not in self.tellable:
                continue
            before, here = index - 1 in taken, index in taken
            if before == here or not self.source.in_one_section(index - 1, index):
                continue
            if before and index in self.turns:
                lost += TURN
            if before and index in self.going_on:
                lost += GOING_ON
            if not self.source.in_one_paragraph(index - 1, index):
                lost += JUMP
            else:
                lost += MIDDLE if here else EARLY
        return lost

    def count_unanswered(self, first: int, last: int, taken: Collection[int]) -> int:
        """Returns how many sentences of a run, and just before it, are said without the reply to them."""
        return sum(
            reply not in taken
            for index in range(first - REPLY_WITHIN, last + 1)
            if index in taken and (reply := self.replies.get(index)) is not None
        )


def find_seams(source: SourceView, tellable: frozenset[int]) -> Seams:
    """Returns what holds the sentences of an article together."""
    replies = {s.index: reply for s in source.sentences if (reply := find_reply(source, s.index)) is not None}
    return Seams(source, tellable, _find_turns(source), _find_going_on(source), replies)


def _find_turns(source: SourceView) -> frozenset[int]:
    """Returns the sentences that turn or limit the one before them."""
    return frozenset(
        index
        for index, relations in source.backward.items()
        if any(relation.kind in _TURNS and relation.first == index - 1 for relation in relations)
    )


def _find_going_on(source: SourceView) -> frozenset[int]:
    """Returns the sentences that go on with the one before them: what that leads to is told here."""
    return frozenset(
        index
        for index, needs in source.needs.items()
        if any(need.kind not in ("name", "noun") and need.needs in (None, index - 1) for need in needs)
    )
