"""Questions for why and how something is so, which ends its sentence: one host says that it is, the other asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence, tidy
from podcast.writers.extractive.slot import Slot
from podcast.writers.extractive.speech_verbs import SAYING

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

CLAIM = 6
"""Words of a claim, at least, whose reason is asked for: nobody asks why "she ended it"."""
REASON = range(4, 31)
"""Words of a reason, or of how it is done."""
_PARTLY = r"(?:in (?:large |no small )?part|partly|mainly|largely|mostly|primarily|chiefly|simply|merely)"
"""Words that say how much of it a reason is: they are its own, not the claim's."""
_REASON = re.compile(
    rf",? (?P<reason>(?:{_PARTLY} )?(?P<word>because of|because|due to|thanks to|owing to) .+)"
)
"""How a reason begins: «They closed it in part because it leaked.»"""
_MEANS = re.compile(rf",? (?P<reason>(?:{_PARTLY} )?(?P<word>by) (?:\w+ly )?\w+ing .+)")
"""How it begins how something is done: «They want to lower the lake by opening the old sluice.»"""
_HEDGED = re.compile(
    r"\b(?:no|never|nobody|nothing|none|neither|only|just|either|if|whether|unless|although|though|even|while|when|more|less)\b"
    r"|\b(?:not|or|but|and|be|is|are|was|were|likely|due|with|that|precisely|simply)$"
    r"|\b(?:declin|refus|anonymity|withh)"
)
"""Words in a claim that may belong to its reason, or lack it: «They closed it either because it leaked …»"""
_NO_AIM = frozenset("begin celebrate close conclude end finish open react reply respond start".split())
"""Verbs that nobody asks a way to do: «They close and reopen it, and conclude the meeting by reading a letter.»"""
_TOLD = re.compile(r"\baccording to\b|\bthe (?:story|legend|saying) goes\b", re.IGNORECASE)
"""Words of whose claim it all is: «As the story goes, it sank because it leaked.»"""
_GOES_ON = re.compile(r", (?:and|but|so|yet|or)\b|[—–;:“”\"]| - ")
"""A reason that says a second thing: «because it leaked, but it is dry now»"""


def find_reason(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question for a reason or a means: "The council closed the quay because it leaked.", "Why?".

    The claim is said before it: who asks "Why did the council close the quay?" has to know that it did.
    """
    parse = source.sentence(index).parse
    for form, pattern in (("because", _REASON), ("means", _MEANS)):
        matches = tuple(pattern.finditer(text))
        if parse.root < 0 or len(matches) != 1 or _is_reported(parse) or _TOLD.search(parse.text):
            continue
        claim, answer = tidy(text[: matches[0].start()]), matches[0]["reason"]
        fits = count_words(claim) >= CLAIM and count_words(answer) in REASON
        host = _find_host(parse, text[matches[0].start("word") :])
        if form == "means" and host >= 0 and parse.tokens[host].lemma in _NO_AIM:
            continue
        if host >= 0 and parse.children(host, "neg") and not parse.children(host, "nsubj", "nsubjpass"):
            continue  # "Never skip a check because you are tired": the reason is what is forbidden
        if fits and host >= 0 and not _HEDGED.search(claim) and not _GOES_ON.search(answer):
            question = "How?" if form == "means" else _ask_why(parse, host)
            return Slot(form, question, as_sentence(answer), as_sentence(claim))
    return None


def _find_host(parse: Parse, end: str) -> int:
    """Returns the verb that the last words of a sentence belong to; -1 where the sentence does not state that itself.

    What is reported has a reason that is reported, too: "It denied that the wall had moved because of the flood". Of
    two things that somebody does, nobody knows of which one it is asked: "She won and celebrated by ringing a bell".
    """
    start = len(parse.text) - len(end)
    at = next((at for at, token in enumerate(parse.tokens) if token.start == start), -1)
    if at < 0 or not parse.text.endswith(end):
        return -1
    token = parse.tokens[at]
    if token.word == "by" and not any(parse.tokens[it].tag == "VBG" for it in parse.children(at, "pcomp")):
        return -1  # "by leading scientists"
    host = parse.tokens[token.head].head if token.relation == "mark" else token.head
    verb = host
    while verb != parse.root and (
        parse.tokens[verb].relation == "xcomp"
        or (parse.tokens[verb].relation == "conj" and parse.children(verb, "nsubj", "nsubjpass", "expl"))
    ):
        verb = parse.tokens[verb].head
    is_joined = any(
        parse.tokens[at].pos in ("VERB", "AUX") and not parse.children(at, "nsubj", "nsubjpass", "expl")
        for at in parse.children(verb, "conj")
    )
    return host if verb == parse.root and not is_joined else -1


def _is_reported(parse: Parse) -> bool:
    """Returns whether who says it stands in the middle: "It can't leak, the makers say, because it is new"."""
    root = parse.root
    is_said = parse.tokens[root].lemma in SAYING and any(at < root for at in parse.children(root, "ccomp"))
    return is_said or any(t.relation == "parataxis" and t.lemma in SAYING for t in parse.tokens)


def _ask_why(parse: Parse, host: int) -> str:
    if parse.children(host, "neg"):
        return "Why not?"
    return "Why?" if any(token.tag == "VBD" for token in parse.verb_group(host)) else "Why is that?"
