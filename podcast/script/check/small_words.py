"""Words that carry content, and small words that say the same: data, each with a sentence and what it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SmallWords:
    """What a word says that stands in no lexicon beside it, for the lexicon has no small words."""

    words: frozenset[str]
    pattern: re.Pattern[str]
    """How a sentence says it in small words."""
    example: str
    """A sentence with a place for each of the words."""
    held: str
    """What that rests on."""


def _row(words: str, pattern: str, example: str, held: str) -> SmallWords:
    return SmallWords(
        frozenset(words.split()), re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), example, held
    )


SMALL_WORDS = (
    _row(
        "single sole lone",
        "one|only",
        "A {} boat came back from the lake.",
        "One boat came back from the lake.",
    ),
    _row("identical", "same", "They got {} boats from the mill.", "They got the same boats from the mill."),
    _row(
        "additional extra",
        "another|more|other",
        "They need {} boats at night.",
        "They need more boats at night.",
    ),
    _row("numerous", "many", "They have {} boats on the lake.", "They have many boats on the lake."),
    _row("multiple various", "several|many", "They met {} keepers there.", "They met several keepers there."),
    _row("solely exclusively", "only|nothing but", "They sell {} bread.", "They sell only bread."),
    _row(
        "currently nowadays presently",
        "now|today|these days",
        "They {} sell bread.",
        "Today they sell bread.",
    ),
    _row(
        "previously formerly", "before|earlier|once|used to", "They {} sold bread.", "They sold bread before."
    ),
    _row("initially", "at first|first", "They {} sold bread.", "At first they sold bread."),
    _row("subsequently", "then|later|after", "They {} sold bread.", "Then they sold bread."),
    _row("eventually", "in the end|at last", "They {} sold bread.", "In the end they sold bread."),
    _row("likewise", "too|also|as well", "The keeper {} sells bread.", "The keeper sells bread, too."),
    _row(
        "free gratis",
        "g[ai]v(?:e|es|en|ing) (?:[^.;]* )?away|for nothing|at no cost|without (?:charge|paying)",
        "The mill gives the bread to the town for {}.",
        "The mill gives its bread away to the town.",
    ),
)


def say_in_small_words(lemma: str, text: str) -> bool:
    """Returns whether a text says in small words what a word says: "one boat" for "a single boat"."""
    return any(lemma in row.words and row.pattern.search(text) for row in SMALL_WORDS)
