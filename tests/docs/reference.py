"""The pages that are made from the code: `python -m tests.docs.reference` (or `make docs`) writes them again."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from podcast.cli import COMMANDS, cli
from podcast.library import settings
from podcast.model import (
    AudioFormat,
    ClusterChoice,
    FeedChoice,
    MusicChoice,
    ProvenanceChoice,
    Show,
    WriterChoice,
)
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 100
VALUES = {
    "music": MusicChoice,
    "audio": AudioFormat,
    "writer": WriterChoice,
    "feed": FeedChoice,
    "provenance": ProvenanceChoice,
    "cluster": ClusterChoice,
}
"""Tables of show.toml whose keys are the fields of a class; the others' stand in `Show` under names of their own."""
FIELDS = {
    ("publish", "target"): "publish_target",
    ("publish", "state"): "publish_state",
    ("cache", "size"): "cache_size",
    ("cache", "url"): "cache_url",
    ("fetch", "allow"): "fetch_allow",
}
KINDS = {str: "text", bool: "true or false", int: "whole number", list: "list of texts"}

CLI_HEAD = """\
# The command line

What `podcast --help` and `podcast COMMAND --help` say. Paths of what was made go to standard output, everything else
to standard error. The exit status is 0 when all is done, 1 after a mistake that can be mended (one line says how), 2
for wrong usage, 130 after an interruption.

This page is made from the code, by `make docs`.
"""
TOML_HEAD = """\
# show.toml

The settings of a show, each with its kind, what it is without a line of its own, and what it means. `podcast init`
writes a file with the usual ones. It is [TOML](https://toml.io/): texts in quotes, `#` before a remark. A key that
nobody knows is an error that names the nearest one; paths start at the folder of `show.toml`.

This page is made from the code, by `make docs`.
"""
FREE = {
    "hosts": """\
One to three, each a name that listeners hear and a voice, as in `Maya = "hibari:heart"`, or a list of two voices, as in
`["edge:en-US-AriaNeural", "hibari:heart"]`: the second speaks when the first one's service fails for good. See
[voices.md](voices.md).""",
    "people": """\
What apps may show of hosts and guests, by their names, as in
`"Ada Ray" = { link = "https://ada.example", picture = "https://ada.example/face.jpg", role = "guest" }`. `role` and
`group` are words of the [podcast taxonomy](https://podtaxonomy.com/). An episode's guests stand in its script, under
`guests:`.""",
    "seasons": 'Names of seasons, by their numbers, as in `2 = "The northern coast"`.',
    "links": """\
Where the show is listed elsewhere, for the buttons on its page, as in
`apple = "https://podcasts.apple.com/podcast/id123"`; `spotify`, `youtube`, `amazon` and others by their names.""",
    "say": 'Words, and how each is spoken, as in `Brest = "brest"`.',
}
"""Tables whose keys are the user's own words."""


def command_page() -> str:
    """Returns docs/cli.md."""
    parts = [CLI_HEAD, _help(cli, "podcast", None)]
    top = click.Context(cli, info_name="podcast", **cli.context_settings)
    for name in COMMANDS:
        command = cli.get_command(top, name)
        assert command is not None
        parts.append(_help(command, name, top))
    return "\n".join(parts)


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    settings = {**cli.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    title = context.command_path
    text = f"## {title}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group) and parent is not None:
        inner = [(sub, command.get_command(context, sub)) for sub in command.list_commands(context)]
        text += "".join(f"\n{_help(child, sub, context)}" for sub, child in inner if child is not None)
    return text


def settings_page() -> str:
    """Returns docs/show-toml.md."""
    parts = [TOML_HEAD, _table("", settings._TOP, Show)]
    parts += [f"## [{name}]\n\n{FREE[name]}\n" for name in settings._FREE]
    for name, kinds in settings._TABLES.items():
        parts.append(_table(name, kinds, VALUES.get(name, Show)))
    return "\n".join(parts)


def _table(name: str, kinds: dict[str, Any], value: type) -> str:
    defaults = {field.name: field.default for field in fields(value)}
    meanings = docstrings(value)
    head = f"## [{name}]" if name else "## Above all tables"
    rows = [head, "", "| key | kind | without it | what |", "|---|---|---|---|"]
    for key, kind in kinds.items():
        field = FIELDS.get((name, key), key)
        rows.append(f"| `{key}` | {_kind(kind)} | {_default(defaults[field])} | {meanings[field]} |")
    return "\n".join(rows) + "\n"


def _kind(kind: type | tuple[type, ...]) -> str:
    if isinstance(kind, tuple) and list in kind:
        return "text, or a list of texts"
    if isinstance(kind, tuple):
        return "number or text" if str in kind else "number"
    return KINDS[kind]


def _default(value: object) -> str:
    if not isinstance(value, str | bool | int | float):
        return "must be there" if not isinstance(value, tuple) else "nothing"
    return "nothing" if value == "" else str(value).lower() if isinstance(value, bool) else f"`{value}`"


def docstrings(value: type) -> dict[str, str]:
    """Returns what stands below each field of a class, on one line; a table's bar is escaped."""
    body = ast.parse(textwrap.dedent(inspect.getsource(value))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node, after in zip(body.body, body.body[1:], strict=False):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            found[ast.unparse(node.target)] = " ".join(str(after.value.value).split()).replace("|", "\\|")
    return found


def embedded(page: Path) -> str:
    """Returns a page whose blocks under `<!-- file: … -->` have the text of their files."""

    def text(match: re.Match[str]) -> str:
        content = (ROOT / match[2]).read_text(encoding="utf-8")
        return f"{match[1]}{match[3]}{content}```"

    pattern = r"(<!-- file: (\S+) -->\n)(```\w+\n).*?```"
    return re.sub(pattern, text, page.read_text(encoding="utf-8"), flags=re.DOTALL)


def made_pages() -> dict[Path, str]:
    """Returns the text of each page that is made from the code, by its path."""
    docs = ROOT / "docs"
    return {
        docs / "cli.md": command_page(),
        docs / "show-toml.md": settings_page(),
        docs / "plugins.md": embedded(docs / "plugins.md"),
    }


if __name__ == "__main__":
    for path, page in made_pages().items():
        path.write_text(page, encoding="utf-8")
