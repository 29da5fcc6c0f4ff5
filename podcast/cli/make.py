"""`podcast make`."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli import players
from podcast.cli.closing import next_steps
from podcast.cli.common import (
    NewFile,
    clock,
    json_option,
    near,
    print_json,
    show_option,
    source_options,
    tell,
)
from podcast.cli.completers import offer_files
from podcast.cli.crew import cluster_option, with_crew

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.library import Library
    from podcast.making import Forecast, MakeResult, Preview
    from podcast.model import Problem
    from podcast.scripting import Order

_GUESSED = ", guessed: no run has told this machine's pace yet"


@click.command(name="make")
@click.argument("source", shell_complete=offer_files)
@source_options
@click.option("--strict", is_flag=True, help="Refuse a script that check finds anything wrong with.")
@click.option("--publish-anyway", is_flag=True, help="Keep no draft of a script that has errors.")
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N", help="Lines spoken at once; by default one a core."
)
@cluster_option
@click.option("--dry-run", is_flag=True, help="Only say what there is to do, and how long it takes.")
@click.option("--listen", is_flag=True, help="Play the first chapter while the rest is made, then the rest.")
@click.option("--chapter", type=int, metavar="N", help="Only chapter N, as an MP3 to listen to.")
@click.option(
    "-o",
    "path",
    type=NewFile(),
    metavar="FILE",
    help="Of the chapter; by default SCRIPT-chapter-N.mp3 here.",
)
@json_option
@show_option
def command(
    source: str,
    order: Order,
    strict: bool,
    publish_anyway: bool,
    workers: int | None,
    cluster: str,
    dry_run: bool,
    listen: bool,
    chapter: int | None,
    path: Path | None,
    as_json: bool,
    library: Library,
) -> None:
    """Make the episode of SOURCE, and the feed: an http(s) URL, a file, `-` for standard input, or a script.

    What exists is used: the script as you edited it, every line that was spoken before. An episode whose script has
    errors is kept as a draft. Prints the MP3's path.

    \b
      podcast make https://example.org/article
      podcast make scripts/the-title.md
      podcast make scripts/the-title.md --chapter 2
    """
    from podcast import making
    from podcast.cli.progress import show_progress

    if path and chapter is None:
        raise click.UsageError("-o names the file of a chapter; an episode lies in episodes/")
    if dry_run + listen + (chapter is not None) > 1:
        raise click.UsageError("give one of --dry-run, --listen and --chapter")
    order = replace(order, strict=strict, workers=workers, publish_anyway=publish_anyway)
    if dry_run:
        with show_progress() as report:
            forecast = making.forecast(library, source, order, report)
        _print_notes((), forecast.notes)
        if as_json:
            print_json(_describe_forecast(forecast))
        else:
            click.echo(_format_forecast(forecast))
    elif chapter is not None:
        preview = _make_chapter(library, source, chapter, order, path)
        print_json(preview) if as_json else click.echo(preview.audio)
    else:
        with with_crew(library, order, cluster) as ordered:
            result = (_make_aloud if listen else _make_episode)(library, source, ordered)
        print_json(_describe(result)) if as_json else click.echo(result.audio)


def _make_episode(library: Library, source: str, order: Order) -> MakeResult:
    """Makes an episode and the feed, and tells what came out and what one does with it."""
    from podcast import airing, making
    from podcast.cli.progress import show_progress

    with show_progress() as report:
        result = making.make(library, source, order, report)
        airing.refresh_feed(library, made=result.episode.slug if result.fresh else "")
    _print_notes(result.problems, result.notes)
    click.echo(_format_result(result), err=True)
    click.echo(next_steps(library, result.episode, result.script), err=True)
    return result


def _make_aloud(library: Library, source: str, order: Order) -> MakeResult:
    """Makes the first chapter, and the rest while that is heard; then the rest is heard, where the player can."""
    from podcast import making, scripting
    from podcast.cli.progress import show_progress

    player = players.find_player()
    if player is None:
        raise click.ClickException(players.NOTHING)
    with tempfile.TemporaryDirectory(prefix="podcast-") as folder, contextlib.ExitStack() as stack:
        with show_progress() as report:
            first = making.make_chapter(library, source, 1, order, Path(folder) / "first.mp3", report)
        click.echo(f"You hear {first.title} ({clock(first.seconds)}) while the rest is made …", err=True)
        sounding = stack.enter_context(players.started(player, str(first.audio)))
        # The script is there by now, as it was asked for.
        rest = replace(order, minutes=None, writer="", format=None, steering=scripting.Steering(), stdin=None)
        result = _make_episode(library, str(first.script), rest)
        if player.seek and len(result.episode.chapters) > 1 and sounding.poll() is None:
            click.echo("The rest follows what you hear; Ctrl-C ends it.", err=True)
        players.refuse_silence(player, f"“{first.title}”", sounding.wait())
    chapters = result.episode.chapters
    if player.seek and len(chapters) > 1:
        players.play(str(result.audio), at=chapters[1].start_ms / 1000)
    return result


def _make_chapter(library: Library, source: str, number: int, order: Order, path: Path | None) -> Preview:
    from podcast import making
    from podcast.cli.progress import show_progress

    with show_progress() as report:
        preview = making.make_chapter(library, source, number, order, path, report)
    _print_notes(preview.problems, preview.notes)
    lines = "line" if preview.called == 1 else "lines"
    length = clock(preview.seconds)
    click.echo(f"Chapter {number}, {preview.title}: {length}, spoke {preview.called} {lines}.", err=True)
    return preview


def _describe(result: MakeResult) -> dict[str, object]:
    """Returns what programs want to know of an episode that was made; its manifest has the rest."""
    names = ("slug", "title", "guid", "state", "duration_ms", "bytes")
    return {
        "audio": result.audio,
        "script": result.script,
        **{name: getattr(result.episode, name) for name in names},
        **{name: getattr(result, name) for name in ("lines", "called", "fresh", "problems", "notes")},
    }


def _describe_forecast(forecast: Forecast) -> dict[str, object]:
    """Returns a forecast's values, each by its name."""
    values = {field.name: getattr(forecast, field.name) for field in fields(forecast)}
    spoken = [{"voice": voice, "lines": lines, "words": words} for voice, lines, words in forecast.spoken]
    return {**values, "spoken": spoken}


def _print_notes(problems: Iterable[Problem], notes: Iterable[str]) -> None:
    for problem in problems:
        tell(str(problem), "red" if problem.severity == "error" else None)
    for note in notes:
        tell(note)


def _format_result(result: MakeResult) -> str:
    episode = result.episode
    length, size = clock(episode.duration_ms / 1000), f"{episode.bytes / 1e6:.1f} MB"
    what = f"{length}, {size}, {len(episode.chapters)} chapters"
    if not result.fresh:
        return f"Nothing to do: the episode is up to date ({what})."
    cached = result.lines - result.called
    return f"Spoke {result.called} of {result.lines} lines, {cached} from the cache; {what}."


def _format_forecast(forecast: Forecast) -> str:
    about = f"{clock(forecast.seconds)}, {forecast.bytes / 1e6:.1f} MB"
    if not forecast.files:
        return f"Nothing to do: the episode is up to date ({about})."
    calls = sum(lines for _, lines, _ in forecast.spoken)
    by = "; ".join(f"{voice} {lines} ({words:,} words)" for voice, lines, words in forecast.spoken)
    audio, *beside, feed = forecast.files
    would_be_written = " would be written" if forecast.new else ""
    rows = {
        "script": f"{near(forecast.script)}{would_be_written}: {forecast.lines} lines",
        "speak": f"{calls} of {forecast.lines} lines{f': {by}' if by else ''}",
        "encode": f"{clock(forecast.encoded)} of about {about}",
        "write": f"{near(audio)}, {len(beside)} other files, and {near(feed)}",
        "time": f"about {clock(forecast.work_s)}{'' if forecast.measured else _GUESSED}",
    }
    return "\n".join(f"{name:<8} {text}" for name, text in rows.items())
