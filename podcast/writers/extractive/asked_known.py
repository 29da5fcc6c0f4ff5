"""Questions for a part of what was just spoken of: what it takes, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.asked_parts import NAMING, find_part

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.slot import Slot
    from podcast.writers.extractive.source_view import SourceView

IN_MIND = 4
"""Sentences whose nouns a question goes on from."""


def find_known(source: SourceView, index: int, text: str, heard: Heard) -> Slot | None:
    """Returns the question for a part of a sentence whose subject was just spoken of."""
    known = {noun for at in heard.order[-IN_MIND:] if at >= 0 for noun in find_nouns(source, at)}
    parse = source.sentence(index).parse
    if not is_of(parse, known):
        return None
    slot = find_part(source, index, text)
    if slot is None or slot.form != "definition":
        return slot
    long_known = {noun for at in heard.order[:-IN_MIND] if at >= 0 for noun in find_nouns(source, at)}
    return (
        None if is_of(parse, long_known) else slot
    )  # nobody asks who somebody is of whom they have talked all along


def find_nouns(source: SourceView, index: int) -> frozenset[str]:
    """Returns the nouns and names of a sentence, as a dictionary has them."""
    return frozenset(
        token.lemma.lower() for token in source.sentence(index).parse.tokens if token.pos in NAMING
    )


def is_of(parse: Parse, known: Collection[str]) -> bool:
    """Whether a sentence is of something just said: who asks for a part of it would else have to know the rest."""
    if parse.root < 0:
        return False
    # "There are 31 ships in the port": what there is stands behind the verb.
    is_there = bool(parse.children(parse.root, "expl"))
    subjects = parse.children(parse.root, *(("attr",) if is_there else ("nsubj", "nsubjpass")))
    return any(
        parse.tokens[at].pos == "PRON"
        or any(
            token.pos in NAMING and token.lemma.lower() in known
            for token in parse.tokens[parse.tokens[at].left : parse.tokens[at].right + 1]
        )
        for at in subjects
    )
