"""Annotated texts in CoNLL-U, of which the last column holds mentions and relations, with the place of every word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A word; offsets are into the text's paragraphs joined by one blank."""

    text: str
    start: int
    columns: tuple[str, ...]

    def annotations(self, name: str) -> list[str]:
        """Returns what the last column says under a name."""
        prefix = f"{name}="
        return [part.removeprefix(prefix) for part in self.columns[9].split("|") if part.startswith(prefix)]


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence and its words."""

    text: str
    start: int
    begins_paragraph: bool
    rows: tuple[GoldRow, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.start + len(self.text)


def read_conllu(path: Path) -> tuple[GoldSentence, ...]:
    """Returns the sentences of a text in order."""
    sentences: list[GoldSentence] = []
    at = 0
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text = next(line[9:] for line in lines if line.startswith("# text = "))
        begins = not sentences or any(line.startswith("# newpar") for line in lines)
        sentences.append(GoldSentence(text, at, begins, _rows(lines, text, at)))
        at += len(text) + 1
    return tuple(sentences)


def join_paragraphs(sentences: Iterable[GoldSentence]) -> tuple[str, ...]:
    """Returns the paragraphs that the sentences make."""
    paragraphs: list[list[str]] = []
    for sentence in sentences:
        if sentence.begins_paragraph:
            paragraphs.append([])
        paragraphs[-1].append(sentence.text)
    return tuple(map(" ".join, paragraphs))


def _rows(lines: list[str], text: str, at: int) -> tuple[GoldRow, ...]:
    rows: list[GoldRow] = []
    place = 0
    for columns in (line.split("\t") for line in lines):
        if not columns[0].isdigit():  # a comment, or the two words of a contraction as one
            continue
        found = text.find(columns[1], place)
        start = found if found >= 0 else place
        rows.append(GoldRow(columns[1], at + start, tuple(columns)))
        place = start + len(columns[1])
    return tuple(rows)
