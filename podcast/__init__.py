"""A command-line podcast studio: from an article to a two-voice episode and a feed people subscribe to.

For programs it offers the names below, which are a promise; docs/python.md shows them in use. Engines and writers of
other packages import `podcast.engines` and `podcast.writers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces
from podcast.version import __version__

if TYPE_CHECKING:
    from podcast.api import check_script, create_show, make_episode, open_show, read_article, write_script
    from podcast.errors import PodcastError
    from podcast.library import Library
    from podcast.making import MakeResult
    from podcast.model import Article, Episode, Problem, Report, Script, Stage
    from podcast.scripting import Order, ScriptReport, WriteResult
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "api": "check_script create_show make_episode open_show read_article write_script",
            "errors": "PodcastError",
            "library": "Library",
            "making": "MakeResult",
            "model": "Article Episode Problem Report Script Stage",
            "scripting": "Order ScriptReport WriteResult",
        },
    )

__all__ = [
    "Article",
    "Episode",
    "Library",
    "MakeResult",
    "Order",
    "PodcastError",
    "Problem",
    "Report",
    "Script",
    "ScriptReport",
    "Stage",
    "WriteResult",
    "__version__",
    "check_script",
    "create_show",
    "make_episode",
    "open_show",
    "read_article",
    "write_script",
]
