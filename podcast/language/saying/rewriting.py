"""Rewriting rules: a pattern of what is written, and how it is spoken."""

from __future__ import annotations

import re
from collections.abc import Callable

Match = re.Match[str]
Rules = tuple[tuple[re.Pattern[str], str | Callable[[Match], str]], ...]


def rewrite(rules: Rules, text: str) -> str:
    """Returns `text` after every rule, in order."""
    for pattern, spoken in rules:
        text = pattern.sub(spoken, text)
    return text
