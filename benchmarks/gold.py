"""Annotations of a corpus: what a person found in each of its texts, to hold readers and writers against.

`samples/articles/README.md` describes the form; a folder of texts holds its annotations in `gold.jsonl`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path

FILE = "gold.jsonl"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks, and whose they are."""

    begins: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names, with the role in which it introduces them; the role may be empty."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is true of one text of a corpus; all strings stand in the text word for word."""

    file: str
    genre: str
    title: str
    authors: tuple[str, ...]
    date: str
    """The day of publication, YYYY-MM-DD, or empty."""
    headings: tuple[str, ...]
    """In their order."""
    first: str
    """The first words of the text, or its first sentence."""
    last: str
    """The last words of the text, or its last sentence."""
    core: tuple[str, ...]
    """Sentences that a listener of a short episode must hear."""
    quotes: tuple[Quotation, ...]
    people: tuple[Person, ...]
    first_person: str
    """Whose "I" or "we" it is outside quotations; empty where the text has none."""
    junk: tuple[str, ...]
    """Strings beside or inside the text that must never be spoken."""


def read_gold(folder: Path) -> tuple[Annotation, ...]:
    """Returns the annotations of the texts in `folder`, in the order of its gold.jsonl.

    Raises OSError without such a file and msgspec.ValidationError when a line is not of the form.
    """
    lines = (folder / FILE).read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Annotation) for line in lines)
