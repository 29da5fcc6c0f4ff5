"""The written chapters made one script: near the length that was asked for, and without a fault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.llm import drafts, prompts
from podcast.writers.llm.composing import composed
from podcast.writers.llm.job import tells
from podcast.writers.llm.repair import dropped
from podcast.writers.llm.turns import alternate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Script
    from podcast.writers.llm.composing import Frame
    from podcast.writers.llm.job import Draft, Job
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.turns import Said

TOLERANCE = 0.1
"""Of the length wanted."""
AIM = 0.03
"""Nearness at which no further chapter is asked for again."""
REACH = (0.6, 1.6)
"""By what a chapter's words are multiplied when it is asked for again, at least and at most."""
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Chapter:
    """Parts of one title, as they are said."""

    parts: tuple[Part, ...]
    turns: tuple[Said, ...]


def fitted(job: Job, written: Sequence[Draft], frame: Frame, wanted: float) -> list[Draft]:
    """The drafts, those furthest off asked for once again when the whole is not about `wanted` seconds long."""
    made = list(written)
    off = _seconds(job, made, frame) - wanted
    if abs(off) <= TOLERANCE * wanted:
        return made
    sign = 1 if off > 0 else -1
    for at in sorted(range(len(made)), key=lambda at: sign * (made[at].part.words - made[at].words)):
        draft = made[at]
        over = draft.words - draft.part.words
        if sign * off <= AIM * wanted or sign * over <= 0:
            break
        again = _again(job, made, at) if draft.messages else None
        if again and abs(again.words - draft.part.words) < abs(over):
            made[at] = again
            off = _seconds(job, made, frame) - wanted
    return made


def settled(job: Job, written: Sequence[Draft], frame: Frame) -> Script:
    """The script; a line that fails beside all the others, though it passed in its chapter, goes."""
    chapters = _chapters(job, written)
    for _ in range(ROUNDS):
        script = _script(job, frame, chapters)
        faults = iter(job.brief.faults(script)[len(script.chapters[0].lines) :])
        clean = True
        for at, chapter in enumerate(chapters):
            turns = list(chapter.turns)
            for place, turn in enumerate(turns):
                if turn.sentences and (messages := next(faults)):
                    turns[place] = dropped(turn, messages[0])
                    clean = False
            chapters[at] = _still_told(job, chapter, turns)
        if clean:
            return script
    return _script(job, frame, chapters)


def _again(job: Job, made: Sequence[Draft], at: int) -> Draft | None:
    """A part asked for once more; who overshoots is asked for less than is wanted."""
    draft = made[at]
    low, high = REACH
    factor = min(high, max(low, draft.part.words / max(1, draft.words)))
    messages = prompts.resized(draft.messages, draft.answer, draft.words, round(draft.part.words * factor))
    return drafts.asked(job, draft.part, messages, [*made[:at], *made[at + 1 :]])


def _chapters(job: Job, written: Sequence[Draft]) -> list[_Chapter]:
    """The pieces of a chapter as one."""
    made: list[_Chapter] = []
    for draft in written:
        if draft.part.piece > 1 and made:
            before = made.pop()
            turns = alternate((*before.turns, *draft.turns), job.stage.hosts)
            made.append(_Chapter((*before.parts, draft.part), turns))
        else:
            made.append(_Chapter((draft.part,), draft.turns))
    return made


def _still_told(job: Job, chapter: _Chapter, turns: Sequence[Said]) -> _Chapter:
    """The chapter with what is left of its turns; when that tells nothing, as the extractive writer tells it."""
    left = alternate(turns, job.stage.hosts)
    if not tells(left):
        spare = (turn for part in chapter.parts for turn in job.spare.chapter(part))
        left = alternate((*left, *spare), job.stage.hosts)
    return replace(chapter, turns=left if tells(left) else chapter.turns)


def _script(job: Job, frame: Frame, chapters: Sequence[_Chapter]) -> Script:
    return composed(job, frame, [(chapter.parts[0].title, chapter.turns) for chapter in chapters])


def _seconds(job: Job, made: Sequence[Draft], frame: Frame) -> float:
    return job.brief.seconds(_script(job, frame, _chapters(job, made)))
