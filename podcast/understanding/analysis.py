"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.sentences import read_sentences

if TYPE_CHECKING:
    from podcast.model import Article


def understand(article: Article) -> Understanding:
    """Returns what an article says; PodcastError where the grammar is not installed."""
    sentences = read_sentences(article)
    return Understanding(article, sentences)
