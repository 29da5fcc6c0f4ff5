"""`podcast batch`."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import click

from podcast.cli.common import many_sources_options, show_option, stdin, tell
from podcast.cli.completers import offer_files
from podcast.cli.crew import crew_options, with_crew

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.newsroom import Outcome
    from podcast.scripting import Order


@click.command(name="batch")
@click.argument("source", metavar="LIST", shell_complete=offer_files)
@many_sources_options
@crew_options
@click.option("--strict", is_flag=True, help="Make none of a script that check finds anything wrong with.")
@click.option("--publish-anyway", is_flag=True, help="Keep no draft of a script that has errors.")
@click.option("--json", "as_json", is_flag=True, help="For programs: a line of JSON a source, as it is done.")
@show_option
@click.pass_context
def command(
    context: click.Context,
    source: str,
    order: Order,
    strict: bool,
    publish_anyway: bool,
    cluster: str,
    processes: int | None,
    as_json: bool,
    library: Library,
) -> None:
    """Make the episodes of all articles in LIST, and the feed: a file with a URL or a path a line, a folder of
    articles, or `-` for such lines on standard input.

    What is done is skipped, what fails is told at the end while the others are made, and the same command goes on
    from wherever it was stopped. Prints the path of each MP3 that was made. The exit status is 1 if any failed.

    \b
      podcast batch archive.txt
      podcast batch articles/
      grep economy urls.txt | podcast batch - --json
    """
    from podcast import newsroom
    from podcast.cli.progress import show_progress

    texts = newsroom.read_list(source, stdin())
    order = replace(order, strict=strict, publish_anyway=publish_anyway, stdin=None)
    tally = BatchTally(library, as_json=as_json)
    try:
        with with_crew(library, order, cluster, processes) as order, show_progress() as report:
            result = newsroom.make_batch(library, texts, order, report, tally.add)
    except KeyboardInterrupt:
        tally.close(len(texts))
        raise
    tally.close(len(texts), result.stopped)
    context.exit(1 if result.stopped or result.count("failed") else 0)


class BatchTally:
    """What became of each source: told as it happens, and as a table at the end."""

    def __init__(self, library: Library, *, as_json: bool) -> None:
        self._library, self._as_json = library, as_json
        self._counts = dict.fromkeys(("made", "skipped", "failed"), 0)
        self._failed: list[Outcome] = []
        self._drafts: list[str] = []

    def add(self, outcome: Outcome) -> None:
        """Takes in one, and tells of it on standard output."""
        self._counts[outcome.status] += 1
        if outcome.status == "failed":
            self._failed.append(outcome)
        if outcome.draft:
            self._drafts.append(outcome.slug)
        if self._as_json:
            click.echo(json.dumps(self._row(outcome), ensure_ascii=False))
        elif outcome.status == "made":
            click.echo(self._library.audio_file(outcome.slug))

    def close(self, total: int, stopped: str = "") -> None:
        """Tells of all."""
        if self._as_json:
            left = total - sum(self._counts.values())
            click.echo(json.dumps({"total": total, **self._counts, "left": left, "stopped": stopped}))
            return
        for line in self._table(total, stopped):
            tell(line)

    def _table(self, total: int, stopped: str) -> list[str]:
        lines = [f"{name:<8} {count:>6,}" for name, count in self._counts.items()]
        lines += [click.style(f"         {_one_line(outcome)}", fg="red") for outcome in self._failed]
        if self._drafts:
            lines.append(
                f"{'drafts':<8} {len(self._drafts):>6,}   `podcast check` says what is wrong in their scripts:"
            )
            lines += [f"         {slug}" for slug in self._drafts]
        left = total - sum(self._counts.values())
        if left:
            lines.append(f"{'left':<8} {left:>6,}   the same command goes on from there")
        if stopped:
            lines.append(click.style(f"stopped  {stopped}", fg="red"))
        return lines

    def _row(self, outcome: Outcome) -> dict[str, Any]:
        audio = str(self._library.audio_file(outcome.slug)) if outcome.slug else ""
        return {**asdict(outcome), "audio": audio}


def _one_line(outcome: Outcome) -> str:
    why = " ".join(outcome.why.split())
    return why if outcome.source in why else f"{outcome.source}: {why}"
