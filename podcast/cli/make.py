"""`podcast make`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from podcast.cli.common import clock, show_option, source_options, stdin

if TYPE_CHECKING:
    from podcast.pipeline import Made, Studio


@click.command(name="make")
@click.argument("source")
@source_options
@click.option("--strict", is_flag=True, help="Refuse a script that check finds anything wrong with.")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N", help="Lines spoken at once; by default one a core."
)
@show_option
def command(
    source: str,
    minutes: float | None,
    writer: str,
    allow: tuple[str, ...],
    strict: bool,
    workers: int | None,
    studio: Studio,
) -> None:
    """Make the episode of SOURCE, and the feed: an http(s) URL, a file, `-` for standard input, or a script.

    What exists is used: the script as you edited it, every line that was spoken before. Prints the MP3's path.

    \b
      podcast make https://example.org/article
      podcast make scripts/the-title.md
    """
    from podcast import pipeline
    from podcast.cli.progress import progress

    order = pipeline.Order(minutes or 0.0, writer, strict, workers, allow, stdin() if source == "-" else None)
    with progress() as report:
        made = pipeline.make(studio, source, order, report)
    for problem in made.problems:
        click.secho(str(problem), fg="red" if problem.severity == "error" else "yellow", err=True)
    if made.note:
        click.echo(made.note, err=True)
    click.echo(_told(made), err=True)
    click.echo(made.audio)


def _told(made: Made) -> str:
    size = made.episode.bytes / 1e6
    what = f"{clock(made.episode.duration_ms / 1000)}, {size:.1f} MB, {len(made.episode.chapters)} chapters"
    if not made.fresh:
        return f"Nothing to do: the episode is up to date ({what})."
    return f"Spoke {made.called} of {made.lines} lines, {made.lines - made.called} from the cache; {what}."
