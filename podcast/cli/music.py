"""`podcast music`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from podcast.cli import players
from podcast.cli.common import NewFile, json_option, print_json
from podcast.cli.completers import offer_themes

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="music")
@click.argument("theme", required=False, default="", shell_complete=offer_themes)
@click.option("--piece", default="", help="Only its intro, bed, sting or outro.")
@click.option("--play", "aloud", is_flag=True, help="Play it; without -o no file stays.")
@click.option("-o", "path", type=NewFile(), metavar="FILE", help="By default THEME.flac.")
@json_option
def command(theme: str, piece: str, aloud: bool, path: Path | None, as_json: bool) -> None:
    """List the themes, or hear THEME: all its pieces, one after the other, as a FLAC file whose path is printed.

    \b
      podcast music
      podcast music harbour --play
      podcast music harbour --piece outro -o outro.flac
    """
    from podcast import equipment

    if not theme:
        if as_json:
            print_json(equipment.list_themes())
            return
        for info in equipment.list_themes():
            click.echo(f"{info.name:<12} {info.mood:<8} {info.credit}")
        return
    usual = f"{theme}-{piece}.flac" if piece else f"{theme}.flac"
    with players.heard_or_kept(path, usual, aloud=aloud, as_json=as_json) as file:
        equipment.write_theme(theme, piece, file)
