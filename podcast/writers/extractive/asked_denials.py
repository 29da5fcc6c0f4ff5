"""What a sentence denies: one host asks whether it is so, for who denies something speaks of what others expect."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import inside_sentence, tidy
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

QUESTION = range(3, 15)
"""Words of such a question."""
_HELPING = frozenset("be do have can could will".split())
"""Helpers with which it is asked whether something is so; who asks "Would it help?" asks for a case."""
_FULL = {"ca": "can", "wo": "will", "'s": "is", "'re": "are"}
"""Helpers before "n't", or short ones → as they stand alone."""
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
_DENYING = {"not": "", "n't": "", "never": "ever"}
"""What denies → what is asked in its place."""
_TURNS = re.compile(r"(?:But|However,|Yet|Still,|And) (?=\w)")
"""What turns a sentence against the one before it: «But the pumps did not run.»"""
_UNASKED = frozenset(
    """just merely simply solely until because since unless if when while although though as than so either neither nor
    alone i me my we us our mine ours mean let matter clear known certain sure""".split()
)
"""Words with which a denial holds only for a part of the sentence, or which a host would say of itself.

«It will not be open until May.»
"""
_SILENT = frozenset("respond reply comment return answer disclose elaborate care mind help".split())
"""Verbs of who says nothing, or of set phrases: «The port did not respond to a request for comment.»"""
_SOME = frozenset("most many some few several half all every each both any no".split())
"""Words of a subject of which some part is denied: «Many crews have not been paid.»"""
_MARKS = re.compile(r"[“”\":;?!—(),]")
"""Marks of a sentence that says more than it denies: «The gate was not shut, the clerk said.»"""


def find_denial(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question whether something is so that a sentence, or its first piece, denies; the answer is "No."."""
    parse = source.sentence(index).parse
    start = match.end() if (match := _TURNS.match(parse.text)) else 0
    body = re.sub(_TURNS, "", text.rstrip(".!"), count=1)
    # A piece that is said begins with a capital letter where the sentence has none behind "But".
    if parse.root < 0 or not parse.text.startswith(body[1:], start + 1) or _MARKS.search(body):
        return None
    inside = [at for at, token in enumerate(parse.tokens) if start <= token.start < start + len(body)]
    tokens = [parse.tokens[at] for at in inside]
    words = {token.word for token in tokens}
    is_partly = any(token.word == "only" and token.relation != "amod" for token in tokens)
    is_said = any(token.word == "that" and token.relation == "mark" for token in tokens)
    if words & _UNASKED or is_partly or is_said or parse.tokens[parse.root].lemma in _SILENT:
        return None
    asked = tidy(_ask(source, parse, inside[0], inside[-1]))
    question = f"{asked[:1].upper()}{asked[1:]}?"
    return Slot("denial", question, "No.") if count_words(question) in QUESTION else None


def _ask(source: SourceView, parse: Parse, first: int, last: int) -> str:
    """Returns what the main verb denies as a question; empty where it denies nothing, or not for sure."""
    tokens, root = parse.tokens, parse.root
    subjects = parse.children(root, "nsubj", "nsubjpass", "expl")
    denials = [at for at in parse.children(root, "neg") if tokens[at].word in _DENYING]
    if len(subjects) != 1 or len(denials) != 1 or parse.children(root, "advcl", "ccomp"):
        return ""
    subject, denial = tokens[subjects[0]], denials[0]
    if subject.left != first or not subject.right < denial <= last:
        return ""
    if any(t.word in _SOME or t.tag == "CD" for t in tokens[subject.left : subject.right + 1]):
        return ""
    name = inside_sentence(parse.words(first, subject.right + 1), is_name=source.has_capital(tokens[first]))
    asked, rest = _DENYING[tokens[denial].word], parse.words(denial + 1, last + 1)
    helpers = [at for at in parse.children(root, "aux", "auxpass") if tokens[at].is_finite]
    helper = helpers[0] if helpers else root
    verb = tokens[helper]
    if verb.lemma in _HELPING and verb.is_finite and (helpers or verb.lemma == "be") and helper < denial:
        between = f"{parse.words(subject.right + 1, helper)} {parse.words(helper + 1, denial)}"
        between = re.sub(r"\balso\b", "", between)
        is_short = "'" in verb.word and verb.word not in _FULL
        return "" if is_short else f"{_FULL.get(verb.word, verb.word)} {name} {between} {asked} {rest}"
    if asked and verb.tag in _DO and denial == helper - 1 == subject.right + 1:  # "She never asked"
        return f"{_DO[verb.tag]} {name} {asked} {verb.lemma} {parse.words(helper + 1, last + 1)}"
    return ""
