"""`podcast say`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import show_option

if TYPE_CHECKING:
    from podcast.library import Library


@click.command(name="say")
@click.argument("text", required=False, default="")
@click.option("--voice", metavar="ENGINE:NAME", help="By default the show's first host's.")
@click.option("--line", metavar="SCRIPT:LINE", help="Say a line of a script, as its host.")
@click.option(
    "-o",
    "path",
    type=click.Path(path_type=Path),
    default=Path("say.wav"),
    show_default=True,
    help=".wav or .mp3",
)
@show_option
def command(text: str, voice: str | None, line: str | None, path: Path, library: Library) -> None:
    """Let a voice say TEXT, or a line of a script, into a file; prints the file's path.

    \b
      podcast say "It rose by 3.5%." --voice piper:joe -o joe.wav
      podcast say --line scripts/the-title.md:31 -o line.mp3
    """
    from podcast import making

    if bool(text.strip()) == bool(line):
        raise click.UsageError("give either TEXT or --line SCRIPT:LINE")
    if path.suffix.lower() not in (".wav", ".mp3"):
        raise click.UsageError("-o must end in .wav or .mp3")
    if line:
        script, _, number = line.rpartition(":")
        if not (script and number.isdigit()):
            raise click.UsageError("--line is SCRIPT:LINE, as in scripts/the-title.md:31")
        making.say_line(library, Path(script), int(number), path)
    else:
        making.say(library, text, voice, path)
    click.echo(path)
