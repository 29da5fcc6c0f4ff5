"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.entities import find_entities
from podcast.understanding.first_person import find_first_person
from podcast.understanding.genre import tell_genre
from podcast.understanding.own_words import find_own_words
from podcast.understanding.paragraphs import join_sentences
from podcast.understanding.quotations import find_quoted
from podcast.understanding.sentences import read_sentences
from podcast.understanding.speakers import name_speakers
from podcast.understanding.texture import measure_texture

if TYPE_CHECKING:
    from podcast import store
    from podcast.model import Article


def understand(article: Article, kept: store.Store | None = None) -> Understanding:
    """Returns what an article says, parses being taken from and put to `kept`; PodcastError without a grammar."""
    sentences = read_sentences(article, kept)
    paragraphs = join_sentences(article, sentences)
    quoted = find_quoted(paragraphs)
    entities, quotations = name_speakers(sentences, paragraphs, quoted, find_entities(sentences))
    own = find_own_words(sentences, quotations)
    genre, signs = tell_genre(article, own, measure_texture(article, own, quotations))
    return Understanding(
        article,
        sentences,
        entities,
        quotations,
        first_person=find_first_person(article, own, quotations, entities, genre),
        genre=genre,
        genre_signs=signs,
    )
