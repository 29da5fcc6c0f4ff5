"""A script as it is heard: its sentences in order, each parsed and held to the sentences of the article it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split, split_quotations
from podcast.understanding.sentences.kept_parses import parse_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast import store
    from podcast.model import Line, Parse, Script, Token, Understanding

WINDOW = 5
"""Lines that a listener still has in mind when another chapter has begun."""
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
GLUE = 0.34
"""Share of the content words of a sentence that stand in what it cites, below which it is the hosts' own."""
_ENDING = re.compile(r"(?<=\w{3})(?:ing|e?[sd]|e)$")
LEAD = 12
"""Tokens before a colon with which the hosts lead to words of the article."""
QUOTED = 4
"""Words inside marks with which a sentence is somebody else's, whatever stands around them."""


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence that a host says."""

    text: str
    parse: Parse
    host: str
    line: int
    """Index of its line in the script."""
    at: int
    """Line of the script file."""
    chapter: int
    cites: tuple[str, ...]
    """Texts of its footnotes."""
    sources: tuple[int, ...]
    """Sentences of the article that these are; headings are none."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words and marks."""
        return self.parse.tokens

    @cached_property
    def content(self) -> frozenset[str]:
        """Lemmas of its content words, auxiliaries aside."""
        return content_of(self.tokens)

    @cached_property
    def lead(self) -> int:
        """How many tokens are the hosts' own words before a colon: "I would put this beside it: …"."""
        words = [token.word for token in self.tokens]
        colon = words.index(":") if ":" in words[:LEAD] else 0
        cited = fold(" ".join(self.cites))
        return colon if any(len(word) > 3 and word not in cited for word in words[:colon]) else 0

    @cached_property
    def is_glue(self) -> bool:
        """Whether it is the hosts' own: hardly a word of it stands in what it cites."""
        if not self.cites:
            return True
        said = fold(" ".join(self.cites))
        if any(len(words.split()) >= QUOTED for words in re.findall(r"[“\"]([^”\"]+)", self.text)):
            return False
        if fold(self.text).strip("\"'.!?") in said:
            return False
        words = [token.word for token in self.tokens if token.pos in CONTENT]
        known = stems(re.findall(r"[^\W_]+", said))
        return sum(stem(word) in known for word in words) <= GLUE * len(words)


@dataclass(frozen=True)
class Talk:
    """A script as it is heard, and the article that it is made of."""

    script: Script
    understood: Understanding
    sentences: tuple[SpokenSentence, ...]

    def before(self, index: int) -> tuple[SpokenSentence, ...]:
        """Returns what a listener has in mind at a sentence: the chapter so far, and the last lines before it."""
        own = self.sentences[index]
        return tuple(
            one
            for one in self.sentences[:index]
            if one.chapter == own.chapter or one.line >= own.line - WINDOW
        )

    def is_frame(self, one: SpokenSentence) -> bool:
        """Returns whether a sentence belongs to hello or goodbye: hosts, show, disclosure, the article and its link."""
        text = fold(one.text)
        if one.chapter == 0 and not one.sources:
            names = [fold(host.name) for host in self.script.hosts]
            line = fold(self.script.lines[one.line].text)
            is_article = "one article" in line[: line.find(text) + len(text)]
            return (
                is_article
                or text.startswith("this is ")
                or "synthetic" in text
                or any(it in text for it in names)
            )
        return one.line == self.sentences[-1].line and not one.sources

    @cached_property
    def headings(self) -> frozenset[str]:
        """The article's headings, folded."""
        article = self.understood.article
        return frozenset(fold(part.heading) for part in article.sections if part.heading)


def content_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Returns the lemmas of content words."""
    return frozenset(token.lemma.lower() for token in tokens if token.pos in CONTENT)


def stem(word: str) -> str:
    """Returns what the forms of a word have in common, roughly: "save", "saved" and "saving" are one."""
    return _ENDING.sub("", fold(word))[:5]


def stems(words: Iterable[str]) -> frozenset[str]:
    """Returns the stems of words."""
    return frozenset(map(stem, words))


def hear(script: Script, understood: Understanding, kept: store.Store | None = None) -> Talk:
    """Returns a script as it is heard; parses are taken from and put to `kept`."""
    places = _Places(understood)
    notes = {note.label: note.text for note in script.footnotes}
    lines = [(number, line) for number, chapter in enumerate(script.chapters) for line in chapter.lines]
    rows = [
        (chapter, index, line, text, labels)
        for index, (chapter, line) in enumerate(lines)
        for text, labels in _cut(line)
    ]
    parses = parse_once([row[3] for row in rows], kept)
    sentences = []
    for (chapter, index, line, text, labels), parse in zip(rows, parses, strict=True):
        cites = tuple(notes[label] for label in labels if label in notes)
        sources = tuple(dict.fromkeys(at for note in cites for at in places.find(note)))
        sentences.append(SpokenSentence(text, parse, line.host, index, line.at, chapter, cites, sources))
    return Talk(script, understood, tuple(sentences))


def _cut(line: Line) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yields the sentences of a line with the labels of the passages that they touch."""
    whole = line.text
    ends: list[tuple[int, tuple[str, ...]]] = []
    behind = 0
    for passage in line.passages:
        behind = whole.find(passage.text, behind) + len(passage.text)
        ends.append((behind, passage.cites))
    behind = 0
    for text in split_quotations(split(whole)):
        start = max(whole.find(text, behind), behind)
        stop = behind = start + len(text)
        labels: list[str] = []
        begin = 0
        for end, cites in ends:
            if begin < stop and end > start:
                labels += cites
            begin = end
        yield text, tuple(dict.fromkeys(labels))


class _Places:
    """Where footnotes stand in the article."""

    def __init__(self, understood: Understanding) -> None:
        self.texts = [fold(sentence.text) for sentence in understood.sentences]
        self.first: dict[str, int] = {}
        for index, text in enumerate(self.texts):
            self.first.setdefault(text, index)

    def find(self, note: str) -> Sequence[int]:
        """Returns the sentences of the article that a footnote is, or is part of, or holds."""
        text = fold(note)
        if text in self.first:
            return (self.first[text],)
        return [
            index
            for index, own in enumerate(self.texts)
            if len(own) > 15 and (own in text or (len(text) > 15 and text in own))
        ]
