"""Paragraphs → text: lines joined, words made whole, paragraphs carried over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line
from podcast.article.marks import resolve_marks
from podcast.language.plain import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.article.pdf.page_layout import TextLine

HOLE = "\ue002"
"""Stands in a text where a displayed formula was."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = frozenset("self non well ex vice all half cross quasi pseudo so high low long short mid".split())


class Vocabulary:
    """The words of a document as they stand within its lines, and how often: what tells which hyphens to keep."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: Counter[str] = Counter()
        for text in texts:
            words = text.split()
            # A word at a line's end may be half of one.
            for word in words[:-1] if words and words[-1].endswith("-") else words:
                self.counts.update(part.lower() for part in _WORD.findall(word))

    def count(self, word: str) -> int:
        """Returns how often a word stands there whole."""
        return self.counts[word.lower()]

    def join(self, before: str, after: str) -> str:
        """Returns two lines as one text; a hyphen that only broke a word at the line's end goes."""
        if before.endswith("/"):
            return before + after
        if not before.endswith("-"):
            return f"{before} {after}"
        left = re.search(r"((?:[^\W\d_]+-)*[^\W\d_]+)-$", before[-80:])
        if not left:
            return f"{before}{'' if before[-2:-1].isdigit() else ' '}{after}"
        right = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", after)
        if right is None:
            return f"{before} {after}" if not after[:1].isdigit() else before + after
        return (before if self._keeps_hyphen(left[1], right[0]) else before[:-1]) + after

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        if not right[0].islower():
            return True
        tail = left.rpartition("-")[2]
        whole, parted = self.count(left + right), self.count(f"{left}-{right}")
        if whole != parted:
            return parted > whole
        if tail.lower() in _PREFIXES and self.count(right):
            return True
        return min(len(tail), len(right)) >= 3 and bool(self.count(tail) and self.count(right))


def join_lines(lines: Sequence[TextLine], vocabulary: Vocabulary) -> str:
    """Returns the lines of a paragraph as one text, its raised marks resolved."""
    text = ""
    for line in lines:
        text = vocabulary.join(text, line.text) if text else line.text
    return tidy(resolve_marks(text))


def tidy(text: str) -> str:
    """Returns text with single spaces, also where the setting lost or doubled them."""
    text = re.sub(r"(?<=[a-z]{3})(?=[−–]\d)", " ", text)
    # "Ref." and a full stop, once the mark between them is gone.
    text = re.sub(r"(?<=[a-z]\.)\.(?!\.)", "", text)
    return one_line(re.sub(r"\( | (?=\))", lambda match: match.group().strip(), text))


def without_torn_sentences(text: str, language: str) -> str:
    """Returns the text without the sentences that a formula has torn."""
    if HOLE not in text:
        return text
    return " ".join(part for part in sentences.split(text, language) if HOLE not in part)


def breaks_off(text: str) -> bool:
    """Returns whether a text breaks off before its end."""
    return not ends(text) and not text.endswith(":")


def without_torn_ends(text: str) -> str:
    """Returns a paragraph without the half sentences at its ends, for which no other half was found."""
    if not text or HOLE in text:
        return text
    pieces = sentences.split(text)
    if len(pieces) > 1 and pieces[0][:1].islower():
        text = text.removeprefix(pieces[0]).lstrip()
    if len(pieces) > 1 and breaks_off(pieces[-1]):
        text = text.removesuffix(pieces[-1]).rstrip()
    return text
