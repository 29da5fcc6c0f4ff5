"""`podcast publish`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from podcast.cli.common import allow_option, show_option
from podcast.cli.feed import lines

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
    from podcast.cli.progress import progress

    if url is not None and dry_run:
        raise click.UsageError("--check-url asks a live address: leave --dry-run out")
    published, findings = None, None
    with progress() as report:
        if target or url is None:
            published = airing.publish(library, target, dry_run=dry_run, report=report)
        if url is not None:
            findings = airing.check_url(library, url, allow, report)
    if as_json:
        click.echo(json.dumps(_data(published) | _found(findings), indent=2, ensure_ascii=False))
    else:
        _tell(published, findings, dry_run=dry_run)
    if any(finding.severity == "error" for finding in findings or ()):
        context.exit(1)


def _data(published: PublishResult | None) -> dict[str, object]:
    if published is None:
        return {}
    plan = published.plan
    return {
        "target": published.target,
        "feed": published.feed,
        **{
            what: [{"name": file.name, "bytes": file.size} for file in files]
            for what, files in (("upload", plan.upload), ("keep", plan.keep), ("remove", plan.remove))
        },
    }


def _found(findings: Sequence[Finding] | None) -> dict[str, object]:
    return {} if findings is None else {"findings": [asdict(finding) for finding in findings]}


def _tell(published: PublishResult | None, findings: Sequence[Finding] | None, *, dry_run: bool) -> None:
    if published and dry_run:
        click.echo(_planned(published))
    elif published:
        click.echo(_told(published), err=True)
    for line in lines(findings or ()):
        click.echo(line)
    if findings == []:
        click.echo("Found nothing to mend.", err=True)
    if published:
        click.echo(published.feed)


def _planned(published: PublishResult) -> str:
    plan = published.plan
    rows = [
        *(f"upload  {_size(file.size):>9}  {file.name}" for file in plan.upload),
        *(f"remove  {_size(file.size):>9}  {file.name}" for file in plan.remove),
        f"keep    {_sum([file.size for file in plan.keep])}",
    ]
    return "\n".join(rows)


def _told(published: PublishResult) -> str:
    plan = published.plan
    if not plan.upload and not plan.remove:
        kept = _sum([file.size for file in plan.keep])
        return f"Nothing to do: {published.target} is up to date ({kept})."
    sent = _sum([file.size for file in plan.upload])
    removed = f", removed {len(plan.remove)}" if plan.remove else ""
    return f"Uploaded {sent} to {published.target}, kept {len(plan.keep)}{removed}."


def _sum(sizes: Sequence[int]) -> str:
    return f"{len(sizes)} file{'s' * (len(sizes) != 1)}, {_size(sum(sizes))}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
