"""Options that several commands share."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

import click

from podcast.cli.completers import offer_themes, offer_writers
from podcast.model import SCRIPT_FORMATS, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library

Command = TypeVar("Command", bound="Callable[..., Any]")


class _PrivateHost(click.ParamType):  # type: ignore[type-arg]
    """The name or address of a machine."""

    name = "host"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Returns the host; a usage error for the word after an option that was left without one."""
        host = str(value)
        if host.startswith("-") or "/" in host:
            self.fail(f"{host!r} is no host; name one, as in --allow-private intranet.example", param, ctx)
        return host


def show_option(command: Command) -> Command:
    """Adds `--show DIR`, given to the command as `library`: the opened show."""
    option = click.option(
        "--show",
        "library",
        metavar="DIR",
        type=click.Path(path_type=Path),
        callback=_open,
        help="The show's folder; by default the nearest with a show.toml, from here upwards.",
    )
    return option(command)


def allow_option(command: Command) -> Command:
    """Adds `--allow-private HOST`, given to the command as `allow`."""
    option = click.option(
        "--allow-private",
        "allow",
        type=_PrivateHost(),
        metavar="HOST",
        multiple=True,
        help="Fetch from HOST though its address is private.",
    )
    return option(command)


def source_options(command: Command, *, of_many: bool = False) -> Command:
    """Adds the options of commands that make something of an article, given to the command as `order`.

    Those that make something `of_many` articles have no title for all of them.
    """
    length = "Length to aim for, or `auto`: as the article needs, 2 to 12; by default the show's."
    how = "All hosts, all in two minutes, or the first host alone; by default the show's."
    options = (
        click.option("--minutes", type=_Length(1, 180), metavar="N", help=length),
        click.option("--format", type=click.Choice(SCRIPT_FORMATS), help=how),
        click.option(
            "--writer",
            default="",
            metavar="NAME",
            shell_complete=offer_writers,
            help="Who writes the script.",
        ),
        click.option(
            "--voice",
            "voices",
            type=_HostVoice(),
            multiple=True,
            metavar="HOST=ENGINE:NAME",
            help="Who speaks for a host in this episode.",
        ),
        click.option(
            "--theme", default="", metavar="NAME", shell_complete=offer_themes, help="Music of this episode."
        ),
        *(
            ()
            if of_many
            else (click.option("--title", default="", metavar="TEXT", help="Title of this episode."),)
        ),
        *(click.option(name, default="", metavar=metavar, help=text) for name, metavar, text in _STEERING),
        allow_option,
    )

    @wraps(command)
    def ordered(*args: Any, **values: Any) -> Any:
        from podcast import scripting

        wishes = {name: values.pop(name) for name in _WISHES if name in values}
        steering = scripting.Steering(**{name[2:]: values.pop(name[2:]) for name, *_ in _STEERING})
        piped = stdin() if values["source"] == "-" else None
        return command(*args, order=scripting.Order(**wishes, stdin=piped, steering=steering), **values)

    for option in reversed(options):
        ordered = option(ordered)
    return cast("Command", ordered)


def many_sources_options(command: Command) -> Command:
    """Adds `source_options` to a command that makes something of many articles."""
    return source_options(command, of_many=True)


_WISHES = ("minutes", "format", "writer", "voices", "theme", "title", "allow")
"""Options of `source_options`, as the Order calls them."""
_STEERING = (
    ("--language", "CODE", "Language of the script, for --writer llm; by default the article's."),
    ("--focus", "TEXT", "What to tell first and most, for --writer llm: “what it means for pensioners”."),
    ("--audience", "TEXT", "Who listens, for --writer llm: “pupils of twelve”."),
    ("--tone", "TEXT", "How the hosts talk, for --writer llm: “dry and quick”."),
)
"""Options that only a language model can follow, with their placeholders and help."""


class _HostVoice(click.ParamType):  # type: ignore[type-arg]
    """A host and the voice that speaks for it."""

    name = "host=voice"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Returns (host, Voice)."""
        if isinstance(value, tuple):
            return value
        host, equals, voice = value.partition("=")
        if not (equals and host.strip()):
            self.fail(f"{value!r} is not of the form HOST=ENGINE:NAME, as in Maya=piper:joe", param, ctx)
        try:
            return host.strip(), Voice.parse(voice)
        except ValueError as error:
            self.fail(f"{error}; `podcast voices` lists the voices", param, ctx)


class NewFile(click.ParamType):  # type: ignore[type-arg]
    """The path of a file to be written, in a folder that is there."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Returns the path; a usage error when its folder is missing, which may be a slip of the hand."""
        path = Path(value)
        if not path.parent.is_dir():
            self.fail(f"there is no folder {path.parent}; make it first, or correct it", param, ctx)
        if path.is_dir():
            self.fail(f"{path} is a folder; name a file in it", param, ctx)
        return path


class _Length(click.FloatRange):
    """Minutes, or the word `auto`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if value == "auto" else super().convert(value, param, ctx)


def json_option(command: Command) -> Command:
    """Adds `--json`, given to the command as `as_json`: what it tells goes to standard output as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="For programs: as JSON.")(command)


def print_json(value: object) -> None:
    """Prints values as JSON: dataclasses as objects, paths and voices as text."""

    def plain(part: object) -> object:
        if dataclasses.is_dataclass(part) and not isinstance(part, type):
            return {field.name: getattr(part, field.name) for field in dataclasses.fields(part)}
        return str(part)

    click.echo(json.dumps(value, indent=2, ensure_ascii=False, default=plain))


def clock(seconds: float) -> str:
    """Returns seconds as pages and feed have them, rounded: `7:05`, `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def near(path: Path) -> Path:
    """Returns a path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def from_here(text: str) -> str:
    """Returns a message whose paths below the working folder stand as one would type them here."""
    try:
        here = re.escape(f"{Path.cwd()}/")
    except OSError:  # the folder has been removed
        return text
    return re.sub(rf"(?<![\w./~-]){here}(?=\S)", "", text)


def tell(text: str, colour: str | None = None) -> None:
    """Says something to a person, beside what a command prints."""
    click.secho(from_here(text), fg=colour, err=True)


def stdin() -> BinaryIO:
    """Returns standard input as bytes, for the source `-`."""
    return sys.stdin.buffer


def _open(_context: click.Context, _parameter: click.Parameter, folder: Path | None) -> Library:
    from podcast.library import open_library

    return open_library(folder)
