"""What announces scenarios: a heading above them, or a sentence right before them that says how many there are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.likelihood import NUMBER
from podcast.language.plain.sentences import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.section_drafts import DraftSection

_UMBRELLA = re.compile(
    r"^(?:(?:[\w’'-]+\s+){0,3}(?:scenarios?|szenari(?:en|o)|sc[ée]narios?|escenarios?|scenari)"
    r"|scenarios\s+(?:for|of|to|in|until|ahead)\b.{0,60}|outlook|ausblick)\s*[:.]?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:scenarios?|outlooks?|forecasts?|futures?|outcomes|paths?|pathways|roads?|routes|ways|trajectories|endings"
    r"|endgames?|possibilities|prospects|worlds|next|ahead|forward|could|might|may|will|happens?|heading|headed|from\s+here"
    r"|szenari\w+|ausblick|zukunft|sc[ée]narios?|perspectives|escenarios?)\b",
    re.IGNORECASE,
)
"""Words of a heading over things to come; alone they prove nothing."""
_COUNTS = {word: number for number, word in enumerate("two three four five six seven".split(), 2)}
_ANNOUNCEMENT = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)}|[2-7]|several|following|possible)\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?P<noun>scenarios|outcomes|paths|pathways|futures|developments|options|courses|possibilities|trajectories"
    r"|directions|ways|cases|prospects|roads|routes|endings|worlds)\b",
    re.IGNORECASE,
)
_FUTURE = frozenset("scenarios outcomes futures developments trajectories pathways endings worlds".split())
"""What can only be something to come; options and ways may be there already."""
_NUMBERED = re.compile(
    rf"^(?:[^\W\d_]+\s+){{0,3}}?(?:{NUMBER}|first|second|third|fourth|fifth|last)"
    r"(?:\s+[^\W\d_]+)?\s*(?:[:.–—|)]|\s-)",
    re.IGNORECASE,
)
"""How the heading of one scenario begins, `Path one: …`, which announces none."""
_HEADING = 12
"""Words of a heading that announces."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """That scenarios follow: under a heading of that level, perhaps counted."""

    level: int
    is_heading: bool
    """Whether the heading calls them scenarios."""
    count: int = 0
    noun: str = ""
    """What it counts, in lower case."""

    @property
    def is_of_future(self) -> bool:
        """Whether what a sentence counts can only be something to come."""
        return self.noun in _FUTURE


def is_umbrella(heading: str) -> bool:
    """Returns whether a heading says that scenarios stand below it, and nothing else."""
    return bool(_UMBRELLA.match(heading))


def find_announcement(draft: DraftSection, leads: Sequence[object] = ()) -> Announcement | None:
    """Returns what a heading, or the last paragraphs below it, say about scenarios that follow.

    `leads` are what the part's own blocks begin with, None for those that are no scenarios.
    """
    is_heading = is_umbrella(draft.heading)
    before = next((at for at, lead in enumerate(leads) if lead), len(draft.blocks))
    for block in reversed(draft.blocks[max(0, before - 2) : before]):
        for sentence in reversed(split(block.text) if _ANNOUNCEMENT.search(block.text) else ()):
            if match := _ANNOUNCEMENT.search(sentence):
                return Announcement(draft.level, is_heading, _count(match), match["noun"].lower())
    is_short = 0 < len(draft.heading.split()) <= _HEADING and not _NUMBERED.match(draft.heading)
    if is_short and (match := _ANNOUNCEMENT.search(draft.heading)):
        return Announcement(draft.level, is_heading, _count(match), match["noun"].lower())
    if is_heading or (is_short and _AHEAD.search(draft.heading)):
        return Announcement(draft.level, is_heading)
    return None


def _count(match: re.Match[str]) -> int:
    word = match["count"].lower()
    return int(word) if word.isdigit() else _COUNTS.get(word, 0)
