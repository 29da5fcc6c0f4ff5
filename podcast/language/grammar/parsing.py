"""English sentences → trees of dependencies, by spaCy, which is loaded when the first sentence is parsed."""

from __future__ import annotations

import re
import sys
import threading
from functools import lru_cache
from importlib import metadata
from types import ModuleType
from typing import TYPE_CHECKING, Any

from podcast.article_memory import forget_with_article
from podcast.errors import PodcastError, reason
from podcast.language.grammar.model_files import damaged, find_model, verify
from podcast.model import Parse, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST = 200
"""Words of a sentence that is parsed at most; a longer one is no sentence."""
_MOST_TOKENS = 2 * LONGEST
"""Tokens of it at most: the parser's time grows with their square, and "a,a,a" without a space is one word."""
_LONGEST_WORD = 200
"""Characters of a word in it at most: the tokenizer's time grows with their square, too."""
_KEPT = 3_000
"""Sentences whose parses stay in memory: more than any article has that is not a book."""
_UNUSED = ("senter",)
"""Parts of the model that are not loaded: sentences come here already cut."""

_PLAIN = str.maketrans("’", "'")
"""The model has learned from texts with plain apostrophes: the "’s" of "that’s" was no form of "be" to it."""

_known: dict[str, Parse] = {}
_lock = threading.Lock()


def parse(sentences: Sequence[str]) -> tuple[Parse, ...]:
    """Returns the sentences parsed, each as one sentence whatever stands inside; PodcastError without the model."""
    with _lock:
        new = [text for text in dict.fromkeys(sentences) if text not in _known]
        short = [text for text in new if _is_short(text.split())]
        parsed = dict(_parsed(short)) if short else {}
        known = {text: _known.get(text) or parsed.get(text) or Parse(text, ()) for text in sentences}
        _known.update(parsed)
        for text in list(_known)[: max(len(_known) - _KEPT, 0)]:
            del _known[text]
    return tuple(known[text] for text in sentences)


@forget_with_article
def _forget() -> None:
    with _lock:
        _known.clear()


def _is_short(words: list[str]) -> bool:
    return len(words) <= LONGEST and max(map(len, words), default=0) <= _LONGEST_WORD


def grammar_identity() -> str:
    """Returns what parses, and by which model: part of the key of kept parses; PodcastError where there is none."""
    return f"spacy {metadata.version('spacy')}, {find_model().identity}"


def _parsed(texts: Sequence[str]) -> Iterator[tuple[str, Parse]]:
    pipeline = _pipeline()
    with pipeline.memory_zone():  # its table of strings forgets the words of this article
        docs = ((pipeline.make_doc(text.translate(_PLAIN)), text) for text in texts)
        known = ((_as_one_sentence(doc), text) for doc, text in docs if len(doc) <= _MOST_TOKENS)
        for doc, text in pipeline.pipe(known, as_tuples=True):
            yield text, _parse(text, doc)


def _as_one_sentence(doc: Any) -> Any:
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


_SHORT_STEM = re.compile(r"[^aeiou\W]*[aeiou][bcdfgklmnprtvz]")


def _lemma(lemma: str, text: str) -> str:
    """The lemma, where the model took "hoped" for a form of "hop", which is "hopped"."""
    forms = (f"{lemma}es", f"{lemma}ed", f"{lemma}ing")
    return f"{lemma}e" if text.lower() in forms and _SHORT_STEM.fullmatch(lemma) else lemma


def _parse(text: str, doc: Any) -> Parse:
    intern = sys.intern  # spaCy makes a new string at each look, and parses stay in memory
    tokens = [
        Token(
            text[token.idx : token.idx + len(token.text)],
            token.idx,
            intern(_lemma(token.lemma_, token.text)),
            intern(token.pos_),
            intern(token.tag_),
            intern(token.dep_),
            token.head.i,
            token.left_edge.i,
            token.right_edge.i,
            intern(token.ent_type_),
            token.ent_iob_ == "B",
        )
        for token in doc
    ]
    return Parse(text, tuple(tokens))


@lru_cache(maxsize=1)
def _pipeline() -> Any:
    model = find_model()
    verify(model)
    spacy = _import_spacy()
    # The model brings its tokenizer: the language's own would be made, and filled anew, for a tenth of a second.
    spacy.registry.tokenizers("podcast.empty.v1", func=_empty_tokenizer)
    try:
        return spacy.load(
            model.folder,
            exclude=_UNUSED,
            config={"nlp.tokenizer": {"@tokenizers": "podcast.empty.v1"}},
        )
    except (OSError, ValueError, KeyError) as error:
        raise damaged(reason(error)) from error


def _empty_tokenizer() -> Callable[[Any], Any]:
    from spacy.tokenizer import Tokenizer

    return lambda pipeline: Tokenizer(pipeline.vocab)


def _import_spacy() -> Any:
    """Returns spaCy without its command line, whose four hundred modules take a quarter of the time to import it."""
    stand_ins = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    if "spacy" in sys.modules:
        stand_ins = {}
    for name, module in stand_ins.items():
        module.__dict__.update(__path__=[], info=None)
        sys.modules[name] = module
    try:
        import spacy
    except ImportError as error:
        raise PodcastError(
            f"the parser cannot be loaded ({reason(error)})", "run `pip install spacy`"
        ) from error
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    return spacy
