"""`podcast play`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli import players
from podcast.cli.common import clock
from podcast.cli.completers import offer_episodes_or_files

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Episode


@click.command(name="play")
@click.argument(
    "what", metavar="[SLUG|FILE]", required=False, default="", shell_complete=offer_episodes_or_files
)
@click.option("--chapter", type=click.IntRange(1), metavar="N", help="Begin at chapter N.")
@click.option("--show", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The show's folder.")
def command(what: str, chapter: int | None, folder: Path | None) -> None:
    """Play an episode (by default the newest), or any sound file, by what this machine has.

    That is mpv, ffplay, cvlc or afplay, else a browser. Ctrl-C ends it.

    \b
      podcast play
      podcast play the-gauge --chapter 3
      podcast play hello.wav
    """
    from podcast.library import open_library

    if _is_sound(what):
        if chapter:
            raise click.UsageError("--chapter goes with an episode")
        players.play(str(Path(what).resolve()))
        return
    library = open_library(folder)
    episode = _episode(library, what)
    at = _start_of(episode, chapter) if chapter else 0.0
    click.echo(f"{episode.title} ({clock(episode.duration_ms / 1000)})", err=True)
    page = library.public_file(f"{episode.slug}/index.html")
    sound = episode.enclosure or str(library.public_file(f"{episode.slug}/{episode.audio}"))
    players.play(sound, f"{page.as_uri()}#t={at:g}" if page.is_file() else "", at)


def _is_sound(what: str) -> bool:
    """Whether it is a file to play, and neither a script nor an episode's folder."""
    return bool(what) and Path(what).is_file() and Path(what).suffix != ".md"


def _episode(library: Library, what: str) -> Episode:
    from podcast.library import states

    if what:
        return states.episode(
            library, Path(what).stem
        )  # of scripts/the-gauge.md, too, as a shell completes it
    episodes = states.episodes(library)
    if not episodes:
        raise click.ClickException("the show has no episode yet; `podcast make SOURCE` makes one")
    return library.episode(episodes[0].slug)


def _start_of(episode: Episode, number: int) -> float:
    if number > len(episode.chapters):
        raise click.ClickException(f"{episode.slug} has {len(episode.chapters)} chapters")
    return episode.chapters[number - 1].start_ms / 1000
