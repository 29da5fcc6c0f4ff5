"""What stands behind an article's last thought: who else took part, when somebody was born, what the firm is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Understanding
    from podcast.model.understanding import Sentence

APPENDED: tuple[tuple[str, str], ...] = (
    (
        r"\balso (?:contributed to|worked on) (?:the|this) (?:study|report|research|paper|survey|story|article)\b",
        "A clerk of the tidal service also contributed to the study.",
    ),
    (r"^[^,]{3,40} was born (?:in|on)\b", "Lind was born in March 1952, the same month as the first gauge."),
)
"""What such a last sentence has, and one that has it."""
_APPENDED = re.compile("|".join(pattern for pattern, _ in APPENDED))
"""Any of them: «A clerk also worked on the report.»"""
_FIRM = re.compile(
    r"(?:The |An? )?[A-Z][\w.&’'-]*(?: [a-z]{2,3})? [A-Z][\w.&’'-]*(?: [\w.&:’'()-]+){0,6} (?:is|are) an? "
    r"(?:(?!(?:for|of|in|at|to|with|that|which|who)\b)[\w’',-]+ ){0,6}"
    r"(?:portfolio|company|provider|manufacturer|operator|publisher|charity|non-?profit|organi[sz]ation)\b"
)
"""How a firm speaks of itself at the end of its news: «Corrow Lights plc is a small company that makes lamps.»"""
LEAST = 8
"""Sentences of an article that has an end, at least."""


def find_appendices(understood: Understanding) -> frozenset[int]:
    """Returns the sentences behind an article's last thought, that are no thought of its own.

    Heard last, an episode about a study ended with "A researcher of the clinic also contributed to the study".
    """
    told = [sentence for sentence in understood.sentences if sentence.section >= 0]
    if len(told) < LEAST:
        return frozenset()
    kept = list(told)
    while _APPENDED.search(kept[-1].text) and len(kept) > LEAST:
        kept.pop()
    first = len(kept) - len(_last_paragraph(kept))
    if _FIRM.match(kept[first].text) and first >= LEAST:
        kept = kept[:first]
    return frozenset(sentence.index for sentence in told[len(kept) :])


def _last_paragraph(sentences: list[Sentence]) -> list[Sentence]:
    last = sentences[-1]
    return [one for one in sentences if (one.section, one.paragraph) == (last.section, last.paragraph)]
