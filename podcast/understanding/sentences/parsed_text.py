"""The sentences of an article, each where it stands, parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.clauses import find_clauses
from podcast.language.plain.sentences import split, split_quotations
from podcast.model import Parse, Sentence
from podcast.understanding.sentences.kept_parses import parse_once
from podcast.understanding.sentences.mended_parses import mend
from podcast.understanding.sentences.quantities import find_measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast import store
    from podcast.model import Article


def read_sentences(article: Article, kept: store.Store | None = None) -> tuple[Sentence, ...]:
    """Returns the article's sentences in order; only English ones are parsed, and have clauses and measures."""
    language = article.language.partition("-")[0]
    places = [
        (section, paragraph, text)
        for section, part in enumerate((article.summary, *article.sections), -1)
        for paragraph, whole in enumerate(part.paragraphs)
        for text in split_quotations(split(whole, language))
    ]
    parses = _parse(article, [text for _, _, text in places], kept)
    return tuple(
        Sentence(index, section, paragraph, tree, find_clauses(tree, index), find_measures(tree, index))
        for index, ((section, paragraph, _), tree) in enumerate(zip(places, parses, strict=True))
    )


def read_headings(article: Article, kept: store.Store | None = None) -> tuple[Parse, ...]:
    """Returns the headings of the article's sections, parsed as its sentences are."""
    return _parse(article, [section.heading for section in article.sections], kept)


def _parse(article: Article, texts: Sequence[str], kept: store.Store | None) -> tuple[Parse, ...]:
    is_english = article.language.partition("-")[0] == "en"
    return (
        tuple(map(mend, parse_once(texts, kept))) if is_english else tuple(Parse(text, ()) for text in texts)
    )
