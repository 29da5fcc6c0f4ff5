"""`podcast publish`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from podcast.cli.common import allow_option, show_option, tell
from podcast.cli.feed import finding_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.airing import PublishResult
    from podcast.findings import Finding
    from podcast.library import Library


@click.command(name="publish")
@click.argument("target", required=False, default="")
@click.option("--dry-run", is_flag=True, help="Only say what there is to upload, keep and remove.")
@click.option(
    "--check-url",
    "url",
    metavar="URL",
    help="Ask for the feed at URL and what it names, as apps do, and say what is wrong; uploads only with TARGET.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was done, or found, as JSON.")
@allow_option
@show_option
@click.pass_context
def command(
    context: click.Context,
    target: str,
    dry_run: bool,
    url: str | None,
    as_json: bool,
    allow: tuple[str, ...],
    library: Library,
) -> None:
    """Upload what has changed to TARGET, a folder or a bucket; by default the target in show.toml.

    The feed comes last, so that listeners never find it naming a file that is not there. Then what is withdrawn
    goes away. Prints the feed's public address.

    \b
      podcast publish /srv/www/podcast
      podcast publish s3://bucket/podcast --dry-run
      podcast publish --check-url https://example.org/podcast/feed.xml
    """
    from podcast import airing
    from podcast.cli.progress import show_progress

    if url is not None and dry_run:
        raise click.UsageError("--check-url asks a live address: leave --dry-run out")
    result, findings = None, None
    with show_progress() as report:
        if target or url is None:
            result = airing.publish(library, target, dry_run=dry_run, report=report)
        if url is not None:
            findings = airing.check_url(library, url, allow, report)
    if as_json:
        data = _result_data(result) | _findings_data(findings)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        _print(result, findings, dry_run=dry_run)
    if any(finding.severity == "error" for finding in findings or ()):
        context.exit(1)


def _result_data(result: PublishResult | None) -> dict[str, object]:
    if result is None:
        return {}
    plan = result.plan
    return {
        "target": result.target,
        "feed": result.feed,
        **{
            what: [{"name": file.name, "bytes": file.size} for file in files]
            for what, files in (
                ("upload", plan.upload),
                ("keep", plan.keep),
                ("remove", plan.remove),
                ("wait", plan.wait),
            )
        },
    }


def _findings_data(findings: Sequence[Finding] | None) -> dict[str, object]:
    return {} if findings is None else {"findings": [asdict(finding) for finding in findings]}


def _print(result: PublishResult | None, findings: Sequence[Finding] | None, *, dry_run: bool) -> None:
    if result and dry_run:
        click.echo(_plan_rows(result))
    elif result:
        for line in (_summary(result), *result.notes):
            tell(line)
    for line in finding_lines(findings or ()):
        click.echo(line)
    if findings == []:
        click.echo("Found nothing to mend.", err=True)
    if result:
        click.echo(result.feed)


def _plan_rows(result: PublishResult) -> str:
    plan = result.plan
    rows = [
        *(f"upload  {_size(file.size):>9}  {file.name}" for file in plan.upload),
        *(f"remove  {_size(file.size):>9}  {file.name}" for file in plan.remove),
        *(f"until {file.until[:10]:>11}  {file.name}" for file in plan.wait),
        f"keep    {_count([file.size for file in plan.keep])}",
    ]
    return "\n".join(rows)


def _summary(result: PublishResult) -> str:
    plan = result.plan
    if not plan.upload and not plan.remove:
        kept = _count([file.size for file in plan.keep])
        return f"Nothing to do: {result.target} is up to date ({kept})."
    sent = _count([file.size for file in plan.upload])
    removed = f", removed {len(plan.remove)}" if plan.remove else ""
    waiting = f"; {len(plan.wait)} for older feeds, as [publish] keep_days has it" if plan.wait else ""
    return f"Uploaded {sent} to {result.target}, kept {len(plan.keep)}{removed}{waiting}."


def _count(sizes: Sequence[int]) -> str:
    return f"{len(sizes)} file{'s' * (len(sizes) != 1)}, {_size(sum(sizes))}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
