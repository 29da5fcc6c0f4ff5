"""Where in an article its people and organisations are mentioned, and which of those words somebody quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Entity, Mention, Sentence, Span


class MentionIndex:
    """Looks up entities by the tokens that mention them."""

    def __init__(self, entities: Sequence[Entity], quoted: Iterable[Span] = ()) -> None:
        self.entities = entities
        self._by_sentence: dict[int, list[tuple[Mention, int]]] = {}
        for index, entity in enumerate(entities):
            for mention in entity.mentions:
                self._by_sentence.setdefault(mention.span.sentence, []).append((mention, index))
        self._quoted: dict[int, list[Span]] = {}
        for span in quoted:
            self._quoted.setdefault(span.sentence, []).append(span)

    def entity_at(self, sentence: int, token: int) -> int | None:
        """Returns the index of the entity whose mention holds a token."""
        for mention, index in self._by_sentence.get(sentence, ()):
            if mention.span.start <= token < mention.span.stop:
                return index
        return None

    def mentions_in(self, sentence: int) -> list[tuple[Mention, int]]:
        """Returns the mentions of a sentence outside quotations, each with the index of its entity."""
        return [
            (mention, index)
            for mention, index in self._by_sentence.get(sentence, ())
            if not self.is_quoted(sentence, mention.head)
        ]

    def is_quoted(self, sentence: int, token: int) -> bool:
        """Returns whether a token stands inside a quotation."""
        return any(span.start <= token < span.stop for span in self._quoted.get(sentence, ()))

    def speaker_at(self, sentence: Sentence, head: int, stop: int) -> int | None:
        """Returns whom the words of a cue name, their head given: "VFI's chief, Padraig Cribben, said"."""
        direct = self.entity_at(sentence.index, head)
        if direct is not None:
            return direct
        parse = sentence.parse
        for child in parse.children(head, "appos"):
            named = self.entity_at(sentence.index, child)
            if named is not None and self.entities[named].kind == "person":
                return named
        for mention, index in self._by_sentence.get(sentence.index, ()):
            span = mention.span
            if head < span.start and span.stop <= stop and self.entities[index].kind == "person":
                after = parse.tokens[span.stop : span.stop + 1]
                if parse.tokens[span.start - 1].text == "," and (
                    span.stop + 1 >= stop or after[0].text == ","
                ):
                    return index
        return None
