"""Acronyms that an article explains: "World Health Organization (WHO)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Sentence, Token

_LONGEST = 10
"""Words of a long form at most."""


def find_acronyms(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yields each acronym that stands in brackets, with the tokens (start, stop) of its long form before them."""
    tokens = sentence.parse.tokens
    for at in range(2, len(tokens) - 2):
        if tokens[at].text == "(" and tokens[at + 2].text == ")" and _is_acronym(tokens[at + 1].text):
            start = _long_form(tokens, at, tokens[at + 1].text)
            if start is not None:
                yield tokens[at + 1].text, start, at


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 10 and text[0].isupper() and sum(letter.isupper() for letter in text) > 1


def _long_form(tokens: Sequence[Token], stop: int, short: str) -> int | None:
    """Returns where the words begin whose letters the acronym has in their order, its first one a word's first.

    That is how Schwartz and Hearst (2003) find them: from behind, each letter as late as it can be.
    """
    letters = [letter for letter in fold(short) if letter.isalnum()]
    at, place = stop - 1, len(letters) - 1
    while at >= 0 and stop - at <= _LONGEST:
        word = fold(tokens[at].text)
        if place > 0:
            for letter in reversed(word[1:]):
                place -= place > 0 and letter == letters[place]
        if word[0] == letters[place]:
            if place == 0:
                return at
            place -= 1
        at -= 1
    return None
