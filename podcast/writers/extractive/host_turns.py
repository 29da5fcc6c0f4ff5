"""What one host says in a row: texts, each with what it rests on; never more than a listener follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.contract import MOST_QUOTED, ONE_QUOTATION
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.tellers import SEVERAL
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.quoting_frames import Frames
    from podcast.writers.extractive.source_view import SourceView

QUOTED = re.compile(r"“[^“”]*”")
"""Words that somebody says, and nothing else: «“Nobody asked.”»"""
_NAME_AT_END = re.compile(r"\b(?:in|of|from|for|on|at|by|with|titled) “[^“”]*”$")
"""The name of a work with which a text ends, whose mark is no end of what somebody says: «She wrote in “Old Ports.”»"""
TurnPart = tuple[str, int | str | None]
"""A text, and the sentence or the heading that it rests on."""


@dataclass
class Turn:
    """What one host says in a row."""

    host: int
    """0 or 1."""
    parts: list[TurnPart] = field(default_factory=list)
    is_answer: bool = False
    """Whether it begins with the answer to a question of the other host's."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(count_words(text) for text, _ in self.parts)


def most_words(parts: Sequence[TurnPart]) -> int:
    """Returns how many words a host may say in a row: more where all of it is one quotation."""
    return MOST_QUOTED if ONE_QUOTATION.fullmatch(" ".join(text for text, _ in parts)) else MAX_TURN


def add_part(turns: list[Turn], host: int, text: str, rests_on: int | str | None) -> None:
    """Let a host say a text: in the turn that has been, if that is the same host's."""
    if not turns or turns[-1].host != host:
        turns.append(Turn(host))
    parts = turns[-1].parts
    before = parts[-1][1] if parts else None
    is_next = isinstance(rests_on, int) and isinstance(before, int) and rests_on - before in (0, 1)
    if is_next and goes_on_in_marks(parts[-1][0], text):
        parts[-1] = (parts[-1][0][:-1], parts[-1][1])
        text = text[1:]
    parts.append((text, rests_on))


def goes_on_in_marks(before: str, text: str) -> bool:
    """Returns whether a text goes on with the words that end the one before it: the two stand in one pair of marks."""
    return before.endswith("”") and not _NAME_AT_END.search(before) and QUOTED.fullmatch(text) is not None


def part_long_turns(source: SourceView, turns: Sequence[Turn], frames: Frames) -> list[Turn]:
    """Returns the turns, of which too long ones are two hosts': who follows says it by turns from there on."""
    result: list[Turn] = []
    swapped = False
    for turn in turns:
        rest = Turn(1 - turn.host if swapped else turn.host, turn.parts)
        while rest.words > most_words(rest.parts) and (at := _middle(source, rest.parts)):
            first, second = list(rest.parts[:at]), list(rest.parts[at:])
            lead = ""
            if _is_open(first):
                lead = _say_who_goes_on(source, second[0], frames)
                first[-1] = (f"{first[-1][0]}”", first[-1][1])
                second[0] = (f"“{second[0][0]}", second[0][1])
            result.append(Turn(rest.host, first))
            if lead and _answers(source, second[0]):
                # Who plays somebody plays them to the end: the other host only says that it goes on.
                result.append(Turn(1 - rest.host, [(f"{lead.rstrip(':')}.", second[0][1])]))
                rest = Turn(rest.host, second)
                continue
            second[0] = (f"{lead} {second[0][0]}".strip(), second[0][1])
            rest = Turn(1 - rest.host, second)
            swapped = not swapped
        result.append(rest)
    return result


def _answers(source: SourceView, part: TurnPart) -> bool:
    """Whether a part is of an answer in an interview, which one host plays."""
    teller = source.tellers.get(part[1]) if isinstance(part[1], int) else None
    return teller is not None and not teller.is_author


def _middle(source: SourceView, parts: Sequence[TurnPart]) -> int:
    """The part from which the other host has the word, nearest to the middle; 0 where there is none."""
    words = [count_words(text) for text, _ in parts]
    places = [
        at
        for at in range(1, len(parts))
        if sum(words[:at]) <= most_words(parts)
        and not parts[at - 1][0].endswith((":", "?"))
        and (_who_goes_on(source, parts[at]) is not None or not _is_open(parts[:at]))
    ]
    return min(places, key=lambda at: abs(2 * sum(words[:at]) - sum(words)), default=0)


def _is_open(parts: Sequence[TurnPart]) -> bool:
    """Whether somebody's words go on behind these parts."""
    text = "".join(text for text, _ in parts)
    return text.count("“") > text.count("”")


def _who_goes_on(source: SourceView, part: TurnPart) -> tuple[str, bool, bool] | None:
    """Who has the word before a host who takes a quotation over, if that is a person, or several; None if unknown.

    An empty name for the author, who keeps the word when the hosts change.
    """
    index = part[1]
    if not isinstance(index, int):
        return None
    if teller := source.tellers.get(index):
        name = "" if teller.is_author else teller.short.replace("_", " ")
        return name[:1].upper() + name[1:], teller.is_person, teller.name == SEVERAL
    speakers = [q.speaker for q in source.quotations.get(index, ()) if q.speaker is not None]
    speaker = source.entity(speakers[0]) if speakers else None
    return (speaker.name, speaker.kind == "person", False) if speaker else None


def _say_who_goes_on(source: SourceView, part: TurnPart, frames: Frames) -> str:
    """What a host says who takes a quotation over; empty for the author's."""
    name, is_person, many = _who_goes_on(source, part) or ("", False, False)
    return frames.take_over(name, is_person=is_person, many=many) if name else ""
