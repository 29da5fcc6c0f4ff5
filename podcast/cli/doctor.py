"""`podcast doctor`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="doctor")
@click.option("--show", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The show's folder.")
@click.pass_context
def command(context: click.Context, folder: Path | None) -> None:
    """Say what works on this machine, and for what does not the command that mends it.

    Exits with 1 when an episode cannot be made with the show's own voices.
    """
    from podcast.making import diagnosis

    findings = diagnosis.examine(folder)
    for finding in findings:
        mark, colour = (
            ("ok", "green") if finding.ok else ("no", "red") if finding.needed else ("--", "yellow")
        )
        click.echo(f"{click.style(mark, fg=colour)}  {finding.what}")
        if finding.mend:
            click.echo(f"    {finding.mend}")
    if any(finding.needed and not finding.ok for finding in findings):
        context.exit(1)
