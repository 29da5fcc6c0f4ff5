"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.cues import find_cues
from podcast.understanding.described_speakers import add_speakers
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
    paragraphs = join_sentences(article, sentences)
    quoted = find_quoted(paragraphs)
    cues = find_cues(paragraphs, quoted)
    entities = add_speakers(find_entities(sentences), cues, sentences)
    quotations = attribute(paragraphs, quoted, cues, entities)
    return Understanding(article, sentences, entities, quotations)
