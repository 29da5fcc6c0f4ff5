"""Headings that are heard: questions, which one host asks and the other answers, and what "it" points at."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.beats import Beat
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.titles import is_statement
from podcast.writers.plain_speech import unmarked

if TYPE_CHECKING:
    from podcast.writers.extractive.beats import Piece
    from podcast.writers.extractive.planning import EpisodePlan, Part
    from podcast.writers.extractive.source_view import SourceView

_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]+[.)])\s+")
"""The number of a heading: «4.1. Why were there no more seeds?»"""
_ASKS = re.compile(
    r"(?:^|[.:] )(?:(?:\d+[.)]? )?(?:And |So |But |Then |In which \w+ )?)"
    r"(?:what|why|how|who|whose|which|where|when|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had"
    r"|may|must|am)\b.*\?\W*$",
    re.IGNORECASE,
)
"""A heading that asks, and is no name with a question mark: «And why were there no seeds?»"""
LONGEST = 16
"""Words of a heading that is asked."""
SHORT = 5
"""Words of an answer that is no sentence: "Probably not." """
_POINTERS = frozenset(("it", "they", "this", "that", "these", "those"))
"""Subjects by which a sentence points back: «Moreover, it ignores another thing.»"""
POINTS_WITHIN = 4
"""Words of a sentence within which its subject points back."""
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]*){1,3}")
"""A heading that may name a person: «Garth Mills»"""
_PERSONS = frozenset(("he", "she", "his", "her", "him"))
"""How a sentence speaks of a person that a heading has named: «Asked if she would sing, the star smiled.»"""
NEAR = 3
"""Sentences from the first one of a section within which its answer begins."""


def ask_headings(source: SourceView, plan: EpisodePlan) -> EpisodePlan:
    """Returns the plan, in which headings that are questions are asked where their answer is said.

    A heading that states something is said where the text goes on from it: "It ignores another thing, too".
    """
    return replace(
        plan, parts=tuple(_introduced(source, _stated(source, _asked(source, part))) for part in plan.parts)
    )


def as_question(heading: str) -> str:
    """Returns a heading as it is asked, without its number."""
    return unmarked(_NUMBER.sub("", heading))


def _stated(source: SourceView, part: Part) -> Part:
    """Returns a part whose heading is said before a first sentence that points at it."""
    heading = source.understood.article.sections[part.section].heading
    if part.beats or not part.is_first or not part.sentences or not is_statement(source, heading):
        return part
    first = source.sentence(part.sentences[0])
    if first.index in source.tellers:
        return part  # a host would say what the author of a letter means
    points_back = any(
        token.word in _POINTERS and token.relation.startswith("nsubj")
        for token in first.parse.tokens[:POINTS_WITHIN]
    )
    if not points_back or source.in_one_section(first.index - 1, first.index):
        return part
    said = ((as_sentence(as_question(heading)), heading),)
    return replace(part, beats=(Beat(told=said, sentences=part.sentences),))


def _introduced(source: SourceView, part: Part) -> Part:
    """Returns a part with the name of its heading before a first sentence that calls that person "he" or "she"."""
    heading = source.understood.article.sections[part.section].heading.strip()
    if part.beats or not part.is_first or not part.sentences or not _NAME.fullmatch(heading):
        return part
    first = source.sentence(part.sentences[0])
    last = heading.split()[-1]
    is_named = any(
        token.text == last and token.pos == "PROPN"
        for sentence in source.sentences
        if sentence.section == part.section
        for token in sentence.parse.tokens
    )
    points = any(token.word in _PERSONS for token in first.parse.tokens)
    if not is_named or not points or last in first.text or first.index in source.tellers:
        return part
    said = ((f"Then there's {heading}.", heading),)
    return replace(part, beats=(Beat(told=said, sentences=part.sentences),))


def _asked(source: SourceView, part: Part) -> Part:
    sections = source.understood.article.sections
    heading = sections[part.section].heading
    if part.beats or not part.is_first or not part.sentences or not _ASKS.search(heading):
        return part
    first = next(s.index for s in source.sentences if s.section == part.section)
    short: list[Piece] = []
    if part.sentences[0] == first + 1 and count_words(source.sentence(first).text) <= SHORT:
        short.append((as_sentence(source.sentence(first).text), first))
    is_answered = part.sentences[0] - first < NEAR and not source.sentence(part.sentences[0]).text.endswith(
        "?"
    )
    is_once = sum(section.heading.lower() == heading.lower() for section in sections) == 1
    if not is_answered or not is_once or count_words(heading) > LONGEST:
        return part
    beat = Beat(asked=((as_question(heading), heading),), told=tuple(short), sentences=part.sentences)
    return replace(part, beats=(beat,))
