"""A review: its verdict first, then what speaks for and against the thing, then how it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.items import FEWEST, NUMBERED, find_items, is_row
from podcast.writers.extractive.lists import plan_list
from podcast.writers.extractive.planning import (
    EpisodePlan,
    Part,
    part_by_section,
    plan_hook,
    plan_summary,
)
from podcast.writers.extractive.quoting_frames import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

_VERDICT = re.compile(
    r"\b(?:verdict|bottom line|should (?:you|i) buy|in short|final thoughts|our take"
    r"|worth (?:it|buying)|conclusion)\b",
    re.IGNORECASE,
)
"""Headings over a verdict: «Should you buy it?»"""
VERDICT = 0.2
"""Share of an episode that each verdict may take."""
SIDES = 0.35
"""Share that the points for and against may take; where they are more, none is said."""


def plan_review(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a review; None where it has neither a verdict nor points for and against."""
    sections = source.understood.article.sections
    if sum(any(block.kind == "pro" for block in section.blocks) for section in sections) > 2:
        return plan_list(source, points, words)  # several things are reviewed
    verdicts = [number for number, section in enumerate(sections) if _VERDICT.search(section.heading)]
    sides = _play_sides(source)
    if not verdicts and not sides:
        counted = [item for item in find_items(source) if NUMBERED.match(sections[item.section].heading)]
        return plan_list(source, points, words) if len(counted) >= FEWEST else None
    hook = plan_hook(source, points)
    summary = set(plan_summary(source, points, words, set(hook)))
    if not summary:
        summary = choose(source, [p for p in points if p.section in verdicts[:1]], VERDICT * words, set(hook))
    said = {*hook, *summary}
    left = words - sum(source.words(i) for i in said)
    listed = sum(count_words(text) for beat in sides for text, _ in beat.told)
    if not 0 < listed <= SIDES * words:
        sides, listed = (), 0
    holders = {n for n, s in enumerate(sections) if any(b.kind in ("pro", "con") for b in s.blocks)}
    rest = [p for p in points if p.section >= 0 and p.section not in holders and not is_row(source, p.own)]
    end = choose(source, [p for p in rest if p.section in verdicts[1:]], VERDICT * words, said)
    left -= listed + sum(source.words(i) for i in end)
    body = choose(source, [p for p in rest if p.section not in verdicts], left, {*said, *end})
    parts = list(part_by_section(source, sorted(body)))
    if sides:
        parts.insert(
            0, Part(min(holders), (), beats=sides, title="For and against" if len(sides) > 1 else "")
        )
    return EpisodePlan(hook, tuple(sorted(summary)), (*parts, *part_by_section(source, sorted(end))), ())


def _play_sides(source: SourceView) -> tuple[Beat, ...]:
    """Returns what speaks for the thing and against it, each asked for by one host and told by the other."""
    beats: list[Beat] = []
    for kind, question in (("pro", "What speaks for it?"), ("con", "And against it?")):
        texts = [b.text for s in source.understood.article.sections for b in s.blocks if b.kind == kind]
        if texts:
            asked = question if kind == "pro" or beats else "What speaks against it?"
            told = tuple((as_sentence(unquoted(text)), text) for text in texts)
            beats.append(Beat(asked=((asked, texts[0]),), told=told, is_alone=True))
    return tuple(beats)
