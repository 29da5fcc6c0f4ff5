"""What a sentence denies: one host asks whether it is so, for who denies something speaks of what others expect."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.asked_known import find_nouns, is_of
from podcast.writers.extractive.edits import inside_sentence, tidy
from podcast.writers.extractive.inversion import DO
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse, Token
    from podcast.writers.extractive.source_view import SourceView

QUESTION = range(3, 15)
"""Words of such a question."""
_HELPING = frozenset("be do have can could will".split())
"""Helpers with which it is asked whether something is so; who asks "Would it help?" asks for a case."""
_FULL = {"ca": "can", "wo": "will", "'s": "is", "'re": "are"}
"""Helpers before "n't", or short ones → as they stand alone."""
_DENYING = {"not": "", "n't": "", "never": "ever"}
"""What denies → what is asked in its place."""
_SOMEBODY = {"no one": "anyone", "nobody": "anybody", "nothing": "anything", "none": "any", "no": "any"}
"""How a subject begins that denies → how it is asked for."""
_NOBODY = re.compile(r"(?:no one|nobody|nothing|none|no)\b", re.IGNORECASE)
"""How a subject begins that denies: «No injuries were reported.»"""
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
    if inside[-1] + 2 >= len(parse.tokens) and not _goes_on(source, index):
        return None
    words = {token.word for token in tokens}
    is_partly = any(token.word == "only" and token.relation != "amod" for token in tokens)
    is_said = any(token.word == "that" and token.relation == "mark" for token in tokens)
    if words & _UNASKED or is_partly or is_said or parse.tokens[parse.root].lemma in _SILENT:
        return None
    asked = tidy(_ask(source, parse, inside[0], inside[-1]))
    question = f"{asked[:1].upper()}{asked[1:]}?"
    return Slot("denial", question, "No.") if count_words(question) in QUESTION else None


def _goes_on(source: SourceView, index: int) -> bool:
    """Returns whether the next sentence is of the same thing, so that it can stand right behind a "No."."""
    if source.in_one_paragraph(index, index + 1):
        return True
    return source.in_one_section(index, index + 1) and is_of(
        source.sentence(index + 1).parse, find_nouns(source, index)
    )


@dataclass(frozen=True, slots=True)
class _DeniedClause:
    """A main clause that can be asked, as it stands in its sentence."""

    parse: Parse
    last: int
    """Its last token."""
    subject: Token
    name: str
    """The subject's words, as they stand inside a sentence."""
    helper: int
    """The finite verb: a helper, or the main verb, which is asked with "do"."""
    asked: str
    """How the question begins: "does"."""
    plain: str
    """The main verb behind "do"; empty behind another helper."""
    denial: range
    """The tokens that deny it."""

    @property
    def rest(self) -> str:
        """What stands behind the finite verb."""
        return self.parse.words(self.helper + 1, self.last + 1)


def _ask(source: SourceView, parse: Parse, first: int, last: int) -> str:
    """Returns what the main verb denies as a question; empty where it denies nothing, or not for sure."""
    clause = _read(source, parse, first, last)
    if clause is None:
        return ""
    return (_ask_denied(clause) if clause.denial else _ask_nobody(clause)) or _ask_failure(clause)


def _read(source: SourceView, parse: Parse, first: int, last: int) -> _DeniedClause | None:
    tokens, root = parse.tokens, parse.root
    subjects = parse.children(root, "nsubj", "nsubjpass", "expl")
    denial = _find_denying(parse)
    helpers = [at for at in parse.children(root, "aux", "auxpass") if tokens[at].is_finite]
    helper = helpers[0] if helpers else root
    verb = tokens[helper]
    is_helper = bool(helpers) or verb.lemma == "be"
    asked = _FULL.get(verb.word, verb.word) if is_helper else DO.get(verb.tag, "")
    if (
        len(subjects) != 1
        or parse.children(root, "advcl", "ccomp", "parataxis")
        or any(at <= last for at in parse.children(root, "conj"))
        or tokens[subjects[0]].left != first
        or not tokens[subjects[0]].right < helper
        or denial.stop > last + 1
        or not verb.is_finite
        or (is_helper and verb.lemma not in _HELPING)
        or "'" in asked
    ):
        return None
    subject = tokens[subjects[0]]
    name = inside_sentence(parse.words(first, subject.right + 1), is_name=source.has_capital(tokens[first]))
    return _DeniedClause(parse, last, subject, name, helper, asked, "" if is_helper else verb.lemma, denial)


def _ask_nobody(clause: _DeniedClause) -> str:
    """Returns the question for somebody, or for something that is not there: "Was anybody hurt?"."""
    if match := _NOBODY.match(clause.name):
        somebody = _SOMEBODY[match[0].lower()] + clause.name[match.end() :]
        return f"{clause.asked} {somebody} {clause.plain} {clause.rest}"
    if clause.subject.word == "there" and clause.rest.startswith("no "):
        return f"{clause.asked} there any {clause.rest.removeprefix('no ')}"
    return ""


def _ask_failure(clause: _DeniedClause) -> str:
    """Returns the question for what did not succeed: "Did the pumps start?"."""
    if _is_some(clause):
        return ""
    if clause.plain == "fail" and clause.rest.startswith("to "):
        return f"{clause.asked} {clause.name} {clause.rest.removeprefix('to ')}"
    return ""


def _ask_denied(clause: _DeniedClause) -> str:
    """Returns the question for what is denied in so many words: "Did the wall stop the sand?"."""
    parse, helper, denial = clause.parse, clause.helper, clause.denial
    asked = _DENYING[parse.words(denial.start, denial.stop).lower().replace("’", "'")]
    is_before = denial.start < helper  # "She never asked"
    if _is_some(clause) or (clause.plain and not asked) or (is_before and denial.stop != helper):
        return ""
    before = parse.words(clause.subject.right + 1, denial.start if is_before else helper)
    between = "" if is_before else re.sub(r"\balso\b", "", parse.words(helper + 1, denial.start))
    behind = parse.words(max(helper + 1, denial.stop), clause.last + 1)
    return f"{clause.asked} {clause.name} {before} {between} {asked} {clause.plain} {behind}"


def _is_some(clause: _DeniedClause) -> bool:
    """Whether only a part of those of whom it speaks is denied: "Many crews have not been paid"."""
    tokens = clause.parse.tokens[clause.subject.left : clause.subject.right + 1]
    return any(token.word in _SOME or token.tag == "CD" for token in tokens)


def _find_denying(parse: Parse) -> range:
    """Returns the tokens with which a main verb is denied; none where it is not."""
    for at in parse.children(parse.root, "neg"):
        if parse.tokens[at].word in _DENYING:
            return range(at, at + 1)
    return range(0)
