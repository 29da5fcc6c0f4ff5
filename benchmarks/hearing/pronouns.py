"""Pronouns of a script for which nothing that was said can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .told import MANY, NEAR, PERSONS, THINGS, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Parse, Token

    from .told import Heard, Told

SUBJECT = 3
"""Words at the start of a sentence in which its subject lies."""
OPENERS = frozenset(
    "when while after before although though as if because since once in with despite by like unless until for at "
    "given having being to from whether following during".split()
)
"""Words with which a clause begins that stands before the one with the noun: "When she arrived, Ana …"."""
EMPTY_VERBS = frozenset(
    "surprise matter follow emerge occur please worry bother help hurt shock strike mean".split()
)
"""Verbs of which a clause with "that" can be the subject, "it" standing in for it: "It surprised us that …"."""


def find_pronouns(article: Told, heard: Heard) -> Iterator[tuple[str, str]]:
    """Yields the pronouns of a sentence that may be open, each with its kind.

    A pronoun is open when nothing it could stand for was said in the chapter; or when nothing of what was just said
    stands just before it in the article, where it stands for something outside its sentence.
    """
    own = heard.own
    for at, token in enumerate(own.tokens):
        is_question = own.text.endswith("?")
        if at < own.lead or ((own.is_glue or is_question) and token.word in THINGS):
            continue
        word = token.word
        if (
            word not in PERSONS | THINGS | MANY
            or token.pos not in ("PRON", "DET")
            or _is_empty(own.parse, at)
        ):
            continue
        inside = article.keys_for(word, own.tokens[:at]) | article.keys_for(
            word, _said_behind(own.tokens, at)
        )
        near = {key for one in heard.near for key in article.keys_for(word, one.tokens)}
        chapter = {key for one in heard.window for key in article.keys_for(word, one.tokens)}
        for back in range(heard.index - NEAR, heard.index):
            near |= heard.closed.get(back, set())
        targets = article.targets_of(own.sources, word)
        fitting = near & article.around(own.sources, word)
        if not inside | near | chapter:
            is_open = True
        elif word in PERSONS or not targets:
            known = targets & (chapter | article.title)
            is_open = bool(own.sources) and not inside and not fitting and not known
        else:
            names = {
                key for one in heard.near for key in keys_of(it for it in one.tokens if it.pos == "PROPN")
            }
            is_open = not targets & (inside | near | chapter | article.title) and not names & fitting
        # A name that was taken for a place is still one that "her" can belong to.
        has_name = any(it.pos == "PROPN" for it in own.tokens[:at])
        is_whose = token.tag == "PRP$" and (bool(inside) or has_name)
        if is_open and not is_whose and not (heard.answers and word in THINGS):
            yield "pronoun", token.text
        else:
            heard.closed.setdefault(heard.index, set()).update(targets or inside | near)


def _is_empty(parse: Parse, at: int) -> bool:
    """Returns whether "it" points at nothing: "it is clear that", "it takes a day to", "it rained"."""
    token = parse.tokens[at]
    if token.word != "it" or token.relation not in ("nsubj", "nsubjpass", "expl"):
        return token.relation == "expl"
    verb = parse.tokens[token.head]
    if token.relation == "expl" or verb.lemma in ("seem", "appear", "rain", "snow", "happen", "turn", "take"):
        return True
    clauses = {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"}
    below = parse.children(token.head)
    beyond = [
        it
        for child in below
        if parse.tokens[child].relation in ("acomp", "attr")
        for it in parse.children(child)
    ]
    is_said_of_clause = any(parse.tokens[it].relation in clauses for it in (*below, *beyond))
    has_that = any(
        parse.tokens[it].relation == "ccomp"
        and any(parse.tokens[mark].word == "that" for mark in parse.children(it))
        for it in below
    )
    return (verb.lemma == "be" and is_said_of_clause) or (has_that and verb.lemma in EMPTY_VERBS)


def _said_behind(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Returns the words to which a pronoun may point forward: "When she came, Ana …", "His rise has brought Lee …"."""
    comma = next((index for index, token in enumerate(tokens) if token.text == "," and index > at), None)
    if tokens[at].tag == "PRP$" and at < SUBJECT:
        return tokens[at + 1 :]
    return tokens[comma:] if comma is not None and tokens[0].word in OPENERS else ()
