"""`podcast say`."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli import players
from podcast.cli.common import NewFile, json_option, tell
from podcast.cli.completers import offer_voices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.library import Library


@click.command(name="say")
@click.argument("text", required=False, default="")
@click.option(
    "--voice", metavar="ENGINE:NAME", shell_complete=offer_voices, help="By default the show's first host's."
)
@click.option("--line", metavar="SCRIPT:LINE", help="Say a line of a script, as its host.")
@click.option("--play", "aloud", is_flag=True, help="Play it; without -o no file stays.")
@click.option("-o", "path", type=NewFile(), metavar="FILE", help=".wav or .mp3; by default say.wav.")
@json_option
@click.option("--show", "folder", metavar="DIR", type=click.Path(path_type=Path), help="The show's folder.")
def command(
    text: str,
    voice: str | None,
    line: str | None,
    aloud: bool,
    path: Path | None,
    as_json: bool,
    folder: Path | None,
) -> None:
    """Let a voice say TEXT, or a line of a script, aloud or into a file; prints the file's path. Needs no show.

    \b
      podcast say "It rose by 3.5%." --voice piper:joe --play
      podcast say --line scripts/the-title.md:31 -o line.mp3
    """
    from podcast import making
    from podcast.cli.progress import show_waiting

    if bool(text.strip()) == bool(line):
        raise click.UsageError("give either TEXT or --line SCRIPT:LINE")
    if path and path.suffix.lower() not in (".wav", ".mp3"):
        raise click.UsageError("-o must end in .wav or .mp3")
    kept = players.heard_or_kept(path, "say.wav", aloud=aloud, as_json=as_json)
    with _library(folder) as library, kept as file:
        if line:
            script, _, number = line.rpartition(":")
            if not (script and number.isdigit()):
                raise click.UsageError("--line is SCRIPT:LINE, as in scripts/the-title.md:31")
            with show_waiting("Speaking"):
                note = making.say_line(library, Path(script), int(number), file)
        else:
            with show_waiting("Speaking"):
                note = making.say(library, text, voice, file)
        if note:
            tell(note)


@contextlib.contextmanager
def _library(folder: Path | None) -> Iterator[Library]:
    """Gives the show that is there, else one that passes: its voices are the embedded ones."""
    from podcast.errors import ShowError
    from podcast.library import open_library, passing_library, settings

    try:
        place = folder or settings.find(Path.cwd())
    except ShowError:
        with tempfile.TemporaryDirectory(prefix="podcast-") as passing:
            yield passing_library(Path(passing))
    else:
        yield open_library(place)
