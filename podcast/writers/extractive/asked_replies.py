"""Who answers to what was said: one host asks what somebody says to that, who was spoken of just before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

NEAR = 6
"""Sentences within which somebody was spoken of who answers."""
_REPLYING = frozenset("contest counter deny dispute dismiss rebut refute reject reply respond".split())
"""Verbs of who answers to it: «The port and its lawyers deny that the wall has moved.»

Who admits, concedes or insists may speak of something else: "What does he say to that?" was heard as nobody's question.
"""
_MAY_ACT = frozenset(("counter", "reply", "respond"))
"""The same, of which some reply with what they do: «They counter the cuts and respond with a strike.»"""
_SPEAKING = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|lawyers?|attorneys?|officials?|campaign|company|office)\b",
    re.IGNORECASE,
)
"""Who speaks for somebody: «a spokeswoman for the port»"""
_SILENT = re.compile(
    r"\b(?:did|does|do|has|have|had|could|would)(?: not|n[’']t)\b|\b(?:declined|refused|unavailable|no comment)\b"
)
"""What says that somebody says nothing: «The port did not respond to a request for comment.»"""


def find_reply(source: SourceView, index: int, text: str, heard: Heard) -> Slot | None:
    """Returns the question for an answer of somebody who was spoken of: "What does the port say to that?"."""
    parse = source.sentence(index).parse
    if parse.root < 0 or not heard.is_last(index - 1):
        return None
    subjects = parse.children(parse.root, "nsubj")
    if parse.tokens[parse.root].lemma not in _REPLYING or len(subjects) != 1 or _SILENT.search(text):
        return None
    subject = parse.tokens[subjects[0]]
    if subject.left > 1 or subject.pos == "PRON" or not _says_it(parse, text):
        return None
    near = set(heard.order[-NEAR:])
    said = {quotation.speaker for quotation in source.quotations.get(index - 1, ())}
    for number in source.mentions.get(index, ()):
        entity = source.entity(number)
        if number in said or not near.intersection(mention.span.sentence for mention in entity.mentions):
            continue  # nobody replies to what they have just said themselves
        for mention in entity.mentions:
            if mention.span.sentence != index or mention.form != "name":
                continue
            whole = parse.words(subject.left, subject.right + 1)
            is_theirs = subject.left <= mention.head <= subject.right and _SPEAKING.search(whole)
            if mention.head == subjects[0] or is_theirs:
                name = _name(parse, mention.span.start, mention.span.stop)
                return Slot("reply", f"What does {name} say to that?", text)
    return None


def _says_it(parse: Parse, text: str) -> bool:
    """Returns whether what is said first is a reply in words: no "The crew replied with stones", no "It is a mill"."""
    verb = parse.tokens[parse.root]
    is_in_words = verb.lemma not in _MAY_ACT or bool(parse.children(parse.root, "ccomp"))
    return is_in_words and verb.text in text.split()


def _name(parse: Parse, start: int, stop: int) -> str:
    """Returns a name as it stands inside a sentence, with its article and without its genitive."""
    if start and parse.tokens[start - 1].word == "the":
        start -= 1
    return re.sub(r"[’']s?$", "", re.sub(r"^The ", "the ", parse.words(start, stop)))
