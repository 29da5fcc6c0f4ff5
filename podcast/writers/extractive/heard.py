"""What has been said so far in an episode: which sentences, which names, which nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

RECENT = 5
"""Sentences that a listener has in mind."""
FAR = 15
"""Sentences after which somebody of whom none speaks has to be introduced again."""


@dataclass
class Heard:
    """Grows as the episode does."""

    order: list[int] = field(default_factory=list)
    """Sentences in the order in which they were said."""
    entities: set[int] = field(default_factory=set)
    """Entities whose full name was said."""
    taken_at: int = 0
    """How many sentences had been said when the host took over who has the word."""
    words: set[str] = field(default_factory=set)
    """Lemmas of nouns that were said."""
    places: dict[int, int] = field(default_factory=dict)
    """How many sentences had been said when an entity was last spoken of."""

    def keep(self, entities: Iterable[int]) -> None:
        """Note that a sentence spoke of entities."""
        self.places.update(dict.fromkeys(entities, len(self.order)))

    def forget(self, entity: int) -> None:
        """Note that nobody has an entity's name in mind of which the last sentences did not speak."""
        if len(self.order) - self.places.get(entity, len(self.order)) >= FAR:
            self.entities.discard(entity)

    def pause(self) -> None:
        """Note that a chapter begins: nothing goes on with the sentence before it."""
        self.order.append(-1)

    def is_opening(self) -> bool:
        """Returns whether something was said, and a chapter begins."""
        return len(self.order) > 1 and self.order[-1] == -1

    def is_last(self, sentence: int) -> bool:
        """Returns whether a sentence was the last one said."""
        return bool(self.order) and self.order[-1] == sentence

    def is_recent(self, sentence: int) -> bool:
        """Returns whether a sentence is still in mind."""
        return sentence >= 0 and sentence in self.order[-RECENT:]
