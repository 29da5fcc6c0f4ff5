"""Which parts of an article are scenarios, and how likely the author holds each to be.

A heading that is rated in front (`Likely: …`) or numbered (`Scenario 2`) is one by itself. Others need company, and
two signs that agree: siblings of one form, each with a likelihood in its heading, in a line beside it or in its text,
below a heading or behind a sentence that speaks of scenarios or of things to come.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from podcast.article.likelihood import NUMBER, ORDINAL, Rating
from podcast.article.prose_likelihood import find_likelihood
from podcast.article.scenario_announcements import find_announcement
from podcast.article.scenario_parts import read_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.scenario_announcements import Announcement
    from podcast.article.scenario_parts import ScenarioPart
    from podcast.article.section_drafts import DraftSection

_REACH = 40
"""Parts behind an announcement that it may be about; ten thousand headings "Scenarios" cost no square of it."""
_QUOTED = re.compile(r"^[“\"‘']([^“”\"‘’]+)[”\"’']$")
_COUNTED = re.compile(
    rf"^(?P<before>(?:[^\W\d_]+\s+){{0,3}}?)#?(?:{NUMBER}|{ORDINAL})(?P<after>(?:\s+[^\W\d_]+){{0,2}}?)\s*(?:[:.–—|)]|\s-)\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
"""A name behind what its siblings have, too, but for the number: `Path one: …`, `The second road – …`."""


def find_scenarios(drafts: Sequence[DraftSection]) -> list[tuple[DraftSection, Rating | None]]:
    """Returns the parts in their order, each with its rating where it is a scenario."""
    parts = read_parts(drafts)
    ratings = [part.rating for part in parts]
    chosen: list[Rating | None] = [
        rating if rating and (rating.is_plain or _has_company(parts, at)) else None
        for at, rating in enumerate(ratings)
    ]
    prose = _Prose(parts)
    for at, part in enumerate(parts):
        announcement = find_announcement(part.draft)
        if announcement:
            for index in _announced(parts, prose, at, announcement):
                rating = chosen[index] or ratings[index] or Rating(parts[index].draft.heading)
                if not rating.likelihood:
                    rating = replace(rating, likelihood=prose.likelihood(index))
                chosen[index] = rating
    return list(zip((part.draft for part in parts), _without_numbers(chosen), strict=True))


class _Prose:
    """What the texts of parts say of their likelihood, each read once."""

    def __init__(self, parts: Sequence[ScenarioPart]) -> None:
        self._parts = parts
        self._kept: dict[int, str] = {}

    def likelihood(self, at: int) -> str:
        """Returns the likelihood that a part's text states, or empty."""
        if at not in self._kept:
            self._kept[at] = find_likelihood(self._parts[at].draft.paragraphs)
        return self._kept[at]

    def is_rated(self, at: int) -> bool:
        """Returns whether a part's heading or its text says how likely it is."""
        return self._parts[at].rating is not None or bool(self.likelihood(at))


def _announced(
    parts: Sequence[ScenarioPart], prose: _Prose, at: int, announcement: Announcement
) -> list[int]:
    """Returns the indices of the parts that an announcement at index `at` is about."""
    after = range(at + 1, min(len(parts), at + 1 + _REACH))
    deeper = list(takewhile(lambda index: parts[index].level > announcement.level, after))
    level = parts[deeper[0]].level if deeper else announcement.level
    if not deeper and after and not announcement.is_heading:
        level = parts[at + 1].level
    run = [index for index in deeper if parts[index].level == level] or list(
        takewhile(lambda index: parts[index].level == level, after)
    )
    if announcement.is_heading and deeper:
        return run
    counted = run[: announcement.count]
    if counted and len(counted) == announcement.count:
        is_all = len(counted) == len(run)
        is_sure = (
            announcement.is_heading
            # A study runs its models for two scenarios, and the two headings that come next are none of them.
            or (announcement.noun == "scenarios" and (bool(deeper) or is_all))
            # Headings of a deeper level that are as many as the sentence says agree with it.
            or (announcement.is_of_future and bool(deeper) and is_all)
        )
        if is_sure or sum(map(prose.is_rated, counted)) >= 2:
            return counted
    if deeper:
        is_rated = len(run) >= 2 and sum(map(prose.is_rated, run)) >= max(2, len(run) - 1)
        return run if is_rated else []
    rated = [index for index in run if parts[index].rating]
    if rated:
        # One between two that are rated is one of them, though nothing is said of its likelihood.
        return run[: run.index(rated[-1]) + 1] if announcement.is_heading else []
    told = list(takewhile(prose.is_rated, run))
    return told if len(told) >= 2 else []


def _has_company(parts: Sequence[ScenarioPart], at: int) -> bool:
    """Returns whether the part before or after is rated, too, under a heading of the same level."""
    return any(
        parts[other].rating is not None and parts[other].level == parts[at].level
        for other in (at - 1, at + 1)
        if 0 <= other < len(parts)
    )


def _without_numbers(chosen: Sequence[Rating | None]) -> list[Rating | None]:
    """Returns the ratings, names without quotation marks, and without a number where all siblings have one.

    The words before the number must be the same.
    """
    result = list(chosen)
    for is_scenario, run in groupby(range(len(chosen)), key=lambda at: chosen[at] is not None):
        indices = list(run)
        names = [rating.name if (rating := chosen[at]) else "" for at in indices]
        matches = [_COUNTED.match(name[:200]) for name in names]
        words = {(match["before"].lower(), match["after"].lower()) for match in matches if match}
        if is_scenario and len(indices) > 1 and all(matches) and len(words) == 1:
            for at, match in zip(indices, matches, strict=True):
                rating = result[at]
                result[at] = replace(rating, name=match["name"]) if rating and match else rating
    return [rating and replace(rating, name=_QUOTED.sub(r"\1", rating.name)) for rating in result]
