"""The order of the stages: the only place that knows it."""

from podcast.pipeline.feed import refresh_feed
from podcast.pipeline.make import Made, make
from podcast.pipeline.say import say, say_line
from podcast.pipeline.scripts import (
    Checked,
    Written,
    check_script,
    preview_script,
    read_article,
    write_script,
)
from podcast.pipeline.studio import Order, Studio, init, open_studio

__all__ = [
    "Checked",
    "Made",
    "Order",
    "Studio",
    "Written",
    "check_script",
    "init",
    "make",
    "open_studio",
    "preview_script",
    "read_article",
    "refresh_feed",
    "say",
    "say_line",
    "write_script",
]
