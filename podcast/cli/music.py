"""`podcast music`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="music")
@click.argument("theme", required=False, default="")
@click.option("--piece", default="", help="Only its intro, bed, sting or outro.")
@click.option("-o", "path", type=click.Path(path_type=Path), metavar="FILE", help="By default THEME.flac.")
def command(theme: str, piece: str, path: Path | None) -> None:
    """List the themes, or play THEME to a FLAC file and print its path: all its pieces, one after the other.

    \b
      podcast music
      podcast music harbour
      podcast music harbour --piece outro -o outro.flac
    """
    from podcast import making

    if not theme:
        for info in making.list_themes():
            click.echo(f"{info.name:<12} {info.mood:<8} {info.credit}")
        return
    path = path or Path(f"{theme}-{piece}.flac" if piece else f"{theme}.flac")
    making.write_theme(theme, piece, path)
    click.echo(path)
