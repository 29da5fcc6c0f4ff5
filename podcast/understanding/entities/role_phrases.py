"""Phrases that can be a role: which noun is their head, and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import ABBREVIATIONS, is_degree, is_person_noun

if TYPE_CHECKING:
    from podcast.model import Parse, Token


CLOSES = frozenset({",", ".", ")", ";", ":", "—", "–", "-", "”", '"', "?", "!"})
"""Marks behind a phrase that is whole."""


def skip_degrees(tokens: tuple[Token, ...], at: int) -> int:
    """Returns the index behind degrees that follow a name: of "Ann Lee, MD, PhD, of Hull" that of the last comma."""
    while at + 2 < len(tokens) and tokens[at].text == "," and is_degree(tokens[at + 1].text):
        at += 2
    return at


def is_person(token: Token) -> bool:
    """Returns whether a token is a noun for one person."""
    return (
        token.pos in ("NOUN", "PROPN")
        and token.tag not in ("NNS", "NNPS")
        and (token.text in ABBREVIATIONS or is_person_noun(token.lemma))
    )


def joins_person(parse: Parse, head: int) -> bool:
    """Returns whether a person stands beside a head: of "chair and chief executive" it may be any word."""
    return any(is_person(parse.tokens[at]) for at in parse.children(head, "conj", "compound"))


def role_head(tokens: tuple[Token, ...], start: int) -> int | None:
    """Returns the noun of the largest phrase that begins with a token, a person's before any other."""
    nouns, at = [], start
    while tokens[at].left >= start:
        if tokens[at].pos in ("NOUN", "PROPN"):
            nouns.append(at)
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return next((noun for noun in reversed(nouns) if is_person(tokens[noun])), nouns[-1] if nouns else None)


def role_end(tokens: tuple[Token, ...], head: int, limit: int | None = None) -> int:
    """Returns the index behind a phrase, cut before what a comma only adds to it."""
    stop = min(tokens[head].right + 1, limit if limit is not None else len(tokens))
    at = head + 1
    while at < stop and not _cuts(tokens, at, stop):
        # The title of a work, and an acronym in brackets, belong to what stands before them.
        at += 3 if tokens[at].text == "(" else 1
        if tokens[at - 1].text == "“":
            at = next((end + 1 for end in range(at, stop) if tokens[end].text == "”"), stop)
    stop = min(at, stop)
    while stop > head + 1 and (
        tokens[stop - 1].pos in ("CCONJ", "ADP", "PART")
        or (tokens[stop - 1].pos == "PUNCT" and tokens[stop - 1].text not in (")", "”"))
    ):
        stop -= 1
    return stop


def _cuts(tokens: tuple[Token, ...], at: int, stop: int) -> bool:
    """Returns whether a phrase ends before a mark inside it."""
    text = tokens[at].text
    if text == ",":
        return not _goes_on(tokens, at, stop)
    if text == "(":
        return not (at + 2 < stop and tokens[at + 2].text == ")")
    if text == "“":
        return tokens[at - 1].pos != "ADP"
    return text in {")", ";", ":", "—", "–", '"', "”"}


def _goes_on(tokens: tuple[Token, ...], comma: int, stop: int) -> bool:
    """Tells the comma of an enumeration, "Minister of Trade, Ports and Fishing", from one that ends a phrase."""
    at = comma + 1
    if at >= stop:
        return False
    while tokens[at].head != at and tokens[tokens[at].head].left >= comma + 1:
        at = tokens[at].head
    return tokens[at].relation == "conj" and tokens[at].pos in ("NOUN", "PROPN", "ADJ")
