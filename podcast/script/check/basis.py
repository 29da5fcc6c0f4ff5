"""What a script rests on, read once: its footnotes, and the article when it is at hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from podcast.language.facts import name_matching, names, numbers
from podcast.language.plain.folding import fold
from podcast.script.check import polarity, stems, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from podcast.language.facts.numbers import Number
    from podcast.model import Script
    from podcast.script.check.context import Desk


@dataclass(frozen=True, slots=True)
class Text:
    """A text as lines are held against it."""

    folded: str
    numbers: tuple[Number, ...]
    names: frozenset[str]
    """As `named.holds` takes them."""
    stems: frozenset[str]


EMPTY = Text("", (), frozenset(), frozenset())


@lru_cache(maxsize=4000)
def read(text: str) -> Text:
    """A text, read for all that is asked of it."""
    return Text(
        fold(text), numbers.find_all_numbers(text), name_matching.collect_forms(text), stems.stems([text])
    )


def together(texts: Iterable[Text]) -> Text:
    """Several texts as one, in order."""
    texts = tuple(texts)
    return Text(
        "\n".join(text.folded for text in texts),
        tuple(number for text in texts for number in text.numbers),
        frozenset[str]().union(*(text.names for text in texts)),
        frozenset[str]().union(*(text.stems for text in texts)),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """The evidence of a whole script."""

    language: str
    notes: dict[str, Text]
    """Footnotes by label."""
    claims: dict[str, tuple[polarity.Evidence, ...]]
    """Their sentences, for what they deny."""
    free: Text
    """What may be named without a citation: title, author, show, hosts."""
    whole: Text
    """All footnotes and what is free."""
    called: dict[str, frozenset[str]]
    """Names in footnotes by label, folded, titles taken off."""
    article: Text
    """Empty when it is not at hand."""
    places: dict[str, verbatim.Found]
    """Where each footnote stands in the article; empty when that is not at hand."""
    source: verbatim.Source | None
    usage: names.Usage
    """How names are written, over everything there is."""
    before: dict[str, frozenset[str]] = field(default_factory=dict)
    """Names in the two sentences of the article before a footnote; without the article, in the two footnotes
    before it, which mostly stand in the article's order."""


def ground(script: Script, desk: Desk) -> Ground:
    """Read what a script rests on."""
    language = script.language
    notes = {note.label: read(note.text) for note in script.footnotes}
    hosts = (host.name for host in script.hosts)
    free = read("\n\n".join((script.title, script.author, *desk.show_words, *hosts)))
    source = verbatim.source(desk.article, language) if desk.article.strip() else None
    places = (
        {note.label: verbatim.find(note.text, source, language) for note in script.footnotes}
        if source
        else {}
    )
    said = (line.text for line in script.lines)
    return Ground(
        language,
        notes,
        {note.label: polarity.evidence(note.text, language) for note in script.footnotes},
        free,
        together((*notes.values(), free)),
        {note.label: _called(note.text) for note in script.footnotes},
        read(desk.article) if source else EMPTY,
        places,
        source,
        names.read_usage((*(note.text for note in script.footnotes), *said, desk.article), script.language),
        _before(script, notes, places, source),
    )


_TITLES = re.compile(
    r"^(?:(?:president|prime|minister|chancellor|king|queen|prince|princess|pope|sir|dame|lord|lady|senator|governor|"
    r"general|admiral|judge|justice|mr|mrs|ms|dr|prof|professor|secretary|director|mayor)\.? )+"
)


@lru_cache(maxsize=4000)
def _called(text: str) -> frozenset[str]:
    return frozenset(_TITLES.sub("", fold(name)) for name in names.find_line_names(text))


def _before(
    script: Script,
    notes: Mapping[str, Text],
    places: Mapping[str, verbatim.Found],
    source: verbatim.Source | None,
) -> dict[str, frozenset[str]]:
    if source:
        return {
            label: together(map(read, source.sentences[max(0, found.first - 2) : found.first])).names
            for label, found in places.items()
            if found.first >= 0
        }
    labels = [note.label for note in script.footnotes]
    return {
        label: together(notes[other] for other in labels[max(0, place - 2) : place]).names
        for place, label in enumerate(labels)
    }
