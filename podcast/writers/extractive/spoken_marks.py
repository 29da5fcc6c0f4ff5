"""The marks of what is said: quotations closed in their own sentence, asides as pauses, somebody's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.asides import PAIRED
from podcast.writers.extractive.edits import as_sentence, tidy
from podcast.writers.plain_speech import unmarked, without_asides, without_footnotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.edits import Edit

_OPEN_STRAIGHT = re.compile(r'(?:^|[\s(—–])"(?=\w)[^"]*$')
"""A straight mark that opens the last words of a sentence: «He added: "The worst is over.»"""
_CLOSING_STRAIGHT = re.compile(r'^[^"]*[\w.,!?…]"(?!\w)')
"""A straight mark that closes the first words of one: «The worst is over," he added.»"""
_CLOSES_FIRST = re.compile(r"(?:(?<=^)|(?<=[\s(]))”(?=\w)")
"""A closing mark that stands where one opens: «He said, ”The gate is shut.»"""
_INCHES = re.compile(r"(?<=\d['’]\d)\"|(?<=\d['’]\d\d)\"")
"""A straight mark that stands for inches: «The 4'5" keeper»"""
PAIR = 2
"""Dashes of a pair."""


def say_pieces(text: str, edits: Sequence[Edit]) -> tuple[str, ...]:
    """Returns a wording's sentences, with marks of their own; `edits` are the changes of its asides."""
    has_pair = text.count(PAIRED) == PAIR and any(PAIRED in edit.words for edit in edits)
    said = without_asides(_with_own_marks(text), has_pair=has_pair)
    return tuple(piece for piece in map(as_sentence, said.split("\n")) if any(map(str.isalnum, piece)))


def _with_own_marks(text: str) -> str:
    """Returns a text with marks of its own, whose quotations go on in the next sentence or began in the one before."""
    text = _INCHES.sub("″", _CLOSES_FIRST.sub("“", text))
    if text.count('"') % 2:
        if _OPEN_STRAIGHT.search(text):
            at = text.rindex('"')
            return f"{text[:at]}“{text[at + 1 :].rstrip()}”"
        if match := _CLOSING_STRAIGHT.match(text):
            return f"“{text[: match.end() - 1]}”{text[match.end() :]}"
    if text.rfind("“") > text.rfind("”"):
        return f"{text.rstrip()}”"
    first = text.find("”")
    return f"“{text}" if first >= 0 and not 0 <= text.find("“") < first else text


def with_inner_marks(text: str) -> str:
    """Returns somebody's words with inner marks around what is quoted in them."""
    text = re.sub(r"\"([^\"]*)\"", r"“\1”", _CLOSES_FIRST.sub("“", text))
    return text.replace("“", "‘").replace("”", "’")


def close_words(text: str) -> str:
    """Returns somebody's words as they end a sentence."""
    text = re.sub(r",([’'”\"]+)$", r"\1", unmarked(without_footnotes(text)).rstrip())
    text = tidy(text.rstrip(" ,;")) if not text.rstrip().endswith(("?", "!", ".", "…")) else text.strip()
    return as_sentence(text)
