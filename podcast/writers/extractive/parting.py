"""Where a long sentence is said in two, of which the second one says its subject again.

"The port bought the crane in May and has rented it out since" goes on as "It has rented it out since", and "…, which
makes it dear" as "That makes it dear".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.adverbial_clauses import part_at_contrast
from podcast.writers.extractive.between_commas import part_inside
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.statement_partings import part_statement
from podcast.writers.extractive.verb_groups import (
    CONDITIONS,
    HELPERS,
    SUBJECTS,
    StatedClause,
    find_subject,
    is_singled_out,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence
    from podcast.model.understanding import Clause
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import Parting

LONG = 14
"""Words of a sentence that is parted where it can be."""
LEAST = 5
"""Words of a half, at least."""
_INITIAL = re.compile(r"\b[A-Z]\.?$")
"""A letter behind which a stop ends no sentence for sure: «It was made in the U.S.»"""
_THEIRS = frozenset("he his she her".split())
"""Words that mean whoever was named last: «Lee said that he and she sold his and her boats.»"""
_FIRST = 3
"""Words of a sentence in which its subject stands."""
_TOLD = {"told": "said", "tell": "say", "tells": "says"}
"""Verb that wants whom it is told → the one that does not: «Lee told the crew that it leaks.»"""
_PLAIN = frozenset(("said", "says", "say"))
"""Verbs behind which "that" is not missed: «She says it leaks.»"""


def find_partings(source: SourceView, index: int, statement: StatedClause) -> tuple[Parting, ...]:
    """Returns where a sentence that is long can be said in several; none where that would be a guess."""
    sentence = source.sentence(index)
    found: list[Parting] = []
    if not is_long(sentence.text) or sentence.text.rstrip().endswith("?"):
        return ()
    for place in (*_find_told(source, sentence, statement), *_find_stated(source, sentence, statement)):
        is_apart = all(_are_apart(place, other) for other in found)
        if is_apart and _is_even(sentence.text, place) and not _is_unclear(sentence, statement, place):
            found.append(place)
    return tuple(sorted(found))


def _find_told(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields where it is told who or what the subject is: that is so, whatever the sentence says of it."""
    if statement.stop is None and not is_singled_out(sentence, sentence.parse.root):
        yield from part_inside(source, sentence)


def _find_stated(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields where what it states can be parted."""
    for one in (statement, *_find_joined(sentence, statement)):
        if not is_singled_out(sentence, one.verb):
            yield from _find_places(source, sentence, one)


def _find_places(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields where a statement that is nobody's guess can be parted."""
    yield from part_at_contrast(source, sentence, statement)
    clause = next((clause for clause in sentence.clauses if clause.verb == statement.verb), None)
    if (
        clause is None
        or (clause.is_reported and not statement.lead and "according to" not in sentence.text)
        or clause.hedges
        or ":"
        in sentence.text[: sentence.parse.tokens[clause.verb].start]  # "Pump (old): it leaked and was mended"
    ):
        return
    if any(
        other.marker in CONDITIONS
        and other.start < clause.predicate
        and not _is_inside(other, clause)
        and not _is_asked(sentence, other.parent)
        for other in sentence.clauses
    ):
        return
    if "according to" in sentence.text.lower():
        return
    yield from part_statement(source, sentence, statement, is_negated=clause.is_negated)


def _is_inside(inner: Clause, clause: Clause) -> bool:
    """Returns whether a clause stands in what the subject of another one is: "Lee, who left when he was ten, …"."""
    subject = clause.subject
    return subject is not None and subject.start < inner.start and inner.stop <= subject.stop


def _is_asked(sentence: Sentence, above: int | None) -> bool:
    """Returns whether what looks like a condition is what somebody was asked: "Asked if it leaks, Lee said no"."""
    clause = sentence.clauses[above] if above is not None else None
    is_asked = clause is not None and sentence.parse.tokens[clause.verb].lemma == "ask"
    return clause is not None and clause.kind == "participle" and is_asked


def _find_joined(sentence: Sentence, statement: StatedClause) -> Iterator[StatedClause]:
    """Yields the statements that are joined to a sentence's first one, each with a subject of its own."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if statement.lead:
        return
    for verb in parse.children(statement.verb, "conj"):
        if tokens[verb].pos in ("VERB", "AUX") and parse.children(verb, *SUBJECTS):
            joined = StatedClause(verb)
            yield joined
            yield from _find_joined(sentence, joined)


def find_statement(source: SourceView, sentence: Sentence) -> StatedClause:
    """Returns what a sentence states: the main verb, or that of what somebody says with who says it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    root = parse.root
    said, subject = parse.children(root, "ccomp"), find_subject(sentence, root)
    is_report = tokens[root].lemma in SAYING and tokens[root].is_finite and len(said) == 1 and said[0] > root
    if subject is None or subject > root or not is_report or parse.children(root, "conj", "advcl", *HELPERS):
        return StatedClause(root)
    return say_again(source, sentence, subject, said[0]) or StatedClause(root)


def say_again(
    source: SourceView, sentence: Sentence, speaker: int, said: int, stop: int | None = None
) -> StatedClause | None:
    """Returns what somebody says as a statement, each sentence of which has its speaker; None where that is a guess."""
    tokens = sentence.parse.tokens
    verb = tokens[tokens[speaker].head]
    name = name_again(source, sentence, speaker)
    word = _TOLD.get(verb.word, verb.word)
    joins = "" if word in _PLAIN else " that"
    if not name or not verb.is_finite:
        return None
    return StatedClause(said, f"{name} {word}{joins}", stop, f"{name} also {word}{joins}")


def is_long(text: str) -> bool:
    """Returns whether a stretch of a sentence is parted where it can be."""
    return count_words(text) >= LONG


def _are_apart(one: Parting, other: Parting) -> bool:
    """Returns whether two places have nothing in common, with what one of them moves behind the rest."""
    if one.stop is None and other.stop is None:
        return one.end >= other.start or one.start <= other.end
    return one.end > other.last or one.last < other.end


def _is_unclear(sentence: Sentence, statement: StatedClause, parting: Parting) -> bool:
    """Returns whether a pronoun would be heard as another one: "Lee said his wheel is old" of a wheel of Berg's."""
    said = [
        token
        for token in sentence.parse.tokens
        if parting.start <= token.start and (parting.stop is None or token.end <= parting.stop)
    ]
    opening = parting.opening.split()
    names_teller = bool(statement.lead) and not {*statement.lead.lower().split()} & {
        "he",
        "she",
        "they",
        "it",
    }
    is_anothers = names_teller and any(token.word in _THEIRS for token in said[:_FIRST])
    is_it = opening[-1:] == ["it"] and any(token.word == "it" and token.relation == "dobj" for token in said)
    return is_anothers or is_it


def _is_even(text: str, parting: Parting) -> bool:
    """Returns whether both halves are whole: long enough, and with both marks of each pair."""
    first, second = text[: parting.end], text[parting.start : parting.stop]
    least = LEAST - bool(parting.opening)
    if parting.stop:  # "That old bridge carries the trains" behind all the rest
        first += text[parting.stop :]
        least = LEAST - count_words(parting.opening)
    return (
        count_words(first) >= LEAST
        and count_words(second) >= least
        and first.count("(") == first.count(")")
        and first.count("“") == first.count("”")
        and first.count('"') % 2 == 0
        and not _INITIAL.search(first)
    )
