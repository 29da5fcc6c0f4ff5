"""To whom a letter is written, by its salutation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Understanding

_SALUTATION = re.compile(r"^(?:My )?Dear (?P<name>[A-Z][^,:;.!?]{1,60})[,:]?(?:\s|$)")
"""Whom a letter is to: «Dear Ana Ruiz,»"""
_NOBODY = re.compile(r"\b(?:sir|madam|editor|reader|all|everyone|everybody|diary|abby)\b", re.IGNORECASE)
"""Who is no one in particular: «Dear editor»"""
FIRST = 3
"""Paragraphs within which a salutation stands."""


def find_recipient(understood: Understanding) -> str:
    """Returns to whom a letter is written, "Minister Dahl"; empty for other texts, and where it does not say."""
    if understood.genre != "letter":
        return ""
    paragraphs = [text for section in understood.article.sections[:2] for text in section.paragraphs]
    for text in paragraphs[:FIRST]:
        if (match := _SALUTATION.match(text)) and not _NOBODY.search(match["name"]):
            return match["name"].strip()
    return ""
