"""What the sentences of a line say that what they rest on does not, as the talk around it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.script.check import claims, glue, stems
from podcast.script.check.evidence import cut
from podcast.script.check.judging import SHOWN, Doubt, describe_strange, judge, shorten
from podcast.script.check.statements import read_statements
from podcast.script.check.unattributed import find_unattributed
from podcast.script.check.yes_or_no import state_answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Line
    from podcast.script.check.basis import Basis, Text
    from podcast.script.check.unattributed import Unattributed

_ASKS_ON = re.compile(
    r"(?:^|[.!?”] )(?:And|But|So|Or) (?P<opening>(?:if|unless|in|for|without|under|among|until) [^.!?]+)\?$"
)
"""How a line ends that asks about a condition or a case: «And if the wall gives way?»"""
MANY = 8
"""Sentences that a sentence of a line may cite; somebody who cites all of the article has shown nothing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a line stands: its chapter's heading, and what its script rests on."""

    basis: Basis
    heading: Text
    known: frozenset[str]
    """Words that state nothing here, as `glue.find_statements` takes them."""
    language: str


def find_doubts(
    line: Line, before: Sequence[Line], scene: Scene, context: frozenset[str], previous: str
) -> Iterator[Doubt]:
    """Yields what the sentences of a line say that what they rest on does not; the first may answer `previous`."""
    basis = scene.basis
    if basis.is_translated:
        return
    if basis.shelf is None:
        for sentence, words in claims.find_strange(line.text, scene.language, context, scene.known):
            yield Doubt(sentence, describe_strange(sentence, words))
        return
    if any(label in basis.matches and basis.matches[label].first < 0 for label in line.cites):
        return  # a footnote is at fault, which is told of at its line
    said = cut(line.text)
    if len({*line.cites}) > MANY * len(said) > 0:
        yield _describe_many(said[0], len({*line.cites}))
    named = stems.collect_stems(basis.shelf.name_entities(line.cites))
    evidence = basis.shelf.gather(
        line.cites, [label for earlier in before for label in earlier.cites], scene.known | named
    )
    yield from (_describe_unattributed(it) for it in find_unattributed(line, previous, basis.shelf))
    opening = _find_opening(previous)
    for answered in read_statements(filter(None, [state_answer(previous, line.text)])):
        if doubt := judge(answered, evidence, line.text):
            yield doubt
    for place, statement in enumerate(read_statements(said)):
        doubt = judge(statement, evidence, line.text)
        if doubt and opening and not place:
            # "And if the wall gives way?" "The village floods." says no more than the two in one.
            (whole,) = read_statements([f"{opening}, {statement.text}"])
            doubt = doubt if judge(whole, evidence, line.text) else None
        if doubt:
            yield doubt


def _describe_many(sentence: str, count: int) -> Doubt:
    """Returns what is wrong with a line of so many footnotes: beside half an article, hardly anything looks strange."""
    said = f"`{shorten(sentence)}` cites {count} sentences, which is no proof"
    return Doubt(sentence, f"{said}: cite the one to three that say it")


def _describe_unattributed(one: Unattributed) -> Doubt:
    """Returns what is wrong with a sentence that is somebody's who is quoted, and sounds as if it were the host's."""
    whose = f"`{one.speaker}`" if one.speaker else "somebody who is quoted"
    shown = shorten(one.held, 2 * SHOWN)
    what = f"has `{one.words}` of {whose}" if one.words else f"claims what {whose} says"
    why = "and nobody hears the marks" if one.is_marked else "in the mouth of the host"
    message = f"`{shorten(one.sentence)}` {what} in `{shown}`, {why}: say whose words they are"
    return Doubt(one.sentence, message, one.is_certain)


def _find_opening(before: str) -> str:
    """Returns the condition or the case that the line before asks about at its end, as a sentence begins with it."""
    match = _ASKS_ON.search(before)
    return match["opening"][:1].upper() + match["opening"][1:] if match else ""


def find_presumptions(line: Line, answer: Line, before: Sequence[Line], scene: Scene) -> Iterator[Doubt]:
    """Yields what the questions of a line take for granted that neither their answer nor what was said bears out."""
    if scene.basis.shelf is None or scene.basis.shelf.understood is None:
        return  # without the article nobody knows what else a question may be about
    labels = [*answer.cites, *(label for earlier in before for label in earlier.cites)]
    evidence = scene.basis.shelf.gather(labels, (), scene.known)
    for statement in read_statements(filter(glue.is_question, cut(line.text))):
        doubt = judge(statement, evidence)
        if doubt:
            yield doubt
