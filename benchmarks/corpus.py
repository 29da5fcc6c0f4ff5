"""How much the reader and the writer keep of what people found in a folder of annotated texts: a table in Markdown.

    python benchmarks/corpus.py FOLDER [--minutes 8] [--writer NAME]

FOLDER holds gold.jsonl, with its texts beside it or in pages/: samples/articles, or one of your own. Of a text that
cannot be read or written nothing is right. In the two columns of junk and that of needless headings, less is better.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from podcast import article, making
from podcast.errors import PodcastError
from podcast.language.plain.folding import fold
from podcast.library import create_show, open_library
from podcast.making import load_script
from podcast.model import Article, Script, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    Share = tuple[int, int]
    """How many, of how many."""

MOST = 0.7
"""Share of a sentence's words that stand in one footnote of a script that says the sentence."""
UNREAD = Article("", "", Section("", (), "summary"), ())
UNWRITTEN = Script("", (), ())


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


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--minutes", default=8.0, help="Length of the scripts.")
@click.option("--writer", default="extractive")
def main(folder: Path, minutes: float, writer: str) -> None:
    """Print a row for each text, and the sums."""
    totals: dict[str, Share] = {}
    with tempfile.TemporaryDirectory() as place:
        library = open_library(create_show(Path(place), "Read Aloud").parent)
        order = making.Order(minutes, writer)
        for annotation in read_gold(folder):
            source, script, note = UNREAD, UNWRITTEN, ""
            try:
                path = next(path for path in (folder, folder / "pages") if (path / annotation.file).is_file())
                source = article.read(str(path / annotation.file))
                written = making.write_script(library, str(path / annotation.file), order, existing="replace")
                script = load_script(written.path).script
            except PodcastError as error:
                note = str(error)
            row = score_reading(annotation, source) | score_script(annotation, script)
            if not totals:
                click.echo(f"| text | genre | {' | '.join(row)} | note |\n|---|---|{'--:|' * len(row)}---|")
            totals = {name: add_shares(totals.get(name, (0, 0)), share) for name, share in row.items()}
            click.echo(format_row(annotation.file, annotation.genre, row, note))
    click.echo(format_row("sum", "", totals, ""))


def read_gold(folder: Path) -> tuple[Annotation, ...]:
    """Returns the annotations of the texts in `folder`, in the order of its gold.jsonl.

    Raises OSError without such a file and msgspec.ValidationError when a line is not of the form.
    """
    lines = (folder / "gold.jsonl").read_bytes().splitlines()
    return tuple(msgspec.json.decode(line, type=Annotation) for line in lines)


def score_reading(annotation: Annotation, source: Article) -> dict[str, Share]:
    """Returns what the reader got right of a text, by the names of columns."""
    sections = (source.summary, *source.sections)
    paragraphs = [fold(text) for section in sections for text in section.paragraphs] or [""]
    headings = [fold(section.heading) for section in sections if section.heading]
    wanted = [fold(heading) for heading in annotation.headings]
    right = sum(block.size for block in SequenceMatcher(None, wanted, headings, False).get_matching_blocks())
    names = {fold(name) for name in source.authors}
    text = " ".join(paragraphs)
    return {
        "title": (fold(source.title) == fold(annotation.title), 1),
        "authors": (names == {fold(author) for author in annotation.authors}, 1),
        "date": (source.date == annotation.date, 1),
        "headings": (right, len(wanted)),
        "needless headings": (len(headings) - right, len(headings)),
        "first": (paragraphs[0].startswith(fold(annotation.first)), 1),
        "last": (paragraphs[-1].rstrip('"').endswith(fold(annotation.last)), 1),
        "quotations read": count_present([quote.begins for quote in annotation.quotes], text),
        "junk read": count_present(annotation.junk, text),
    }


def score_script(annotation: Annotation, script: Script) -> dict[str, Share]:
    """Returns what a script says of a text, by the names of columns."""
    text = spoken_text(script)
    return {
        "core said": (len(annotation.core) - len(find_missed(annotation.core, script)), len(annotation.core)),
        "quotations said": count_present([quote.begins for quote in annotation.quotes], text),
        "junk spoken": count_present(annotation.junk, text),
    }


def find_missed(core: Iterable[str], script: Script) -> list[str]:
    """Returns the sentences of which no footnote that a line cites has most of the words."""
    cited = {label for line in script.lines for label in line.cites}
    notes = [collect_words(note.text) for note in script.footnotes if note.label in cited]
    return [
        sentence
        for sentence, wanted in ((sentence, collect_words(sentence)) for sentence in core)
        if not any(len(wanted & note) > MOST * len(wanted) for note in notes)
    ]


def spoken_text(script: Script) -> str:
    """Returns everything that is said, folded."""
    return " ".join(fold(line.text) for line in script.lines)


def count_present(strings: Iterable[str], text: str) -> Share:
    """Returns how many of the strings stand in a folded text, and how many they are."""
    there = [fold(string) in text for string in strings]
    return sum(there), len(there)


def collect_words(text: str) -> set[str]:
    """Returns the words of a text, folded."""
    return set(re.findall(r"[^\W_]+", fold(text)))


def add_shares(one: Share, other: Share) -> Share:
    """Returns two shares as one."""
    return one[0] + other[0], one[1] + other[1]


def format_row(name: str, genre: str, row: dict[str, Share], note: str) -> str:
    """Returns a row in Markdown."""
    cells = [f"{some:d}/{every}" if every else "" for some, every in row.values()]
    return f"| {' | '.join([name, genre, *cells, note])} |"


if __name__ == "__main__":
    main()
