"""From a source to an episode: the script written, its lines spoken and mixed, what lies beside the MP3.

In comes a show on disk (`library.Library`) with a source, or a script of its own; out comes an episode's folder, or
less where a command wants less: a script, what a check finds, one chapter to listen to, a forecast of the work. The
feed is not touched: `airing.refresh_feed` brings it up to date. Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.making.chapter_preview import Preview, make_chapter
    from podcast.making.forecasting import Forecast, forecast
    from podcast.making.kept_requests import show_requests
    from podcast.making.line_clips import LineClips
    from podcast.making.order import Crew, Order, Steering, lineup_of, wants_changes
    from podcast.making.production import MakeResult, make, make_episode, make_speakable
    from podcast.making.reading import count_kept_words, describe_loss, read_article, understand_article
    from podcast.making.script_checks import ScriptReport, check_script, load_script
    from podcast.making.sources import Source, index_scripts, resolve_source
    from podcast.making.speakable import SpeakableScript
    from podcast.making.voice_sample import say, say_line
    from podcast.making.writing import WriteResult, preview_script, write_script
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "chapter_preview": "Preview make_chapter",
            "forecasting": "Forecast forecast",
            "kept_requests": "show_requests",
            "line_clips": "LineClips",
            "order": "Crew Order Steering lineup_of wants_changes",
            "production": "MakeResult make make_episode make_speakable",
            "reading": "count_kept_words describe_loss read_article understand_article",
            "script_checks": "ScriptReport check_script load_script",
            "sources": "Source index_scripts resolve_source",
            "speakable": "SpeakableScript",
            "voice_sample": "say say_line",
            "writing": "WriteResult preview_script write_script",
        },
    )

__all__ = [
    "Crew",
    "Forecast",
    "LineClips",
    "MakeResult",
    "Order",
    "Preview",
    "ScriptReport",
    "Source",
    "SpeakableScript",
    "Steering",
    "WriteResult",
    "check_script",
    "count_kept_words",
    "describe_loss",
    "forecast",
    "index_scripts",
    "lineup_of",
    "load_script",
    "make",
    "make_chapter",
    "make_episode",
    "make_speakable",
    "preview_script",
    "read_article",
    "resolve_source",
    "say",
    "say_line",
    "show_requests",
    "understand_article",
    "wants_changes",
    "write_script",
]
