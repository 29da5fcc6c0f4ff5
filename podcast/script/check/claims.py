"""Sentences of a cited line whose words come from nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.facts import numbers
from podcast.language.plain.sentences import split
from podcast.script.check import glue, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

ENOUGH = 0.4
"""Share of a sentence's content words: when the evidence holds less, the sentence comes from nowhere."""


def find_strange(
    text: str, language: str, held: frozenset[str], known: frozenset[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields (sentence, its words that are not among the held stems) where those are most of its words.

    `known` are words that state nothing here, as `glue.find_statements` has them.
    """
    for sentence in split(text, language or "en"):
        if glue.is_question(sentence):
            continue
        share, missing = held_share(sentence, held, known)
        # "Let us turn to the second question, the ferry" speaks of the talk, and may end in a word of its own.
        talk = sum(glue.is_talk(word, known) for _, word in stems.content_words(sentence))
        if len(missing) > max(1, talk) and share < ENOUGH:
            yield sentence, missing


def held_share(sentence: str, held: frozenset[str], known: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    """Returns (share of the content words that are held, from 0 to 1, and the others).

    A number counts as held: it is looked up on its own.
    """
    words = [(stem, word) for stem, word in stems.content_words(sentence) if not glue.is_talk(word, known)]
    missing = tuple(dict.fromkeys(word for stem, word in words if stem not in held))
    unheld = sum(stem not in held for stem, _ in words)
    return 1 - unheld / max(1, len(words) + len(numbers.find_numbers(sentence))), missing
