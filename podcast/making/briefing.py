"""What a writer is told, and what the studio does for it while it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.making.host_voices import known_paces, voice_pace
from podcast.script.check import CheckContext, check, estimate_timing
from podcast.writers.brief import Brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library
    from podcast.making.order import Order
    from podcast.model import Report, Script
    from podcast.script.text import ScriptFile


def brief_writer(
    library: Library, order: Order, report: Report, compose: Callable[[Script], ScriptFile]
) -> Brief:
    """Returns the brief for a script of this show; `compose` gives a script the lines of its file."""
    show = library.show
    paces = [voice_pace(host.voice) for host in show.hosts]
    pace_by_host = known_paces(show.hosts)

    def faults(script: Script) -> tuple[tuple[str, ...], ...]:
        placed = compose(script).script
        messages: dict[int, list[str]] = {}
        for problem in check(placed, CheckContext("script", (show.title, show.author), strict=True)):
            messages.setdefault(problem.line, []).append(problem.message)
        return tuple(tuple(messages.get(line.at, ())) for line in placed.lines)

    return Brief(
        show,
        show.hosts,
        minutes=order.minutes or show.writer.minutes,
        pace=sum(paces) / len(paces),
        seconds=lambda script: estimate_timing(script, pace_by_host, show.language).seconds,
        faults=faults,
        once=lambda key, make: store.once(library.store("writing"), key, make),
        report=report,
    )
