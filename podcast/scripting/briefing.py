"""What a writer is told, and what the studio does for it while it writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import store, writers
from podcast.equipment import known_paces, voice_pace
from podcast.model import silent
from podcast.script.check import CheckContext, article_text, check, estimate_timing, find_gaps
from podcast.scripting.order import choice_of, format_of, hosts_of
from podcast.scripting.reading import count_kept_words
from podcast.scripting.understood import understand_once
from podcast.writers.brief import Brief, choose_minutes

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.library import Library
    from podcast.model import Article, Problem, Report, Script
    from podcast.script.text import ScriptFile
    from podcast.scripting.order import Order


def brief_writer(
    library: Library,
    content: Article,
    order: Order,
    compose: Callable[[Script], ScriptFile],
    report: Report = silent,
) -> Brief:
    """Returns the brief for this show's script of an article; `compose` gives a script the lines of its file."""
    show = replace(library.show, writer=choice_of(order, library.show))
    script_format, hosts = format_of(order, show), hosts_of(order, show)
    paces = [voice_pace(host.voice) for host in hosts]
    pace = sum(paces) / len(paces)
    wish = order.minutes or show.writer.minutes
    pace_by_host = known_paces(hosts)

    def find(
        look: Callable[[Script, CheckContext], tuple[Problem, ...]], script: Script, *, is_whole: bool
    ) -> tuple[tuple[str, ...], ...]:
        placed = compose(script).script
        messages: dict[int, list[str]] = {}
        understanding = understand_once(library, content) if content.language.startswith("en") else None
        context = CheckContext(
            "script",
            (show.title, show.author),
            article_text(content),
            understanding,
            strict=True,
            is_whole=is_whole,
        )
        for problem in look(placed, context):
            if problem.severity == "note":
                continue  # nothing speaks against such a line, and a rewrite costs a request
            messages.setdefault(problem.line, []).append(problem.message)
        return tuple(tuple(messages.get(line.at, ())) for line in placed.lines)

    return Brief(
        show,
        hosts,
        minutes=choose_minutes(
            wish, script_format, count_kept_words(content), pace, writers.read_carrying(show.writer.name)
        ),
        pace=pace,
        seconds=lambda script: estimate_timing(script, pace_by_host, show.language).seconds,
        faults=lambda script: find(check, script, is_whole=False),
        gaps=lambda script: find(find_gaps, script, is_whole=True),
        is_exact=wish != "auto",
        format=script_format,
        understand=lambda article: understand_once(library, article),
        once=lambda key, make: store.once(library.store("writing"), key, make),
        report=report,
    )
