"""The command line: one file a command, imported when it is called."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import shutil
import sys
import warnings
from typing import TYPE_CHECKING

import click

from podcast import suggest
from podcast.errors import PodcastError
from podcast.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

INTERRUPTED = 130

COMMANDS: dict[str, str] = {
    "init": "Make a new show: show.toml, folders and a cover.",
    "script": "Write the script of an article.",
    "check": "Say what is wrong with a script, and how long it is.",
    "edit": "Open a script in your editor, then check it.",
    "make": "Make the episode of an article or a script.",
    "batch": "Make the episodes of many articles.",
    "follow": "Make episodes of what feeds of articles name anew.",
    "play": "Play an episode, or any sound file.",
    "voices": "List the voices.",
    "say": "Hear a voice say something.",
    "music": "List the themes, or hear one.",
    "episodes": "List the episodes; publish, schedule or withdraw one.",
    "cache": "Say how much is kept to save work; make it smaller.",
    "feed": "Build the feed and the site again, or check them.",
    "serve": "Serve feed, site and episodes to apps and browsers.",
    "listeners": "Say who may hear the show, each at a secret address.",
    "publish": "Upload what has changed, the feed last.",
    "import": "Take over a show that has a feed already.",
    "completion": "Let the Tab key complete commands, episodes, voices.",
    "doctor": "Say what works on this machine, and how to mend the rest.",
}
"""Name → what --help says of it without importing it."""


NARROW = 52
"""Columns from which on click lays out help well."""


class _Formatter(click.HelpFormatter):
    """Help that leaves room for the words beside options on a narrow terminal: those stand below long ones there."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl(rows, col_max if self.width >= NARROW else 12, col_spacing)


click.Context.formatter_class = _Formatter


class _Commands(click.Group):
    """A group that imports a command when it is needed, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        module = {"import": "importing"}.get(cmd_name, cmd_name)  # a keyword cannot be a module's name
        command: click.Command = importlib.import_module(f"podcast.cli.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = suggest.nearest(args[0], COMMANDS)
            hint = f" Did you mean {near[0]!r}?" if near else f" Commands are {', '.join(COMMANDS)}."
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="podcast", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn an article into a two-voice podcast episode, and keep the feed people subscribe to.

    \b
    Make an episode of a web page, a file or a pipe, without account or key:
      podcast make https://example.org/article
      podcast make report.md
      pandoc report.docx -t markdown | podcast make -

    \b
    Write the script first, change it, make the episode, hear it:
      podcast script report.md --minutes 6
      podcast edit scripts/the-title.md
      podcast make scripts/the-title.md
      podcast play

    \b
    Choose who speaks:
      podcast voices
      podcast say "Hello there." --voice piper:joe -o hello.wav

    Paths of what was made go to standard output, everything else to standard error.
    """


def main() -> None:
    """Runs the command line and ends the process.

    The exit status is 0 when all is done, 1 after a mistake that can be mended, 2 for wrong usage, 130 after an
    interruption.
    """
    if (
        not sys.warnoptions
    ):  # what libraries warn of is for developers: pydub's source does, where nobody compiled it
        warnings.simplefilter("ignore")
    # A command keeps what it loads until it ends. With Python's usual thresholds the collector looks through all of
    # that again and again, which takes 10 % of a short command; the setting is this process's, which is ours alone.
    gc.set_threshold(50_000, 20, 50)
    status = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, AttributeError):  # who reads has gone; there never was a stream
            stream.flush()
    # The process ends here without Python's own clean-up: taking voices and models apart costs half a second, and a
    # thread that is still inside an engine when the interpreter is torn down crashes it. So the streams are flushed
    # above; nothing else is left to do at exit.
    os._exit(status)


def run(arguments: list[str]) -> int:  # noqa: PLR0911 - one a kind of ending
    """Returns the exit status of a command line; writes one line on standard error for whatever the user can cause."""
    arguments = _as_meant(arguments)
    try:
        status = cli.main(
            arguments, prog_name="podcast", standalone_mode=False, color=_colour(), terminal_width=_width()
        )
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _fail(error.format_message())
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "podcast: interrupted; what is done is kept, the same command goes on from there", err=True
        )
        return INTERRUPTED
    except PodcastError as error:
        return _fail(str(error))
    except BrokenPipeError:  # `podcast voices | head`
        sys.stdout = None
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}; check the path, its rights and the free space")
    return status if isinstance(status, int) else 0  # click hands on what `context.exit` was given


def _as_meant(arguments: list[str]) -> list[str]:
    """Returns what stands for the first thing that many type: nothing, `help` or `version`."""
    match arguments:
        case []:
            return ["--help"]
        case ["help", *command]:
            return [*command, "--help"]
        case ["version"]:
            return ["--version"]
    return arguments


def _colour() -> bool | None:
    """Returns False for a terminal that shows the codes of colours as text, else None: click decides."""
    return False if os.environ.get("TERM") == "dumb" else None


def _width() -> int | None:
    """Returns the width of a terminal that is narrower than click takes into account, else None: click decides."""
    columns = shutil.get_terminal_size().columns
    return columns - 2 if columns < NARROW + 2 else None


def _fail(message: str) -> int:
    from podcast.cli.common import from_here

    message = from_here(message)
    click.secho(f"podcast: {' '.join(message.split())}", fg="red", err=True, color=_colour())
    return 1
