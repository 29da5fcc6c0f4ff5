"""Sentences that have lost a word where they were read: a formula, a link or a picture stood there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.clause_words import RELATIVES
from podcast.writers.plain_speech import unmarked

if TYPE_CHECKING:
    from podcast.model import Sentence

HOLES: tuple[tuple[str, str], ...] = (
    (r"(?<![\w.])(?:the|an|my|our|your|their|every)\s*[.!?;:]$", "Then press the."),
    (r"\b(?:the|an|our|your|their)\s?[,;](?: |$)", "Then press the, and wait."),
    (r"\b(?:by|of|with|from|for|on|as) (?:and|or)\s*[.;]$", "The codes are those defined by and."),
    (r"[;,] see\s*[.;]$", "It is not advised, as it is not safe; see."),
)
"""Words behind which another one is missing, and a sentence with them."""
_HOLES = re.compile("|".join(pattern for pattern, _ in HOLES))
"""Any of them: «Then press the.»"""


def has_hole(sentence: Sentence) -> bool:
    """Returns whether a word is missing that nobody can guess: "The shares with are set to zero"."""
    return bool(_HOLES.search(unmarked(sentence.text))) or _is_bare_preposition(sentence)


def _is_bare_preposition(sentence: Sentence) -> bool:
    """Returns whether a noun has a preposition right before the verb, with nothing behind it."""
    tokens = sentence.parse.tokens
    return any(
        token.relation == "prep"
        and tokens[at - 1].pos == "NOUN"
        and token.head == at - 1
        and tokens[at + 1].lemma == "be"
        and tokens[at + 1].is_finite
        and not sentence.parse.children(at)
        and not any(before.word in RELATIVES for before in tokens[:at])  # the gate that we spoke of
        for at, token in enumerate(tokens[1:-1], 1)
    )
