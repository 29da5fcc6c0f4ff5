"""Who is meant by a role: "the chair" is she who chairs the board, "the doctor" he whom the article calls Dr."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import BRINGING_IN, FEMALE, MALE
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Entity, Mention, Parse, Sentence

_SHARED = re.compile(r"\bco[- ]\w+")
"""A role that somebody has with others: «co-founder»"""
_NEAR = 6
"""Sentences back in which one of several with a role is named, and no other: of two mayors it is that one."""
_TITLES = {
    "dr": "doctor", "prof": "professor", "sen": "senator", "rep": "representative", "gov": "governor",
    "gen": "general", "col": "colonel", "sgt": "sergeant", "capt": "captain", "rev": "reverend",
}  # fmt: skip
"""What people with a title before their names are called later."""


def collect_roles(entities: Sequence[Entity], sentences: Sequence[Sentence]) -> dict[str, set[int]]:
    """Returns noun → the persons of whom the article says that they are that, or that they do it."""
    roles: dict[str, set[int]] = {}
    for index, entity in enumerate(entities):
        if entity.kind == "person":
            words = set(_SHARED.sub(" ", fold(entity.role)).replace(",", " ").split())
            for mention in entity.mentions:
                words |= _read_role(mention, sentences[mention.span.sentence])
            for word in words - {""}:
                roles.setdefault(word, set()).add(index)
    return roles


def leave_out_others(
    roles: Mapping[str, set[int]], entities: Sequence[Entity], sentences: Sequence[Sentence]
) -> dict[str, set[int]]:
    """Returns the roles without those who cannot be meant by them: the text has spoken of somebody else so before.

    Where it has called Dorn "the star" for pages, the star is not "soul star Leo Barker", who comes later; but "the
    mayor" may be Mayor Pardo, or "Ann Lee, the mayor", whose name comes later.
    """
    called: dict[str, int] = {}
    for sentence in sentences:
        for token in sentence.parse.tokens:
            above = sentence.parse.tokens[token.head]
            if token.word == "the" and above.tag == "NN":
                called.setdefault(above.lemma.lower(), sentence.index)

    def may_hold(noun: str, index: int) -> bool:
        entity = entities[index]
        is_office = entity.role.lower() == noun or entity.role.lower().startswith("the ")
        return is_office or called.get(noun, len(sentences)) >= entity.mentions[0].span.sentence

    return {noun: {one for one in holders if may_hold(noun, one)} for noun, holders in roles.items()}


def _read_role(mention: Mention, sentence: Sentence) -> set[str]:
    parse, start, head = sentence.parse, mention.span.start, mention.head
    has_title = start and not _is_shared(parse, start - 1)
    title = parse.tokens[start - 1].word.strip(".") if has_title else ""
    first = parse.tokens[start].word.strip(".")
    words = {_TITLES.get(title, title), _TITLES.get(first, "")}
    before = [child for child in parse.children(head, "compound") if child < start]
    beside = [*parse.children(head, "appos", "relcl"), *before]
    above = parse.tokens[head].head
    if _founds(parse, head):
        words.add("founder")
    if parse.tokens[head].relation == "appos":
        beside.append(above)
    if parse.tokens[head].relation == "nsubj" and parse.tokens[above].lemma == "be":
        beside += parse.children(above, "attr")
    if parse.tokens[head].relation == "attr" and parse.tokens[above].lemma == "be":
        beside += parse.children(above, "nsubj")  # "The keeper is Ann Lee"
    if parse.tokens[head].relation in ("oprd", "dobj", "attr") and parse.tokens[above].lemma in (
        "call",
        "name",
    ):
        # "The foreman, a man called Ann Lee".
        noun = parse.tokens[above].head
        beside += [noun, *([parse.tokens[noun].head] if parse.tokens[noun].relation == "appos" else [])]
    return words | {parse.tokens[at].lemma.lower() for at in beside if not _is_shared(parse, at)}


def _founds(parse: Parse, head: int) -> bool:
    """Returns whether a sentence says that somebody founded something: "It was founded by Lee"."""
    token = parse.tokens[head]
    above = parse.tokens[token.head]
    if token.relation == "pobj" and above.relation == "agent":
        return parse.tokens[above.head].lemma == "found"
    return token.relation == "nsubj" and above.lemma == "found"


def _is_shared(parse: Parse, at: int) -> bool:
    """Returns whether a noun is what somebody is with others: a co-founder is not "the founder"."""
    return at > 1 and parse.tokens[at - 1].text == "-" and parse.tokens[at - 2].word == "co"


def find_nearest(
    noun: str, holders: set[int], entities: Sequence[Entity], sentences: Sequence[Sentence]
) -> set[int]:
    """Returns those who share a role, or of them the only one who is named in the last sentences.

    `sentences` end with the one that speaks of the role. All of them where somebody new has it: "another coach".
    """
    if len(holders) < 2:
        return holders
    near = sentences[-_NEAR - 1 :]
    indices = {one.index for one in near}
    nearest = max(
        (
            one.span.sentence
            for holder in holders
            for one in entities[holder].mentions
            if one.form == "name" and one.span.sentence in indices
        ),
        default=-1,
    )
    named = {
        holder
        for holder in holders
        if any(one.form == "name" and one.span.sentence == nearest for one in entities[holder].mentions)
    }
    is_new = any(
        token.lemma.lower() == noun and one.parse.tokens[token.left].word in BRINGING_IN
        for one in near
        for token in one.parse.tokens
    )
    return named if len(named) == 1 and not is_new else holders


def find_by_work(parse: Parse, start: int, head: int, entities: Sequence[Entity], title: str) -> int | None:
    """Returns whom a title names that an article calls by a work of theirs: "the Harbour Nights actress".

    None where the title names nobody of the gender, or several, and of nouns that tell none: "the Hull University
    expert" may be somebody whom the title does not name.
    """
    noun = parse.tokens[head].lemma.lower()
    between = parse.tokens[start + 1 : head]
    gender = "male" if noun in MALE else "female" if noun in FEMALE else ""
    if not gender or not any(token.pos == "PROPN" for token in between):
        return None
    words = set(re.findall(r"\w+", fold(title)))
    titled = [
        at
        for at, entity in enumerate(entities)
        if entity.kind == "person"
        and fold(entity.name).split()[-1] in words
        and gender in ("", entity.gender)
    ]
    return titled[0] if len(titled) == 1 else None


def introduce(sentences: Sequence[Sentence]) -> dict[str, int]:
    """Returns noun → the first sentence that brings in somebody or something by it: "a courier"."""
    introduced: dict[str, int] = {}
    for sentence in sentences:
        for token in sentence.parse.tokens:
            if token.word in ("a", "an", "one"):
                introduced.setdefault(sentence.parse.tokens[token.head].lemma.lower(), sentence.index)
    return introduced


def may_be_named(noun: str, sentence: int, entities: Sequence[Entity]) -> bool:
    """Returns whether a person whom the article has named before a sentence may be meant by "the" with a noun."""
    wrong = "female" if noun in MALE else "male" if noun in FEMALE else "none"
    return any(
        entity.kind == "person" and entity.gender != wrong and entity.mentions[0].span.sentence < sentence
        for entity in entities
        if entity.mentions
    )
