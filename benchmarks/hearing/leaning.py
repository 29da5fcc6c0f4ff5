"""Sentences of a script that lean on one that was not said: "this plan", "such claims", "also", "however"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .told import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Token

    from .told import Heard, Told

POINTING = frozenset("this that these those such".split())
TIMES = frozenset(
    "time day morning afternoon evening night week weekend month year decade century moment point way".split()
)
"""Nouns behind "this" that count from today: "this week"."""
TEXTS = frozenset(
    "article text page post recipe guide story report piece list letter study paper review essay".split()
)
"""Nouns behind "this" that mean the text itself."""
LEANING = frozenset(
    "however instead therefore thus hence nevertheless nonetheless otherwise similarly likewise".split()
)
"""Words that tell of what stands before them, wherever they stand in a sentence."""


def find_pointers(article: Told, heard: Heard) -> Iterator[tuple[str, str]]:
    """Yields "this", "these claims" and the like that a sentence begins with, and that point at nothing.

    They are closed where the noun was heard, or where what was said last stands just before, in the article.
    """
    own = heard.own
    if not own.sources or own.is_glue or heard.follows(3) or heard.answers or own.text.endswith("?"):
        return
    for at, token in enumerate(own.tokens):
        if (
            at < own.lead
            or token.word not in POINTING
            or token.tag in ("WDT", "IN", "RB")
            or _has_noun_before(own.tokens, at)
        ):
            continue
        is_with_noun = token.relation in ("det", "amod", "predet")
        if not is_with_noun and (
            token.word == "such" or token.relation not in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            continue
        head = own.tokens[token.head if is_with_noun else at]
        below = [own.tokens[child] for child in own.parse.children(token.head if is_with_noun else at)]
        # "This forest-effect lamp" tells itself what it is.
        is_telling = any(it.relation == "compound" or it.pos == "PROPN" for it in below)
        if is_with_noun and (head.lemma in TEXTS or keys_of(below) & heard.nouns or is_telling):
            continue
        is_explained = any(it.relation in ("relcl", "acl", "prep") for it in below)
        if (token.word in ("that", "those") and is_explained) or own.text.rstrip().endswith(f"{token.text}:"):
            continue
        if is_with_noun and (
            head.lemma in TIMES or head.entity in ("DATE", "TIME") or head.lemma.lower() in heard.nouns
        ):
            continue
        if (
            not is_with_noun
            and token.word in ("these", "those")
            and article.plurals_around(own.sources) & heard.plurals
        ):
            continue
        if token.word == "such" and any(
            it.word in ("as", "that", "a", "an") for it in own.tokens[at + 1 : at + 4]
        ):
            continue
        yield "demonstrative", f"{token.text} {head.text}" if is_with_noun else token.text


def _has_noun_before(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether the sentence itself has said something that can be pointed at."""
    return any(token.pos in ("NOUN", "PROPN", "VERB") for token in tokens[: max(at - 1, 0)])


def find_connectives(_article: Told, heard: Heard) -> Iterator[tuple[str, str]]:
    """Yields "also", "however", "other" and the like at the start of a chapter, the sentence before being left out."""
    own = heard.own
    if not own.sources or min(own.sources) == 0 or not heard.opens_chapter or heard.follows(2):
        return
    words = [token.word for token in own.tokens]
    if own.text.endswith("?") or own.lead:
        return
    for at, word in enumerate(words):
        is_of_sentence = own.tokens[at].head == own.parse.root and not {"and", "but"} & set(words[1:at])
        is_other = (
            word in ("other", "others", "another")
            and at < 3
            and not {"than", "one", "each"} & set(words[: at + 4])
        )
        is_leaning = (word in LEANING or word == "also") and is_of_sentence
        if is_leaning or is_other or (at == 0 and word in ("but", "yet", "so")):
            yield "connective", word
    if re.search(r"[a-z],? (?:too|as well)[.”\"]*$", own.text):
        yield "connective", "too"
