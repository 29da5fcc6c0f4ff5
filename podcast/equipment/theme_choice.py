"""The music of an episode: the show's own, or that of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.audio import theme_music
from podcast.model import MusicChoice

if TYPE_CHECKING:
    from podcast.audio.theme_music import Theme
    from podcast.library import Library


def theme_of(library: Library, theme: str = "") -> Theme:
    """Returns the show's music, or that of a theme of ours; SoundError for what is not there."""
    choice = MusicChoice(theme) if theme else library.show.music
    return theme_music.load(choice, library.show.audio, library.folder, library.store("music"))
