"""What an episode can be made with: voices and themes, for those who choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import plugins, store
from podcast.audio import theme_music
from podcast.model import Voice, VoiceInfo
from podcast.voices import engines
from podcast.voices.engines import ENGINES
from podcast.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from podcast.audio.theme_music import ThemeInfo
    from podcast.voices.engines import Engine


ANY_NAME = "NAME"
"""Stands for the name of a voice where an engine lists none."""


def list_voices(language: str = "") -> list[VoiceInfo]:
    """Returns the voices of all engines, those that need no network first; VoiceError when an engine fails.

    Only those of a language (`de`), where one is given. An engine of another package that lists none stands there
    with ANY_NAME: it has voices all the same.
    """
    loaded = sorted(map(engines.load, engines.available()), key=lambda engine: (engine.online, engine.name))
    packages = dict(plugins.list_foreign(ENGINES))
    every = [info for engine in loaded for info in engine.voices() or _unlisted(engine, packages)]
    wanted = language.partition("-")[0].lower()
    return [info for info in every if not wanted or info.language.partition("-")[0].lower() == wanted]


def _unlisted(engine: Engine, packages: Mapping[str, str]) -> tuple[VoiceInfo, ...]:
    if engine.name not in packages:  # the tests' own
        return ()
    return (
        VoiceInfo(Voice(engine.name, ANY_NAME), "", note=f"of {packages[engine.name]}, which lists no names"),
    )


def list_writers() -> tuple[str, ...]:
    """Returns the names of all writers that are installed."""
    return plugins.names(WRITERS)


def list_themes() -> tuple[ThemeInfo, ...]:
    """Returns the themes that come with the program."""
    return theme_music.list_themes()


def write_theme(theme: str, piece: str, path: Path) -> None:
    """Writes a theme, or one piece of it, as FLAC; SoundError when there is none of that name."""
    store.write(path, theme_music.read_flac(theme, piece))
