"""The parses of an article as they are kept: packed, and taken back only where they are trees of its sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.language.grammar.parsing import grammar_identity, parse
from podcast.model import Parse, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 11
"""Numbers of a token: offset, length; lemma, pos, tag, relation and entity in the table of strings; head, left, right;
whether it begins its entity."""


def parse_once(sentences: Sequence[str], kept: store.Store | None) -> tuple[Parse, ...]:
    """Returns the sentences parsed, from what is kept where they were parsed before; PodcastError, see `parse`."""
    if kept is None or not sentences:
        return parse(sentences)
    key = store.key(recipe=recipes.PARSES, grammar=grammar_identity(), sentences=list(sentences))
    parses = unpack(kept.get(key) or b"", sentences)
    if parses is None:
        parses = parse(sentences)
        kept.put(key, pack(parses))
    return parses


def pack(parses: Sequence[Parse]) -> bytes:
    """Returns parses as JSON: a table of strings, then each sentence's tokens as one row of numbers."""
    numbers: dict[str, int] = {}

    def number(string: str) -> int:
        return numbers.setdefault(string, len(numbers))

    rows = [
        [
            column
            for it in tree.tokens
            for column in (
                *(it.start, len(it.text)),
                *map(number, (it.lemma, it.pos, it.tag, it.relation, it.entity)),
                *(it.head, it.left, it.right, int(it.begins_entity)),
            )
        ]
        for tree in parses
    ]
    return json.dumps([list(numbers), rows], separators=(",", ":"), ensure_ascii=False).encode()


def unpack(data: bytes, sentences: Sequence[str]) -> tuple[Parse, ...] | None:
    """Returns the parses of just these sentences; None for anything else, whoever wrote it."""
    try:
        strings, rows = json.loads(data)
        return tuple(_tree(text, row, strings) for text, row in zip(sentences, rows, strict=True))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _tree(text: str, row: list[int], strings: list[str]) -> Parse:
    """Returns one sentence's tree; ValueError or LookupError where the numbers are none."""
    if len(row) % _WIDTH or not all(type(value) is int and value >= 0 for value in row):
        raise ValueError("not a table of numbers")
    behind = 0
    tokens = []
    count = len(row) // _WIDTH
    for at in range(count):
        start, length, *names, head, left, right, begins = row[at * _WIDTH : (at + 1) * _WIDTH]
        if start < behind or not length or start + length > len(text):
            raise ValueError("a token that is not in the text")
        if not left <= at <= right < count > head:
            raise ValueError("a token that is not in the sentence")
        behind = start + length
        lemma, pos, tag, relation, entity = (_string(strings, number) for number in names)
        edges = (head, left, right)
        tokens.append(
            Token(text[start:behind], start, lemma, pos, tag, relation, *edges, entity, bool(begins))
        )
    _refuse_circles([token.head for token in tokens])
    return Parse(text, tuple(tokens))


def _string(strings: list[str], at: int) -> str:
    string = strings[at]
    if not isinstance(string, str):
        raise TypeError("not a string")
    return string


def _refuse_circles(heads: list[int]) -> None:
    """Raises ValueError where going from head to head does not end at the one root."""
    ends = {at for at, head in enumerate(heads) if at == head}
    if len(ends) != min(len(heads), 1):
        raise ValueError("not one root")
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in ends and len(path) <= len(heads):
            path.append(at)
            at = heads[at]
        if len(path) > len(heads):
            raise ValueError("a circle")
        ends.update(path)
