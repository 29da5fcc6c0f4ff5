"""`podcast doctor`."""

from __future__ import annotations

from pathlib import Path

import click

from podcast.cli.common import json_option, print_json


@click.command(name="doctor")
@click.option("--show", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The show's folder.")
@json_option
@click.pass_context
def command(context: click.Context, folder: Path | None, as_json: bool) -> None:
    """Say what works on this machine, and for what does not the command that mends it.

    Exits with 1 when an episode cannot be made with the show's own voices.
    """
    from podcast import making

    diagnoses = making.examine(folder)
    if as_json:
        print_json(diagnoses)
    for diagnosis in () if as_json else diagnoses:
        mark, colour = (
            ("ok", "green") if diagnosis.ok else ("no", "red") if diagnosis.needed else ("--", "yellow")
        )
        click.echo(f"{click.style(mark, fg=colour)}  {diagnosis.what}")
        if diagnosis.mend:
            click.echo(f"    {diagnosis.mend}")
    if any(diagnosis.needed and not diagnosis.ok for diagnosis in diagnoses):
        context.exit(1)
