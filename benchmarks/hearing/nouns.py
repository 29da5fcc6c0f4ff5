"""Names and definite nouns of a script that were not introduced: "Ruiz", "the IDB", "the plants"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

from .told import PERSON_TITLES, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Parse, Token

    from .told import Heard, Told

BACK = 8
"""Sentences of the article before a definite noun in which it was introduced."""
_UNIQUE_NOUNS = """
world sun moon earth sky sea ocean internet web public past future present time day morning afternoon evening night
week weekend month year decade century way end beginning start middle top bottom rest fact case point idea thing
number amount kind sort left right north south east west phone ground air weather environment climate people poor
rich article text author show country nation economy market media press police law population universe government
president army state city area bit lot process result reason same majority minority moment latter former summer
winter spring autumn fall problem question answer possibility chance body mind heart head hand eye face truth road
street
"""
UNIQUE = frozenset(_UNIQUE_NOUNS.split())
"""Nouns that listeners know without having heard of them: there is but one, or everybody has one."""
INTRODUCING = frozenset("a an another one some several two three four five many".split())
"""Words before a noun that is new."""
SELF_EXPLAINING = frozenset("same only first last next main second third whole following own entire".split())
"""Words between "the" and a noun that say which one is meant."""


def find_names(article: Told, heard: Heard) -> Iterator[tuple[str, str]]:
    """Yields last names before the full name, and acronyms before what they stand for, where the article has it."""
    own = heard.own
    said = " ".join(one.text for one in heard.talk.sentences[: heard.index])
    for at, token in enumerate(own.tokens):
        is_last = token.text in article.last_names and not _is_part_of_name(own.tokens, at)
        if is_last and not _has_full_name(token.text, f"{said} {own.text[: token.end]}"):
            yield "last name", token.text
        expansion = article.expansions.get(token.text)
        if expansion and fold(expansion.split()[-1]) not in fold(f"{said} {own.text}"):
            yield "acronym", token.text


def _has_full_name(last: str, text: str) -> bool:
    """Returns whether a last name was said with what stands before it: "Ana Ruiz", not "Ms. Ruiz"."""
    particles = "(?:(?:[A-Z][.]|de|van|von|der|den|af|ter|la|dos) )*"
    before = re.findall(rf"\b([A-Z][\w’'-]*) {particles}{re.escape(last)}\b", text)
    return any(word.lower() not in PERSON_TITLES for word in before)


def _is_part_of_name(tokens: Sequence[Token], at: int) -> bool:
    """Returns whether a last name is said with a first name, or is part of another name ("the Lee family")."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and behind.tag == "POS":
        behind = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 2].pos == "PROPN" else None
        return behind is not None
    is_led = before is not None and before.pos == "PROPN" and before.word.strip(".") not in PERSON_TITLES
    return is_led or (
        behind is not None and behind.pos in ("PROPN", "NOUN") and tokens[at].relation == "compound"
    )


def find_definites(article: Told, heard: Heard) -> Iterator[tuple[str, str]]:
    """Yields nouns with "the" that were not heard, but that the article has introduced a few sentences before."""
    own = heard.own
    if not own.sources or own.is_glue:
        return
    first = min(own.sources)
    for at, token in enumerate(own.tokens):
        lemma = token.lemma.lower()
        the = _bare_definite(own.parse, at)
        if token.pos != "NOUN" or lemma in UNIQUE or the is None:
            continue
        if {lemma, *_compounds(own.parse, at)} & (heard.nouns | keys_of(own.tokens[:the]) | article.title):
            continue
        is_bare = not own.parse.children(at, "amod", "compound")
        places = [place for place in article.places.get(lemma, ()) if place < first]
        if (
            not places
            or first - places[-1] > BACK
            or not _introduces(article.sentences[places[0]].parse, token, is_bare=is_bare)
        ):
            continue
        targets = article.targets_of(own.sources, token.word) - {lemma}
        if not targets & (heard.nouns | keys_of(own.tokens[:the])):
            yield "noun", own.parse.words(the, at + 1)


def _bare_definite(parse: Parse, at: int) -> int | None:
    """Returns the "the" of a noun that nothing explains: no "of", no clause, no "first"."""
    below = [(child, parse.tokens[child]) for child in parse.children(at)]
    for _, token in below:
        is_explained = (
            token.relation in ("prep", "relcl", "acl", "appos", "poss", "nummod") or token.tag == "JJS"
        )
        if is_explained or token.word in SELF_EXPLAINING:
            return None
    return next((child for child, token in below if token.word == "the" and child < at), None)


def _compounds(parse: Parse, at: int) -> set[str]:
    """Returns the nouns that stand before a noun as part of it: "gas" of "the gas plants"."""
    return {parse.tokens[child].lemma.lower() for child in parse.children(at, "compound")}


def _introduces(parse: Parse, noun: Token, *, is_bare: bool) -> bool:
    """Returns whether a sentence brings a noun as something new: "a plant", "two plants", "old plants".

    The last one is meant by "the plants" alone: "the western plants" are told of by themselves.
    """
    same = (at for at, token in enumerate(parse.tokens) if (token.lemma, token.tag) == (noun.lemma, noun.tag))
    at = next(same, None)
    if at is None:
        return False
    below = [parse.tokens[child] for child in parse.children(at)]
    determiners = [token.word for token in below if token.relation in ("det", "nummod", "poss")]
    if determiners:
        return bool(INTRODUCING & set(determiners)) or any(token.relation == "nummod" for token in below)
    return noun.tag == "NNS" and is_bare and any(token.relation in ("amod", "compound") for token in below)
