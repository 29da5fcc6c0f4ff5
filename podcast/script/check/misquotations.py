"""Words in quotation marks that the evidence has not, word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts import names
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split
from podcast.language.plain.unsaid_marks import resolve_marks

if TYPE_CHECKING:
    from podcast.script.check.basis import Text


_LETTERS = re.compile(r"\(\w{2,9}\)")
"""What may stand for words that were just said, which nobody says again: "the tidal service (ts)"."""
_DATED = re.compile(r"\([^()]*\b[12]\d{3}[^()]*\)")
"""A reference or the days of a life, which may go, too: "(lee, 2019)"."""
_END = re.compile(r"(?<=[.!?…])[\"'’”]*\s+(?=[\"'‘“]?[A-Z])")
"""Where a sentence of a quotation ends, also one that somebody else says in it: «“She’ll say, ‘It leaks.’ I see.”»"""
_ELLIPSIS = re.compile(r"\s*(?:\[\.\.\.\]|\.\.\.|\. \. \.)\s*")


def find_misquotations(text: str, evidence: Text) -> tuple[str, ...]:
    """Returns the quotations that are not word for word in the evidence; their marks make no difference.

    Brackets count as they are said: "[if] the judge[s]" is "if the judges". Each sentence counts alone: between two of
    one speaker's, or inside one, the article may have said who speaks.
    """
    lines = [line.split('"') for line in evidence.folded.split("\n")]
    inside = (part for line in lines for start in (1, 0) for part in line[start::2])
    said = _LETTERS.sub(" ", evidence.folded)
    held = tuple(map(_bare, (evidence.folded, " ".join(inside), said, _DATED.sub(" ", said))))
    return tuple(
        quotation
        for quotation in names.find_quotations(text)
        if not all(
            any(_is_quoted(part, words) for words in held)
            for sentence in (split(quotation, "en") or (quotation,))
            for part in _END.split(sentence)
        )
    )


def _is_quoted(quotation: str, held: str) -> bool:
    """Whether the parts of a quotation, which three dots may shorten, are there in order."""
    at = 0
    for part in _ELLIPSIS.split(fold(quotation)):
        words = _bare(part)
        if not words:
            continue
        match = re.compile(rf"(?<!\S){re.escape(words)}(?!\S)").search(held, at)
        if match is None:
            return False
        at = match.end()
    return True


def _bare(folded: str) -> str:
    """The words of a folded text without the marks between them; a dash without spaces is one, too."""
    said = resolve_marks(folded).replace('"', "'")
    return " ".join(re.findall(r"[^\W_]+(?:['’.,&/][^\W_]+)*", said))
