"""Acronyms that are said as names, and that nobody expands."""

from __future__ import annotations

import re

KNOWN_ACRONYMS = frozenset(
    "AI BBC CIA CNN CO DNA EU FBI GDP GPS IT LED NASA NATO TV UK UN US USA USB PC PDF".split()
)
ACRONYM = re.compile(r"[A-Z]{2,8}")
"""What they look like: «WHO»."""
