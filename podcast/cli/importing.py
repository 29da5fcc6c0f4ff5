"""`podcast import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import allow_option, json_option, print_json, tell

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
@json_option
@allow_option
def command(
    source: str, media: bool, mine: bool, folder: Path | None, allow: tuple[str, ...], as_json: bool
) -> None:
    """Take over the show of FEED, an address or a file, with its guids, numbers, dates and pictures.

    Makes the show where there is none. Again later, it brings what is new and leaves the rest as it is. Prints
    the path of the feed here.

    \b
      podcast import https://example.org/feed.xml --dir my-show
      podcast import https://example.org/feed.xml --media
    """
    from podcast import airing
    from podcast.cli.progress import show_progress
    from podcast.errors import FetchError

    with show_progress() as report:
        options = airing.TakeoverOptions(media, mine, allow)
        result = airing.take_over(source, _folder(folder), options, report)
    if as_json:
        print_json(result)
    else:
        for note in result.notes:
            tell(note)
        click.echo(_summary(result), err=True)
        click.echo(result.feed)
    if result.failed:
        more = f" (and {len(result.failed) - 1} more)" if len(result.failed) > 1 else ""
        raise FetchError(f"{result.failed[0]}{more}", "the same command tries again")


def _folder(folder: Path | None) -> Path:
    """Return the show's folder: the one that was named, else the nearest show, else the working folder."""
    from podcast.errors import ShowError
    from podcast.library import settings

    if folder:
        return folder.resolve()
    try:
        return settings.find(Path.cwd())
    except ShowError:
        return Path.cwd()


def _summary(result: TakeoverResult) -> str:
    known = f", {result.known} known already" if result.known else ""
    files = f"; {result.files} files of audio, {result.bytes / 1e6:.1f} MB" if result.files else ""
    beside = f"; {result.beside} transcripts and files of chapters" if result.beside else ""
    return f"Took over {result.new} episode{'s' * (result.new != 1)}{known}{files}{beside}."
