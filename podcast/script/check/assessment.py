"""Each line against the sentences of the article that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.facts import names
from podcast.script.check import glue, stems
from podcast.script.check.basis import Basis, join_texts, read_text
from podcast.script.check.line_doubts import Scene, find_doubts, find_presumptions
from podcast.script.check.misquotations import find_misquotations
from podcast.script.check.named_evidence import find_unknown_names, is_named
from podcast.script.check.nearness import find_loose
from podcast.script.check.stray_numbers import find_stray_figures, find_stray_numbers, is_told_otherwise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Line, Script
    from podcast.script.check.basis import Text
    from podcast.script.check.judging import Doubt

_LINES_BEFORE = 2
"""A name may stand in the sentences that so many earlier citing lines rest on, where the own ones have a pronoun."""
_HEARD = 6
"""A word, in those of so many: the listener has heard of the party, the tweet, the mill."""


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
    loose: frozenset[str] = frozenset()
    """Numbers and names among these that may follow from the evidence, for their sentences are put freely."""
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
    assessments = []
    citing: list[Line] = []
    # Words of greeting and thanks are known in English only; elsewhere the first and the last chapter hold them.
    # A writer has one chapter checked alone, which is neither.
    foreign = not (script.language or "en").startswith("en") and len(script.chapters) > 2
    greetings = (script.chapters[0], script.chapters[-1]) if foreign else ()
    for chapter in script.chapters:
        heading = read_text(chapter.title)
        known = glue.collect_words((basis.free.folded, chapter.title)) | basis.free.stems
        scene = Scene(basis, heading, known, script.language)
        lines = chapter.lines
        for place, line in enumerate(lines):
            if line.cites:
                previous = lines[place - 1].text if place else ""
                assessments.append(_cited(line, citing[-_HEARD:], scene, previous))
                citing.append(line)
            elif chapter in greetings:
                assessments.append(_uncited(line.text, line.at, basis))
            else:
                statements = glue.find_statements(line.text, script.language, known)
                found = _uncited(line.text, line.at, basis, statements)
                answer = next((other for other in lines[place:] if other.cites), None)
                doubts = find_presumptions(line, answer, citing[-_LINES_BEFORE:], scene) if answer else ()
                assessments.append(replace(found, doubts=tuple(doubts)))
    return tuple(assessments)


def assess_headings(script: Script, basis: Basis, at: int) -> tuple[Assessment, ...]:
    """Returns what the texts for the feed and the apps lack: the summary, in line `at`, and the chapters' titles."""
    shown = ((script.summary, at), *((chapter.title, chapter.at) for chapter in script.chapters))
    basis = replace(basis, whole=join_texts((basis.whole, basis.article)))
    return tuple(_uncited(text, line, basis) for text, line in shown if text)


def _cited(line: Line, lines: Sequence[Line], scene: Scene, previous: str) -> Assessment:
    basis = scene.basis
    cited = [basis.notes[label] for label in line.cites]
    evidence = join_texts((*cited, basis.free))
    before = [basis.notes[label] for earlier in lines[-_LINES_BEFORE:] for label in earlier.cites]
    undated = basis.without_date(line.text)
    known = names.find_line_names(undated, basis.usage)
    meant = [read_text(name) for name in basis.shelf.name_entities(line.cites)] if basis.shelf else []
    ordinals = (
        basis.shelf.number_scenarios(line.cites, [note.written for note in cited]) if basis.shelf else ()
    )
    counted = join_texts((evidence, *meant, *map(read_text, ordinals)))
    stray = (
        find_stray_figures(undated, counted)
        if basis.is_translated
        else find_stray_numbers(undated, counted, basis.years, basis.date)
    )
    titled = join_texts((evidence, scene.heading, *meant))
    missing = tuple(name for name in known if not is_named(name, line, titled, before, basis))
    # A name, once it is looked up on its own, needs no other evidence.
    looked_up = stems.collect_stems(name for name in known if name not in missing)
    context = join_texts((titled, *before)).stems | looked_up
    return Assessment(
        line.at,
        line.cites,
        numbers=stray,
        quotations=find_misquotations(line.text, evidence),
        names=tuple(name for name in missing if not any(name in number for number in stray)),
        loose=_find_loose(stray, missing, line, counted, basis),
        doubts=tuple(find_doubts(line, lines, scene, context, previous)),
    )


def _find_loose(
    numbers: Sequence[str], missing: Sequence[str], line: Line, evidence: Text, basis: Basis
) -> frozenset[str]:
    """Returns which numbers and names of a line may follow from what it cites."""
    if basis.shelf is None or not (numbers or missing):
        return frozenset()  # only in English lines has it been measured how far the words around tell
    parts = [it for it in numbers if not is_told_otherwise(it, line.text, evidence)]
    # What other lines cite counts, too: a sentence of that which cites something else is no free one.
    notes = [note.written for note in basis.notes.values()]
    texts = (passage.text for passage in line.passages)
    return find_loose((*parts, *missing), texts, basis.language, notes)


def _uncited(text: str, at: int, basis: Basis, statements: tuple[str, ...] = ()) -> Assessment:
    # The short text first: most uncited lines need no more, and a search of all the footnotes takes long.
    undated = basis.without_date(text)
    if basis.is_translated:
        numbers = find_stray_figures(undated, basis.whole)
    elif numbers := find_stray_numbers(undated, basis.free, basis.years, basis.date):
        numbers = find_stray_numbers(undated, basis.whole, basis.years, basis.date)
    return Assessment(
        at,
        numbers=numbers,
        quotations=find_misquotations(text, basis.whole),
        names=find_unknown_names(undated, basis),
        statements=statements,
    )
