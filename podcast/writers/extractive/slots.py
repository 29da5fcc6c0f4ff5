"""Questions that an article answers in its own form: which one a sentence answers, if any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.asked_amounts import find_amount
from podcast.writers.extractive.asked_forms import find_form
from podcast.writers.extractive.asked_openings import find_opening
from podcast.writers.extractive.asked_parts import NAMING, find_part
from podcast.writers.extractive.asked_reasons import find_reason
from podcast.writers.extractive.asked_replies import find_reply
from podcast.writers.extractive.edits import as_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.slot import Slot
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.spoken_wording import Wording

IN_MIND = 4
"""Sentences whose nouns a question goes on from."""


def find_slot(source: SourceView, wording: Wording, heard: Heard, *, follows: bool) -> Slot | None:
    """Returns the question that a sentence, or a piece of it, answers in its own form, or None.

    `follows` says whether it begins the sentence, and the one before that was said just now.
    """
    index, text = wording.sentence, wording.text
    if follows and not text.startswith("“") and (slot := find_reply(source, index, text, heard)):
        return slot
    if wording.is_quotation or "“" in text or text.endswith("?"):
        return None
    slot = find_form(source, index, text, follows=follows)
    if slot or not follows:
        return slot
    return find_opening(source, index, text) or _find_known(source, index, text, heard)


def _find_known(source: SourceView, index: int, text: str, heard: Heard) -> Slot | None:
    """Returns the question for a part of a sentence whose subject was just spoken of."""
    known = {
        token.lemma.lower()
        for at in heard.order[-IN_MIND:]
        if at >= 0
        for token in source.sentence(at).parse.tokens
        if token.pos in NAMING
    }
    if not _is_of(source.sentence(index).parse, known):
        return None
    return (
        find_reason(source, index, text)
        or find_amount(source, index, text, known)
        or find_part(source, index, text)
    )


def _is_of(parse: Parse, known: Collection[str]) -> bool:
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


def find_counted(texts: Sequence[str]) -> tuple[str, ...]:
    """Returns what the members of a count say without the words that count them; nothing where one has no such words.

    "One was a collapse." and "Another was that the alliance slept." give "A collapse." and "The alliance slept."
    """
    said = []
    for text in texts:
        match = _COUNTED.fullmatch(text.rstrip("."))
        if not match:
            return ()
        said.append(as_sentence(match["answer"]))
    return tuple(said)


_COUNTED = re.compile(
    r"(?:One|Another|A (?:second|third|fourth|fifth)|The (?:first|second|third|fourth|fifth"
    r"|last|other))(?: (?:is|was|are|were) (?:that )?)(?P<answer>.{8,})"
)
"""A member of a count: «Another was that the alliance slept.»"""
