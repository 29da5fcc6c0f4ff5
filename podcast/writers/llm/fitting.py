"""The length: what the model marked as optional goes first; a chapter is asked for again where that is not enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.llm import parts, prompts
from podcast.writers.llm.drafts import ask_chapter
from podcast.writers.llm.model_pace import TokenCost
from podcast.writers.llm.optional_sentences import cut_optional
from podcast.writers.llm.planned_calls import TOKENS_A_WORD
from podcast.writers.llm.spoken import compose, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.llm.drafts import ChapterDraft, WritingJob
    from podcast.writers.llm.turns import DraftTurn

TOLERANCE = 0.1
"""The share of the length wanted by which a script may be off."""
ROOMY = 0.3
"""The same where nobody asked for a length: a rewriting that cuts a good chapter to a guess is a loss."""
AIM = 0.03
"""The share at which nothing more is changed."""
DEAF = 1.45
"""By what a chapter is off its plan when the model does not listen to numbers."""
MISSES = 2
"""Rewritings that bring nothing nearer, after which no more are asked for."""
REACH = (0.6, 1.6)
"""By what a chapter's words are multiplied when it is asked for again, at least and at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is said around the chapters, as far as it is the model's."""

    hook: tuple[DraftTurn, ...]
    close: tuple[DraftTurn, ...]


def fit_length(
    job: WritingJob, drafts: Sequence[ChapterDraft], frame: Frame, wanted: float
) -> list[ChapterDraft]:
    """Returns the drafts, changed so that the whole is about `wanted` seconds long."""
    result = list(drafts)
    off = _seconds(job, result, frame) - wanted
    most, aim = (TOLERANCE, AIM) if job.brief.is_exact else (ROOMY, ROOMY)
    if abs(off) <= most * wanted:
        return result
    if off > 0:
        result = cut_optional(result, (off - aim * wanted) * job.brief.pace / 60, job.context.hosts)
        off = _seconds(job, result, frame) - wanted
    misses = 0
    for at in _furthest(result, off):
        if abs(off) <= most * wanted:
            break
        again = _ask_again(job, result, at, off * job.brief.pace / 60)
        if again is None:
            continue
        tried = [*result[:at], again, *result[at + 1 :]]
        now = _seconds(job, tried, frame) - wanted
        if abs(now) < abs(off):  # nearer as a whole, whatever the chapter's own share was
            result, off = tried, now
        elif (misses := misses + 1) == MISSES:
            break
    return result


def _furthest(drafts: Sequence[ChapterDraft], off: float) -> list[int]:
    """The chapters that a rewriting can help, those furthest off their plan first."""
    sign = 1 if off > 0 else -1
    able = [
        at
        for at, draft in enumerate(drafts)
        if draft.messages
        and (off > 0 or draft.words < draft.part.length * parts.FULL * (1 - TOLERANCE))
        and sign * (draft.words - draft.part.words) > 0
    ]
    return sorted(able, key=lambda at: sign * (drafts[at].part.words - drafts[at].words))


def _ask_again(job: WritingJob, drafts: Sequence[ChapterDraft], at: int, off: float) -> ChapterDraft | None:
    """A chapter asked for once more, nearer to its plan by `off` words at most; None where that is what it has."""
    draft = drafts[at]
    plan, had = draft.part.words, draft.words
    aim = max(plan, had - off) if off > 0 else min(plan, had - off)
    # Who says much more than asked, or much less, is asked for less, or more.
    habit = plan / max(1, had)
    words = round(aim * (1 if 1 / DEAF < habit < DEAF else min(max(habit, REACH[0]), REACH[1])))
    if words == had:
        return None
    messages = prompts.resize_messages(draft.messages, draft.answer, had, words)
    job.progress.expect("another length", [TokenCost(0, words * TOKENS_A_WORD)])
    purpose = f"another length of chapter {at + 1} of {len(drafts)}"
    view = draft.part.numbers | {
        number for turn in draft.close for sentence in turn.sentences for number in sentence.cites
    }
    again = ask_chapter(job, purpose, draft.part, messages, view)
    return replace(again, close=draft.close) if again else None


def _seconds(job: WritingJob, drafts: Sequence[ChapterDraft], frame: Frame) -> float:
    return job.brief.seconds(compose(job, lay_out(job, drafts, frame.hook, frame.close)))
