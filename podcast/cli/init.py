"""`podcast init`."""

from __future__ import annotations

from pathlib import Path

import click

from podcast.cli.common import json_option, print_json


@click.command(name="init")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@click.option("--title", default="", help="The show's title; by default the folder's name, in words.")
@json_option
def command(folder: Path, title: str, as_json: bool) -> None:
    """Make a new show in DIR (here by default): show.toml, folders and a cover; prints the path of show.toml.

    What is there already is left as it is.
    """
    from podcast import equipment
    from podcast.library import create_show, open_library

    path = create_show(folder, title)
    there = open_library(path.parent).show.title
    if title and there != title:
        raise click.ClickException(
            f"{path} is there already, and calls the show “{there}”; change its title there"
        )
    for what, lines in equipment.describe_models():
        click.echo(
            f'{what}. To write with it, under [writer] in {path.name}:\n\nname = "llm"\n{lines}\n', err=True
        )
    print_json({"path": path, "title": there}) if as_json else click.echo(path)
