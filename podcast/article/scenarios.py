"""Which parts of an article are scenarios, and how likely the author holds each to be.

A heading that is rated in front (`Likely: …`) or numbered (`Scenario 2`) is one by itself. Others need company: the
heading "Scenarios" above them, a sentence that announces them, or a neighbour that is rated in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.article.likelihood import Rating, is_likelihood, rate, value
from podcast.article.section_drafts import DraftSection
from podcast.language.plain.sentences import split
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

_UMBRELLA = re.compile(
    r"^(?:(?:[\w’'-]+\s+){0,3}(?:scenarios?|szenari(?:en|o)|sc[ée]narios?|escenarios?|scenari)"
    r"|scenarios\s+(?:for|of|to|in|until|ahead)\b.{0,60}|outlook|ausblick)\s*[:.]?$",
    re.IGNORECASE,
)
_COUNTS = {word: number for number, word in enumerate("two three four five six seven".split(), 2)}
_ANNOUNCEMENT = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)}|[2-7]|several|following|possible)\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?P<noun>scenarios|outcomes|paths|pathways|futures|developments|options|courses|possibilities|trajectories"
    r"|directions|ways|cases|prospects)\b",
    re.IGNORECASE,
)
_FUTURE = frozenset(("scenarios", "outcomes", "futures", "developments", "trajectories", "pathways"))
"""What can only be something to come; options and ways may be there already."""
_LEAD_INS = (
    re.compile(r"(?P<lead>[^.!?]{3,140})[.!?]\s+(?=\S)"),
    re.compile(r"(?P<lead>[^.!?:]{3,140}):\s+(?=\S)"),
)
"""A name at the beginning of a paragraph: a first sentence, or what stands before a colon."""
_REACH = 40
"""Parts behind an announcement that it may be about; ten thousand headings "Scenarios" cost no square of it."""
_LONGEST_LEAD_IN = 18
"""Words of a name with its likelihood at the beginning of a paragraph."""


@dataclass(frozen=True, slots=True)
class _Announcement:
    """That scenarios follow: under a heading of that level, perhaps counted."""

    level: int
    is_heading: bool
    count: int = 0
    noun: str = ""
    """What it counts, in lower case."""


def find_scenarios(drafts: Sequence[DraftSection]) -> list[tuple[DraftSection, Rating | None]]:
    """Returns the parts in their order, each with its rating where it is a scenario."""
    parts = [piece for draft in _with_labels(drafts) for piece in _with_lead_ins(draft)]
    ratings = [_rate(draft) for draft in parts]
    chosen: list[Rating | None] = [
        rating if rating and (rating.is_plain or _has_company(parts, ratings, at)) else None
        for at, rating in enumerate(ratings)
    ]
    for at, draft in enumerate(parts):
        announcement = _announcement(draft)
        if announcement:
            for index in _announced(parts, ratings, at, announcement):
                chosen[index] = ratings[index] or Rating(parts[index].heading)
    return list(zip(parts, chosen, strict=True))


def _rate(draft: DraftSection) -> Rating | None:
    """Returns the rating in a heading, or in a line of its own below it."""
    if not draft.heading or _UMBRELLA.match(draft.heading):
        return None
    rating = rate(draft.heading)
    if draft.blocks and (not rating or not rating.likelihood) and _is_label(draft.blocks[0].text):
        name = rating.name if rating else draft.heading
        return Rating(name, value(draft.blocks[0].text), bool(rating and rating.is_plain))
    return rating


def _is_label(text: str) -> bool:
    return len(text) <= 60 and is_likelihood(text)


def _with_labels(drafts: Sequence[DraftSection]) -> list[DraftSection]:
    """Returns the parts, lines that are only `Likelihood: high` joined with the heading above or below them."""
    parts: list[DraftSection] = []
    for given in drafts:
        above = parts[-1] if parts else None
        draft = given
        if above and len(above.blocks) > 1 and draft.heading and _is_label(above.blocks[-1].text):
            # It stands over the heading: "High probability", then what is so probable.
            label = _as_fact(above.blocks[-1].text)
            parts[-1] = above = replace(above, blocks=above.blocks[:-1])
            draft = replace(given, blocks=(label, *given.blocks))
        if above is None or above.blocks or not above.heading or not draft.heading:
            parts.append(draft)
        elif _is_label(draft.heading) and not _UMBRELLA.match(above.heading):
            parts[-1] = replace(above, blocks=(_as_fact(draft.heading), *draft.blocks))
        elif _is_label(above.heading):
            parts[-1] = replace(draft, blocks=(_as_fact(above.heading), *draft.blocks))
        else:
            parts.append(draft)
    return parts


def _as_fact(text: str) -> Block:
    return Block("fact", text, label=text.partition(":")[0] if ":" in text else "")


def _with_lead_ins(draft: DraftSection) -> list[DraftSection]:
    """Returns a part, its paragraphs that begin with a rated name as parts below it where there are two or more."""
    leads = [_lead_in(block) for block in draft.blocks]
    if sum(lead is not None for lead in leads) < 2 or not _announcement(draft, leads):
        return [draft]
    parts = [replace(draft, blocks=())]
    for block, lead in zip(draft.blocks, leads, strict=True):
        if lead:
            rest = replace(block, kind="paragraph", text=lead[1])
            parts.append(DraftSection(lead[0], draft.level + 1, (rest,)))
        else:
            parts[-1] = replace(parts[-1], blocks=(*parts[-1].blocks, block))
    return parts


def _lead_in(block: Block) -> tuple[str, str] | None:
    """Returns the rated name at the beginning of a paragraph, and the rest; None where there is none."""
    if block.kind not in ("paragraph", "item"):
        return None
    for pattern in _LEAD_INS:
        match = pattern.match(block.text)
        if match and len(match["lead"].split()) <= _LONGEST_LEAD_IN and rate(match["lead"]):
            return match["lead"], block.text[match.end() :]
    return None


def _announcement(draft: DraftSection, leads: Sequence[object] = ()) -> _Announcement | None:
    """Returns what a heading, or the last paragraphs below it, say about scenarios that follow."""
    is_heading = bool(_UMBRELLA.match(draft.heading))
    before = next((at for at, lead in enumerate(leads) if lead), len(draft.blocks))
    for block in reversed(draft.blocks[max(0, before - 2) : before]):
        for sentence in reversed(split(block.text) if _ANNOUNCEMENT.search(block.text) else ()):
            if match := _ANNOUNCEMENT.search(sentence):
                word = match["count"].lower()
                count = int(word) if word.isdigit() else _COUNTS.get(word, 0)
                return _Announcement(draft.level, is_heading, count, match["noun"].lower())
    return _Announcement(draft.level, is_heading) if is_heading else None


def _announced(
    parts: Sequence[DraftSection], ratings: Sequence[Rating | None], at: int, announcement: _Announcement
) -> list[int]:
    """Returns the indices of the parts that an announcement at index `at` is about."""
    after = range(at + 1, min(len(parts), at + 1 + _REACH))
    below = []
    for index in after:
        if parts[index].level <= announcement.level:
            break
        below.append(index)
    is_deeper = bool(below)
    if announcement.is_heading and below:
        level = parts[below[0]].level
        return [index for index in below if parts[index].level == level]
    if not below:
        level = announcement.level if announcement.is_heading else parts[at + 1].level if after else 0
        for index in after:
            if parts[index].level != level:
                break
            below.append(index)
    rated = [index for index in below if ratings[index]]
    counted = below[: announcement.count]
    if announcement.count and len(counted) == announcement.count:
        is_sure = (
            announcement.is_heading
            # A study runs its models for two scenarios, and the two headings that come next are none of them.
            or (announcement.noun == "scenarios" and (is_deeper or len(below) == announcement.count))
            # Headings of a deeper level that are as many as the sentence says agree with it.
            or (announcement.noun in _FUTURE and is_deeper and len(below) == announcement.count)
        )
        if is_sure or len([index for index in counted if ratings[index]]) >= 2:
            return counted
    if announcement.is_heading and rated:
        # One between two that are rated is one of them, though nothing is said of its likelihood.
        return below[: below.index(rated[-1]) + 1]
    return []


def _has_company(parts: Sequence[DraftSection], ratings: Sequence[Rating | None], at: int) -> bool:
    """Returns whether the part before or after is rated, too, under a heading of the same level."""
    return any(
        ratings[other] is not None and parts[other].level == parts[at].level
        for other in (at - 1, at + 1)
        if 0 <= other < len(parts)
    )
