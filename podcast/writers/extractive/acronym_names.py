"""Which names of an article an acronym may stand for, by their first letters, and where it stands by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.language.facts.known_acronyms import KNOWN_ACRONYMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Sentence

WITHIN = frozenset(("compound", "nmod", "amod", "nummod"))
"""Relations of one that stands before its noun."""
_LETTERS = re.compile(r"[A-Z]{3,6}")
"""Acronyms that are looked for; two letters begin too many pairs of words: «HRT»"""
_LENGTHS = range(3, 7)
_WORD = re.compile(r"(?<![\w-])[A-Z][\w-]*[a-z]\b(?!-)")
"""A word of a name: «Family»"""
_LINK = re.compile(r" (?:(?:of|for|and|the|on|in|to) ){0,2}")
"""What stands between two words of a name: «Bureau of Tides»"""


@dataclass(frozen=True, slots=True)
class SpelledName:
    """A name whose words begin with the letters of an acronym."""

    sentence: int
    text: str
    article: str
    """"the " where it has one and stands by itself."""
    is_beside: bool
    """Whether its sentence has the acronym, too, and so ties the two itself."""


@dataclass(frozen=True, slots=True)
class AcronymNames:
    """All of an article, by acronym, in order."""

    names: Mapping[str, tuple[SpelledName, ...]]
    alone: Mapping[str, frozenset[int]]
    """Sentences in which it stands by itself, as a whole name would: "The FRC was there", not "FRC members"."""


def is_spelled(word: str) -> bool:
    """Returns whether a word is an acronym whose name is looked for: "USA" is known to all."""
    return _LETTERS.fullmatch(word) is not None and word not in KNOWN_ACRONYMS


def read_acronym_names(sentences: Sequence[Sentence]) -> AcronymNames:
    """Returns what the acronyms of an article may stand for; reads each sentence once."""
    alone: defaultdict[str, set[int]] = defaultdict(set)
    wanted: set[str] = set()
    for sentence in sentences:
        for token in filter(lambda one: is_spelled(one.text), sentence.parse.tokens):
            wanted.add(token.text)
            if token.relation not in (*WITHIN, "poss"):
                alone[token.text].add(sentence.index)
    names: defaultdict[str, list[SpelledName]] = defaultdict(list)
    for sentence in sentences if wanted else ():
        for acronym, start, end in _list_names(sentence.text):
            if acronym in wanted:
                names[acronym].append(_read_name(sentence, acronym, start, end))
    return AcronymNames(
        {acronym: tuple(own) for acronym, own in names.items()},
        {acronym: frozenset(own) for acronym, own in alone.items()},
    )


def _list_names(text: str) -> Iterator[tuple[str, int, int]]:
    """Yields the first letters of runs of words with capitals, and where each run begins and ends."""
    words = list(_WORD.finditer(text))
    ends: dict[str, int] = {}
    for at, first in enumerate(words):
        letters = first[0][0]
        for before, word in pairwise(words[at : at + _LENGTHS[-1]]):
            if not _LINK.fullmatch(text, before.end(), word.start()):
                break
            letters += word[0][0]
            if len(letters) in _LENGTHS and first.start() >= ends.get(letters, 0):
                ends[letters] = word.end()
                yield letters, first.start(), word.end()


def _read_name(sentence: Sentence, acronym: str, start: int, end: int) -> SpelledName:
    last = next((token for token in sentence.parse.tokens if token.end == end), None)
    has_article = sentence.text[:start].lower().endswith("the ")
    is_named = last is not None and last.relation not in WITHIN
    article = "the " if has_article and is_named else ""
    return SpelledName(sentence.index, sentence.text[start:end], article, acronym in sentence.text)
