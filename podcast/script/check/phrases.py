"""Lists of words and phrases as patterns."""

from __future__ import annotations

import re


def spell(phrases: str) -> str:
    """Returns a pattern for any of the phrases that commas part; a star stands for the rest of a word, or nothing."""
    words = (re.escape(" ".join(phrase.split())) for phrase in phrases.split(","))
    spelt = (word.replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\ ", " ") for word in words if word)
    return rf"(?:{'|'.join(spelt)})"


def find_any(phrases: str) -> re.Pattern[str]:
    """Returns what finds any of the phrases, each as whole words and in any case."""
    return re.compile(rf"(?<!\w){spell(phrases)}(?!\w)", re.IGNORECASE)
