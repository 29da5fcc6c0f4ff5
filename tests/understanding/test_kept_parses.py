"""Parses that are kept: the same trees, and nothing else than trees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from podcast import store
from podcast.errors import PodcastError
from podcast.language.grammar import parsing
from podcast.language.grammar.parsing import parse
from podcast.understanding.sentences import kept_parses
from podcast.understanding.sentences.kept_parses import pack, parse_once, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SENTENCES = ("The gauge – which nobody reads – isn’t broken.", "Anna Bell paid $20 in May.", "word " * 300)


def refuse(sentences: Sequence[str]) -> NoReturn:
    """Stand where the parser is not to be asked."""
    pytest.fail("parsed again")


def test_what_is_kept_is_what_was_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is parsed, and the trees are the same ones, in every field."""
    kept = store.FolderStore(tmp_path)
    first = parse_once(SENTENCES, kept)
    monkeypatch.setattr(kept_parses, "parse", refuse)
    assert parse_once(SENTENCES, kept) == first == parse(SENTENCES)
    assert [len(tree.tokens) for tree in first] == [11, 8, 0]


def test_another_grammar_parses_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trees of another model or recipe are not taken for those of this one."""
    kept = store.FolderStore(tmp_path)
    parse_once(SENTENCES, kept)
    monkeypatch.setattr(kept_parses, "grammar_identity", lambda: "another one")
    monkeypatch.setattr(kept_parses, "parse", refuse)
    with pytest.raises(pytest.fail.Exception, match="parsed again"):
        parse_once(SENTENCES, kept)


def change(where: tuple[int, ...], value: object) -> Callable[[Any], object]:
    """Returns a function that puts a value at a place of a nested list."""

    def put(data: Any) -> object:
        inner = data
        for at in where[:-1]:
            inner = inner[at]
        inner[where[-1]] = value
        return data

    return put


HOSTILE: dict[str, Callable[[Any], object]] = {
    "no table": lambda _: None,
    "a dictionary": lambda data: {"0": data[0], "1": data[1]},
    "strings in a dictionary": lambda data: [{"a": 1}, data[1]],
    "strings that are numbers": lambda data: [[1] * len(data[0]), data[1]],
    "a string that is not there": change((1, 0, 2), 10_000),
    "a sentence less": lambda data: [data[0], data[1][1:]],
    "a row cut": lambda data: [data[0], [row[:-1] for row in data[1]]],
    "a row of text": change((1, 0), "abcdefghijk"),
    "a fraction": change((1, 0, 0), 0.5),
    "a truth": change((1, 0, 0), False),
    "a token behind the text": change((1, 0, 1), 10_000),
    "a token of no length": change((1, 0, 1), 0),
    "a head outside": change((1, 0, 7), 10_000),
    "a negative head": change((1, 0, 7), -1),
    "a second root": change((1, 0, 7), 0),
    "an edge outside": change((1, 0, 9), 10_000),
    "an edge on the wrong side": change((1, 1, 8), 3),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_tree_is_ignored(name: str) -> None:
    """Whoever wrote into the cache, no consumer meets an index that is none."""
    data = HOSTILE[name](json.loads(pack(parse(SENTENCES))))
    assert unpack(json.dumps(data).encode(), SENTENCES) is None


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 100_000, b"1", b"[[], []]", b'{"a": [1]}'], ids=len)
def test_what_is_no_list_is_ignored(data: bytes) -> None:
    """Bytes of any kind are no error."""
    assert unpack(data, SENTENCES) is None


def test_a_circle_of_heads_is_ignored() -> None:
    """Who goes from head to head comes to the root."""
    [tree] = parse(SENTENCES[1:2])
    data = json.loads(pack([tree]))
    at, other = [index for index in range(len(tree.tokens)) if index != tree.root][:2]
    data[1][0][at * 11 + 7], data[1][0][other * 11 + 7] = other, at
    assert unpack(json.dumps(data).encode(), SENTENCES[1:2]) is None


def test_without_a_grammar_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to install, also where parses are kept."""

    def missing() -> None:
        raise PodcastError("the English grammar is not installed", "run it")

    monkeypatch.setattr(parsing, "find_model", missing)
    with pytest.raises(PodcastError, match="not installed; run it"):
        parse_once(SENTENCES, store.FolderStore(tmp_path))
