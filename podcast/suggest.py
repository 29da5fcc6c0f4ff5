"""The names that somebody may have meant."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 80
"""Characters that are compared: difflib takes quadratic time, and a stranger's file may hold a word of a megabyte."""


def nearest(word: str, known: Iterable[str], count: int = 1, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return at most `count` of the known names that resemble `word`, the most alike first, whatever their case.

    `cutoff` is the least likeness that counts, from 0 (anything) to 1 (the same).
    """
    by_fold = {name.casefold(): name for name in known}
    folded = word[:_LONGEST].casefold()
    return tuple(by_fold[fold] for fold in difflib.get_close_matches(folded, by_fold, count, cutoff))
