"""`podcast feed`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from podcast.cli.common import clock, from_here, json_option, print_json, show_option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.airing import FeedCheck
    from podcast.findings import Finding
    from podcast.library import Library

_ALIKE = 20
"""Findings of one kind that a person reads."""


@click.command(name="feed")
@click.option("--check", is_flag=True, help="Build nothing: say what is wrong with the feed and its files.")
@click.option("--quick", is_flag=True, help="With --check: believe the MP3s, do not decode them.")
@json_option
@show_option
@click.pass_context
def command(context: click.Context, check: bool, quick: bool, as_json: bool, library: Library) -> None:
    """Build feed, site and cover again from the episodes' manifests; prints the feed's path.

    With --check it tests the feed as it lies there, with every file that it names, and prints what to mend, a
    problem a line. Exits with 1 when there is an error.

    \b
      podcast feed --check
    """
    from podcast import airing
    from podcast.cli.progress import show_waiting

    if check:
        _check(context, library, quick=quick, as_json=as_json)
        return
    if quick:
        raise click.UsageError("--quick goes with --check")
    with show_waiting("Building feed and site"):
        path = airing.refresh_feed(library)
    if not library.show.base_url:
        click.echo("To publish it, set base_url in show.toml to the address of episodes/.", err=True)
    print_json({"feed": path}) if as_json else click.echo(path)


def _check(context: click.Context, library: Library, *, quick: bool, as_json: bool) -> None:
    from podcast import airing
    from podcast.cli.progress import show_progress

    with show_progress() as report:
        result = airing.check_feed(library, report, quick=quick)
    if as_json:
        click.echo(json.dumps(asdict(result), indent=2, ensure_ascii=False))
    else:
        for line in finding_lines(result.findings):
            click.echo(line)
        click.echo(_summary(result), err=True)
    if any(finding.severity == "error" for finding in result.findings):
        context.exit(1)


def finding_lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings for a person, some of each kind: a thousand items with one fault would hide the others."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        kind = (finding.severity, finding.number, finding.mend)
        counts[kind] += 1
        if counts[kind] <= _ALIKE:
            yield from_here(str(finding))
    for (severity, number, mend), count in counts.items():
        if count > _ALIKE:
            yield f"{severity}: {count - _ALIKE} more like it, which --json lists; {mend} [{number}]"


def _summary(result: FeedCheck) -> str:
    severities = Counter(finding.severity for finding in result.findings)
    faults = ", ".join(
        f"{count} {name}{'' if count == 1 else 's'}"
        for name in ("error", "warning")
        if (count := severities[name])
    )
    decoded = f", {clock(result.seconds)} of audio decoded" if result.seconds else ""
    guid = "follows from its address" if result.guid_by_rule else "is its own, and stays whatever the address"
    episodes = f"{result.episodes} episode{'' if result.episodes == 1 else 's'}"
    return f"{episodes}{decoded}; the show's guid {guid}. {faults or 'Nothing to mend'}."
