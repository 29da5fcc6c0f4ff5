"""Reasons, means and ends that a sentence states behind its claim: the other host asks for them."""

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
_LEADING = frozenset(
    """deal plan agreement effort attempt way chance ability right time decision opportunity need pact contract order
    permission money power bid step measure law bill proposal""".split()
)
"""Nouns to which what follows belongs: «It signed a deal to use the cloud.»"""
_NO_END = frozenset("find be become learn discover see get have reach remain make".split())
"""Verbs of what comes of a thing and was not its end: «They came back to find the house empty.»"""


def find_reason(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question for a reason or an end: "The council closed the quay because it leaked.", "Why is that?".

    The claim is said before it: who asks "Why did the council close the quay?" has to know that it did.
    """
    parse = source.sentence(index).parse
    if parse.root < 0 or text != parse.text:
        return None
    for at in parse.children(parse.root, "advcl"):
        token = parse.tokens[at]
        first = parse.tokens[token.left]
        if token.left <= parse.root or token.right < len(parse.tokens) - 2:
            continue
        if first.word == "because":
            return _as_slot(parse, "because", "Why is that?", first.start)
        if first.word == "to" and token.tag == "VB" and token.lemma not in _NO_END and _has_end(parse):
            return _as_slot(parse, "purpose", "What for?", first.start)
    return None


def _has_end(parse: Parse) -> bool:
    """Whether what is done can be done for something: "It asked for help to save the reef."."""
    things = {parse.tokens[at].lemma for at in parse.children(parse.root, "dobj", "nsubjpass")}
    return bool(things) and not things & _LEADING


def _as_slot(parse: Parse, form: str, question: str, start: int) -> Slot | None:
    """Returns the slot of a claim that ends at a place in the text; None where either half says more than that."""
    claim, answer = tidy(parse.text[:start]), parse.text[start:]
    reports = any(parse.tokens[at].is_finite for at in parse.children(parse.root, "ccomp"))
    if reports or _HEDGED.search(claim) or count_words(claim) < CLAIM or count_words(answer) not in ANSWER:
        return None  # "They say that it is fine because it is cheap": a reason for which of the two?
    return Slot(form, question, as_sentence(answer), as_sentence(claim))
