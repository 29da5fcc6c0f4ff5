"""What we have put at a target, kept there: the only files that we may take away again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from podcast import recipes

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".podcast-files.json"
_PLAIN = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that we put there, or began to."""

    sha256: str
    size: int
    stamp: str = ""
    """The target's own mark of the file when it was checked; empty: it was never seen whole."""
    gone: bool = False
    """Taken away again. Caches may still hold it, so that its name is not free for other bytes."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files of one show at one target."""

    show: str = ""
    """The show's guid."""
    files: Mapping[str, Entry] = field(default_factory=dict)


def loads(data: bytes) -> Inventory:
    """The ledger in a file's bytes; an empty one when they are damaged: then the files themselves are looked at."""
    try:
        kept = json.loads(data)
        files = {name: _entry(entry) for name, entry in kept["files"].items() if _PLAIN.fullmatch(name)}
        return Inventory(str(kept["show"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Inventory()


def dumps(ledger: Inventory) -> bytes:
    """The file's bytes: one line a file, by name."""
    rows = ",\n".join(f"  {json.dumps(name)}: {_row(entry)}" for name, entry in sorted(ledger.files.items()))
    return f'{{"version": {recipes.INVENTORY}, "show": {json.dumps(ledger.show)}, "files": {{\n{rows}\n}}}}\n'.encode()


def _row(entry: Entry) -> str:
    row: dict[str, Any] = {"sha256": entry.sha256, "size": entry.size}
    if entry.stamp:
        row["stamp"] = entry.stamp
    if entry.gone:
        row["gone"] = True
    return json.dumps(row)


def _entry(row: Any) -> Entry:
    return Entry(str(row["sha256"]), int(row["size"]), str(row.get("stamp", "")), row.get("gone") is True)
