"""`podcast music`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="music")
@click.argument("theme", required=False, default="")
@click.option("--piece", default="intro", show_default=True, help="intro, bed, sting or outro.")
@click.option(
    "-o", "path", type=click.Path(path_type=Path), metavar="FILE", help="By default THEME-PIECE.flac."
)
def command(theme: str, piece: str, path: Path | None) -> None:
    """List the themes, or write a piece of THEME to a FLAC file and print its path.

    \b
      podcast music
      podcast music harbour --piece outro
    """
    from podcast import store
    from podcast.audio import music

    if not theme:
        for info in music.themes():
            click.echo(f"{info.name}  {info.title}: {info.credit}")
        return
    path = path or Path(f"{theme}-{piece}.flac")
    store.write(path, music.file(theme, piece))
    click.echo(path)
