"""What stands before a name and says what its bearer is: "port director Ann Lee", "As a pilot, Ann Lee"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import BARE, is_person_noun, may_be_person_noun
from podcast.understanding.entities.name_words import EMPTY_TITLES, TITLES
from podcast.understanding.entities.role_phrases import CLOSES, is_person, role_end
from podcast.understanding.sentences.saying_verbs import ADJACENT

if TYPE_CHECKING:
    from podcast.model import Parse, Token
    from podcast.understanding.entities.name_finding import Name

_AHEAD = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_QUOTES = frozenset('“”"')
_NOT_IN_ROLES = frozenset({"VERB", "AUX", "SCONJ", "ADV", "INTJ"})
_NAMING = frozenset({"call", "name"})


def find_before(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "port director" in "port director Ann Lee", "her boss" in "her boss, Ann Lee," and a title."""
    tokens = parse.tokens
    stop = name.span.start
    while stop and tokens[stop - 1].text[0].isupper() and tokens[stop - 1].word.strip(".") in EMPTY_TITLES:
        stop -= 1
        stop -= stop > 1 and tokens[stop - 1].word == "the"
    if stop > 1 and tokens[stop - 1].text == ",":
        return _before_comma(tokens, name, stop - 1)
    if not stop or not _ends_role(tokens[stop - 1], name):
        return _begin_clause(parse, stop)
    if stop > 2 and tokens[stop - 2].text == "-" and tokens[stop - 3].pos == "NUM":  # "the 12-member"
        return None
    head = tokens[name.head]
    start = tokens[head.head].left if head.relation == "appos" and head.head == stop - 1 else head.left
    if start >= stop:
        start = stop - 1
        while start and tokens[start - 1].pos in _AHEAD:
            start -= 1
    while start and tokens[start].pos != "DET" and tokens[start - 1].pos == "ADJ":
        start -= 1
    if (
        start
        and tokens[start].pos != "DET"
        and (tokens[start - 1].pos == "DET" or tokens[start - 1].tag == "PRP$")
    ):
        start -= 1
    while start < stop and tokens[start].pos in ("NUM", "ADV", "PUNCT", "CCONJ"):  # "in 2011 winemaker Kern"
        start += 1
    if start == 0 and tokens[0].tag in ("VBD", "VBN") and tokens[0].lemma.lower() in ADJACENT:
        start += 1  # "Added mayor Ann Lee:"
    return start, stop


def _before_comma(tokens: tuple[Token, ...], name: Name, stop: int) -> tuple[int, int] | None:
    head = tokens[name.head]
    behind = tokens[name.span.stop].text if name.span.stop < len(tokens) else "."
    if behind not in CLOSES:
        return None
    if head.relation == "appos" and head.head < stop and _may_be_person(tokens[head.head]):
        return (tokens[head.head].left, stop) if role_end(tokens, head.head, stop) == stop else None
    # "Minister of Trade, Ports and Fishing, Ann Lee, said", of which the parser makes a list.
    start = stop
    while start and tokens[start - 1].pos not in _NOT_IN_ROLES and tokens[start - 1].text not in _QUOTES:
        start -= 1
    if start and tokens[start - 1].text not in _QUOTES:
        return None
    while start < stop and tokens[start].text == ",":
        start += 1
    first = next((at for at in range(start, stop) if tokens[at].pos in ("ADP", "PUNCT")), stop)
    is_role = behind == "," and start < first and is_person(tokens[first - 1])
    return (start, stop) if is_role else None


def _ends_role(token: Token, name: Name) -> bool:
    """Returns whether a word before a name can be the last one of a role: "director", "late", "winemaker"."""
    word = token.word.strip(".")
    if token.tag in ("NNS", "NNPS") or (name.kind != "person" and not name.title):
        return False
    # "registered dietitian Ann Lee", of whom the parser makes an adjective.
    if (
        is_person(token)
        or is_person_noun(token.text)
        or word == "late"
        or word in TITLES
        or (word and word == name.title)
    ):
        return True
    return token.pos == "NOUN" and name.kind == "person" and may_be_person_noun(token.lemma)


def _may_be_person(token: Token) -> bool:
    """Returns whether a noun that a name explains may mean a person: "The curator, Ann Lee, ..."."""
    return is_person(token) or (token.tag == "NN" and may_be_person_noun(token.lemma))


def _begin_clause(parse: Parse, stop: int) -> tuple[int, int] | None:
    """Finds "Head of trade" in "Head of trade Ann Lee said", where nothing stands before it."""
    tokens, start = parse.tokens, stop
    while start and tokens[start - 1].pos in (*_AHEAD, "ADP", "DET", "CCONJ"):
        start -= 1
    if (
        start == stop
        or tokens[stop - 1].pos not in ("NOUN", "PROPN")
        or (start and tokens[start - 1].text not in (*_QUOTES, ",", ":"))
    ):
        return None
    first = next((at for at in range(start, stop) if tokens[at].pos == "ADP"), stop)
    # "For the mayor Ann Lee" begins with no role, and "the head of the board Ann Lee left" may be a list.
    is_office = start < first < stop - 1 and is_person_noun(tokens[first - 1].lemma)
    return (start, stop) if is_office and tokens[start].text[0].isupper() else None


def find_called(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a pilot" in "a pilot called Ann Lee"."""
    tokens, at = parse.tokens, name.span.start - 1
    if at < 1 or tokens[at].lemma.lower() not in _NAMING or tokens[at].tag != "VBN":
        return None
    head = at - 1
    if not is_person(tokens[head]) or tokens[head].lemma in BARE:
        return None
    start = min([head, *(parse.tokens[it].left for it in parse.children(head) if it < head)])
    return (start, at) if start < head else None


def find_depicted(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a pilot from Hull" in "As a pilot from Hull, Ann Lee flew"."""
    tokens, stop = parse.tokens, name.span.start
    while stop > 1 and tokens[stop - 1].word.strip(".") in EMPTY_TITLES:
        stop -= 1
    if (
        stop < 4
        or tokens[stop - 1].text != ","
        or tokens[0].word != "as"
        or tokens[1].word not in ("a", "an", "the")
    ):
        return None
    noun = next((at for at in range(2, stop) if tokens[at].head < at and tokens[at].pos == "NOUN"), 0)
    end = role_end(tokens, noun, stop - 1)
    return (1, end) if is_person(tokens[noun]) and end == stop - 1 else None


def find_whose(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "Tidewater" in "Tidewater’s Ann Lee"."""
    tokens, stop = parse.tokens, name.span.start
    if stop < 2 or tokens[stop - 1].tag != "POS" or tokens[stop - 2].entity != "ORG":
        return None
    start = stop - 2
    while start and tokens[start].entity == "ORG" and not tokens[start].begins_entity:
        start -= 1
    return start, stop - 1
