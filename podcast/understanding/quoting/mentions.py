"""Where in an article its people and organisations are mentioned, and which of those words somebody quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.trees import NOMINAL_SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Entity, Mention, Parse, Span


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

    def is_head(self, sentence: int, token: int) -> bool:
        """Returns whether a token is the head of a mention."""
        return any(mention.head == token for mention, _ in self._by_sentence.get(sentence, ()))

    def is_quoted(self, sentence: int, token: int) -> bool:
        """Returns whether a token stands inside a quotation."""
        return any(span.start <= token < span.stop for span in self._quoted.get(sentence, ()))

    def speaker_at(self, parse: Parse, sentence: int, head: int) -> int | None:
        """Returns whom the words around a head name: "the chief, Ann Lee, said", "said co-owner Ann Lee".

        Where the parser loses its way in such a row, the name is a second subject of the same verb.
        """
        direct = self.entity_at(sentence, head)
        if direct is not None and self.entities[direct].kind == "person":
            return direct
        beside = [*parse.children(head, "appos"), *_find_called(parse, head)]
        token = parse.tokens[head]
        if direct is None and token.pos == "NOUN" and token.relation in NOMINAL_SUBJECTS:
            beside += [
                at for at in parse.children(token.head, *NOMINAL_SUBJECTS) if _is_one_row(parse, head, at)
            ]
        for child in beside:
            named = self.entity_at(sentence, child)
            if named is not None and self.entities[named].kind == "person":
                return named
        return direct


def _find_called(parse: Parse, head: int) -> tuple[int, ...]:
    """Returns the name behind a noun and "named": "a courier named Lee"."""
    clauses = (at for at in parse.children(head, "acl") if parse.tokens[at].word in ("named", "called"))
    return tuple(name for at in clauses for name in parse.children(at, "oprd", "dobj", "attr"))


def _is_one_row(parse: Parse, first: int, last: int) -> bool:
    """Returns whether nothing stands between two nouns that would part them: no verb, no "and"."""
    return first < last and all(
        token.pos not in ("VERB", "AUX", "CCONJ", "SCONJ") for token in parse.tokens[first + 1 : last]
    )
