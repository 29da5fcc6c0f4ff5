"""A page of questions and answers: each question is asked by one host and answered by the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.asked_headings import as_question
from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.planning import (
    EpisodePlan,
    Part,
    part_by_section,
    plan_hook,
    plan_summary,
)
from podcast.writers.extractive.points import is_sayable
from podcast.writers.extractive.posed_questions import find_asking_headings
from podcast.writers.extractive.quoting_frames import unquoted
from podcast.writers.extractive.shares import fill_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

FEWEST = 3
"""Headings that ask, at least."""
MOSTLY = 0.6
"""Share of the headings that they are, at least."""
LEAST = 28
"""Words of an answer, about; where there are fewer for each, the weightiest questions are asked."""
MOST = 70
"""Words of an answer, at most, where there are many."""
INTRODUCTION = 0.15
"""Share of an episode for what stands before the first question."""
LONGEST = 45
"""Words of a sentence of an answer, at most."""


def plan_questions(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a page whose headings are mostly questions; None for another one."""
    asking = find_asking_headings(source.understood)
    headed = [
        section for section in source.understood.article.sections if section.heading and section.paragraphs
    ]
    if len(asking) < FEWEST or len(asking) < MOSTLY * len(headed):
        return None
    hook = plan_hook(source, points)
    summary = plan_summary(source, points, words, set(hook))
    said = {*hook, *summary}
    before = [p for p in points if 0 <= p.section < asking[0]]
    opening = choose(source, before, min(INTRODUCTION * words, 80), said) if before else set()
    left = words - sum(source.words(i) for i in {*said, *opening})
    weights = [max((p.weight for p in points if p.section == number), default=0.0) for number in asking]
    number = min(len(asking), max(FEWEST, int(left / LEAST)))
    ranked = sorted(range(len(asking)), key=lambda at: weights[at], reverse=True)[:number]
    chosen = [asking[at] for at in sorted(ranked)]
    runs = [_read_answer(source, section) for section in chosen]
    most = max(MOST, left / len(chosen))
    answers = fill_evenly(runs, left - 8 * len(chosen), source.words, most)
    parts = list(part_by_section(source, sorted(opening)))
    parts += [_play_answer(source, at, own) for at, own in zip(chosen, answers, strict=True) if own]
    return EpisodePlan(hook, summary, tuple(parts), ())


def _read_answer(source: SourceView, section: int) -> list[tuple[int, ...]]:
    """Returns the sentences of an answer up to one that nobody can say."""
    runs: list[tuple[int, ...]] = []
    for sentence in source.sentences:
        if sentence.section == section and source.words(sentence.index) <= LONGEST:
            if sentence.index in source.mute or sentence.text.endswith(":"):
                break
            runs.append((sentence.index,))
    return runs


def _play_answer(source: SourceView, section: int, sentences: tuple[int, ...]) -> Part:
    heading = source.understood.article.sections[section].heading
    first, *rest = sentences
    told: tuple[Piece, ...] = ()
    if not is_sayable(source, first):
        told = ((as_sentence(unquoted(source.sentence(first).text)), first),)  # "No."
        sentences = tuple(rest)
    beat = Beat(asked=((as_question(heading), heading),), told=told, sentences=sentences)
    return Part(section, (first, *rest), beats=(beat,))
