"""Rewriting rules: what is written, how it is said, in the order they are tried."""

from __future__ import annotations

import re
from collections.abc import Callable

Match = re.Match[str]
Rules = tuple[tuple[re.Pattern[str], str | Callable[[Match], str]], ...]


def rewrite(rules: Rules, text: str) -> str:
    """`text` after every rule, in order."""
    for pattern, said in rules:
        text = pattern.sub(said, text)
    return text
