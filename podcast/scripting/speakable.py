"""A script that can be spoken: read or written, checked, its voices asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import store
from podcast.equipment import refuse_silent_hosts, refuse_unready_show, theme_of
from podcast.model import silent
from podcast.script.text import revise_script
from podcast.scripting.article_behind import find_article
from podcast.scripting.drafting import OFFLINE_WRITER, draft_script
from podcast.scripting.order import recast, wants_changes
from podcast.scripting.script_checks import examine_script, load_script
from podcast.scripting.sources import resolve_source
from podcast.scripting.writing import ScriptPlace, write_resolved

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.model import Problem, Report
    from podcast.script.text import ScriptFile
    from podcast.scripting.order import Order
    from podcast.scripting.script_checks import ScriptReport
    from podcast.scripting.sent_drafts import BegunDraft
    from podcast.scripting.sources import Source


@dataclass(frozen=True, slots=True)
class SpeakableScript:
    """A script that can be spoken, with its problems, and notes for who made it."""

    file: ScriptFile
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """Returns how many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)


def speakable_script(
    library: Library,
    source: Source,
    order: Order,
    report: Report = silent,
    *,
    keep: bool,
    begun: BegunDraft | None = None,
) -> SpeakableScript:
    """Returns the script of a source, written where there is none; ScriptError, VoiceError for a wrong one.

    One that was there gets the title, theme and voices that the order has, in its file, too, unless that is to be
    kept as it is.
    """
    notes: tuple[str, ...] = ()
    checks: ScriptReport | None = None
    refuse_unready_show(library)
    if source.is_script and source.script:
        file = load_script(source.script)
    else:
        result = write_resolved(library, source, order, ScriptPlace(existing="use"), report, begun)
        file, notes = result.file or load_script(result.path), result.notes
        checks = result.draft.checks if result.draft else None
    text = ""
    if source.script and wants_changes(order):
        file, text = _revise(file, order)
    checks = checks or examine_script(library, file, find_article(library, file), strict=order.strict)
    if order.strict:
        checks.refuse_errors()
    refuse_silent_hosts(file.script.hosts, str(file.path))
    theme_of(library, file.script.theme)
    if text and not keep:
        store.write(file.path, text)
    return SpeakableScript(file, checks.problems, (*notes, *filter(None, [checks.note])))


def _revise(file: ScriptFile, order: Order) -> tuple[ScriptFile, str]:
    """Returns a script with the title, theme and voices that the order has, and the text of its file then."""
    script = file.script
    wanted = replace(
        script,
        title=order.title or script.title,
        theme=order.theme or script.theme,
        hosts=recast(order, script.hosts),
    )
    return revise_script(file, file.path.read_text(encoding="utf-8"), wanted)


def speakable_or_draft(
    library: Library, text: str, order: Order, report: Report = silent
) -> tuple[SpeakableScript, bool]:
    """Returns the script of a source, and whether that is a draft in memory, by the writer that asks nobody."""
    source = resolve_source(library, text)
    if source.script:
        return speakable_script(library, source, order, report, keep=True), False
    refuse_unready_show(library)
    file, notes = draft_script(library, source, order, report)
    refuse_silent_hosts(file.script.hosts, str(file.path))
    writer = order.writer or library.show.writer.name
    if writer != OFFLINE_WRITER:
        note = f"As the {OFFLINE_WRITER} writer would have it; `podcast script {text} --dry-run` tells of {writer}."
        notes = (*notes, note)
    return SpeakableScript(file, (), notes), True
