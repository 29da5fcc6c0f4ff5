"""At what, after what or in spite of what something was, at a sentence's end: "That was during a storm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.finite_forms import find_past
from podcast.writers.extractive.named_again import is_plural, name_again
from podcast.writers.extractive.verb_groups import (
    PARTLY,
    SUBJECTS,
    Parting,
    StatedClause,
    begin_verb,
    find_subject,
    has_degree,
    is_last,
    is_negated,
    is_other_verb_between,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

LEAST = 6
"""Words and marks of an occasion, at least: "after the war" is told in passing."""
BETWEEN = 3
"""Words and marks between the verb and an occasion, at least: "It fell during …" is no statement without it."""
_OPENINGS = {
    "after": "was after",
    "following": "was after",
    "during": "was during",
    "amid": "came amid",
    "despite": "was despite",
}
"""Word that begins an occasion → how that is said: «It fell in the old town during a storm.»"""
_HELD = frozenset(
    """be become begin call come continue end follow go happen last leave lie look name occur remain run start stay
    take""".split()
)
"""Verbs that say little without when it was: «They begin in the old town during a storm.»"""
_NO_DOING = frozenset("be have".split())


def part_at_occasion(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before an occasion at a sentence's end."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = tokens[begin_verb(sentence, statement.verb)]
    if statement.is_open:
        return
    for at in parse.children(statement.verb, "prep"):
        if (
            at < statement.verb
            or not is_last(sentence, at, statement)
            or not _is_apart(sentence, statement, at)
        ):
            continue
        doing = parse.children(at, "pcomp")
        if tokens[at].word in _OPENINGS and parse.children(at, "pobj"):
            opening = _open_noun(sentence, statement, at)
            first = at + 1
        elif tokens[at].word == "after" and len(doing) == 1 and main.tag == "VBD":
            yield from _part_at_doing(source, sentence, statement, at, doing[0])
            continue
        else:
            continue
        if opening:
            before = at - 1 - (tokens[at - 1].text == ",")
            yield Parting(tokens[before].end, tokens[first].start, statement.open(opening))
    if main.tag == "VBD" and not statement.lead:
        yield from _part_at_while(source, sentence, statement)


def _is_apart(sentence: Sentence, statement: StatedClause, first: int) -> bool:
    """Returns whether what stands before an occasion is a statement, and nothing else can have it."""
    tokens = sentence.parse.tokens
    is_told = first - statement.verb > BETWEEN and tokens[statement.verb].lemma not in _HELD
    is_free = tokens[first - 1].pos not in ("CCONJ", "ADV", "SCONJ") and tokens[first - 1].word not in PARTLY
    is_counted = tokens[first - 1].relation == "npadvmod" and tokens[first - 1].tag in ("NN", "NNS")
    is_between = is_other_verb_between(sentence, statement.verb, first)
    return is_told and is_free and not is_counted and not is_between


def _open_noun(sentence: Sentence, statement: StatedClause, at: int) -> str | None:
    """Returns how an occasion that is a noun is said; None where it would be a guess."""
    tokens = sentence.parse.tokens
    main, word = tokens[begin_verb(sentence, statement.verb)], tokens[at].word
    inside = tokens[at : tokens[at].right + 1]
    if len(inside) < LEAST or any(token.word == "for" for token in inside):
        return None  # "They were fined during the trial for a lie": for that, they were fined
    opening = _OPENINGS[word]
    if word == "despite":
        if main.tag != "VBD" and main.tag not in ("VBZ", "VBP"):
            return None
        opening = opening if main.tag == "VBD" else "is despite"
    elif main.tag != "VBD" or is_negated(sentence, statement) or has_degree(sentence, statement.verb, at):
        return None
    return f"{statement.all} {opening}"


def _part_at_doing(
    source: SourceView, sentence: Sentence, statement: StatedClause, at: int, doing: int
) -> Iterator[Parting]:
    """Yields the place before what a subject had done: "… after mending the gate" as "That was after it mended it"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, statement.verb)
    past = find_past(tokens[doing])
    joined = parse.children(doing, "conj", *SUBJECTS)
    name = None if subject is None else name_again(source, sentence, subject)
    if name is None or past is None or joined or doing != at + 1 or is_negated(sentence, statement):
        return
    if tokens[doing].lemma in _NO_DOING or tokens[at].right - at + 1 < LEAST:
        return
    edit = Edit(tokens[doing].start, tokens[doing].end, past)
    before = at - 1 - (tokens[at - 1].text == ",")
    opening = statement.open(f"{statement.all} was after {name}")
    yield Parting(tokens[before].end, tokens[doing].start, opening, (edit,))


def _part_at_while(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the place before what a subject was doing: "… while mending it" as "At the time, it was mending it"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, statement.verb)
    name = None if subject is None else name_again(source, sentence, subject)
    for verb in parse.children(statement.verb, "advcl"):
        first = tokens[verb].left
        is_while = tokens[first].word == "while" and verb == first + 1 and tokens[verb].tag == "VBG"
        if not is_while or tokens[first - 1].text == "," or name is None or subject is None:
            continue
        if tokens[verb].lemma in _NO_DOING or tokens[verb].right - first + 1 < LEAST:
            continue
        if is_last(sentence, verb, statement) and _is_apart(sentence, statement, first):
            was = "were" if is_plural(sentence, subject) else "was"
            yield Parting(tokens[first - 1].end, tokens[verb].start, f"at the time, {name} {was}")
