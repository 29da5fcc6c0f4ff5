"""Options that several commands share."""

from __future__ import annotations

import dataclasses
import functools
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

import click

from podcast.cli.completers import offer_writers
from podcast.model import SCRIPT_FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library

Command = TypeVar("Command", bound="Callable[..., Any]")


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
        metavar="HOST",
        multiple=True,
        help="Fetch from HOST though its address is private.",
    )
    return option(command)


def source_options(command: Command) -> Command:
    """Adds the options of commands that make something of an article."""
    writer = click.option(
        "--writer", default="", metavar="NAME", shell_complete=offer_writers, help="Who writes the script."
    )
    length = "Length to aim for, or `auto`: as the article needs, 2 to 12; by default the show's."
    minutes = click.option("--minutes", type=_Length(1, 180), metavar="N", help=length)
    how = "All hosts, all in two minutes, or the first host alone; by default the show's."
    script_format = click.option("--format", "script_format", type=click.Choice(SCRIPT_FORMATS), help=how)
    return allow_option(writer(script_format(minutes(_steered(command)))))


def _steered(command: Command) -> Command:
    """Adds what only a language model can follow, given to the command as `steering`."""

    @functools.wraps(command)
    def gathered(*given: Any, tone: str, audience: str, focus: str, language: str, **options: Any) -> Any:
        from podcast.making import Steering

        return command(*given, steering=Steering(tone, audience, focus, language), **options)

    for name, metavar, text in (
        ("--language", "CODE", "Language of the script, for --writer llm; by default the article's."),
        ("--focus", "TEXT", "What to tell first and most, for --writer llm: “what it means for pensioners”."),
        ("--audience", "TEXT", "Who listens, for --writer llm: “pupils of twelve”."),
        ("--tone", "TEXT", "How the hosts talk, for --writer llm: “dry and quick”."),
    ):
        gathered = click.option(name, default="", metavar=metavar, help=text)(gathered)
    return cast("Command", gathered)


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
    """Returns seconds as players show them, begun ones left out: `7:05`, `1:02:03`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def near(path: Path) -> Path:
    """Returns a path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def stdin() -> BinaryIO:
    """Returns standard input as bytes, for the source `-`."""
    return sys.stdin.buffer


def _open(_context: click.Context, _parameter: click.Parameter, folder: Path | None) -> Library:
    from podcast.library import open_library

    return open_library(folder)
