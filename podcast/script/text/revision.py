"""A script's front matter changed in place: one line a key, everything else stays as its author has written it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.errors import ScriptError
from podcast.model import Problem
from podcast.script.text.front_matter import Entry, lines_of, write_front_matter
from podcast.script.text.script_file import read_script

if TYPE_CHECKING:
    from podcast.model import Script
    from podcast.script.text.script_file import ScriptFile


def revise_script(file: ScriptFile, text: str, script: Script) -> tuple[ScriptFile, str]:
    """Returns the file with the title, theme and hosts' voices of `script`, and its text.

    `text` is the file's own. ScriptError when its lines are written in a way that one of them cannot be replaced.
    """
    rows = lines_of(text)
    added = []
    for entry in _changes(file.script, script):
        [*_, row] = write_front_matter([entry]).splitlines()
        at = file.key_lines.get(f"{entry.section}.{entry.key}" if entry.section else entry.key)
        if at is None:
            added.append(row)
        else:
            old = rows[at - 1]
            rows[at - 1] = f"{old[: len(old) - len(old.lstrip())]}{row.lstrip()}"
    at = file.key_lines["title"]
    revised = "\n".join([*rows[:at], *added, *rows[at:]])
    try:
        new = read_script(revised, file.path)
    except ScriptError:
        new = file
    if new.script != script:
        message = (
            "the front matter is written over several lines: change title, theme and voices there by hand"
        )
        raise ScriptError([Problem(str(file.path), 1, message)])
    return new, revised


def _changes(old: Script, new: Script) -> list[Entry]:
    entries = [Entry("", "title", new.title, 0)] if new.title != old.title else []
    if new.theme != old.theme:
        entries.append(Entry("", "theme", new.theme, 0))
    changed = (host for host in new.hosts if host not in old.hosts)
    entries += (
        Entry("hosts", host.name, str(host.voice), 0, str(host.second) if host.second else None)
        for host in changed
    )
    return entries
