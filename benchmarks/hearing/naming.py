"""Whether words name somebody, by any of the ways in which people are named again."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from podcast.language.plain.folding import fold

LIKE = 0.8
"""How alike two last names are at least that are one: "Houser" and "Hauser"."""
_NO_NAMES = frozenset(
    "mr mrs ms dr prof professor sen rep sir dame president senator gov the a an of and s my our his her in at on to "
    "who into during from by".split()
)
"""Words of a name or description that tell nobody apart."""


def is_named(speaker: str, text: str) -> bool:
    """Returns whether a text names a speaker: by the last name, an acronym, or half of the words of a description."""
    words = [word for word in _words(speaker) if word not in _NO_NAMES] or _words(speaker)
    said = set(_words(text))
    if not words:
        return False
    if speaker[:1].isupper() and len(words) <= 4:
        initials = "".join(word[0] for word in words)
        names = [word for word in re.findall(r"[^\W_]+", text) if word[:1].isupper()]
        is_like = any(
            SequenceMatcher(None, fold(name), words[-1]).ratio() >= LIKE for name in names if len(name) > 4
        )
        is_first = words[0] in said and len(words[0]) > 3
        return words[-1] in said or is_like or is_first or (len(words) > 2 and initials in said)
    return sum(word in said for word in words) >= len(words) / 2


def plain_words(text: str) -> str:
    """Returns the words of a text, folded, with a space between them."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
