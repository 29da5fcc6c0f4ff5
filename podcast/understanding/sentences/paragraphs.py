"""The paragraphs of an article as their sentences, so that what stands in a paragraph is found in its sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Sentence, Token


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; offsets are characters of its text, which is its sentences joined by spaces."""

    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    """Where each sentence begins."""
    text: str
    block: Block
    """What it is and who speaks in it; a plain paragraph where nobody has looked."""

    @property
    def section(self) -> int:
        """Index of its section; -1 for the summary."""
        return self.sentences[0].section

    def sentence_at(self, offset: int) -> int:
        """Returns the index, among its own sentences, of the one in which an offset lies."""
        return max(0, bisect_right(self.starts, offset) - 1)


@dataclass(frozen=True, slots=True)
class Word:
    """A token where it stands in its paragraph."""

    sentence: Sentence
    at: int
    """Index of the token in the sentence."""
    start: int
    """Its offset in the paragraph."""

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.sentence.parse.tokens[self.at]

    @property
    def stop(self) -> int:
        """The offset behind it."""
        return self.start + len(self.token.text)


def join_sentences(article: Article, sentences: Sequence[Sentence]) -> tuple[Paragraph, ...]:
    """Returns the paragraphs in order; those without a sentence are left out."""
    paragraphs = []
    for (section, number), group in groupby(sentences, key=lambda one: (one.section, one.paragraph)):
        own = tuple(group)
        part = article.summary if section < 0 else article.sections[section]
        block = part.blocks[number] if number < len(part.blocks) else Block("paragraph", "")
        starts, offset = [], 0
        for sentence in own:
            starts.append(offset)
            offset += len(sentence.text) + 1
        paragraphs.append(Paragraph(own, tuple(starts), " ".join(one.text for one in own), block))
    return tuple(paragraphs)


def words_between(paragraph: Paragraph, start: int, stop: int) -> tuple[Word, ...]:
    """Returns the words of a paragraph that lie between two offsets."""
    if start >= stop:
        return ()
    first, last = paragraph.sentence_at(start), paragraph.sentence_at(stop - 1)
    return tuple(
        Word(sentence, at, begins + token.start)
        for sentence, begins in zip(
            paragraph.sentences[first : last + 1], paragraph.starts[first : last + 1], strict=True
        )
        for at, token in enumerate(sentence.parse.tokens)
        if start <= begins + token.start and begins + token.end <= stop and not token.text.isspace()
    )
