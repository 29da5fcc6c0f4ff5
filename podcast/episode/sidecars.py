"""The text files that lie beside every MP3 made here: a further form of chapters or transcript is one row.

What kind of file listeners are told that it is stands in `podcast.media_types`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.contract import CHAPTERS, NOTES
from podcast.episode import json_chapters, show_notes, transcripts

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.model import Episode, Show


def _without_show(write: Callable[[Episode], str]) -> Callable[[Episode, Show], str]:
    return lambda episode, _show: write(episode)


SIDECARS: dict[str, Callable[[Episode, Show], str]] = {
    **{name: _without_show(write) for name, write in transcripts.FORMS.items()},
    CHAPTERS: lambda episode, show: json_chapters.dumps(episode, show.base_url),
    NOTES: lambda episode, show: show_notes.render_page(episode, show.title),
}
"""Name of a file in the episode's folder -> what writes its text. Published with the MP3, in this order."""
