"""`podcast doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import from_here, json_option, print_json

if TYPE_CHECKING:
    from podcast.equipment import Diagnosis


@click.command(name="doctor")
@click.option("--show", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The show's folder.")
@json_option
@click.pass_context
def command(context: click.Context, folder: Path | None, as_json: bool) -> None:
    """Say what works on this machine, and for what does not the command that mends it.

    Exits with 1 when an episode cannot be made with the show's own voices.
    """
    from podcast import equipment
    from podcast.cli.progress import show_each

    diagnoses = []
    examined = equipment.examine(folder)  # each is shown when it is known: a voice takes seconds to try
    for diagnosis in examined if as_json else show_each(examined, "Trying what an episode needs"):
        diagnoses.append(diagnosis)
        if not as_json:
            _tell(diagnosis)
    if as_json:
        print_json(diagnoses)
    if any(diagnosis.needed and not diagnosis.ok for diagnosis in diagnoses):
        context.exit(1)


def _tell(diagnosis: Diagnosis) -> None:
    mark, colour = (
        ("ok", "green") if diagnosis.ok else ("no", "red") if diagnosis.needed else ("--", "yellow")
    )
    click.echo(f"{click.style(mark, fg=colour)}  {from_here(diagnosis.what)}")
    if diagnosis.mend:
        click.echo(f"    {from_here(diagnosis.mend)}")
