"""Verbs with what belongs to their group, and where a sentence is parted: what the ways to part one share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Sentence, Token
    from podcast.writers.extractive.edits import Edit

HELPERS = ("aux", "auxpass", "neg")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
INSIDE = ("ADV", "AUX", "PART", "VERB")
"""What stands from the beginning of a verb's group to the verb."""


@dataclass(frozen=True, slots=True, order=True)
class Parting:
    """Where the first sentence ends and the second one begins."""

    end: int
    start: int
    opening: str = ""
    edits: tuple[Edit, ...] = ()
    """Changes of both sentences."""


def begin_verb(sentence: Sentence, verb: int) -> int:
    """Returns the first token of a verb's group."""
    return min((verb, *sentence.parse.children(verb, *HELPERS)))


def find_subject(sentence: Sentence) -> int | None:
    """Returns the subject of a sentence's main verb, where it has one."""
    subjects = sentence.parse.children(sentence.parse.root, "nsubj", "nsubjpass")
    return subjects[0] if len(subjects) == 1 else None


def is_verb(token: Token) -> bool:
    """Returns whether a token is a verb, be it an auxiliary one."""
    return token.pos in ("VERB", "AUX")
