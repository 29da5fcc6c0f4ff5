"""How neighbouring sentences, and the clauses of a sentence, go together, by the words that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.discourse.enumerations import find_enumerations
from podcast.understanding.discourse.joined_clauses import join_clauses
from podcast.understanding.discourse.joined_sentences import join_sentences_by_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Relation
    from podcast.understanding.sentences.paragraphs import Paragraph

_ITEMS = frozenset({"item", "step", "pro", "con"})


def find_relations(paragraphs: Sequence[Paragraph]) -> tuple[Relation, ...]:
    """Returns the relations that words show, in the order of the sentences that say them."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    items = frozenset(
        paragraph.sentences[0].index for paragraph in paragraphs if paragraph.block.kind in _ITEMS
    )
    relations = [
        *(relation for sentence in sentences for relation in join_clauses(sentence)),
        *join_sentences_by_words(sentences),
        *find_enumerations(sentences, items),
    ]
    return tuple(sorted(relations, key=lambda one: (one.second, one.first)))
