"""What one does with an episode once it is made: three commands, as they work from here."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import near

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Episode


def next_steps(library: Library, episode: Episode, script: Path) -> str:
    """Returns a line each for hearing, seeing and changing an episode; one for airing it in place of seeing a draft."""
    podcast, show = program(), _show_option(library)
    slug = episode.slug
    see = ("see", f"{podcast} serve --open{show}")
    if episode.state != "published":
        see = ("air", f"{podcast} episodes {slug} --publish{show}")
    steps = {
        "hear": f"{podcast} play {slug}{show}",
        see[0]: see[1],
        "change": f"{podcast} edit {shlex.quote(str(near(script)))}{show}",
    }
    return "\n".join(f"{click.style(f'{name:<7}', bold=True)} {step}" for name, step in steps.items())


def program() -> str:
    """Returns how this program is called from here: by its name where the shell finds that, else by its path."""
    own = Path(sys.argv[0])
    if own.parts[-2:] == ("podcast", "__main__.py"):
        return f"{shlex.quote(sys.executable)} -m podcast"
    there = shutil.which("podcast")
    if not own.is_file() or own.stem != "podcast" or (there and Path(there).resolve() == own.resolve()):
        return "podcast"
    return shlex.quote(str(near(own)))


def _show_option(library: Library) -> str:
    """Returns ` --show DIR` where the show is not the one that a command finds from here."""
    from podcast.errors import ShowError
    from podcast.library import settings

    try:
        found = settings.find(Path.cwd())
    except ShowError:
        found = None
    return (
        ""
        if found and found.resolve() == library.folder
        else f" --show {shlex.quote(str(near(library.folder)))}"
    )
