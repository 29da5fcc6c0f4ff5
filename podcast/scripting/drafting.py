"""From an article to a script in memory: read, briefed, written; no file is touched."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from podcast import writers
from podcast.equipment import refuse_foreign_language, refuse_unready_writer
from podcast.errors import ArticleError
from podcast.model import silent
from podcast.script.text import compose_script
from podcast.scripting.briefing import brief_writer
from podcast.scripting.order import Steering, choice_of, lineup_of
from podcast.scripting.reading import describe_loss, read_article, read_source
from podcast.scripting.script_lengths import describe_length
from podcast.scripting.sources import new_script_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Article, Report, Script
    from podcast.net import Resource
    from podcast.script.text import ScriptFile
    from podcast.scripting.order import Order
    from podcast.scripting.sources import Source

OFFLINE_WRITER = "extractive"
"""The writer of drafts: it needs neither network nor key."""


def draft_script(
    library: Library, source: Source, order: Order, report: Report = silent
) -> tuple[ScriptFile, tuple[str, ...]]:
    """Returns the script that the writer that asks nobody would write of a source, unwritten, and notes on it."""
    content = read_for_writer(library, source, order, report)
    if not writers.writes(OFFLINE_WRITER, content.language):
        raise ArticleError(
            f"there is no estimate for {source.text}, which the {OFFLINE_WRITER} writer cannot draft in its language",
            "without --dry-run it is written and made",
        )
    plain = replace(order, writer=OFFLINE_WRITER, steering=Steering())
    file, remarks = compose_draft(library, content, plain, report)
    file = replace(file, path=new_path(library, content, order))
    return file, tuple(filter(None, (*remarks, describe_loss(content, source.text))))


def preview_script(library: Library, source: str, order: Order) -> str:
    """Returns what writing the script would send to anybody, and what it would cost."""
    writer = writers.load(order.writer or library.show.writer.name)
    content = read_article(library, source, order)
    return writer.preview(content, brief_writer(library, content, order, compose_script))


def read_for_writer(
    library: Library,
    source: Source,
    order: Order,
    report: Report,
    notice: Callable[[Resource], None] = lambda _page: None,
) -> Article:
    """Returns the article of a source, once writer and hosts are ready, who know its language."""
    refuse_unready_writer(library, lineup_of(order, library.show))
    content = read_source(library, source, order, report, notice)
    refuse_unknown_language(library, source, order, content)
    return content


def refuse_unknown_language(library: Library, source: Source, order: Order, content: Article) -> None:
    """Raises what lacks where writer or hosts do not know the script's language: the one wished, or the article's."""
    wished = choice_of(order, library.show).language
    what = "the script is wished in" if wished else f"{source.text} is in"
    refuse_foreign_language(library, lineup_of(order, library.show), what, wished or content.language)


def new_path(library: Library, content: Article, order: Order) -> Path:
    """Returns where the script of an article is to lie, by the title that the episode will have."""
    return new_script_path(library, replace(content, title=order.title or content.title))


def compose_draft(
    library: Library,
    content: Article,
    order: Order,
    report: Report,
    keep_requests: Callable[[str], None] = lambda _record: None,
) -> tuple[ScriptFile, tuple[str, ...]]:
    """Returns the script of an article, of no file yet, and lines of what it cost, and of a length that was not met.

    `keep_requests` gets the record of what a language model was asked.
    """

    def complete(script: Script) -> Script:
        return replace(
            script,
            theme=order.theme,
            source_link=script.source_link or content.address,
            source_title=script.source_title or content.title,
        )

    # Writers mostly hand in the very script that they had checked last; it was checked with all that its file holds.
    compose = lru_cache(maxsize=1)(lambda script: compose_script(complete(script)))
    costs: list[str] = []
    brief = replace(
        brief_writer(library, content, order, compose, report),
        note=costs.append,
        keep_requests=keep_requests,
    )
    named = replace(content, title=order.title or content.title)
    script = writers.load(brief.show.writer.name).write(named, brief)
    wished = brief.format == "brief" or (order.minutes or library.show.writer.minutes) != "auto"
    length = describe_length(script, brief, library.show.language) if wished else ""
    return compose(script), (length, *costs)
