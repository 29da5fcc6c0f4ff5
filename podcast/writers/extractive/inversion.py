"""A statement as a question for what it says: "The firm closed the mill" as "Why did the firm close the mill?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import inside_sentence, tidy

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

_NAMES = frozenset(("NORP", "GPE", "LOC"))
"""Entities whose adjectives are big, too."""
DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
"""Form of a verb → the helper with which it is asked."""


def ask_reasons(source: SourceView, index: int) -> str:
    """Returns the question of a sentence that says that there are reasons: "There are reasons why it left"."""
    parse = source.sentence(index).parse
    for at, token in enumerate(parse.tokens):
        head = parse.tokens[token.head]
        if (
            token.relation == "relcl"
            and head.lemma == "reason"
            and parse.tokens[token.left].word == "why"
            and parse.text[: head.start].lower().startswith("there ")
            and len(parse.tokens) <= token.right + 2
        ):
            return invert(parse, at, "Why", token.left + 1, parse.tokens[token.right].end)
    return ""


def invert(parse: Parse, verb: int, asking: str, first: int, end: int, *, pronouns: bool = False) -> str:
    """Returns a clause, from its first token to a place in the text, as a question that begins with `asking`.

    Empty where it cannot be inverted for sure, or its subject is a pronoun and none are allowed.
    """
    tokens = parse.tokens
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    if len(subjects) != 1 or tokens[subjects[0]].left != first:
        return ""
    subject = tokens[subjects[0]]
    if subject.pos == "PRON" and not (pronouns and subject.word in ("it", "they", "he", "she", "you")):
        return ""
    if any(tokens[at].relation == "conj" and tokens[at].is_finite for at in parse.children(verb)):
        return ""
    name = inside_sentence(
        parse.text[tokens[first].start : tokens[subject.right].end],
        is_name=first > 0 or tokens[0].pos == "PROPN" or tokens[0].entity in _NAMES,
    )
    helpers = [at for at in parse.children(verb, "aux", "auxpass") if tokens[at].is_finite]
    is_helper = tokens[verb].lemma == "be" and tokens[verb].is_finite
    at = helpers[0] if helpers else verb
    before = parse.text[tokens[subject.right + 1].start : tokens[at].start]
    # "Why don't they appear": what is denied goes with its verb.
    is_denied = at + 1 < len(tokens) and tokens[at + 1].word in ("n't", "n’t")
    stop = tokens[at + is_denied].end
    after = parse.text[stop:end]
    if helpers or is_helper:
        helper = parse.text[tokens[at].start : stop]
        is_short = not is_denied and re.search("[’']", helper)
        return "" if is_short else _asked(f"{asking} {helper} {name} {before} {after}")
    if tokens[verb].tag not in DO or tokens[verb].pos != "VERB":
        return ""
    return _asked(f"{asking} {DO[tokens[verb].tag]} {name} {before} {tokens[verb].lemma} {after}")


def _asked(words: str) -> str:
    """Returns words as a question; what it adds to is asked without "also"."""
    text = tidy(words).replace(" also ", " ")
    return f"{text[:1].upper()}{text[1:]}?"
