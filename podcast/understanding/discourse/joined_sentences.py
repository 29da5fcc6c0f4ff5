"""How a sentence goes with the one before it, by the words with which it begins; questions and their answers."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from podcast.model import Relation
from podcast.understanding.discourse.connectives import ASIDES, OPENINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Sentence

_OPENINGS = tuple((opening, re.compile(opening.pattern, re.IGNORECASE)) for opening in OPENINGS)
_MARKS = re.compile(r"""^["'“”‘’(\[*–—-]*\s*(?:and\s+(?=\w+,|then\b|so\b|yet\b|that\b))?""", re.IGNORECASE)
_ASIDES = tuple((aside.kind, re.compile(aside.pattern, re.IGNORECASE)) for aside in ASIDES)


def join_sentences_by_words(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Yields the relations of each sentence with the one before it in its section."""
    for before, sentence in pairwise(sentences):
        if before.section != sentence.section:
            continue
        if is_question(before) and not is_question(sentence):
            yield Relation("answer", before.index, sentence.index, "?")
        yield from _by_words(before, sentence)


def is_question(sentence: Sentence) -> bool:
    """Returns whether a sentence ends in a question mark."""
    return sentence.text.rstrip("\"'”’)] ").endswith("?")


def _by_words(before: Sentence, sentence: Sentence) -> Iterator[Relation]:
    text = sentence.text
    opened = _MARKS.match(text)
    start = opened.end() if opened else 0
    for opening, pattern in _OPENINGS:
        match = pattern.match(text, start)
        if match and (not opening.within or before.paragraph == sentence.paragraph):
            yield Relation(opening.kind, before.index, sentence.index, match[1])
            return
    for kind, pattern in _ASIDES:
        match = pattern.search(text)
        # Behind a semicolon the words tie the halves of the sentence.
        if match and ";" not in text[: match.start()]:
            yield Relation(kind, before.index, sentence.index, match[1])
            return
