"""Rules that know a line by its wording, as data: a name, a pattern and an example that a test runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A kind of line, known by its words."""

    name: str
    pattern: str
    """A verbose regular expression for the whole line, case ignored; a space in it is written `\\s`."""
    example: str
    """A line that it is for, as a page has it."""


def any_of(rules: Iterable[WordingRule], *, before: str = "", after: str = "") -> re.Pattern[str]:
    """Returns one pattern whose `match` finds the lines that any of the rules is for.

    The number of the group that took part is that of the rule, from 1. `before` and `after` are patterns of what may
    stand around the words: a heading's number, a colon.
    """
    alternatives = "|".join(f"({rule.pattern})" for rule in rules)
    return re.compile(f"^{before}(?:{alternatives}){after}$", re.IGNORECASE | re.VERBOSE)


def name_of(pattern: re.Pattern[str], rules: Sequence[WordingRule], text: str) -> str:
    """Returns the name of the rule that a text is for, or empty; `pattern` is `any_of(rules)`."""
    match = pattern.match(text)
    return rules[(match.lastindex or 1) - 1].name if match else ""
