"""From a source to an episode: the stages in their order."""

from podcast.making.chapter_preview import Preview, make_chapter
from podcast.making.forecasting import Forecast, forecast
from podcast.making.order import Order
from podcast.making.production import Made, make
from podcast.making.scripts import (
    Checked,
    Written,
    check_script,
    preview_script,
    read_article,
    write_script,
)
from podcast.making.voice_sample import say, say_line

__all__ = [
    "Checked",
    "Forecast",
    "Made",
    "Order",
    "Preview",
    "Written",
    "check_script",
    "forecast",
    "make",
    "make_chapter",
    "preview_script",
    "read_article",
    "say",
    "say_line",
    "write_script",
]
