"""Sentences without end for tests: each of them different, none of anybody else's making."""

from __future__ import annotations

import itertools

from tests.article.typeset import SOFT

_WHO = ("keep|er", "clerk", "mas|ter of the har|bour", "sur|vey|or")
_DOES = ("re|cords", "meas|ures", "com|pares", "watches")
_WHAT = (
    "the long-term level of the tide",
    "the pres|sure of the air",
    "the tem|per|a|ture of the wa|ter",
    "the move|ment of the shoals",
)
_WHEN = (
    "every morn|ing",
    "be|fore the boats re|turn",
    "when|ev|er the wind al|lows it",
    "as the reg|u|la|tions de|mand",
)
BREAKABLE = tuple(
    f"The {who} {does} {what} {when}.".replace("|", SOFT)
    for who, does, what, when in itertools.product(_WHO, _DOES, _WHAT, _WHEN)
)
"""Sentences with soft hyphens, as a typesetter has them."""


def paragraphs(count: int, sentences: int = 7, start: int = 0) -> list[str]:
    """Paragraphs to be set, each of other sentences while they last."""
    endless = itertools.islice(itertools.cycle(BREAKABLE), start, None)
    return [" ".join(itertools.islice(endless, sentences)) for _ in range(count)]


def read_out(text: str) -> str:
    """What a text says once it is set and read again."""
    return text.replace(SOFT, "")
