"""The words of WordNet, each with its senses, its opposites and the words that are derived from it. English."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from podcast.article_memory import keep_for_article

_FILE = Path(__file__).with_name("wordnet.txt.gz")
PARTS_OF_SPEECH = {"NOUN": "n", "PROPN": "n", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "r"}
"""Parts of speech, of Universal Dependencies -> those of the file."""


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """What is known of a word as one part of speech."""

    senses: tuple[int, ...] = ()
    """Its senses, the most frequent first; words that share one are synonyms in it."""
    opposites: tuple[str, ...] = ()
    forms: tuple[tuple[str, str], ...] = ()
    """(word, part of speech) of what is derived from it, or it from that: "growth" of "grow"."""


NO_ENTRY = LexicalEntry()


@dataclass(frozen=True, slots=True)
class Sense:
    """A meaning that words share."""

    field: int
    """The field of the lexicon that it is of: deeds of speaking, of moving …"""
    kinds: tuple[int, ...]
    """The senses that it is a kind of; for an adjective, those that it is like."""
    opposites: tuple[str, ...]
    """The opposites of its words."""


@lru_cache(maxsize=1)
def _read() -> tuple[list[str], list[str]]:
    """Returns the rows of the words, in order, and those of the senses."""
    words, _, senses = gzip.decompress(_FILE.read_bytes()).decode("ascii").partition("\n\n")
    return words.split("\n"), senses.split("\n")


@keep_for_article(5_000)
def look_up(word: str, part: str) -> LexicalEntry:
    """Returns what is known of a word as a noun, verb, adjective or adverb (`n`, `v`, `a`, `r`)."""
    rows = _read()[0]
    begins = f"{word} {part} "
    at = bisect_left(rows, begins)
    if at == len(rows) or not rows[at].startswith(begins):
        return NO_ENTRY
    columns = rows[at].removeprefix(begins).split(" ")
    senses, opposites, forms = (tuple(column.split(",")) if column != "-" else () for column in columns)
    pairs = (form.rpartition(".") for form in forms)
    return LexicalEntry(
        tuple(int(sense, 36) for sense in senses), opposites, tuple((other, kind) for other, _, kind in pairs)
    )


@keep_for_article(5_000)
def get_sense(number: int) -> Sense:
    """Returns a sense by its number."""
    field, kinds, opposites = f"{_read()[1][number]}  ".split(" ")[:3]
    return Sense(
        int(field, 36),
        tuple(int(kind, 36) for kind in kinds.split(",") if kind),
        tuple(word for word in opposites.split(",") if word),
    )
