"""`podcast import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import allow_option

if TYPE_CHECKING:
    from podcast.airing import TakeoverResult


@click.command(name="import")
@click.argument("source", metavar="FEED")
@click.option("--media", is_flag=True, help="Fetch the audio, too; a run that broke off is taken up again.")
@click.option("--mine", is_flag=True, help="The feed is yours, though it is locked against being taken over.")
@click.option(
    "--dir",
    "--show",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="The show's folder; by default the nearest with a show.toml, else a new show here.",
)
@allow_option
def command(source: str, media: bool, mine: bool, folder: Path | None, allow: tuple[str, ...]) -> None:
    """Take over the show of FEED, an address or a file, with its guids, numbers, dates and pictures.

    Makes the show where there is none. Again later, it brings what is new and leaves the rest as it is. Prints
    the path of the feed here.

    \b
      podcast import https://example.org/feed.xml --dir my-show
      podcast import https://example.org/feed.xml --media
    """
    from podcast import airing
    from podcast.cli.progress import progress
    from podcast.errors import FetchError

    with progress() as report:
        done = airing.take_over(source, _folder(folder), airing.Wish(media, mine, allow), report)
    for note in done.notes:
        click.echo(note, err=True)
    click.echo(_told(done), err=True)
    click.echo(done.feed)
    if done.failed:
        more = f" (and {len(done.failed) - 1} more)" if len(done.failed) > 1 else ""
        raise FetchError(f"{done.failed[0]}{more}; the same command tries again")


def _folder(folder: Path | None) -> Path:
    from podcast.errors import ShowError
    from podcast.library import settings

    if folder:
        return folder.resolve()
    try:
        return settings.find(Path.cwd())
    except ShowError:
        return Path.cwd()


def _told(done: TakeoverResult) -> str:
    known = f", {done.known} known already" if done.known else ""
    files = f"; {done.files} files of audio, {done.bytes / 1e6:.1f} MB" if done.files else ""
    return f"Took over {done.new} episode{'s' * (done.new != 1)}{known}{files}."
