"""The noun phrases of a sentence: what a reference may point at, and what may point itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from podcast.understanding.referring.agreement import (
    FIRST_PERSON,
    PRONOUNS,
    Traits,
    read_traits,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from podcast.model import Parse, Sentence, Span, Token

PhraseForm = Literal[
    "name", "definite", "demonstrative", "possessed", "indefinite", "pronoun", "this", "person"
]
"""`pronoun` is one of the third person, `person` one of the first or second, `this` a demonstrative alone."""
GrammaticalRole = Literal["subject", "object", "oblique", "possessive", "nested", "other"]

_ROLES: dict[str, GrammaticalRole] = {
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "dative": "object",
    "pobj": "oblique",
    "poss": "possessive",
}
_BEHIND = frozenset({"relcl", "advcl", "appos", "punct", "conj", "cc", "parataxis", "preconj", "dep"})
"""Relations with which what is said beside a noun begins, behind it."""
_HEADS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss", "attr", "appos", "conj", "ROOT", "npadvmod"}
)
_ALONE = frozenset({"this", "that", "these", "those"})
_OPENERS: dict[str, PhraseForm] = {
    **dict.fromkeys(("the", "both"), "definite"),
    **dict.fromkeys(("this", "that", "these", "those", "such"), "demonstrative"),
}


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun, name or pronoun with what belongs to it."""

    sentence: int
    head: int
    """Index of its head token."""
    start: int
    stop: int
    """Its first token, and the index behind its last one, without relative clauses and appositions."""
    form: PhraseForm
    role: GrammaticalRole
    verb: int
    """Index of the verb that it is an argument of; -1 where it is none's."""
    traits: Traits
    is_main: bool = False
    """Whether it is the subject of the main clause."""
    is_joined: bool = False
    """Whether it is several joined by "and", taken together."""
    is_beside: bool = False
    """Whether it says of another one what that is: behind a copula, or in apposition."""
    is_quoted: bool = False
    """Whether it stands between quotation marks."""
    name: tuple[str, ...] = ()
    """The words of the name, titles left out."""
    lemma: str = ""


def read_noun_phrases(
    sentences: Sequence[Sentence], quoted: Iterable[Span]
) -> tuple[tuple[NounPhrase, ...], ...]:
    """Returns the noun phrases of each sentence; `quoted` are the words of quotations."""
    inside: list[set[int]] = [set() for _ in sentences]
    for span in quoted:
        inside[span.sentence].update(range(span.start, span.stop))
    return tuple(_find(sentence, inside[sentence.index]) for sentence in sentences)


def _find(sentence: Sentence, quoted: AbstractSet[int]) -> tuple[NounPhrase, ...]:
    """Returns the noun phrases of a sentence in the order of their heads; `quoted` are tokens between marks."""
    parse = sentence.parse
    children: list[list[int]] = [[] for _ in parse.tokens]
    for index, token in enumerate(parse.tokens):
        if token.head != index:
            children[token.head].append(index)
    phrases = []
    for index, token in enumerate(parse.tokens):
        if _is_head(token):
            phrases.append(_phrase(sentence.index, parse, children, index, index in quoted))
            joined = [at for at in children[index] if parse.tokens[at].relation == "conj"]
            if joined and token.relation != "conj" and _joins(parse, children, index):
                phrases.append(_together(phrases[-1], parse, children, joined[-1]))
    return tuple(phrases)


def _is_head(token: Token) -> bool:
    if token.pos == "PRON" or token.word in _ALONE:
        is_argument = token.relation in _HEADS - {"poss"}
        return token.word in PRONOUNS or token.word in FIRST_PERSON or (token.word in _ALONE and is_argument)
    if token.pos == "PROPN" and token.relation in ("oprd", "dep", "nmod"):
        return True
    return token.pos in ("NOUN", "PROPN") and token.relation in _HEADS


def _joins(parse: Parse, children: list[list[int]], index: int) -> bool:
    return any(
        parse.tokens[at].relation == "cc" and parse.tokens[at].word in ("and", "&") for at in children[index]
    )


def _phrase(
    sentence: int, parse: Parse, children: list[list[int]], index: int, is_quoted: bool
) -> NounPhrase:
    tokens = parse.tokens
    token = tokens[index]
    start, stop = index, index + 1
    for at in children[index]:
        if at < index and tokens[at].relation not in (
            "cc",
            "preconj",
            "punct",
            "mark",
            "advmod",
            "prep",
            "advcl",
        ):
            start = min(start, tokens[at].left)
        elif at > index:
            if tokens[at].relation in _BEHIND or token.entity == "PERSON":
                break  # "Lee in Hull": nothing behind a person's name belongs to it
            stop = tokens[at].right + 1
    name = _name(parse, index) if token.pos == "PROPN" else ()
    verb, role = _verb(parse, index), _role(parse, index)
    return NounPhrase(
        sentence,
        index,
        start,
        stop,
        _form(parse, children, index),
        role,
        verb,
        read_traits(parse, index, name),
        is_main=role == "subject" and verb >= 0 and tokens[verb].head == verb,
        is_beside=_is_beside(parse, children, index),
        is_quoted=is_quoted,
        name=name,
        lemma=token.lemma.lower(),
    )


def _together(first: NounPhrase, parse: Parse, children: list[list[int]], last: int) -> NounPhrase:
    """Returns the phrase of all that are joined, the first one's place in the sentence kept."""
    behind = [
        parse.tokens[at].right + 1
        for at in children[last]
        if at > last and parse.tokens[at].relation not in _BEHIND
    ]
    return replace(
        first,
        stop=max([last + 1, *behind]),
        form="indefinite",
        traits=Traits(first.traits.kind, "", is_plural=True),
        is_joined=True,
        name=(),
    )


def _is_beside(parse: Parse, children: list[list[int]], index: int) -> bool:
    token = parse.tokens[index]
    if token.relation == "attr":
        return all(parse.tokens[at].word != "there" for at in children[token.head])
    if token.relation == "poss" and token.pos == "PROPN" and parse.tokens[token.head].pos == "PROPN":
        return True  # King's College
    if token.relation == "appos":
        return token.pos != "PROPN" or parse.tokens[token.head].pos == "PROPN"
    return token.pos != "PROPN" and any(_names(parse, children, at) for at in children[index])


def _names(parse: Parse, children: list[list[int]], index: int) -> bool:
    """Returns whether words behind a noun are its name: "my brother, Lee", "a man named Lee"."""
    token = parse.tokens[index]
    if token.relation == "acl" and token.lemma in ("name", "call"):
        return any(parse.tokens[at].pos == "PROPN" for at in children[index])
    return token.relation == "appos" and token.pos == "PROPN"


def _form(parse: Parse, children: list[list[int]], index: int) -> PhraseForm:
    token = parse.tokens[index]
    if token.pos in ("PRON", "DET"):
        return "person" if token.word in FIRST_PERSON else "pronoun" if token.word in PRONOUNS else "this"
    if token.pos == "PROPN":
        return "name"
    before = [parse.tokens[at] for at in children[index] if at < index]
    if any(one.relation == "poss" for one in before):
        return "possessed"
    openers = (one.word for one in before if one.relation in ("det", "predet", "amod"))
    return next((_OPENERS[word] for word in openers if word in _OPENERS), "indefinite")


def _role(parse: Parse, index: int) -> GrammaticalRole:
    token = parse.tokens[index]
    for _ in range(4):
        if token.relation not in ("conj", "appos"):
            break
        token = parse.tokens[token.head]
    role = _ROLES.get(token.relation, "other")
    if role == "oblique" and parse.tokens[parse.tokens[token.head].head].pos in (
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
    ):
        return "nested"
    return role


def _verb(parse: Parse, index: int) -> int:
    token = parse.tokens[index]
    for _ in range(4):
        if token.relation != "conj":
            break
        token = parse.tokens[token.head]
    if token.relation == "pobj":
        token = parse.tokens[token.head]
        if token.relation not in ("prep", "agent", "dative"):
            return -1
    elif token.relation not in ("nsubj", "nsubjpass", "dobj", "dative", "attr"):
        return -1
    return token.head if parse.tokens[token.head].pos in ("VERB", "AUX") else -1


def _name(parse: Parse, index: int) -> tuple[str, ...]:
    tokens = parse.tokens
    start = index
    while (
        start and tokens[start - 1].pos == "PROPN" and tokens[start - 1].head in range(start - 1, index + 1)
    ):
        start -= 1
    stop = index + 1
    return tuple(tokens[at].text for at in range(start, stop))
