"""Questions: few and exact. How many each part may have, and what is done where the model asks more."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.writers.llm.places import exchange, sentence_at
from podcast.writers.llm.same_facts import asks_what_is_said
from podcast.writers.llm.turns import RepairNote, is_question
from podcast.writers.llm.whole_sentences import stands_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import WritingJob
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.turns import SpokenChapter

MOST = 6
"""Questions of an episode; with more of them it is an interrogation."""
_OF_RELATIONS = ("Why", "How", "And why", "And how", "So why")
"""How questions begin that say how their answer goes with what was said before."""
APART = 90
"""Words of a short episode for which there is a question."""


def share_questions(parts: Sequence[ChapterPart]) -> tuple[ChapterPart, ...]:
    """Returns the parts with how many questions each may have, by their words."""
    total = sum(part.words for part in parts)
    most = min(MOST, max(1, round(total / APART)))
    ends = [0]
    said = 0
    for part in parts:
        said += part.words
        ends.append(round(most * said / max(1, total)))
    return tuple(
        replace(part, questions=end - start) for part, (start, end) in zip(parts, pairwise(ends), strict=True)
    )


def hold_questions(job: WritingJob, chapters: Sequence[SpokenChapter]) -> tuple[SpokenChapter, ...]:
    """Returns the chapters with no more questions than an episode may have, as far as what answers them stands alone.

    The chapter that asks most gives first, and of its questions the last.
    """
    result = list(chapters)
    if not job.context.language.startswith("en"):
        return tuple(result)
    asked = [_asked(chapter) for chapter in result]
    while sum(map(len, asked)) > MOST:
        able = [
            (len(places), at, place)
            for at, places in enumerate(asked)
            for place in places
            if _can_go(result[at], place)
        ]
        if not able:
            break
        _, at, place = max(able)
        last = (at, place, len(result[at].turns[place].sentences) - 1)
        note = RepairNote("dropped", f"more than {MOST} questions; it was: {sentence_at(result, last).text}")
        result = list(exchange(job.context.hosts, result, {last: ()}, {last: note}))
        asked[at] = _asked(result[at])
    return tuple(result)


def _asked(chapter: SpokenChapter) -> list[int]:
    """The turns that end with a question of the host's own."""
    return [at for at, turn in enumerate(chapter.turns) if turn.sentences and turn.asks]


def _can_go(chapter: SpokenChapter, place: int) -> bool:
    """Whether what is said next is understood without the question."""
    question = chapter.turns[place].sentences[-1]
    if chapter.is_frame or question.cites or place + 1 >= len(chapter.turns):
        return False
    answer = next(iter(chapter.turns[place + 1].sentences), None)
    if answer is None or is_question(answer) or question.text.startswith(_OF_RELATIONS):
        return False
    return asks_what_is_said(question.text, answer.text) and stands_alone(answer.text)
