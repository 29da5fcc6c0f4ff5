"""The way from an article to what it says, one step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Understanding
from podcast.understanding.discourse.coherence import read_discourse
from podcast.understanding.entities.entities import find_entities
from podcast.understanding.quoting.quotations import find_quoted
from podcast.understanding.quoting.speakers import Headlines, name_speakers
from podcast.understanding.referring.needs import find_needs
from podcast.understanding.referring.noun_phrases import read_noun_phrases
from podcast.understanding.referring.pronouns import decide
from podcast.understanding.referring.references import add_pronouns, find_references
from podcast.understanding.sentences.paragraphs import join_sentences
from podcast.understanding.sentences.parsed_text import read_headings, read_sentences

if TYPE_CHECKING:
    from podcast import store
    from podcast.model import Article


def understand(article: Article, kept: store.Store | None = None) -> Understanding:
    """Returns what an article says, parses being taken from and put to `kept`; PodcastError without a grammar."""
    sentences = read_sentences(article, kept)
    paragraphs = join_sentences(article, sentences)
    quoted = find_quoted(paragraphs)
    phrases = read_noun_phrases(sentences, (span for one in quoted for span in one.spans))
    named = find_entities(sentences, (article.title, *(part.heading for part in article.sections)))
    speaking = find_references(sentences, phrases, named, decide(sentences, phrases, named))
    headlines = Headlines(article.title, read_headings(article, kept))
    everybody, quotations = name_speakers(sentences, paragraphs, quoted, named, speaking, headlines)
    # Who speaks without a name ("a neighbour") may be meant by pronouns, too; and in their own words nobody is "he".
    decisions = decide(sentences, phrases, everybody, quotations)
    references = find_references(sentences, phrases, everybody, decisions)
    entities = add_pronouns(everybody, references)
    discourse = read_discourse(article, headlines.headings, paragraphs, quotations, entities, references)
    return Understanding(
        article,
        sentences,
        entities,
        quotations,
        references,
        find_needs(sentences, everybody, references, decisions),
        relations=discourse.relations,
        caveats=discourse.caveats,
        first_person=discourse.first_person,
        shifts=discourse.shifts,
        paraphrases=discourse.paraphrases,
        genre=discourse.genre,
        genre_signs=discourse.genre_signs,
    )
