"""`podcast edit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli import check
from podcast.cli.common import json_option, show_option

if TYPE_CHECKING:
    from podcast.library import Library


@click.command(name="edit")
@click.argument("script", type=click.Path(path_type=Path))
@json_option
@show_option
@click.pass_context
def command(context: click.Context, script: Path, as_json: bool, library: Library) -> None:
    """Open SCRIPT in $EDITOR, then check it.

    `podcast make SCRIPT` afterwards speaks only the lines that changed.
    """
    if not script.is_file():
        raise click.ClickException(f"{script} does not exist; `podcast script SOURCE` writes one")
    try:
        click.edit(filename=str(script))
    except click.ClickException as error:
        mend = f"set EDITOR to one that is here, as in EDITOR=nano, or open {script} in any and `podcast check` it"
        raise click.ClickException(f"{error.format_message()}; {mend}") from error
    context.invoke(check.command, script=script, strict=False, as_json=as_json, library=library)
