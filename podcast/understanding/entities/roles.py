"""What a sentence says somebody is, in the words beside the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.model import Span
from podcast.understanding.entities.name_kinds import read_kind
from podcast.understanding.entities.name_words import EMPTY_TITLES, TITLES
from podcast.understanding.entities.person_nouns import may_be_person_noun
from podcast.understanding.entities.role_phrases import is_person, joins_person, role_end, role_head

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Parse, Token
    from podcast.understanding.entities.name_finding import Name

LONGEST = 25
"""Words of a role at most; a longer one is no role, or the parser has lost its way."""
_AHEAD = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_CLOSES = frozenset({",", ".", ")", ";", ":", "—", "–", "-", "”", '"', "?", "!"})
_OPENS = frozenset({",", "(", "-", "–", "—"})
_QUOTES = frozenset('“”"')
_NOT_IN_ROLES = frozenset({"VERB", "AUX", "SCONJ", "ADV", "INTJ"})
_OFFICES = frozenset(
    "run lead head chair direct manage own found co-found cofound oversee coach teach edit represent".split()
)
"""What somebody does who has an office: "who runs the port"."""


RoleForm = Literal["description", "statement", "title", "origin"]


@dataclass(frozen=True, slots=True)
class Role:
    """The words that say what somebody is."""

    span: Span
    text: str
    form: RoleForm
    """Beside the name; "is a pilot"; but a title before it, "President"; "of the Harbour Board"."""


def find_role(parse: Parse, name: Name) -> Role | None:
    """Returns what the words beside a name say that its bearer is; None where they do not."""
    if name.kind not in ("person", None) and read_kind(name) != "person":
        return None
    for form, find in _FINDERS:
        found = find(parse, name)
        if found is None:
            continue
        start, stop = found
        text = parse.words(start, stop)
        if 0 < len(text.split()) <= LONGEST:
            is_title = find is _before and stop - start == 1
            return Role(Span(name.span.sentence, start, stop), text, "title" if is_title else form)
    return None


def _behind(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "director of the port" in "Ann Lee, 43, director of the port", also in brackets and between dashes."""
    tokens, at = parse.tokens, name.span.stop
    if at + 1 >= len(tokens) or tokens[at].text not in _OPENS:
        return None
    at += 1
    if tokens[at].text.isdigit() and at + 2 < len(tokens) and tokens[at + 1].text == ",":
        at += 2
    head = role_head(tokens, at)
    if head is None or not (is_person(tokens[head]) or joins_person(parse, head)):
        return None
    stop = role_end(tokens, head)
    follows = tokens[stop].text if stop < len(tokens) else "."
    is_closed = follows in _CLOSES or tokens[stop].tag == "POS"
    # "Lee, the director said" has another subject.
    if tokens[head].relation != "appos" and (not is_closed or tokens[head].relation in ("nsubj", "conj")):
        return None
    return at, stop


def _relative(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a pilot" in "Ann Lee, who is a pilot", and "runs the port" in "Ann Lee, who runs the port"."""
    tokens, at = parse.tokens, name.span.stop
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].word != "who":
        return None
    verb = tokens[at].head
    if verb <= at:
        return None
    if tokens[verb].lemma == "be":
        return _complement(parse, verb)
    if tokens[verb].lemma.lower() in _OFFICES and tokens[verb].tag in ("VBZ", "VBD"):
        return verb, role_end(tokens, verb)
    return None


def _copula(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a biologist at Hull" in "Lee is a biologist at Hull"."""
    token = parse.tokens[name.head]
    verb = token.head
    if token.relation != "nsubj" or parse.tokens[verb].lemma != "be" or verb < name.head:
        return None
    return _complement(parse, verb)


def _complement(parse: Parse, verb: int) -> tuple[int, int] | None:
    tokens = parse.tokens
    if parse.children(verb, "neg", "aux"):
        return None
    head = next(iter(parse.children(verb, "attr")), None)
    if head is None or not is_person(tokens[head]) or tokens[head].left != verb + 1:
        return None
    if tokens[verb + 1].pos == "ADV":  # "Lee is more a manager than a captain"
        return None
    stop = role_end(tokens, head)
    # The parser often hangs "at Hull" on the verb.
    if stop < len(tokens) and tokens[stop].word in ("at", "of", "for", "with") and tokens[stop].head == verb:
        stop = role_end(tokens, stop)
    return tokens[head].left, stop


def _before(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "port director" in "port director Ann Lee", "her boss" in "her boss, Ann Lee," and a title."""
    tokens = parse.tokens
    stop = name.span.start
    while stop and tokens[stop - 1].text[0].isupper() and tokens[stop - 1].word.strip(".") in EMPTY_TITLES:
        stop -= 1
        stop -= stop > 1 and tokens[stop - 1].word == "the"
    if stop > 1 and tokens[stop - 1].text == ",":
        return _before_comma(tokens, name, stop - 1)
    if not stop or not _ends_role(tokens[stop - 1], name):
        return None
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
    return start, stop


def _before_comma(tokens: tuple[Token, ...], name: Name, stop: int) -> tuple[int, int] | None:
    head = tokens[name.head]
    behind = tokens[name.span.stop].text if name.span.stop < len(tokens) else "."
    if behind not in _CLOSES:
        return None
    if head.relation == "appos" and head.head < stop and is_person(tokens[head.head]):
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
    if is_person(token) or word == "late" or word in TITLES or (word and word == name.title):
        return True
    return token.pos == "NOUN" and name.kind == "person" and may_be_person_noun(token.lemma)


def _of_whom(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "of the Harbour Board" in "Ann Lee of the Harbour Board"."""
    tokens, at = parse.tokens, name.span.stop
    if (
        at + 1 >= len(tokens)
        or tokens[at].word not in ("of", "from", "at", "with")
        or tokens[at].head != name.head
    ):
        return None
    head = next(iter(parse.children(at, "pobj")), None)
    if head is None or tokens[head].entity != "ORG":
        return None
    return at, role_end(tokens, head)


_FINDERS: tuple[tuple[RoleForm, Callable[[Parse, Name], tuple[int, int] | None]], ...] = (
    ("description", _behind),
    ("description", _relative),
    ("description", _before),
    ("statement", _copula),
    ("origin", _of_whom),
)
"""The forms of a role, the best ones first, and what finds them beside a name."""
