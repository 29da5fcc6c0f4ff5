"""A script and the text it stands in, read or composed once and carried along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from podcast.errors import ScriptError
from podcast.script.text.formatting import format_script
from podcast.script.text.parsing import parse_script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Script


@dataclass(frozen=True, slots=True)
class ScriptFile:
    """A script with what its file says beside it."""

    path: Path
    script: Script
    """Every item's `at` is its line in the file."""
    key_lines: Mapping[str, int]
    """Lines of the file by key of the front matter: `summary`, and `hosts.Maya` for a key of a mapping."""
    canonical: str
    """The script as `format_script` writes it, however the file spells it: what an episode's hash is taken of."""


def read_script(text: str, path: Path) -> ScriptFile:
    """Reads the text of the file at `path`, which is not opened; ScriptError names every problem with its line."""
    script, key_lines = parse_script(text, str(path))
    return ScriptFile(path, script, key_lines, format_script(script))


def compose_script(script: Script, path: Path = Path("script")) -> ScriptFile:
    """Returns what the file at `path` holds once `canonical` is written there; ValueError for an invalid script.

    Reading the text back proves it valid (see `grammar`): a writer's slip must show here, not when the user's file
    does not read back.
    """
    text = format_script(script)
    try:
        read_back, key_lines = parse_script(text, str(path))
    except ScriptError as error:
        raise ValueError(f"not a valid script: {error}") from error
    if read_back != script:
        raise ValueError("not a valid script: its text reads back as another one")
    return ScriptFile(path, read_back, key_lines, text)
