"""A script that can be spoken: read or written, checked, its voices asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.errors import ScriptError
from podcast.making.host_voices import refuse_silent_hosts
from podcast.making.script_checks import examine_script, load_script
from podcast.making.writing import write_resolved
from podcast.model import silent

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.making.order import Order
    from podcast.making.sources import Source
    from podcast.model import Problem, Report
    from podcast.script.text import ScriptFile


@dataclass(frozen=True, slots=True)
class SpeakableScript:
    """A script that can be spoken, and what is to be said of it."""

    file: ScriptFile
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def speakable_script(
    library: Library, source: Source, order: Order, report: Report = silent
) -> SpeakableScript:
    """Return the script of a source, written where there is none; ScriptError, VoiceError for a wrong one."""
    if source.is_script and source.script:
        file, note = load_script(source.script), ""
    else:
        result = write_resolved(library, source, order, existing="use", report=report)
        file, note = result.file or load_script(result.path), result.note
    checked = examine_script(library, file, strict=order.strict)
    if order.strict and checked.errors:
        raise ScriptError(checked.errors)
    refuse_silent_hosts(file)
    return SpeakableScript(file, checked.problems, (note,) if note else ())
