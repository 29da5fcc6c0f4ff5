"""Whose words a document holds: "the statement said" gives the words of whoever has said something in a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.understanding.quoting.cue_grammar import find_sayer, may_speak

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Parse, Sentence
    from podcast.understanding.quoting.speaking_pronouns import Place

_ISSUED = frozenset("statement letter email e-mail tweet post memo message release announcement".split())
"""Documents in which one author speaks; a report or a law has words of its own."""
_DEFINITE = frozenset({"the", "this", "that"})
_REACH = 8
"""Sentences back in which the author is looked for."""


def find_issuer(sentences: Mapping[int, Sentence], sentence: int, head: int) -> Place | None:
    """Returns where the author of a document is named, which a token of a sentence names; None for all else.

    `sentences` are by their indices.
    """
    parse = sentences[sentence].parse
    noun = parse.tokens[head].lemma.lower()
    if noun not in _ISSUED:
        return None
    own = _owner(parse, head)
    if own is not None:
        return sentence, own
    if parse.tokens[parse.tokens[head].left].word not in _DEFINITE:
        return None
    for index in range(sentence, sentence - _REACH, -1):
        here = sentences.get(index)
        if here is None or here.section != sentences[sentence].section:
            return None
        tokens = here.parse.tokens[: head if index == sentence else None]
        for at in range(len(tokens) - 1, -1, -1):
            author = _author(here.parse, at) if tokens[at].lemma.lower() == noun else None
            if author is not None:
                return index, author
    return None


def _author(parse: Parse, at: int) -> int | None:
    """Returns who has a document, or says or publishes something in or as it: "said in a statement"."""
    own = _owner(parse, at)
    if own is not None:
        return own
    token = parse.tokens[at]
    above = parse.tokens[token.head]
    if token.relation == "pobj" and above.head != token.head:
        author = find_sayer(parse, above.head) if parse.tokens[above.head].pos == "VERB" else None
    else:
        author = find_sayer(parse, token.head) if token.relation == "dobj" else None
    return author if author is not None and parse.tokens[author].pos == "PROPN" else None


def _owner(parse: Parse, at: int) -> int | None:
    """Returns the name in "Lee’s letter", "a letter from Lee", "a letter by Lee"."""
    owners = [*parse.children(at, "poss")]
    for preposition in parse.children(at, "prep"):
        if parse.tokens[preposition].word in ("from", "by"):
            owners += parse.children(preposition, "pobj")
    return next(
        (owner for owner in owners if parse.tokens[owner].pos == "PROPN" and may_speak(parse, owner)), None
    )
