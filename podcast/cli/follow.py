"""`podcast follow`."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from podcast.cli.batch import BatchTally
from podcast.cli.common import clock, many_sources_options, show_option, tell
from podcast.cli.crew import crew_options, with_crew

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.newsroom import Follower, FollowRound
    from podcast.scripting import Order


@click.command(name="follow")
@click.argument("source", nargs=-1, metavar="[FEED_URL]...")
@many_sources_options
@crew_options
@click.option("--once", is_flag=True, help="Look once, make what is due, and end: for cron and timers.")
@click.option(
    "--publish",
    is_flag=True,
    help="Publish the episodes, and upload them to [publish] target; else they are drafts.",
)
@click.option("--update", is_flag=True, help="Make the episodes of articles that have changed anew.")
@click.option(
    "--newest",
    type=click.IntRange(0),
    metavar="N",
    help="Of a feed that is new to the show make the N newest articles; by default all that it names.",
)
@click.option(
    "--every",
    type=click.FloatRange(1, 1440),
    default=10.0,
    show_default=True,
    metavar="MINUTES",
    help="Between two looks at a feed.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="For programs: a line of JSON an article, as it is done."
)
@show_option
@click.pass_context
def command(
    context: click.Context,
    source: tuple[str, ...],
    order: Order,
    once: bool,
    publish: bool,
    update: bool,
    newest: int | None,
    every: float,
    cluster: str,
    processes: int | None,
    as_json: bool,
    library: Library,
) -> None:
    """Make episodes of the articles that RSS or Atom feeds name, each once for ever, until it is interrupted.

    What is known of the feeds lies in following.json in the show's folder; without a FEED_URL those that stand there
    are followed. Prints the path of each MP3 that was made. With --once the exit status is 1 if something failed.

    \b
      podcast follow https://example.org/feed.xml
      podcast follow --once --publish
    """
    from podcast import newsroom

    options = newsroom.FollowOptions(publish, update, newest, every * 60)
    with with_crew(library, replace(order, stdin=None), cluster, processes) as ordered:
        follower = newsroom.Follower(library, source, ordered, options)
        while True:
            failed = _look(follower, library, as_json=as_json, quiet=not once)
            if once:
                context.exit(1 if failed else 0)


def _look(follower: Follower, library: Library, *, as_json: bool, quiet: bool) -> bool:
    """Does one round and, for a loop, waits for the next one; returns whether something failed."""
    from podcast.cli.progress import show_progress

    tally = BatchTally(library, as_json=as_json)
    with show_progress() as report:
        result = follower.look(report, tally.add)
    for line in _lines(result):
        tell(line)
    if result.outcomes or not quiet:
        tally.close(len(result.outcomes), result.stopped)
    if quiet:
        if not as_json:
            click.echo(f"The next look is in {clock(result.next_s)}.", err=True)
        time.sleep(max(1.0, result.next_s))
    return bool(result.troubles or result.stopped or any(o.status == "failed" for o in result.outcomes))


def _lines(result: FollowRound) -> list[str]:
    lines = [click.style(line, fg="red") for line in result.troubles]
    if result.changed:
        articles = "article has" if result.changed == 1 else "articles have"
        lines.append(f"{result.changed} {articles} changed since; --update makes their episodes anew.")
    return lines
