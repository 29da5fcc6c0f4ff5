"""How long each sentence is when it is said: after it was cut in two and shortened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.spoken_wording import word_sentence

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView


def measure_lengths(source: SourceView) -> SourceView:
    """Returns the source with the words that each sentence takes as it is said, and those of its longest piece."""
    pieces = [
        [count_words(wording.text) for wording in word_sentence(source, sentence.index, Heard())]
        or [count_words(sentence.text)]
        for sentence in source.sentences
    ]
    return replace(source, lengths=tuple(map(sum, pieces)), longest=tuple(map(max, pieces)))
