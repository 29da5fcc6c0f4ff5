"""The one place that splits a line into sentences: as they are spoken, and beside each as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain import sentences
from podcast.language.saying.normalisation import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence


def split_line(text: str, say: Sequence[tuple[str, str]], language: str) -> list[tuple[str, str]]:
    """Returns (written, spoken) for each sentence of a line; `say` is as for `normalise`.

    A sentence without a word to say ("…", an emoji) is written with its neighbour: an engine would be asked for
    silence, yet captions must show it. So the list is empty where nothing can be said.
    """
    pairs: list[tuple[str, str]] = []
    for sentence in sentences.split(text, language):
        written, words = sentence, normalise(sentence, say, language)
        if pairs and not (words and pairs[-1][1]):
            before, words_before = pairs.pop()
            written, words = f"{before} {written}", words_before or words
        pairs.append((written, words))
    return [(written, words) for written, words in pairs if words]
