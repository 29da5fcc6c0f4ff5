"""Questions for a part of what was just spoken of: its reason, what it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.asked_parts import NAMING, find_part
from podcast.writers.extractive.edits import as_sentence, tidy
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

IN_MIND = 4
"""Sentences whose nouns a question goes on from."""
CLAIM = 6
"""Words of a claim, at least, whose reason is asked for: nobody asks why "she ended it"."""
REASON = range(3, 31)
"""Words of a reason."""
_HEDGED = re.compile(
    r"\b(?:not|n[’']t|only|just|partly|simply|never|if|whether|although|even|while|when|that"
    r"|mainly|largely|perhaps|maybe|mostly|in (?:\w+ ){0,3}part)\b"
)
"""Words in a claim that may belong to its reason: «They closed it partly because it leaked.»"""


def find_known(source: SourceView, index: int, text: str, heard: Heard) -> Slot | None:
    """Returns the question for a part of a sentence whose subject was just spoken of."""
    known = {noun for at in heard.order[-IN_MIND:] if at >= 0 for noun in find_nouns(source, at)}
    if not is_of(source.sentence(index).parse, known):
        return None
    return _find_reason(source, index, text) or find_part(source, index, text)


def find_nouns(source: SourceView, index: int) -> frozenset[str]:
    """Returns the nouns and names of a sentence, as a dictionary has them."""
    return frozenset(
        token.lemma.lower() for token in source.sentence(index).parse.tokens if token.pos in NAMING
    )


def is_of(parse: Parse, known: Collection[str]) -> bool:
    """Whether a sentence is of something just said: who asks for a part of it would else have to know the rest."""
    if parse.root < 0:
        return False
    # "There are 31 ships in the port": what there is stands behind the verb.
    is_there = bool(parse.children(parse.root, "expl"))
    subjects = parse.children(parse.root, *(("attr",) if is_there else ("nsubj", "nsubjpass")))
    return any(
        parse.tokens[at].pos == "PRON"
        or any(
            token.pos in NAMING and token.lemma.lower() in known
            for token in parse.tokens[parse.tokens[at].left : parse.tokens[at].right + 1]
        )
        for at in subjects
    )


def _find_reason(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question for a reason: "The council closed the quay because it leaked.", "Why is that?".

    The claim is said before it: who asks "Why did the council close the quay?" has to know that it did.
    """
    parse = source.sentence(index).parse
    if parse.root < 0 or text != parse.text:
        return None
    for at in parse.children(parse.root, "advcl"):
        token = parse.tokens[at]
        is_last = token.left > parse.root and token.right >= len(parse.tokens) - 2
        if is_last and parse.tokens[token.left].word == "because":
            return _split_reason(parse, parse.tokens[token.left].start)
    return None


def _split_reason(parse: Parse, start: int) -> Slot | None:
    """Returns the slot of a claim that ends at a place in the text; None where either half says more than that."""
    claim, answer = tidy(parse.text[:start]), parse.text[start:]
    reports = any(parse.tokens[at].is_finite for at in parse.children(parse.root, "ccomp"))
    if reports or _HEDGED.search(claim) or count_words(claim) < CLAIM or count_words(answer) not in REASON:
        return None  # "They say that it is fine because it is cheap": a reason for which of the two?
    return Slot("because", "Why is that?", as_sentence(answer), as_sentence(claim))
