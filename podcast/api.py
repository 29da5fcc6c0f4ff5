"""For programs: what is done with a show, from an article to an episode in the feed.

`podcast` offers these functions, and the values that they take and return, under its own name; docs/python.md shows
them. A show is a `Library`; what else is wished is an `Order`, whose parts are the options of `podcast make`. Whatever
a user can cause is a `PodcastError` of one line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from podcast import airing, library, making, scripting
from podcast.model import silent
from podcast.scripting import Order

if TYPE_CHECKING:
    import os

    from podcast.library import Library
    from podcast.making import MakeResult
    from podcast.model import Article, Report
    from podcast.scripting import ScriptReport, WriteResult

_PLAIN = Order()


def create_show(folder: str | os.PathLike[str], title: str = "") -> Library:
    """Makes a show in a folder, leaving what is there, and returns it; by default it is called as its folder is."""
    return library.open_library(library.create_show(Path(folder), title).parent)


def open_show(folder: str | os.PathLike[str] | None = None) -> Library:
    """Returns the show in a folder, else the nearest from the working folder upwards; ShowError without one."""
    return library.open_library(None if folder is None else Path(folder))


def read_article(show: Library, source: str | os.PathLike[str], order: Order = _PLAIN) -> Article:
    """Returns the article that a source holds: an http(s) address or a file; FetchError, ArticleError."""
    return scripting.read_article(show, str(source), order)


def write_script(
    show: Library,
    source: str | os.PathLike[str],
    order: Order = _PLAIN,
    *,
    replace: bool = False,
    report: Report = silent,
) -> WriteResult:
    """Writes the script of an article into the show's `scripts/`.

    One that is there is used as it is, or replaced, and then kept as `.bak`. FetchError, ArticleError, WriterError.
    """
    return scripting.write_script(
        show, str(source), order, existing="replace" if replace else "use", report=report
    )


def check_script(show: Library, script: str | os.PathLike[str], *, strict: bool = False) -> ScriptReport:
    """Returns what is wrong with a script, how far it is grounded in its article, and how long it gets.

    ScriptError when it cannot be read, with every place.
    """
    return scripting.check_script(show, Path(script), strict=strict)


def make_episode(
    show: Library, source: str | os.PathLike[str], order: Order = _PLAIN, *, report: Report = silent
) -> MakeResult:
    """Makes all that is missing between a source, or a script, and an episode in the show's feed.

    `report` is called with a stage, how much of it is done, and how much there is.
    """
    result = making.make(show, str(source), order, report)
    airing.refresh_feed(show, made=result.episode.slug if result.fresh else "")
    return result
