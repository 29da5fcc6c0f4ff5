"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.entities import find_entities
from podcast.understanding.first_person import find_first_person
from podcast.understanding.genre import tell_genre
from podcast.understanding.needs import find_needs
from podcast.understanding.noun_phrases import read_noun_phrases
from podcast.understanding.own_words import find_own_words
from podcast.understanding.paragraphs import join_sentences
from podcast.understanding.pronouns import decide
from podcast.understanding.quotations import find_quoted
from podcast.understanding.references import add_pronouns, find_references
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
    phrases = read_noun_phrases(sentences, (span for one in quoted for span in one.spans))
    named = find_entities(sentences)
    speaking = find_references(sentences, phrases, named, decide(sentences, phrases, named))
    everybody, quotations = name_speakers(sentences, paragraphs, quoted, named, speaking)
    # Who speaks without a name ("a neighbour") may be meant by pronouns, too.
    decisions = decide(sentences, phrases, everybody)
    references = find_references(sentences, phrases, everybody, decisions)
    entities = add_pronouns(everybody, references)
    own = find_own_words(sentences, quotations)
    genre, signs = tell_genre(article, own, measure_texture(article, own, quotations))
    return Understanding(
        article,
        sentences,
        entities,
        quotations,
        references,
        find_needs(sentences, everybody, references, decisions),
        first_person=find_first_person(article, own, quotations, entities, genre),
        genre=genre,
        genre_signs=signs,
    )
