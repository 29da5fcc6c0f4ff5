"""Reasons that a sentence states behind its claim: the other host asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence, tidy
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

CLAIM = 6
"""Words of a claim, at least, whose reason is asked for: nobody asks why "she ended it"."""
ANSWER = range(3, 31)
"""Words of an answer."""
_HEDGED = re.compile(
    r"\b(?:not|n[’']t|only|just|partly|simply|never|if|whether|although|even|while|when|that"
    r"|mainly|largely|perhaps|maybe|mostly|in (?:\w+ )?part)\b"
)
"""Words in a claim that may belong to its reason: «They closed it partly because it leaked.»"""


def find_reason(source: SourceView, index: int, text: str) -> Slot | None:
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
            return _as_slot(parse, parse.tokens[token.left].start)
    return None


def _as_slot(parse: Parse, start: int) -> Slot | None:
    """Returns the slot of a claim that ends at a place in the text; None where either half says more than that."""
    claim, answer = tidy(parse.text[:start]), parse.text[start:]
    reports = any(parse.tokens[at].is_finite for at in parse.children(parse.root, "ccomp"))
    if reports or _HEDGED.search(claim) or count_words(claim) < CLAIM or count_words(answer) not in ANSWER:
        return None  # "They say that it is fine because it is cheap": a reason for which of the two?
    return Slot("because", "Why is that?", as_sentence(answer), as_sentence(claim))
