"""How good the scripts are that the writer makes of annotated texts, as a listener hears them: a table in Markdown.

    python benchmarks/scripts.py FOLDER … [--minutes 3,6] [--part all|open|aside] [--misses] [--show SHOW]

FOLDER holds gold.jsonl, with its texts beside it or in pages/: samples/articles, or one of your own. A third of the
pages is set aside by a hash of the files' names, as by understanding.py. `--misses` lists all that is wrong, with page
and line. `--show` names a show in which the scripts and parses stay: they can be read, and the next run is quicker.

core        core sentences said: a footnote that a line cites has most of their words, or a line says most of them
heard       core sentences of which half of the content words are spoken in one line or two
junk        strings spoken that no listener should hear: annotated ones, and by shape (hearing/junk.py)
open        words that point at what was not said: candidates, for a person to judge (hearing/open_references.py)
quotations  quotations without their speaker, with another one, cut, or without their marks (hearing/speakers.py)
whose I     those who say "I" outside marks without that anybody has said who tells now
from slots  questions that the article asks itself and answers next, or answers in its own form (hearing/questions.py)
announced   sentences that only say that something comes; headings read out
words, >25  mean words of a sentence, and the share of those with more than 25
forms       of the hosts' own sentences, those whose form was used before in the script
airtime     of the host who has more, 50 to 100
length      estimated minutes, and how far off the wish they are: marked beyond a tenth, unless the note says why; one
            that says the article holds no more, while core sentences are not said, is no reason
"""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from corpus import add_shares, find_missed, read_gold
from hearing.announcements import count_forms, find_announcements
from hearing.first_person import find_strangers
from hearing.junk import find_junk
from hearing.open_references import find_open_references
from hearing.questions import find_questions
from hearing.speakers import find_quoted
from hearing.spoken import hear
from understanding import belongs, page_path, read_page

from podcast import scripting
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words
from podcast.library import create_show, open_library
from podcast.scripting.script_checks import script_timing
from podcast.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.corpus import Annotation, Share
    from benchmarks.hearing.spoken import Talk
    from podcast.library import Library
    from podcast.model import Understanding

LONG = 25
"""Words of a sentence for the ear at most."""
WITHIN = 0.1
"""Of the minutes asked for."""
HALF = 0.5
COLUMNS = (
    *(
        "core",
        "heard",
        "junk",
        "open",
        "quotations",
        "whose I",
        "from slots",
        "announced",
        "words",
        ">25",
        "forms",
    ),
    *("airtime", "length", "off", "note"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A script in figures: shares by the names of columns, and all that is wrong with it, each with its line."""

    shares: dict[str, Share]
    minutes: float
    airtime: float
    note: str
    misses: tuple[str, ...]


@click.command()
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option("--minutes", default="3,6", help="Lengths, with commas.")
@click.option("--part", type=click.Choice(["all", "open", "aside"]), default="all")
@click.option("--writer", default="extractive")
@click.option("--misses", is_flag=True, help="List what is wrong.")
@click.option("--show", type=click.Path(path_type=Path), help="Keep scripts and parses here.")
def main(
    folders: tuple[Path, ...], minutes: str, part: str, writer: str, misses: bool, show: Path | None
) -> None:
    """Print a row for each text and length, and the sums."""
    found: list[str] = []
    with _opened(show) as library:
        for length in map(float, minutes.split(",")):
            rows: list[Row] = []
            for folder in folders:
                for gold in read_gold(folder):
                    if not belongs(gold.file, part):
                        continue
                    try:
                        row = measure(
                            library, page_path(folder, gold.file), gold, scripting.Order(length, writer)
                        )
                    except Exception as error:  # noqa: BLE001 - a writer that breaks on one text is measured on the others
                        row = Row({"core": (0, len(gold.core))}, 0, 0, f"{type(error).__name__}: {error}", ())
                    if not rows:
                        click.echo(_head(length, part))
                    rows.append(row)
                    click.echo(_shown(gold.file, row, length))
                    found += [f"{gold.file} {length:g} {miss}" for miss in row.misses]
            click.echo(_summed(rows, length))
    if misses:
        click.echo("\n" + "\n".join(f"- {miss}" for miss in found))


@contextmanager
def _opened(show: Path | None) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as place:
        folder = show or Path(place)
        if not (folder / "show.toml").exists():
            create_show(folder, "Read Aloud")
        yield open_library(folder)


COUNTED = ("junk", "open", "announced", "words", ">25")
"""Columns whose counts are out of nothing."""


def measure(library: Library, path: Path, gold: Annotation, order: scripting.Order) -> Row:
    """Returns the figures of the script that is written of a text; PodcastError where none can be."""
    target = library.folder / "scripts" / f"{gold.file}-{order.minutes:g}.md"
    written = scripting.write_script(library, str(path), order, target, existing="replace")
    script = scripting.load_script(written.path).script
    talk = hear(script, _understood(library, path), library.store("parses"))
    timing = script_timing(script, library.show.language)
    seconds = [seconds for _, seconds in timing.hosts]
    return judge(talk, gold, timing.seconds / 60, max(seconds) / sum(seconds), " ".join(written.notes))


@cache
def _understood(library: Library, path: Path) -> Understanding:
    return understand(read_page(path), library.store("parses"))


def judge(talk: Talk, gold: Annotation, minutes: float, airtime: float, note: str) -> Row:
    """Returns the figures of a script that is heard."""
    missed = [
        sentence for sentence in find_missed(gold.core, talk.script) if not _is_spoken(sentence, talk, 0.7)
    ]
    unheard = [sentence for sentence in gold.core if not _is_spoken(sentence, talk, HALF)]
    sayings = [one.text for one in talk.sentences if not talk.is_frame(one)]
    junk = find_junk(gold.junk, talk.script, sayings)
    opened = find_open_references(talk, [person.name for person in gold.people])
    quoted = find_quoted(talk, gold)
    strangers = find_strangers(talk, gold)
    questions = find_questions(talk)
    announced = find_announcements(talk)
    every, forms = count_forms(talk)
    lengths = [count_words(one.text) for one in talk.sentences]
    shares = {
        "core": (len(gold.core) - len(missed), len(gold.core)),
        "heard": (len(gold.core) - len(unheard), len(gold.core)),
        "junk": (len(junk), len(gold.junk)),
        "open": (len(opened), len(talk.sentences)),
        "quotations": (sum(bool(one.fault) for one in quoted), len(quoted)),
        "whose I": (sum(bool(one.fault) for one in strangers), len(strangers)),
        "from slots": (sum(one.is_from_slot for one in questions), len(questions)),
        "announced": (len(announced), every),
        "words": (sum(lengths), len(lengths)),
        ">25": (sum(length > LONG for length in lengths), len(lengths)),
        "forms": (len(forms), every),
    }
    misses = (
        *(f"core: {sentence}" for sentence in missed),
        *(f"unheard: {sentence}" for sentence in unheard if sentence not in missed),
        *(f"junk: {string}" for string in junk),
        *(f"line {one.at} open {one.kind} “{one.words}”: {one.sentence}" for one in opened),
        *(f"line {one.at} quotation, {one.fault}: {one.words}" for one in quoted if one.fault),
        *(f"line {one.at} whose I: {one.words}" for one in strangers if one.fault),
        *(f"line {one.at} question, {one.origin}: {one.words}" for one in questions if not one.is_from_slot),
        *(f"line {one.at} announced, {one.kind}: {one.words}" for one in announced),
        *(f"line {one.at} form used before: {one.words}" for one in forms),
    )
    return Row(shares, minutes, airtime, note, misses)


def _is_spoken(sentence: str, talk: Talk, share: float) -> bool:
    """Returns whether so many of a sentence's longer words are spoken in one line or two that follow each other."""
    wanted = _long_words(sentence)
    lines = [_long_words(line.text) for line in talk.script.lines]
    pairs = [lines[at] | (lines[at + 1] if at + 1 < len(lines) else set()) for at in range(len(lines))]
    return any(len(wanted & pair) >= share * len(wanted) for pair in pairs)


def _long_words(text: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[^\W_]+", fold(text)) if len(word) > 3 or word.isdigit()}


def _head(length: float, part: str) -> str:
    return f"\n| {length:g} minutes, {part} | {' | '.join(COLUMNS)} |\n|---|{'--:|' * (len(COLUMNS) - 1)}---|"


def _shown(name: str, row: Row, length: float) -> str:
    if not row.minutes:
        return f"| {name} |{' |' * 13} {row.note} |"
    off = row.minutes / length - 1
    mark = " ✗" if _is_off(row, length) else ""
    cells = [_cell(column, *share) for column, share in row.shares.items()]
    figures = [f"{100 * row.airtime:.0f}", f"{row.minutes:.1f}", f"{100 * off:+.0f} %{mark}", row.note]
    return f"| {' | '.join([name, *cells, *figures])} |"


def _is_off(row: Row, length: float) -> bool:
    """Returns whether a script has another length than was asked for, without need.

    What the writer says of it excuses that; but an article of which core sentences were not said holds more.
    """
    said, core = row.shares["core"]
    has_more = row.minutes < length and said < core
    return abs(row.minutes / length - 1) > WITHIN and (not row.note or has_more)


def _cell(column: str, some: int, every: int) -> str:
    if column == "words":
        return f"{some / max(every, 1):.1f}"
    if column in COUNTED[:3]:
        return str(some)
    if column == ">25":
        return f"{100 * some / max(every, 1):.0f} %"
    return f"{some}/{every}" if every else "–"


def _summed(rows: list[Row], length: float) -> str:
    """Returns the sums as a row, and in percent."""
    total: dict[str, Share] = {}
    for row in rows:
        for name, share in row.shares.items():
            total[name] = add_shares(total.get(name, (0, 0)), share)
    written = [row for row in rows if row.minutes]
    uneven = sum(row.airtime > 0.6 for row in written)
    off = sum(_is_off(row, length) for row in written)
    mean = sum(row.minutes for row in written) / max(len(written), 1)
    cells = [_cell(name, *share) for name, share in total.items()]
    shares = [
        f"{100 * some / max(every, 1):.0f} %" if name not in COUNTED else ""
        for name, (some, every) in total.items()
    ]
    state = f"{uneven} over 60 | {mean:.1f} | {off} off | {len(rows) - len(written)} failed"
    return f"| **sum of {len(rows)}** | {' | '.join(cells)} | {state} |\n| | {' | '.join(shares)} | | | | |"


if __name__ == "__main__":
    main()
