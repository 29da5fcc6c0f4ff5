"""What a command asks for beside the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Order:
    """What a command asks for beyond the source."""

    minutes: float = 0.0
    """0 is the show's own."""
    writer: str = ""
    """Empty is the show's own."""
    strict: bool = False
    workers: int | None = None
    allow: tuple[str, ...] = ()
    """Hosts that may be fetched though private, beside the show's."""
    stdin: BinaryIO | None = None
