"""How long a script is beside what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.scripting.script_checks import script_timing

if TYPE_CHECKING:
    from podcast.model import Script
    from podcast.writers.brief import Brief

_TOLERANCE = 0.1
"""Of the minutes asked for."""


def describe_length(script: Script, brief: Brief, language: str) -> str:
    """Returns one line when a script has not the length of its brief, and why; `language` is the show's."""
    length, minutes = script_timing(script, language).seconds / 60, brief.minutes
    if abs(length - minutes) <= _TOLERANCE * minutes or (brief.format == "brief" and length < minutes):
        return ""
    why = "the article holds no more" if length < minutes else "its sections need that much"
    return f"About {length:.1f} minutes instead of {minutes:g}: {why}."
