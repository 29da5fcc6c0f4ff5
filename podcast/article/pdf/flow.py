"""Paragraphs → text: lines joined, words made whole, paragraphs carried over columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.article.extraction import ends, one_line
from podcast.article.marks import resolved
from podcast.language.plain import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HOLE = "\ue002"
"""Where a displayed formula stood."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = frozenset("self non well ex vice all half cross quasi pseudo so high low long short mid".split())


class Vocabulary:
    """The words of a document as they stand within its lines, and how often."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: Counter[str] = Counter()
        for text in texts:
            words = text.split()
            # A word at a line's end may be half of one.
            for word in words[:-1] if words and words[-1].endswith("-") else words:
                self.counts.update(found.lower() for found in _WORD.findall(word))

    def knows(self, word: str) -> int:
        """How often a word stands there whole."""
        return self.counts[word.lower()]

    def joined(self, before: str, after: str) -> str:
        """Two lines as one text; a hyphen that only broke a word at the line's end goes."""
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
        return (before if self._keeps(left[1], right[0]) else before[:-1]) + after

    def _keeps(self, left: str, right: str) -> bool:
        if not right[0].islower():
            return True
        tail = left.rpartition("-")[2]
        whole, parted = self.knows(left + right), self.knows(f"{left}-{right}")
        if whole != parted:
            return parted > whole
        if tail.lower() in _PREFIXES and self.knows(right):
            return True
        return min(len(tail), len(right)) >= 3 and bool(self.knows(tail) and self.knows(right))


def text_of(lines: Sequence[str], words: Vocabulary) -> str:
    """The lines of a paragraph as one text, its raised marks resolved."""
    text = ""
    for line in lines:
        text = words.joined(text, line) if text else line
    return tidy(resolved(text))


def tidy(text: str) -> str:
    """Spaces where the setting lost or doubled them."""
    text = re.sub(r"(?<=[a-z]{3})(?=[−–]\d)", " ", text)
    text = re.sub(
        r"(?<=[a-z]\.)\.(?!\.)", "", text
    )  # "Ref." and a full stop, once the mark between them is gone
    return one_line(re.sub(r"\( | (?=\))", lambda match: match.group().strip(), text))


def whole_sentences(text: str, language: str = "en") -> str:
    """The text without the sentences that a formula has torn."""
    if HOLE not in text:
        return text
    return " ".join(part for part in sentences.split(text, language) if HOLE not in part)


def goes_on(text: str) -> bool:
    """Whether a text breaks off before its end."""
    return not ends(text) and not text.endswith(":")


def whole(text: str) -> str:
    """A paragraph without the half sentences that nothing was found to complete."""
    if not text or HOLE in text:
        return text
    pieces = sentences.split(text)
    if len(pieces) > 1 and pieces[0][:1].islower():
        text = text.removeprefix(pieces[0]).lstrip()
    if len(pieces) > 1 and goes_on(pieces[-1]):
        text = text.removesuffix(pieces[-1]).rstrip()
    return text
