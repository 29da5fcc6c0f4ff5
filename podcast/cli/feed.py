"""`podcast feed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from podcast.cli.common import show_option

if TYPE_CHECKING:
    from podcast.pipeline import Studio


@click.command(name="feed")
@show_option
def command(studio: Studio) -> None:
    """Build the feed and the cover again from the episodes' manifests; prints the feed's path."""
    from podcast import pipeline

    path = pipeline.refresh_feed(studio)
    if not studio.show.base_url:
        click.echo("To publish it, set base_url in show.toml to the address of episodes/.", err=True)
    click.echo(path)
