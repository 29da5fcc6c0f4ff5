"""A study: its question, its method in few words, what it found with its numbers, and its limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.choosing import choose
from podcast.writers.extractive.items import is_row
from podcast.writers.extractive.last_words import plan_close
from podcast.writers.extractive.planning import (
    EpisodePlan,
    part_by_section,
    plan_hook,
    plan_summary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.points import TellingPoint
    from podcast.writers.extractive.source_view import SourceView

_ROLES = (
    (
        "method",
        re.compile(
            r"\b(?:methods?|materials|data|design|participants|procedures?|measures|sample|setting|statistical)\b",
            re.IGNORECASE,
        ),
    ),
    ("finding", re.compile(r"\b(?:results?|findings?)\b", re.IGNORECASE)),
    ("limit", re.compile(r"\b(?:limits?|limitations?|strengths and)\b", re.IGNORECASE)),
    ("meaning", re.compile(r"\b(?:discussion|conclusions?|implications?|interpretation)\b", re.IGNORECASE)),
    ("question", re.compile(r"\b(?:introduction|background|aims?|objectives?|motivation)\b", re.IGNORECASE)),
)
"""What a section of a study is for, by its heading: "2. Materials and methods"."""
_SUB = re.compile(r"^\s*\d+\.\d")
"""Headings of parts of parts: «4.2. Limits»"""
_SHARES = {"question": 0.17, "method": 0.08, "finding": 0.3, "limit": 0.2, "meaning": 0.25}
"""Share of an episode for each of them, besides the abstract."""


def plan_study(source: SourceView, points: Sequence[TellingPoint], words: float) -> EpisodePlan | None:
    """Returns the plan of a study; None where no section of it says what was found."""
    roles = _read_roles(source)
    if "finding" not in roles.values():
        return None
    hook = plan_hook(source, points)
    summary = plan_summary(source, points, words, set(hook))
    said = {*hook, *summary}
    close = plan_close(source, [p for p in points if roles.get(p.section) == "meaning"], said)
    said |= set(close)
    left = words - sum(source.words(i) for i in said)
    there = set(roles.values())
    total = sum(share for role, share in _SHARES.items() if role in there)
    body: set[int] = set()
    spare = 0.0
    for role in ("limit", "finding", "meaning", "question", "method"):
        own = [p for p in points if roles.get(p.section) == role and not is_row(source, p.own)]
        budget = left * _SHARES[role] / total + spare
        chosen = choose(source, own, budget, {*said, *body}) if own else set()
        spare = budget - sum(source.words(i) for i in chosen) if role in there else spare
        spare = max(0.0, spare) if role != "method" else 0.0
        body |= chosen
    return EpisodePlan(hook, summary, part_by_section(source, sorted(body)), close)


def _read_roles(source: SourceView) -> dict[int, str]:
    """Returns what each section is for; one without a telling heading goes on with the one before it."""
    roles: dict[int, str] = {}
    role = "question"
    for number, section in enumerate(source.understood.article.sections):
        own = next((name for name, words in _ROLES if words.search(section.heading)), "")
        if own and not (_SUB.match(section.heading) and own != "limit" and role == "method"):
            role = own
        roles[number] = role
    return roles
