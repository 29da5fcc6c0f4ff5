"""A sentence as a parser sees it: its tokens with their parts of speech, and which depends on which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence, and its place in the tree of dependencies."""

    text: str
    start: int
    """Its offset in the sentence, in characters."""
    lemma: str
    """Its dictionary form, in lower case but for names."""
    pos: str
    """Its part of speech, of Universal Dependencies: `NOUN`, `PROPN`, `VERB`, `AUX` …"""
    tag: str
    """Its part of speech, of the Penn Treebank: `NNS`, `VBD` …"""
    relation: str
    """What it is to its head, by the labels of ClearNLP: `nsubj`, `dobj`, `relcl` …; `ROOT` for the root."""
    head: int
    """Index of the token that it depends on; its own for the root."""
    left: int
    """Index of the first token of its subtree."""
    right: int
    """Index of the last token of its subtree."""
    entity: str
    """Type of the named entity that it is part of, of OntoNotes (`PERSON`, `ORG`, `GPE`, `DATE` …), or empty."""
    begins_entity: bool = False
    """Whether it is the first token of that entity."""

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)

    @property
    def word(self) -> str:
        """Its text in lower case, with a plain apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_finite(self) -> bool:
        """Whether it is a verb that a clause can be built on: a finite form or a modal, no infinitive or participle."""
        return self.tag in ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence and its tokens; no tokens where it was not parsed (another language, or too long to be a sentence)."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def root(self) -> int:
        """Index of the root; -1 where there are no tokens."""
        return next((index for index, token in enumerate(self.tokens) if token.head == index), -1)

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """Returns the tokens that depend on a token, in order; only those of the relations, where any are named."""
        return tuple(
            at
            for at, token in enumerate(self.tokens)
            if token.head == index != at and (not relations or token.relation in relations)
        )

    def verb_group(self, index: int) -> tuple[Token, ...]:
        """Returns a verb, or the predicate behind a copula, with its auxiliaries."""
        return (
            self.tokens[index],
            *(self.tokens[at] for at in self.children(index, "aux", "auxpass", "cop")),
        )

    def words(self, start: int, stop: int) -> str:
        """Returns the text from one token up to, but without, another, as it is written."""
        return self.text[self.tokens[start].start : self.tokens[stop - 1].end] if start < stop else ""
