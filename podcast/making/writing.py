"""From an article to a script file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from podcast import store, writers
from podcast.equipment import refuse_foreign_language, refuse_unready_writer
from podcast.errors import ArticleError
from podcast.making.article_behind import keep_article
from podcast.making.briefing import brief_writer
from podcast.making.kept_requests import keep_requests
from podcast.making.order import Steering, choice_of, lineup_of
from podcast.making.reading import describe_loss, describe_reservations, read_article, read_source
from podcast.making.script_lengths import describe_length
from podcast.making.sources import new_script_path, resolve_source
from podcast.model import silent
from podcast.script.text import compose_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.library import Library
    from podcast.making.order import Order
    from podcast.making.sources import Source
    from podcast.model import Article, Report
    from podcast.net import Resource
    from podcast.script.text import ScriptFile

OFFLINE_WRITER = "extractive"
"""The writer of drafts: it needs neither network nor key."""


@dataclass(frozen=True, slots=True)
class WriteResult:
    """A script file that was written, or was there."""

    path: Path
    notes: tuple[str, ...] = ()
    """A line each: its length is not what was asked for, much of the source is missing."""
    file: ScriptFile | None = None
    """What was written; None for a script that was there, which nobody has read yet."""


def write_script(
    library: Library,
    source: str,
    order: Order,
    path: Path | None = None,
    *,
    existing: Literal["refuse", "use", "replace"] = "refuse",
    report: Report = silent,
) -> WriteResult:
    """Writes the script of an article to `path`, by default `scripts/<slug>.md`.

    `existing` says what happens to a script that is there: when it is replaced, the old one stays as `.bak`.
    """
    return write_resolved(
        library, resolve_source(library, source), order, path, existing=existing, report=report
    )


def write_resolved(
    library: Library,
    source: Source,
    order: Order,
    path: Path | None = None,
    *,
    existing: Literal["refuse", "use", "replace"],
    report: Report = silent,
) -> WriteResult:
    """Does what `write_script` does, for a source that was resolved before; a script is read as an article."""
    path = path or (None if source.is_script else source.script)
    if path and path.exists() and existing != "replace":
        return _existing_script(path, order, existing)
    refuse_unready_writer(library, lineup_of(order, library.show))
    pages: list[Resource] = []
    content = _read(library, source, order, report, pages.append)
    path = path or _new_path(library, content, order)
    if path.exists() and existing != "replace":
        return _existing_script(path, order, existing)
    file, remarks = _write(library, content, path, order, report)
    if path.exists() and path.read_bytes() != file.canonical.encode():
        store.write(path.with_name(f"{path.name}.bak"), path.read_bytes())
    # The article first: a script whose article a killed run did not keep would be checked against nothing.
    keep_article(library, path, content, source.file)
    store.write(path, file.canonical)
    reserved = describe_reservations(library, pages, order)
    notes = tuple(filter(None, (*remarks, describe_loss(content, source.text), *reserved)))
    return WriteResult(path, notes, file)


def draft_script(
    library: Library, source: Source, order: Order, report: Report = silent
) -> tuple[ScriptFile, tuple[str, ...]]:
    """Returns the script that the writer that asks nobody would write of a source, unwritten, and notes on it."""
    refuse_unready_writer(library, lineup_of(order, library.show))
    content = _read(library, source, order, report)
    if not writers.writes(OFFLINE_WRITER, content.language):
        raise ArticleError(
            f"there is no estimate for {source.text}, which the {OFFLINE_WRITER} writer cannot draft in its language",
            "without --dry-run it is written and made",
        )
    path = _new_path(library, content, order)
    plain = replace(order, writer=OFFLINE_WRITER, steering=Steering())
    file, remarks = _write(library, content, path, plain, report)
    return file, tuple(filter(None, (*remarks, describe_loss(content, source.text))))


def preview_script(library: Library, source: str, order: Order) -> str:
    """Returns what writing the script would send to anybody, and what it would cost."""
    writer = writers.load(order.writer or library.show.writer.name)
    content = read_article(library, source, order)
    return writer.preview(content, brief_writer(library, content, order, compose_script))


def _read(
    library: Library,
    source: Source,
    order: Order,
    report: Report,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> Article:
    """Returns the article of a source, which writer and hosts know the language of."""
    content = read_source(library, source, order, report, notice)
    language = choice_of(order, library.show).language or content.language
    refuse_foreign_language(library, lineup_of(order, library.show), source.text, language)
    return content


def _new_path(library: Library, content: Article, order: Order) -> Path:
    return new_script_path(library, replace(content, title=order.title or content.title))


def _write(
    library: Library, content: Article, path: Path, order: Order, report: Report
) -> tuple[ScriptFile, tuple[str, ...]]:
    """Returns the script of an article for `path`, and lines of what it cost, and of a length that was not met."""
    # Writers mostly hand in the very script that they had checked last.
    compose = lru_cache(maxsize=1)(compose_script)
    costs: list[str] = []
    brief = replace(
        brief_writer(library, content, order, compose, report),
        note=costs.append,
        keep_requests=lambda text: keep_requests(library, path, text),
    )
    named = replace(content, title=order.title or content.title)
    script = writers.load(brief.show.writer.name).write(named, brief)
    script = replace(script, theme=order.theme, source_title=script.source_title or content.title)
    wished = brief.format == "brief" or (order.minutes or library.show.writer.minutes) != "auto"
    length = describe_length(script, brief, library.show.language) if wished else ""
    return replace(compose(script), path=path), (length, *costs)


def _existing_script(path: Path, order: Order, existing: str) -> WriteResult:
    """Returns the script that is there, as a person may have edited it."""
    if existing == "refuse":
        raise ArticleError(
            f"{path} exists",
            f"`podcast make {path}` uses it, --force writes it anew and keeps it as .bak",
            joint=": ",
        )
    wishes = (order.minutes, order.writer, order.format, order.steering != Steering())
    if any(wishes):  # which the script that is there does not follow
        note = f"{path} exists and is used as it is; `podcast script --force` writes it anew."
        return WriteResult(path, (note,))
    return WriteResult(path)
