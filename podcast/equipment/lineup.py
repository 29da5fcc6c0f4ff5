"""Who is to make an episode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Host, ScriptFormat


@dataclass(frozen=True, slots=True)
class Lineup:
    """Who is to make an episode."""

    hosts: tuple[Host, ...]
    """Those who speak, in their voices."""
    writer: str
    theme: str = ""
    """Its music; empty is the show's."""


def choose_speakers(hosts: tuple[Host, ...], script_format: ScriptFormat) -> tuple[Host, ...]:
    """Returns who is going to speak: of a solo the first host alone."""
    return hosts[:1] if script_format == "solo" else hosts
