"""What people found in a folder of annotated texts, and whether a script or an article has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import msgspec

from podcast.language.plain.folding import fold
from podcast.model import Article, Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from podcast.model import Script

    Share = tuple[int, int]
    """How many, of how many."""

_BODY = re.compile(
    r"\b(?:agency|agence|association|bureau|company|contributors|correspondents|department|desk|editors?|foundation|inc"
    r"|institute|journal|ltd|magazine|media|ministry|network|news\w*|organi[sz]ation|post|press|redaktion|reporters|reuters"
    r"|service|society|sports|staff|team|times|university|\w*zeitung|clinic)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Z]{2,4}")
MOST = 0.7
"""Share of a sentence's words that stand in one footnote of a script that says the sentence."""
UNREAD = Article("", "", Section("", (), "summary"), ())


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks, and whose they are."""

    begins: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the text names, with the role in which it introduces them; the role may be empty."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """Something that a report says may come, and how likely its author holds it to be."""

    name: str
    """Its heading without the likelihood."""
    likelihood: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is true of one text of a corpus; all strings stand in the text word for word."""

    file: str
    genre: str
    title: str
    authors: tuple[str, ...]
    date: str
    """The day of publication, YYYY-MM-DD, or empty."""
    headings: tuple[str, ...]
    """In their order."""
    first: str
    """The first words of the text, or its first sentence."""
    last: str
    """The last words of the text, or its last sentence."""
    core: tuple[str, ...]
    """Sentences that a listener of a short episode must hear."""
    quotes: tuple[Quotation, ...]
    people: tuple[Person, ...]
    first_person: str
    """Whose "I" or "we" it is outside quotations; empty where the text has none."""
    junk: tuple[str, ...]
    """Strings beside or inside the text that must never be spoken."""
    key_points: tuple[str, ...] = ()
    """What a report says of itself in a few lines before it begins."""
    scenarios: tuple[Scenario, ...] = ()
    chosen: tuple[str, ...] = ()
    """Sentences, core among them, that a producer would put into three minutes; empty where nobody chose."""


def read_gold(folder: Path) -> tuple[Annotation, ...]:
    """Returns the annotations of the texts in `folder`, in the order of its gold.jsonl.

    Raises OSError without such a file and msgspec.ValidationError when a line is not of the form.
    """
    lines = (folder / "gold.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Annotation) for line in lines)


def score_reading(annotation: Annotation, source: Article) -> dict[str, Share]:
    """Returns what the reader got right of a text's title, authors, date and headings, by these names."""
    sections = (source.summary, *source.sections)
    headings = [fold(section.heading) for section in sections if section.heading]
    wanted = [fold(heading) for heading in annotation.headings]
    right = sum(block.size for block in SequenceMatcher(None, wanted, headings, False).get_matching_blocks())
    names = {fold(name) for name in source.authors}
    bodies = (source.site, source.site.removeprefix("www.").rpartition(".")[0])
    people, wanted_people = (leave_out_bodies(some, bodies) for some in (source.authors, annotation.authors))
    return {
        "title": (fold(source.title) == fold(annotation.title), 1),
        "authors": (names == {fold(author) for author in annotation.authors}, 1),
        "authors, people": (people == wanted_people, 1),
        "date": (source.date == annotation.date, 1),
        "headings": (right, len(wanted)),
    }


def leave_out_bodies(names: Iterable[str], bodies: Iterable[str] = ()) -> frozenset[str]:
    """Returns authors' names, folded, without those of bodies, whether a reader or an annotation gives them.

    A body's name is one of `bodies` (the site), has a body's word in it ("Associated Press", "Metro Staff"), or is
    letters alone ("AP"). Places, headings and buttons are no bodies: who takes one for an author is wrong.
    """
    sites = {fold(name).replace(" ", "") for name in bodies}
    return frozenset(
        fold(name)
        for name in names
        if not _BODY.search(name)
        and not _LETTERS.fullmatch(name)
        and fold(name).replace(" ", "") not in sites
    )


def find_missed(core: Iterable[str], script: Script) -> list[str]:
    """Returns the sentences of which no footnote that a line cites has most of the words."""
    cited = {label for line in script.lines for label in line.cites}
    notes = [collect_words(note.text) for note in script.footnotes if note.label in cited]
    return [
        sentence
        for sentence, wanted in ((sentence, collect_words(sentence)) for sentence in core)
        if not any(len(wanted & note) > MOST * len(wanted) for note in notes)
    ]


def collect_words(text: str) -> set[str]:
    """Returns the words of a text, folded."""
    return set(re.findall(r"[^\W_]+", fold(text)))


def add_shares(one: Share, other: Share) -> Share:
    """Returns two shares as one."""
    return one[0] + other[0], one[1] + other[1]
