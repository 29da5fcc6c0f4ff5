"""How good the scripts are that the writer makes of a folder of articles: a table in Markdown.

    python benchmarks/scripts.py FOLDER [--minutes 5,8,12] [--speak] [--writer NAME]

Every article is written at each length and checked strictly, against the article itself. `--speak` makes the episodes,
too, with the show's voices, and measures the audio; without it the length is the estimate. Exits with 1 when a row
misses what is asked of every script.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast import article, making
from podcast.errors import PodcastError
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words, split
from podcast.library import Library, create_show, open_library

if TYPE_CHECKING:
    from podcast.model import Article, Script

BOILERPLATE = re.compile(
    r"©|getty images|newsletter|cookie|read more|related (?:articles|reports|stories)|scroll to top|contact us|"
    r"sign up (?:for|to) (?:our|receive)\b|all rights reserved|advertisement|share this|follow us|leave a comment|"
    r"photo(?:graph)? by|click here|subscribe",
    re.IGNORECASE,
)
FORMATS = (".html", ".htm", ".md", ".txt", ".pdf", ".docx", ".epub")
TURN = 75
SENTENCE = 20
WITHIN = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """A script in figures."""

    name: str
    minutes: float
    length: float
    """Minutes, of the audio when it was made."""
    note: str
    parts: int
    """Sections and scenarios of the article."""
    present: int
    """Of these, said in order."""
    statements: int
    ungrounded: int
    unsupported: int
    """Numbers, names and quotations."""
    warnings: int
    boilerplate: int
    turn: int
    """Words of the longest."""
    share: float
    """Of airtime, of the host who has more."""
    twice: int
    """Sentences of glue that stand in it twice."""
    long: float
    """Share of sentences over SENTENCE words."""

    @property
    def misses(self) -> bool:
        """Whether it is not what every script has to be; a length that one line explains is none."""
        off = abs(self.length / self.minutes - 1) > WITHIN and not self.note
        wrong = self.ungrounded + self.unsupported + self.boilerplate + self.twice + self.parts - self.present
        return bool(off or wrong or self.turn > TURN or self.share > 0.6)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--minutes", default="5,8,12", help="Lengths, with commas.")
@click.option("--speak", is_flag=True, help="Make the episodes and measure the audio.")
@click.option("--writer", default="extractive")
def main(folder: Path, minutes: str, speak: bool, writer: str) -> None:
    """Print a row for each article and length, and what could not be written."""
    click.echo(
        "| article | asked | length | off | parts | statements | ungrounded | unsupported | warnings | boilerplate |"
        " longest turn | airtime | glue twice | over 20 words | note |"
    )
    click.echo("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|")
    failed = False
    with tempfile.TemporaryDirectory() as place:
        library = open_library(create_show(Path(place), "Read Aloud").parent)
        for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in FORMATS):
            for length in map(float, minutes.split(",")):
                try:
                    row = measured(library, path, making.Order(length, writer), speak=speak)
                except PodcastError as error:
                    click.echo(f"| {path.name} |" + " |" * 13 + f" {error} |")
                    break
                click.echo(shown(row))
                failed = failed or row.misses
    sys.exit(failed)


def measured(library: Library, path: Path, order: making.Order, *, speak: bool) -> Row:
    """Write, check and perhaps speak the script of an article."""
    found = article.read(str(path))
    written = making.write_script(library, str(path), order, existing="replace")
    checked = making.check_script(library, written.path, strict=True, article=found)
    script, tally = checked.script, checked.tally
    seconds = checked.timing.seconds
    if speak:
        seconds = making.make(library, str(written.path), order).episode.duration_ms / 1000
    spoken = [seconds for _, seconds in checked.timing.hosts]
    sentences = [s for line in script.lines for s in split(line.text)]
    glue = Counter(
        fold(s) for line in script.lines if not line.cites for s in split(line.text) if count_words(s) > 2
    )
    return Row(
        name=path.name,
        minutes=order.minutes,
        length=seconds / 60,
        note=" ".join(written.notes),
        parts=len(found.sections),
        present=present(found, script),
        statements=tally.statements,
        ungrounded=tally.statements - tally.grounded,
        unsupported=tally.numbers + tally.names + tally.quotations,
        warnings=len(checked.problems),
        boilerplate=sum(bool(BOILERPLATE.search(line.text)) for line in script.lines),
        turn=max(count_words(line.text) for line in script.lines),
        share=max(spoken) / sum(spoken),
        twice=sum(times > 1 for times in glue.values()),
        long=sum(count_words(s) > SENTENCE for s in sentences) / len(sentences),
    )


def present(found: Article, script: Script) -> int:
    """How many of the article's sections are said, one after the other: by the footnotes that lines cite."""
    notes = {note.label: fold(note.text) for note in script.footnotes}
    cited = [notes[label] for line in script.lines[1:] for label in line.cites]
    place = said = 0
    for section in found.sections:
        own = {fold(section.heading), *(fold(s) for text in section.paragraphs for s in split(text))} - {""}
        at = next((at for at in range(place, len(cited)) if cited[at] in own), None)
        if at is not None:
            said, place = said + 1, at + 1
    return said


def shown(row: Row) -> str:
    """The row in Markdown."""
    mark = " ✗" if row.misses else ""
    cells = (
        f"{row.name}{mark}", f"{row.minutes:g}", f"{row.length:.2f}", f"{100 * (row.length / row.minutes - 1):+.0f} %",
        f"{row.present}/{row.parts}", row.statements, row.ungrounded, row.unsupported, row.warnings, row.boilerplate,
        row.turn, f"{100 * row.share:.0f}:{100 - 100 * row.share:.0f}", row.twice, f"{100 * row.long:.0f} %", row.note,
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
