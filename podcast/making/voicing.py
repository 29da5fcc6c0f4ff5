"""An episode spoken: its lines by the engines and whoever helps, its pictures drawn meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from podcast.library.art import art_of, has_own_art
from podcast.making.line_clips import voice_script
from podcast.making.outlook import whole_run
from podcast.making.preparation import beside

if TYPE_CHECKING:
    from podcast.audio.theme_music import Theme
    from podcast.library import Library
    from podcast.library.art import Art
    from podcast.making.line_clips import VoicedScript
    from podcast.model import Report
    from podcast.script.text import ScriptFile
    from podcast.scripting import Order


@dataclass(frozen=True, slots=True)
class VoicedEpisode:
    """What an episode is laid out from."""

    lines: VoicedScript
    art: Art
    called: int
    """Lines that an engine spoke now, here or elsewhere."""
    report: Report
    """Tells the seconds that are left of all stages."""


def voice_episode(
    library: Library, file: ScriptFile, theme: Theme, order: Order, report: Report
) -> VoicedEpisode:
    """Returns the lines of a script spoken, and its pictures."""
    with beside(partial(art_of, library, file.script, file.path)) as pictures:
        if has_own_art(file.script):
            pictures.result()  # what is wrong with a picture of the user's is raised before anybody speaks
        report = whole_run(library, file, theme, order, report)
        elsewhere = order.crew.finish(library, file.script, file.path, report) if order.crew else 0
        voiced = voice_script(library, file.script, file.path, order.workers, report)
    return VoicedEpisode(voiced, pictures.result(), voiced.called + elsewhere, report)
