"""A how-to or a recipe: what it is for, what you need, all steps in their order, and then the tips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts.number_words import COUNTS
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.announcing import announces
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
from podcast.writers.extractive.quoting_frames import unquoted
from podcast.writers.extractive.shares import fill_evenly
from podcast.writers.extractive.step_finding import FEWEST, STEP, find_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.step_finding import Step

_NEEDED = re.compile(
    r"^(?:ingredients?\b.*|(?:things|what|tools|all|supplies|materials|items|equipment)\b.{0,30}\bneed\b.*"
    r"|(?:tools|supplies|materials|equipment|what you need|requirements|you will need|you[’']ll need)"
    r"(?:\s+and\s+\w+)?)\s*:?$",
    re.IGNORECASE,
)
"""Headings over what somebody needs before the first step: «What you need»"""
INTRODUCTION = 0.18
"""Share of an episode for what stands before the first step, besides what you need."""
NEEDED = 0.25
"""Share of an episode that the things you need may take; where they are more, they are left to the page."""
MOST = 55
"""Words of a step, at most."""
STEPS = 0.8
"""Share of what is left that the steps get."""


def plan_steps(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a how-to; None where no steps can be told from the rest."""
    steps = find_steps(source)
    if len(steps) < FEWEST:
        return None
    done = {index for step in steps for index in step.sentences}
    points = [point for point in points if not done & set(point.sentences)]
    own = {step.section for step in steps}
    first = min(own)
    needed = _read_needed(source, own)
    holders = {section for _, section in needed}
    hook = plan_hook(source, points)
    summary = plan_summary(source, points, words, set(hook))
    barred = {*hook, *summary}
    before = [p for p in points if 0 <= p.section <= first and p.section not in holders]
    opening = choose(source, before, min(INTRODUCTION * words, 90), barred) if before else set()
    need_words = sum(count_words(text) for text, _ in needed)
    fits = bool(needed) and need_words <= NEEDED * words
    left = words - sum(source.words(i) for i in {*barred, *opening}) - fits * need_words
    rest = [p for p in points if p.section > first and p.section not in holders]
    runs: list[list[tuple[int, ...]]] = [
        [(i,) for i in step.sentences if not announces(source.sentence(i).text)] for step in steps
    ]
    named = sum(count_words(step.name) + 2 for step in steps if step.name)
    room = (STEPS if rest else 1.0) * left - named
    whole = sum(source.words(i) for step in steps for i in step.sentences)
    said = fill_evenly(runs, room, source.words, whole if whole <= room else MOST)
    left -= named + sum(source.words(i) for own_said in said for i in own_said)
    more = choose(source, rest, left, {*barred, *opening}) if rest and left > 20 else set()
    told = [*part_by_section(source, sorted(opening | more)), _step_part(source, steps, said)]
    if fits:
        told.append(Part(min(needed[0][1], first), (), beats=(_need_beat(source, needed),)))
    # What is needed comes before the first step, wherever the page has it.
    told.sort(key=lambda part: (part.section, bool(part.sentences)))
    return EpisodePlan(hook, summary, tuple(told), ())


def _read_needed(source: SourceView, steps: set[int]) -> list[tuple[str, int]]:
    """Returns the things that are needed, with their sections: points under a heading that says so."""
    return [
        (block.text, number)
        for number, section in enumerate(source.understood.article.sections)
        if number not in steps
        for block in section.blocks
        if block.kind == "ingredient" or (block.kind == "item" and _NEEDED.match(section.heading.strip()))
    ]


def _need_beat(source: SourceView, needed: Sequence[tuple[str, int]]) -> Beat:
    heading = source.understood.article.sections[needed[0][1]].heading
    asked = (("What do you need for it?", heading or needed[0][0]),)
    return Beat(
        asked=asked, told=tuple((as_sentence(unquoted(text)), text) for text, _ in needed), is_alone=True
    )


def _step_part(source: SourceView, steps: Sequence[Step], said: Sequence[tuple[int, ...]]) -> Part:
    beats = []
    for number, (step, sentences) in enumerate(zip(steps, said, strict=True)):
        told: list[Piece] = []
        count = COUNTS[number + 1] if number + 1 < len(COUNTS) else str(number + 1)
        if step.name:
            told.append(
                (f"Step {count}: {as_sentence(step.name[:1].lower() + step.name[1:])}", step.rests_on)
            )
        own = list(sentences)
        if own and (match := STEP.match(source.sentence(own[0]).text)) and match["name"] and not step.name:
            told.append((as_sentence(unquoted(match["name"])), own.pop(0)))
        beats.append(Beat(told=tuple(told), sentences=tuple(own), is_alone=True))
    everything = tuple(i for own_said in said for i in own_said)
    heading = source.understood.article.sections[steps[0].section].heading
    title = "Step by step" if steps[0].name or not heading else ""
    return Part(steps[0].section, everything, beats=tuple(beats), title=title)
