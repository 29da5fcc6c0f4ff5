"""What we have put at a target, kept there: the only files that we may take away again."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from podcast import recipes

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".podcast-files.json"
_PLAIN_NAME = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*")
"""A name below the target and nowhere else: the file may have been tampered with, and we remove what it names."""


@dataclass(frozen=True, slots=True)
class InventoryEntry:
    """A file that we put there, or began to."""

    sha256: str
    size: int
    """Bytes."""
    stamp: str = ""
    """The target's own mark of the file when it was checked; empty: it was never seen whole."""
    gone: bool = False
    """Whether it was taken away again. Caches may still hold it, so its name is not free for other bytes."""
    until: str = ""
    """When it goes (RFC 3339 in UTC), now that another has replaced it; empty while it is needed."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """The files of one show at one target."""

    show: str = ""
    """The show's guid; empty when there is no inventory, or a damaged one."""
    files: Mapping[str, InventoryEntry] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether we put a file of that name there, and did not take it away."""
        entry = self.files.get(name)
        return entry is not None and not entry.gone


def loads(data: bytes) -> Inventory:
    """Return the inventory in a file's bytes; an empty one when they are damaged: then the files are looked at."""
    try:
        table = json.loads(data)
        rows = table["files"].items()
        files = {name: _entry(row) for name, row in rows if _PLAIN_NAME.fullmatch(name)}
        return Inventory(str(table["show"]), files)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Inventory()


def dumps(inventory: Inventory) -> bytes:
    """Return the file's bytes: one line a file, by name."""
    files = sorted(inventory.files.items())
    rows = ",\n".join(f"  {json.dumps(name)}: {_row(entry)}" for name, entry in files)
    head = f'"version": {recipes.INVENTORY}, "show": {json.dumps(inventory.show)}'
    return f'{{{head}, "files": {{\n{rows}\n}}}}\n'.encode()


def _row(entry: InventoryEntry) -> str:
    row: dict[str, Any] = {"sha256": entry.sha256, "size": entry.size}
    if entry.stamp:
        row["stamp"] = entry.stamp
    if entry.gone:
        row["gone"] = True
    if entry.until:
        row["until"] = entry.until
    return json.dumps(row)


def _entry(row: Any) -> InventoryEntry:
    stamp, gone, until = str(row.get("stamp", "")), row.get("gone") is True, str(row.get("until", ""))
    if until:
        datetime.fromisoformat(until)
    return InventoryEntry(str(row["sha256"]), int(row["size"]), stamp, gone, until)
