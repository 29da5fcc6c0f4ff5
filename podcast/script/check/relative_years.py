"""Years that a text means but does not name: "next year", "ten years ago"."""

from __future__ import annotations

import re
from contextlib import suppress

from podcast.language.facts import numbers

_BY_DAY = re.compile(r"\b(this|last|next) year\b|\b([a-z\d-]+) years ago\b")
"""Years that only the article's own date makes one."""
_OFF = {"this": 0, "last": -1, "next": 1}


def reckon_years(text: str, date: str) -> str:
    """Returns the years that a folded text of a day in ISO 8601 means by "next year" and "ten years ago"."""
    if not date[:4].isdecimal():
        return ""
    written = int(date[:4])
    years = []
    for word, span in _BY_DAY.findall(text):
        if word:
            years.append(written + _OFF[word])
        elif counted := numbers.find_all_numbers(span):
            with suppress(OverflowError):
                years.append(written - int(counted[0].value))
    return " ".join(str(year) for year in years if 1000 <= year <= 2200)
