"""What a sentence speaks of: its words of content, as a dictionary has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model.understanding import Sentence


def read_lemmas(sentence: Sentence) -> set[str]:
    """Returns what a sentence speaks of, in dictionary forms and small letters."""
    return {
        token.lemma.lower()
        for token in sentence.parse.tokens
        if token.pos in ("NOUN", "PROPN", "VERB", "ADJ") and len(token.lemma) > 2
    }
