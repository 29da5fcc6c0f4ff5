"""Words that say how sure a clause is, and whose: data, each group with a sentence that shows any of them at work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words in their dictionary form that do the same thing in a sentence."""

    words: frozenset[str]
    example: str
    """A sentence with a place for each of them."""


def _group(words: str, example: str) -> WordGroup:
    return WordGroup(frozenset(words.split()), example)


HEDGING_ADVERBS = _group(
    "allegedly apparently arguably conceivably likely maybe perhaps possibly potentially presumably probably "
    "purportedly reportedly seemingly supposedly",
    "The old gauge {} stopped in May.",
)
HEDGING_VERBS = _group("appear seem tend", "The old gauges {} to stop in May.")
HEDGING_ADJECTIVES = _group("likely possible probable unlikely", "It is {} that the gauge stopped in May.")
HEDGING_NOUNS = _group(
    "chance likelihood possibility probability", "There is a {} that the gauge stopped in May."
)

REPORTING_VERBS = _group(
    "acknowledge add admit allege announce argue assert assume believe claim conclude confirm contend declare deny "
    "estimate expect explain fear find hope indicate insist maintain note predict report say show state suggest "
    "suspect tell think warn write",
    "They {} that the gauge stopped in May.",
)
"""What they say, think or write is theirs; knowing and seeing are left out, for what is known is so."""
REPORTING_NOUNS = _group(
    "accusation allegation announcement argument assertion assumption belief claim fear hope idea statement "
    "suggestion suspicion theory view warning",
    "Nobody shares the {} that the gauge stopped in May.",
)

NEGATING_ADVERBS = _group(
    "barely hardly never not rarely scarcely seldom", "The old gauge had {} stopped in May."
)
NEGATING_PRONOUNS = _group("nobody none nothing", "In the spring {} stopped the clock.")
NEGATING_DETERMINERS = _group("neither no", "After the storm {} gauge stopped.")

RELATIVES = frozenset(
    "how that what whatever where wherever which whichever who whoever whom whose why".split()
)
"""Words that begin a clause that is a member of another one: «whatever it is given»"""

OUTCOME_VERBS = _group(
    "bring cause create force leave make mean prompt push raise reduce send turn",
    "The harbour closed, {} a problem.",
)
"""Whoever closed, what did this is that it closed: the subject of such a participle is not a word."""
RAISING_ADJECTIVES = _group(
    "able due likely ready set sure unable unlikely unwilling willing", "The crew is {} to sail."
)
"""The subject of the infinitive is the sentence's, while a book that is easy to read reads nothing."""
COLLECTIVES = frozenset(
    "board committee company couple council crew family government group half jury lot majority minority number pair "
    "party public range rest staff team variety".split()
)
"""Nouns in the singular that go with verbs in the plural, too."""
