"""What a check of a feed, of its files or of its server finds, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong, at a place, and how it is mended."""

    number: str
    """The assertion that does not hold, as docs/checklist.md counts them: `F12`."""
    where: str
    """As a person finds it: a file, an address, an item of the feed by its title."""
    what: str
    mend: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.what}; {self.mend} [{self.number}]"
