"""What two hosts do besides telling on: one asks or names the next thing, the other says what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.dialogue import converse
from podcast.writers.extractive.host_turns import add_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.dialogue import Talk
    from podcast.writers.extractive.host_turns import Turn
    from podcast.writers.extractive.tellers import Narrator

SHORT = 25
"""Words of a turn under which the same host has the next beat, too."""
Piece = tuple[str, int | str]
"""A text that is said, and the sentence or the heading that it rests on."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What is asked by one host, then what the other one says: texts as they are, and sentences of the article."""

    asked: tuple[Piece, ...] = ()
    told: tuple[Piece, ...] = ()
    sentences: tuple[int, ...] = ()
    told_after: tuple[Piece, ...] = ()
    """Texts behind the sentences."""
    answers: Narrator | None = None
    """Who was asked, so that nobody needs to say who answers."""
    is_alone: bool = False
    """Whether one host says all of it."""


def play(talk: Talk, beats: Sequence[Beat], leader: int, *, swaps: bool = True) -> list[Turn]:
    """Returns the turns of a chapter; the other host has the next beat if they swap and nobody asked."""
    turns: list[Turn] = []
    teller = leader
    for beat in beats:
        if beat.asked:
            for text, source in beat.asked:
                add_part(turns, 1 - teller, text, source)
            talk.questions += 1
            talk.since = 0
        for text, source in beat.told:
            add_part(turns, teller, text, source)
        if beat.answers is not None:
            talk.frames.hold(beat.answers)
        if beat.sentences:
            for turn in converse(talk, beat.sentences, teller, is_alone=beat.is_alone):
                for text, index in turn.parts:
                    add_part(turns, turn.host, text, index)
        for text, source in beat.told_after:
            add_part(turns, turns[-1].host if turns else teller, text, source)
        if swaps and turns:
            teller = next_host(turns[-1].host, turns[-1].words)
    return turns


def next_host(host: int, words: int) -> int:
    """Returns who goes on after a turn of so many words: the same host, if it was only a short answer."""
    return host if words < SHORT else 1 - host
