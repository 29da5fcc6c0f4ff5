"""`podcast make`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import clock, show_option, source_options, stdin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.library import Library
    from podcast.making import Forecast, MakeResult, Order
    from podcast.model import Problem

_GUESSED = ", guessed: no run has told this machine's pace yet"


@click.command(name="make")
@click.argument("source")
@source_options
@click.option("--strict", is_flag=True, help="Refuse a script that check finds anything wrong with.")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N", help="Lines spoken at once; by default one a core."
)
@click.option("--dry-run", is_flag=True, help="Only say what there is to do, and how long it takes.")
@click.option("--chapter", type=int, metavar="N", help="Only chapter N, as an MP3 to listen to.")
@click.option(
    "-o",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Of the chapter; by default SCRIPT-chapter-N.mp3 here.",
)
@show_option
def command(
    source: str,
    minutes: float | None,
    writer: str,
    allow: tuple[str, ...],
    strict: bool,
    workers: int | None,
    dry_run: bool,
    chapter: int | None,
    path: Path | None,
    library: Library,
) -> None:
    """Make the episode of SOURCE, and the feed: an http(s) URL, a file, `-` for standard input, or a script.

    What exists is used: the script as you edited it, every line that was spoken before. Prints the MP3's path.

    \b
      podcast make https://example.org/article
      podcast make scripts/the-title.md
      podcast make scripts/the-title.md --chapter 2
    """
    from podcast import airing, making
    from podcast.cli.progress import progress

    if path and chapter is None:
        raise click.UsageError("-o names the file of a chapter; an episode lies in episodes/")
    if dry_run and chapter is not None:
        raise click.UsageError("give either --dry-run or --chapter")
    order = making.Order(minutes or 0.0, writer, strict, workers, allow, stdin() if source == "-" else None)
    if dry_run:
        with progress() as report:
            found = making.forecast(library, source, order, report)
        _tell((), found.notes)
        click.echo(_foretold(found))
    elif chapter is not None:
        _chapter(library, source, chapter, order, path)
    else:
        with progress() as report:
            made = making.make(library, source, order, report)
            airing.refresh_feed(library, made=made.episode.slug)
        _tell(made.problems, made.notes)
        click.echo(_told(made), err=True)
        click.echo(made.audio)


def _chapter(library: Library, source: str, number: int, order: Order, path: Path | None) -> None:
    from podcast import making
    from podcast.cli.progress import progress

    with progress() as report:
        made = making.make_chapter(library, source, number, order, path, report)
    _tell(made.problems, made.notes)
    spoke = f"spoke {made.called} line{'s' * (made.called != 1)}"
    click.echo(f"Chapter {number}, {made.title}: {clock(made.seconds)}, {spoke}.", err=True)
    click.echo(made.audio)


def _tell(problems: Iterable[Problem], notes: Iterable[str]) -> None:
    for problem in problems:
        click.secho(str(problem), fg="red" if problem.severity == "error" else "yellow", err=True)
    for note in notes:
        click.echo(note, err=True)


def _told(made: MakeResult) -> str:
    size = made.episode.bytes / 1e6
    what = f"{clock(made.episode.duration_ms / 1000)}, {size:.1f} MB, {len(made.episode.chapters)} chapters"
    if not made.fresh:
        return f"Nothing to do: the episode is up to date ({what})."
    return f"Spoke {made.called} of {made.lines} lines, {made.lines - made.called} from the cache; {what}."


def _foretold(found: Forecast) -> str:
    about = f"{clock(found.seconds)}, {found.bytes / 1e6:.1f} MB"
    if not found.files:
        return f"Nothing to do: the episode is up to date ({about})."
    calls = sum(lines for _, lines, _ in found.spoken)
    by = "; ".join(f"{voice} {lines} ({words:,} words)" for voice, lines, words in found.spoken)
    audio, *beside, feed = found.files
    rows = {
        "script": f"{_near(found.script)}{' would be written' if found.new else ''}: {found.lines} lines",
        "speak": f"{calls} of {found.lines} lines{f': {by}' if by else ''}",
        "encode": f"{clock(found.encoded)} of about {about}",
        "write": f"{_near(audio)}, {len(beside)} other files, and {_near(feed)}",
        "time": f"about {clock(found.takes)}{'' if found.measured else _GUESSED}",
    }
    return "\n".join(f"{name:<8} {text}" for name, text in rows.items())


def _near(path: Path) -> Path:
    """The path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
