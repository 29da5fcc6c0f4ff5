"""Each line against the sentences of the article that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.facts import name_matching, names, numbers
from podcast.language.facts.common_words import SEATS
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split
from podcast.script.check import claims, glue, stand_ins, stems
from podcast.script.check.basis import Basis, Text, join_texts, read_text
from podcast.script.check.evidence import cut
from podcast.script.check.judging import Doubt, describe_strange, judge
from podcast.script.check.statements import read_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import Line, Script

_LINES_BEFORE = 2
"""A name may stand in the sentences that so many earlier citing lines rest on, where the own ones have a pronoun."""

# Numbers that order the talk, not the world. "Three scenarios" is a claim, "the third scenario" comes after two others.
_COUNTED = {
    **dict.fromkeys(("two", "three", "four", "five"), frozenset({"things", "questions"})),
    **dict.fromkeys(
        ("second", "third", "fourth", "fifth"), frozenset({"idea", "point", "question", "scenario", "thing"})
    ),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """What of a line, a heading or the summary its evidence lacks, as it is written there."""

    at: int
    """Line of the script's file."""
    cites: tuple[str, ...] = ()
    """Labels of its footnotes."""
    numbers: tuple[str, ...] = ()
    quotations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    """Sentences of an uncited line that should cite."""
    doubts: tuple[Doubt, ...] = ()
    """Sentences that are not what they rest on."""

    @property
    def states(self) -> bool:
        """Whether it says anything of the article."""
        return bool(self.cites or self.statements or self.unsupported)

    @property
    def unsupported(self) -> bool:
        """Whether a number, a quotation or a name is not in its evidence."""
        return bool(self.numbers or self.quotations or self.names)

    @property
    def grounded(self) -> bool:
        """Whether it cites, and nothing in it is in doubt."""
        return bool(self.cites) and not (self.unsupported or self.doubts)


def assess_lines(script: Script, basis: Basis) -> tuple[Assessment, ...]:
    """Returns what every line lacks, in order."""
    free = (script.title, script.author, *(host.name for host in script.hosts))
    years = _years(basis.whole)
    assessments = []
    citing: list[Line] = []
    # Words of greeting and thanks are known in English only; elsewhere the first and the last chapter hold them.
    # A writer has one chapter checked alone, which is neither.
    foreign = not (script.language or "en").startswith("en") and len(script.chapters) > 2
    greetings = (script.chapters[0], script.chapters[-1]) if foreign else ()
    for chapter in script.chapters:
        heading = read_text(chapter.title)
        known = glue.collect_words((*free, chapter.title)) | basis.free.stems
        scene = _Scene(basis, heading, known, script.language, years)
        lines = chapter.lines
        for place, line in enumerate(lines):
            if line.cites:
                assessments.append(_cited(line, citing[-_LINES_BEFORE:], scene))
                citing.append(line)
            elif chapter in greetings:
                assessments.append(_uncited(line.text, line.at, basis, years))
            else:
                statements = glue.find_statements(line.text, script.language, known)
                found = _uncited(line.text, line.at, basis, years, statements)
                answer = next((other for other in lines[place:] if other.cites), None)
                doubts = _presumptions(line, answer, citing[-_LINES_BEFORE:], scene) if answer else ()
                assessments.append(replace(found, doubts=tuple(doubts)))
    return tuple(assessments)


def assess_headings(script: Script, basis: Basis, at: int) -> tuple[Assessment, ...]:
    """Returns what the texts for the feed and the apps lack: the summary, in line `at`, and the chapters' titles."""
    years = _years(basis.whole)
    shown = ((script.summary, at), *((chapter.title, chapter.at) for chapter in script.chapters))
    basis = replace(basis, whole=join_texts((basis.whole, basis.article)))
    return tuple(_uncited(text, line, basis, years) for text, line in shown if text)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where a line stands: its chapter's heading, and what its script rests on."""

    basis: Basis
    heading: Text
    known: frozenset[str]
    """Words that state nothing here, as `glue.find_statements` takes them."""
    language: str
    years: frozenset[int]
    """Years that the evidence of the whole script has."""


def _cited(line: Line, lines: Sequence[Line], scene: _Scene) -> Assessment:
    basis = scene.basis
    cited = [basis.notes[label] for label in line.cites]
    evidence = join_texts((*cited, basis.free))
    before = [basis.notes[label] for earlier in lines for label in earlier.cites]
    known = names.find_line_names(line.text, basis.usage)
    meant = [read_text(name) for name in basis.shelf.name_entities(line.cites)] if basis.shelf else []
    stray = _numbers(line.text, join_texts((evidence, *meant)), scene.years, _years(evidence))
    titled = join_texts((evidence, scene.heading, *meant))
    missing = tuple(name for name in known if not _is_named(name, line, titled, before, basis))
    # A name, once it is looked up on its own, needs no other evidence.
    looked_up = stems.collect_stems(name for name in known if name not in missing)
    context = join_texts((titled, *before)).stems | looked_up
    return Assessment(
        line.at,
        line.cites,
        numbers=stray,
        quotations=_misquotations(line.text, evidence),
        names=tuple(name for name in missing if not any(name in number for number in stray)),
        doubts=tuple(_doubts(line, lines, scene, context)),
    )


def _doubts(line: Line, before: Sequence[Line], scene: _Scene, context: frozenset[str]) -> Iterator[Doubt]:
    """Yields what the sentences of a line say that what they rest on does not."""
    basis = scene.basis
    if basis.shelf is None:
        for sentence, words in claims.find_strange(line.text, scene.language, context, scene.known):
            yield Doubt(sentence, describe_strange(sentence, words))
        return
    if any(label in basis.matches and basis.matches[label].first < 0 for label in line.cites):
        return  # a footnote is at fault, which is told of at its line
    named = stems.collect_stems(basis.shelf.name_entities(line.cites))
    evidence = basis.shelf.gather(
        line.cites, [label for earlier in before for label in earlier.cites], scene.known | named
    )
    for statement in read_statements(cut(line.text)):
        doubt = judge(statement, evidence, line.text)
        if doubt:
            yield doubt


def _presumptions(line: Line, answer: Line, before: Sequence[Line], scene: _Scene) -> Iterator[Doubt]:
    """Yields what the questions of a line take for granted that neither their answer nor what was said bears out."""
    if scene.basis.shelf is None or scene.basis.shelf.understood is None:
        return  # without the article nobody knows what else a question may be about
    labels = [*answer.cites, *(label for earlier in before for label in earlier.cites)]
    evidence = scene.basis.shelf.gather(labels, (), scene.known)
    for statement in read_statements(filter(glue.is_question, cut(line.text))):
        doubt = judge(statement, evidence)
        if doubt:
            yield doubt


def _is_named(name: str, line: Line, evidence: Text, before: Sequence[Text], basis: Basis) -> bool:
    """Whether a cited sentence has the name, or a pronoun where a sentence shortly before has the name."""
    if name_matching.holds(evidence.names, name):
        return True
    full = fold(name)
    called = {short for label in line.cites for short in basis.called[label]}
    if (
        any(full.endswith(f" {short}") for short in called)
        and full in basis.whole.folded + basis.article.folded
    ):
        return True  # "Vladimir Putin" of a sentence that has "Putin"
    cited = [(basis.notes[label].folded, bool(basis.called[label])) for label in line.cites]
    if not stand_ins.stands_in(name, line.text, cited, basis.language):
        return False
    near = [evidence.names, *(text.names for text in before)]
    near += [basis.before.get(label, frozenset()) for label in line.cites]
    return any(name_matching.holds(held, name) or held & SEATS.get(full, frozenset()) for held in near)


def _uncited(
    text: str, at: int, basis: Basis, years: frozenset[int], statements: tuple[str, ...] = ()
) -> Assessment:
    # The short text first: most uncited lines need no more, and a search of all the footnotes takes long.
    stray = _numbers(text, basis.free, years, years)
    return Assessment(
        at,
        numbers=_numbers(text, basis.whole, years, years) if stray else (),
        quotations=_misquotations(text, basis.whole),
        names=tuple(
            name
            for name in names.find_line_names(text, basis.usage)
            if not any(
                name_matching.holds(held.names, name) for held in (basis.free, basis.whole, basis.article)
            )
        ),
        statements=statements,
    )


def _years(text: Text) -> frozenset[int]:
    values = (number.value for number in text.numbers if number.kind == "number")
    return frozenset(int(value) for value in values if 1000 <= value <= 2200 and value.denominator == 1)


def _numbers(text: str, evidence: Text, years: frozenset[int], own: frozenset[int]) -> tuple[str, ...]:
    """Numbers that the evidence lacks and that are not of the talk itself; `own` are the evidence's years."""
    missing = numbers.find_missing(text, evidence.numbers)
    return tuple(
        number for number in missing if not (_counts(number, text) or _spans(number, text, years, own))
    )


def _counts(number: str, text: str) -> bool:
    """Whether a number only orders the talk: "the second scenario", "scenario two:", "and the third?"."""
    written = re.escape(number)
    rest = re.sub(rf"\bscenario {written}(?=[:.,])|\bthe {written}\?", "", text, flags=re.IGNORECASE)
    uses = re.findall(rf"\b{written}\b(?: ([^\W\d_]+))?", rest, re.IGNORECASE)
    return (rest != text or bool(uses)) and all(
        noun.casefold() in _COUNTED.get(number.casefold(), ()) for noun in uses
    )


def _spans(number: str, text: str, years: frozenset[int], own: frozenset[int]) -> bool:
    """Whether it is the time from a year of the evidence to another, and said as one: "ten years earlier"."""
    written = re.escape(number)
    if not re.search(
        rf"\bback {written} years\b|\b{written} years (?:ago|before|earlier|later|after|on|apart)\b", text
    ):
        return False
    spans = [span.value for span in numbers.find_numbers(number)]
    return any(year + span in years or year - span in years for span in spans for year in own)


def _misquotations(text: str, evidence: Text) -> tuple[str, ...]:
    """Quotations that are not word for word in the evidence; their marks make no difference.

    Each sentence counts alone: between two of one speaker's, or inside one, the article may have said who speaks.
    """
    lines = [line.split('"') for line in evidence.folded.split("\n")]
    inside = (part for line in lines for start in (1, 0) for part in line[start::2])
    held = (_bare(evidence.folded), _bare(" ".join(inside)))
    return tuple(
        quotation
        for quotation in names.find_quotations(text)
        if not all(
            any(_is_quoted(part, words) for words in held)
            for part in (split(quotation, "en") or (quotation,))
        )
    )


def _is_quoted(quotation: str, held: str) -> bool:
    """Whether the parts of a quotation, which three dots may shorten, are there in order."""
    at = 0
    for part in re.split(r"\s*(?:\[\.\.\.\]|\.\.\.|\. \. \.)\s*", fold(quotation)):
        words = _bare(part)
        if not words:
            continue
        match = re.compile(rf"(?<!\S){re.escape(words)}(?!\S)").search(held, at)
        if match is None:
            return False
        at = match.end()
    return True


def _bare(folded: str) -> str:
    """The words of a folded text without the marks between them."""
    return " ".join(re.findall(r"[^\W_]+(?:['’.,&/-][^\W_]+)*", folded))
