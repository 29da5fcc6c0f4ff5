"""From an article to a script file, with the article kept behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from podcast import store
from podcast.errors import ArticleError
from podcast.model import silent
from podcast.scripting.article_behind import keep_article
from podcast.scripting.drafting import compose_draft, new_path, read_for_writer
from podcast.scripting.kept_requests import keep_requests
from podcast.scripting.order import Steering
from podcast.scripting.reading import describe_loss, describe_reservations
from podcast.scripting.sent_drafts import begin_draft
from podcast.scripting.sources import resolve_source

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Report
    from podcast.script.text import ScriptFile
    from podcast.scripting.order import Order
    from podcast.scripting.reading import Pages
    from podcast.scripting.sent_drafts import BegunDraft, Draft
    from podcast.scripting.sources import Source


@dataclass(frozen=True, slots=True)
class ScriptPlace:
    """Where a script is to be written, and what happens to one that is there."""

    path: Path | None = None
    """None is where its title says."""
    existing: Literal["refuse", "use", "replace"] = "refuse"


@dataclass(frozen=True, slots=True)
class WriteResult:
    """A script file that was written, or was there."""

    path: Path
    notes: tuple[str, ...] = ()
    """A line each: its length is not what was asked for, much of the source is missing."""
    file: ScriptFile | None = None
    """What was written; None for a script that was there, which nobody has read yet."""
    draft: Draft | None = None
    """What somebody else has written and checked for it."""


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
        library, resolve_source(library, source), order, ScriptPlace(path, existing), report
    )


def write_resolved(
    library: Library,
    source: Source,
    order: Order,
    place: ScriptPlace,
    report: Report = silent,
    begun: BegunDraft | None = None,
) -> WriteResult:
    """Does what `write_script` does, for a source that was resolved before; a script is read as an article.

    `begun` is what `begin_draft` returned, for who has begun some ahead.
    """
    existing = place.existing
    path = place.path or (None if source.is_script else source.script)
    if path and path.exists() and existing != "replace":
        return _existing_script(path, order, existing)
    pages: Pages = []
    draft = (begun or begin_draft(library, source, order, report))()
    content = draft.content if draft else read_for_writer(library, source, order, report, pages.append)
    path = path or new_path(library, content, order)
    if path.exists() and existing != "replace":
        return _existing_script(path, order, existing)
    if draft:
        draft = draft.placed(path)
        file, remarks = draft.file, draft.remarks
    else:
        keep = partial(keep_requests, library, path)
        file, remarks = compose_draft(library, content, order, report, keep)
        file = replace(file, path=path)
    if path.exists() and path.read_bytes() != file.canonical.encode():
        store.write(path.with_name(f"{path.name}.bak"), path.read_bytes())
    # The article first: a script whose article a killed run did not keep would be checked against nothing.
    keep_article(library, path, content, source.file)
    store.write(path, file.canonical)
    reserved = draft.reserved if draft else describe_reservations(library, pages, order)
    notes = tuple(filter(None, (*remarks, describe_loss(content, source.text), *reserved)))
    return WriteResult(path, notes, file, draft)


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
