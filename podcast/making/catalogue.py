"""What an episode can be made with: voices and themes, for those who choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import store
from podcast.audio import theme_music
from podcast.voices import engines

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.audio.theme_music import ThemeInfo
    from podcast.model import VoiceInfo


def list_voices() -> list[VoiceInfo]:
    """Returns the voices of all engines, those that need no network first; VoiceError when an engine fails."""
    loaded = sorted(map(engines.load, engines.available()), key=lambda engine: (engine.online, engine.name))
    return [info for engine in loaded for info in engine.voices()]


def list_themes() -> tuple[ThemeInfo, ...]:
    """Returns the themes that come with the program."""
    return theme_music.list_themes()


def write_theme(theme: str, piece: str, path: Path) -> None:
    """Writes a theme, or one piece of it, as FLAC; SoundError when there is none of that name."""
    store.write(path, theme_music.read_flac(theme, piece))
