"""What a sentence says somebody is, in the words beside the name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast.language.grammar.person_nouns import BARE, is_degree, may_be_person_noun
from podcast.model import Span
from podcast.understanding.entities.leading_roles import find_before, find_called, find_depicted, find_whose
from podcast.understanding.entities.name_kinds import read_kind
from podcast.understanding.entities.role_phrases import (
    CLOSES,
    is_person,
    joins_person,
    role_end,
    role_head,
    skip_degrees,
)
from podcast.understanding.sentences.saying_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.model import Parse, Token
    from podcast.understanding.entities.name_finding import Name

_WORTH = ("description", "statement", "title", "origin")
"""Forms of roles, the best ones first."""
LONGEST = 25
"""Words of a role at most; a longer one is no role, or the parser has lost its way."""
_MARKS = frozenset('“”"')
_OPENS = frozenset({",", "(", "-", "–", "—"})
_OFFICES = frozenset(
    "run lead head chair direct manage own found co-found cofound oversee coach teach edit represent".split()
)
"""What somebody does who has an office: "who runs the port"."""


RoleForm = Literal["description", "statement", "title", "origin"]


@dataclass(frozen=True, slots=True)
class NamedRole:
    """The words that say what somebody is."""

    span: Span
    text: str
    form: RoleForm
    """Beside the name; "is a pilot"; but a title before it, "President"; "of the Harbour Board"."""


def find_role(parse: Parse, name: Name) -> NamedRole | None:
    """Returns what the words beside a name say that its bearer is; None where they do not."""
    if name.kind not in ("person", None) and read_kind(name) != "person":
        return None
    roles = []
    for form, find in _FINDERS:
        start, stop = find(parse, name) or (0, 0)
        start = _with_prefix(parse.tokens, start)
        text = parse.words(start, stop)
        if 0 < len(text.split()) <= LONGEST:
            is_title = find is find_before and stop - start == 1
            roles.append(
                NamedRole(Span(name.span.sentence, start, stop), text, "title" if is_title else form)
            )
    return choose_role(roles)


def _with_prefix(tokens: tuple[Token, ...], start: int) -> int:
    """Returns where a role begins with what a hyphen joins to it: "co-founder", of which the parser makes three words.

    Without it, "the founder" who speaks later would be somebody who was one of several.
    """
    while start and "-" in (tokens[start].text, tokens[start - 1].text):
        if tokens[start - 1].end != tokens[start].start:
            break
        start -= 1
    return start


def choose_role(roles: Sequence[NamedRole]) -> NamedRole | None:
    """Returns the first description, else the first statement, title, and last where somebody belongs."""
    return min(roles, key=lambda role: _WORTH.index(role.form), default=None)


def _behind(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "director of the port" in "Ann Lee, 43, director of the port", also in brackets and between dashes."""
    tokens, at = parse.tokens, skip_degrees(parse.tokens, name.span.stop)
    if at + 1 >= len(tokens) or tokens[at].text not in _OPENS:
        return None
    at += 1
    if tokens[at].text.isdigit() and at + 2 < len(tokens) and tokens[at + 1].text == ",":
        at += 2
    head = role_head(tokens, at)
    if (
        head is None
        or tokens[head].lemma in BARE
        or not (is_person(tokens[head]) or joins_person(parse, head) or _is_apposed(tokens, head))
    ):
        return None
    stop = role_end(tokens, head)
    follows = tokens[stop].text if stop < len(tokens) else "."
    # "Ann, Duchess of Dover’s talk", and "Lee, MD, PhD, president": the parser makes a row of them.
    is_row = tokens[head].relation in ("nsubj", "conj")
    is_whose = stop < len(tokens) and tokens[stop].tag == "POS"
    is_sure = is_whose or is_degree(tokens[at - 2].text)
    # "Lee, the director said" has another subject.
    if tokens[head].relation != "appos" and (
        (follows not in CLOSES and not is_whose) or (is_row and not is_sure)
    ):
        return None
    return at, stop


def _is_apposed(tokens: tuple[Token, ...], head: int) -> bool:
    """Returns whether a noun that may mean a person stands in apposition: "the incoming commandant"."""
    token = tokens[head]
    return token.relation == "appos" and token.tag == "NN" and may_be_person_noun(token.lemma)


def _relative(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a pilot" in "Ann Lee, who is a pilot", and "runs the port" in "Ann Lee, who runs the port"."""
    tokens, at = parse.tokens, skip_degrees(parse.tokens, name.span.stop)
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


def _introduced(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "who advised two ministers" in "“…,” says Ann Lee, who advised two ministers."."""
    tokens, at = parse.tokens, skip_degrees(parse.tokens, name.span.stop)
    if at + 2 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].word != "who":
        return None
    verb = tokens[at + 1].head
    says = tokens[tokens[name.head].head]
    is_said = (
        says.lemma in SAYING and tokens[name.head].relation == "nsubj" and tokens[name.head].head < name.head
    )
    if not is_said or verb <= at + 1 or not tokens[verb].is_finite:
        return None
    return at + 1, role_end(tokens, verb)


def _copula(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "a biologist at Hull" in "Lee is a biologist at Hull"; not where somebody else says it of Lee."""
    token = parse.tokens[name.head]
    verb = token.head
    marks = sum(before.text in _MARKS for before in parse.tokens[: name.head])
    if marks % 2 or token.relation != "nsubj" or parse.tokens[verb].lemma != "be" or verb < name.head:
        return None
    return _complement(parse, verb)


def _complement(parse: Parse, verb: int) -> tuple[int, int] | None:
    tokens = parse.tokens
    if parse.children(verb, "neg", "aux"):
        return None
    head = next(iter(parse.children(verb, "attr")), None)
    if head is None or tokens[head].lemma in BARE:
        return None
    if not is_person(tokens[head]) or tokens[head].left != verb + 1:
        return None
    if tokens[verb + 1].pos == "ADV":  # "Lee is more a manager than a captain"
        return None
    stop = role_end(tokens, head)
    # The parser often hangs "at Hull" on the verb.
    if stop < len(tokens) and tokens[stop].word in ("at", "of", "for", "with") and tokens[stop].head == verb:
        stop = role_end(tokens, stop)
    return tokens[head].left, stop


def _of_whom(parse: Parse, name: Name) -> tuple[int, int] | None:
    """Finds "of the Harbour Board" in "Ann Lee of the Harbour Board", also behind a comma or degree."""
    tokens, at = parse.tokens, skip_degrees(parse.tokens, name.span.stop)
    is_behind_degree = at > name.span.stop
    at += at < len(tokens) and tokens[at].text == ","
    if at + 1 >= len(tokens) or tokens[at].word not in ("of", "from", "at", "with"):
        return None
    if tokens[at].head != name.head and not is_behind_degree:
        return None
    head = next(iter(parse.children(at, "pobj")), None)
    if head is None or not (tokens[head].entity == "ORG" or _is_body(tokens, at + 1, head)):
        return None
    return at, role_end(tokens, head)


def _is_body(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """Returns whether "the" and capitals name a body: "the Oceanic Survey"."""
    return (
        head > start + 1
        and tokens[start].word == "the"
        and tokens[head].entity not in ("GPE", "LOC", "DATE", "PERSON")
        and all(token.text[0].isupper() for token in tokens[start + 1 : head + 1])
    )


_FINDERS: tuple[tuple[RoleForm, Callable[[Parse, Name], tuple[int, int] | None]], ...] = (
    ("description", _behind),
    ("description", _relative),
    ("description", find_before),
    ("description", find_called),
    ("statement", _copula),
    ("statement", find_depicted),
    ("statement", _introduced),
    ("origin", _of_whom),
    ("origin", find_whose),
)
"""The forms of a role, the best ones first, and what finds them beside a name."""
