"""What holds an article together: its genre, whose voice it has, how its sentences follow each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.understanding.discourse.caveats import find_caveats
from podcast.understanding.discourse.genre import tell_genre
from podcast.understanding.discourse.narrator import find_first_person
from podcast.understanding.discourse.own_words import find_own_words
from podcast.understanding.discourse.paraphrases import find_paraphrases
from podcast.understanding.discourse.relations import find_relations
from podcast.understanding.discourse.topics import find_shifts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Caveat, Entity, Parse, Quotation, Reference, Relation
    from podcast.understanding.sentences.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Discourse:
    """Parts of an `Understanding`, as it documents them."""

    relations: tuple[Relation, ...]
    caveats: tuple[Caveat, ...]
    first_person: str
    shifts: tuple[int, ...]
    paraphrases: tuple[tuple[int, int], ...]
    genre: str
    genre_signs: tuple[str, ...]


def read_discourse(
    article: Article,
    headings: Sequence[Parse],
    paragraphs: Sequence[Paragraph],
    quotations: Sequence[Quotation],
    entities: Sequence[Entity],
    references: Sequence[Reference],
) -> Discourse:
    """Returns what holds an article together; `headings` are those of its sections."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    own = find_own_words(sentences, quotations)
    genre, signs = tell_genre(article, own, quotations)
    relations = find_relations(paragraphs)
    return Discourse(
        relations,
        find_caveats(sentences, relations, references),
        find_first_person(article, own, quotations, entities, genre),
        find_shifts(sentences, entities),
        find_paraphrases(article, sentences, headings),
        genre,
        signs,
    )
