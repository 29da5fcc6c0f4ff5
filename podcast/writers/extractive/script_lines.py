"""Turns as lines of a script: each text with the footnotes that it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.model import Line, Passage
from podcast.writers import frame
from podcast.writers.extractive.footnotes import cite_part
from podcast.writers.extractive.host_turns import Turn, goes_on_in_marks, part_long_turns

if TYPE_CHECKING:
    from podcast.model import Item
    from podcast.writers.extractive.dialogue import Talk
    from podcast.writers.extractive.footnotes import Notes


def write_lines(
    talk: Talk,
    turns: list[Turn],
    hosts: tuple[str, ...],
    notes: Notes,
    opening: tuple[Passage, ...] = (),
) -> tuple[Line, ...]:
    """Returns the lines of some turns, the first of them after an opening."""
    lines: list[Line] = []
    if opening:
        turns = [Turn(1 - turns[0].host if turns else 0), *turns]
    for place, turn in enumerate(part_long_turns(talk.source, turns, talk.frames)):
        passages: list[Passage] = []
        if place == 0 and opening:
            passages = list(opening)
        passages += [Passage(text, cite_part(talk.source, notes, index, text)) for text, index in turn.parts]
        host = hosts[turn.host % len(hosts)]
        if lines and lines[-1].host == host and count_words(lines[-1].text) + turn.words <= frame.MAX_TURN:
            lines[-1] = Line(host, frame.merge_passages((*lines[-1].passages, *passages)))
        elif passages:
            lines.append(Line(host, frame.merge_passages(passages)))
    return tuple(lines)


def join_lines(items: tuple[Item, ...], lines: tuple[Line, ...]) -> tuple[Item, ...]:
    """Returns the items of a chapter with more lines behind them, of which the first may go on with the last of it."""
    if (
        items
        and isinstance(items[-1], Line)
        and items[-1].host == lines[0].host
        and (count_words(items[-1].text) + count_words(lines[0].text) < frame.MAX_TURN)
    ):
        return (
            *items[:-1],
            Line(lines[0].host, frame.merge_passages(_join_quoted(items[-1].passages, lines[0].passages))),
            *lines[1:],
        )
    return (*items, *lines)


def _join_quoted(before: tuple[Passage, ...], after: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages in a row; one speaker's words that go on stand in one pair of marks."""
    if not goes_on_in_marks(before[-1].text, after[0].text):
        return (*before, *after)
    last, first = before[-1], after[0]
    return (
        *before[:-1],
        replace(last, text=last.text[:-1]),
        replace(first, text=first.text[1:]),
        *after[1:],
    )
