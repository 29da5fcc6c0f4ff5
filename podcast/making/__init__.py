"""From a script to an episode: its lines spoken and mixed, what lies beside the MP3.

In comes a show on disk (`library.Library`) with a source, of which `scripting` makes the script where there is none;
out comes an episode's folder, or less where a command wants less: one chapter or one line to listen to, a forecast of
the work. The feed is not touched: `airing.refresh_feed` brings it up to date. Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.making.chapter_preview import Preview, make_chapter
    from podcast.making.forecasting import Forecast, forecast
    from podcast.making.line_clips import LineClips
    from podcast.making.production import MakeResult, make, make_episode, make_speakable
    from podcast.making.voice_sample import say, say_line
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "chapter_preview": "Preview make_chapter",
            "forecasting": "Forecast forecast",
            "line_clips": "LineClips",
            "production": "MakeResult make make_episode make_speakable",
            "voice_sample": "say say_line",
        },
    )

__all__ = [
    "Forecast",
    "LineClips",
    "MakeResult",
    "Preview",
    "forecast",
    "make",
    "make_chapter",
    "make_episode",
    "make_speakable",
    "say",
    "say_line",
]
