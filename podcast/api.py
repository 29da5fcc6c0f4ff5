"""For programs: what one does with a show, from an article to an episode in the feed.

The names that `podcast` itself offers are these functions and the values that they take and give; docs/python.md shows
them. A show is a `Library`, opened by `open_show`; what else is wished is an `Order`, whose parts are the options of
`podcast make`. Whatever a user can cause is a `PodcastError` of one line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import airing, making
from podcast.library import open_library
from podcast.library.layout import create_show as create_settings
from podcast.making.order import Order
from podcast.model import silent

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.making import MakeResult, ScriptReport, WriteResult
    from podcast.model import Article, Report
