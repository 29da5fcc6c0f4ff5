"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.entities import find_entities
from podcast.understanding.paragraphs import join_sentences
from podcast.understanding.quotations import find_quoted
from podcast.understanding.sentences import read_sentences
from podcast.understanding.speakers import attribute

if TYPE_CHECKING:
    from podcast import store
    from podcast.model import Article


def understand(article: Article, kept: store.Store | None = None) -> Understanding:
    """Returns what an article says, parses being taken from and put to `kept`; PodcastError without a grammar."""
    sentences = read_sentences(article, kept)
    entities = find_entities(sentences)
    paragraphs = join_sentences(article, sentences)
    quotations = attribute(find_quoted(paragraphs))
    return Understanding(article, sentences, entities, quotations)
