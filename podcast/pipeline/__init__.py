"""The order of the stages: the only place that knows it."""

from podcast.pipeline.feed import refresh_feed
from podcast.pipeline.forecast import Forecast, forecast
from podcast.pipeline.make import Made, make
from podcast.pipeline.preview import Preview, make_chapter
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
    "Forecast",
    "Made",
    "Order",
    "Preview",
    "Studio",
    "Written",
    "check_script",
    "forecast",
    "init",
    "make",
    "make_chapter",
    "open_studio",
    "preview_script",
    "read_article",
    "refresh_feed",
    "say",
    "say_line",
    "write_script",
]
