"""What a listener has heard when a line begins, and what the article's words that point back stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.script.check.glue import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Line, Need, Reference, Span, Token, Understanding

_BEGINS = re.compile(r"(?:This|These|Such an?) \w")
"""How a sentence begins that points at a thing by its name, whatever that was called before: "This plan would …"."""
_TAKEN = re.compile(
    r"(?:the|that|this|those|these|its|his|her|their|our|my|your|any|every|each|no|both|two|three|four|five) ",
    re.IGNORECASE,
)
"""How a phrase begins that introduces nothing, or what is told of one by one."""
_BARE = 2
"""Words of a noun with its article."""
WINDOW = 5
"""Lines for which a pronoun may reach back, beside those of its own chapter."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference stands for."""

    text: str
    tokens: tuple[Token, ...]
    """The words any of which names it."""
    names: tuple[str, ...] = ()


def find_meant(need: Need, understood: Understanding) -> Meant:
    """Returns what the words of a need stand for, as far as the article tells."""
    parse = understood.sentences[need.sentence].parse
    for reference in understood.references:
        span = reference.span
        if span.sentence == need.sentence and parse.words(span.start, span.stop) == need.because:
            return _read_antecedent(reference, understood)
    return Meant("", ())


def _read_antecedent(reference: Reference, understood: Understanding) -> Meant:
    names: tuple[str, ...] = ()
    if reference.entity is not None:
        entity = understood.entities[reference.entity]
        names = (entity.name, *entity.aliases)
    if reference.antecedent is None:
        return Meant(names[0] if names else "", (), names)
    text, tokens = _read_span(reference.antecedent, understood)
    return Meant(text, tokens, names)


def _read_span(span: Span, understood: Understanding) -> tuple[str, tuple[Token, ...]]:
    parse = understood.sentences[span.sentence].parse
    tokens = parse.tokens[span.start : span.stop]
    nouns = tuple(token for token in tokens if token.pos in ("NOUN", "PROPN"))
    return parse.words(span.start, span.stop), nouns


class Ear:
    """What a listener has heard so far."""

    def __init__(self, title: str) -> None:
        self._words = _split(title)
        self._chapter: set[str] = set()
        self._lines: list[set[str]] = []
        self._cited: list[set[int]] = []
        self._text = title

    def begin_chapter(self, title: str) -> None:
        """Forget what only the lines of a chapter share, and see its title, as apps show it."""
        self._chapter = _split(title)
        self._words |= self._chapter

    def hear(self, line: Line, places: Iterable[int]) -> None:
        """Hear a line, which cites these sentences of the article."""
        words = _split(line.text)
        self._words |= words
        self._chapter |= words
        self._lines.append(words)
        self._cited.append({*places})
        self._text += f"\n{line.text}"

    def has_heard(self, name: str) -> bool:
        """Whether a name was ever said."""
        return re.search(rf"\b{re.escape(name)}\b", self._text, re.IGNORECASE) is not None

    def knows(self, need: Need, meant: Meant, before: str, places: Sequence[int]) -> bool:
        """Whether what is meant was said: for a pronoun not long ago, for a noun at any time."""
        cited = self._cited[-WINDOW:] if need.kind == "pronoun" else self._cited
        near = {place for some in cited for place in some} | {*places}
        if need.needs is None or need.needs in near:
            return True  # the sentence that it needs was heard, or nobody knows which that is
        if need.kind == "demonstrative" and need.sentence - 1 in near:
            return True  # "Such shows" may be what the sentence before it tells, in other words
        if need.kind in ("comparison", "ellipsis"):
            return False
        if need.kind == "noun" and _is_taken_for_known(need, meant):
            return True
        recent = set(self._chapter).union(*self._lines[-WINDOW:]) | _split(before)
        heard = recent if need.kind == "pronoun" else recent | self._words
        wanted = {word for name in meant.names for word in _split(name)}
        wanted |= {token.lemma.lower() for token in meant.tokens} | {token.word for token in meant.tokens}
        if need.kind != "pronoun":
            wanted |= _split(need.because)
        if not (meant.names or meant.tokens) and not _BEGINS.match(need.because):
            return True
        return bool((wanted - FUNCTION_WORDS) & heard)

    def follows(self, place: int) -> bool:
        """Whether the sentence before one of the article was heard not long ago, or there is none."""
        return place == 0 or any(place - 1 in some for some in self._cited[-WINDOW:])

    def has_any(self, words: Iterable[str]) -> bool:
        """Whether one of the words was ever heard."""
        return bool(self._words & {*words})


def _is_taken_for_known(need: Need, meant: Meant) -> bool:
    """Whether the article itself says no more of a noun where it first comes: "the accuracy" is "accuracy" there."""
    says_more = len(need.because.split()) > _BARE
    return (
        says_more or bool(_TAKEN.match(meant.text)) or {it.word for it in meant.tokens} < _split(need.because)
    )


def _split(text: str) -> set[str]:
    words = {word.lower() for word in re.findall(r"\w+", text)}
    return words | {word.removesuffix("s") for word in words} | {word.removesuffix("es") for word in words}
