"""An article read, its script written and checked by somebody else: a crew's worker, without the show's folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from podcast import article
from podcast.equipment import refuse_unready_writer
from podcast.model import Stage, silent
from podcast.scripting.article_behind import ArticleBehind, can_be_kept
from podcast.scripting.drafting import OFFLINE_WRITER, compose_draft, refuse_unknown_language
from podcast.scripting.order import lineup_of
from podcast.scripting.reading import load_with_reservations
from podcast.scripting.script_checks import examine_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.article import RawSource
    from podcast.library import Library
    from podcast.model import Article, Report
    from podcast.script.text import ScriptFile
    from podcast.scripting.order import Order
    from podcast.scripting.script_checks import ScriptReport
    from podcast.scripting.sources import Source


@dataclass(frozen=True, slots=True)
class Draft:
    """A script that was written and checked elsewhere, before it has a place in the show."""

    content: Article
    file: ScriptFile
    """Its path is a stand-in, and so is that of the problems."""
    remarks: tuple[str, ...]
    checks: ScriptReport | None
    """None of an article that is too long to be kept: then the check is the show's."""
    reserved: tuple[str, ...] = ()
    """A line for each page whose site reserves text and data mining."""

    def placed(self, path: Path) -> Draft:
        """Returns it with its place in the show."""
        checks = self.checks
        if checks is not None:
            checks = replace(
                checks, problems=tuple(replace(problem, path=str(path)) for problem in checks.problems)
            )
        return replace(self, file=replace(self.file, path=path), checks=checks)


BegunDraft: TypeAlias = "Callable[[], Draft | None]"
"""What waits for a draft; it returns None where nobody else was to write it."""


def begin_draft(library: Library, source: Source, order: Order, report: Report = silent) -> BegunDraft:
    """Lets the crew read a source and write its script; what is returned waits for that.

    The source is loaded here, so that no worker needs to reach it; FetchError, ArticleError. A language model is asked
    from here, too: its key and its answers are this machine's. So is what is piped in.
    """
    writer = order.writer or library.show.writer.name
    if order.crew is None or writer != OFFLINE_WRITER or source.key == "-":
        return lambda: None
    refuse_unready_writer(library, lineup_of(order, library.show))
    report(Stage.READING, 0, 1)
    raw, reserved = load_with_reservations(library, source.text, order)
    report(Stage.READING, 1, 1)
    write = partial(write_draft, raw, source, replace(order, crew=None, stdin=None))
    wait = order.crew.start(library, write)

    def finish() -> Draft:
        report(Stage.WRITING, 0, 1)
        # What no worker can do is done here, of the page that is here already.
        draft = wait() or write(library)
        return replace(draft, reserved=reserved)

    return finish


def write_draft(raw: RawSource, source: Source, order: Order, library: Library) -> Draft:
    """Returns the script of a source that was loaded; ArticleError, and what the writer raises."""
    content = replace(article.read_loaded(raw), source=source.key)
    refuse_unknown_language(library, source, order, content)
    file, remarks = compose_draft(library, content, order, silent)
    checks = None
    if can_be_kept(content):
        checks = examine_script(library, file, ArticleBehind(content), strict=order.strict)
    return Draft(content, file, remarks, checks)
