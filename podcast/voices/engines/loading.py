"""Engines by their names: loaded by entry point, one instance a process; those of other packages are guarded."""

from __future__ import annotations

import threading

from podcast import plugins
from podcast.errors import VoiceError
from podcast.voices.engines.base import Engine
from podcast.voices.engines.guard import GuardedEngine

ENGINES = plugins.PluginKind("podcast.engines", "engine", VoiceError, unlisted=("tone",))

_lock = threading.RLock()
_loaded: dict[str, Engine] = {}


def available() -> tuple[str, ...]:
    """Returns the names of all engines installed, sorted."""
    return plugins.names(ENGINES)


def load(name: str) -> Engine:
    """Returns the engine of that name; VoiceError when there is none or it does not load."""
    with _lock:
        if name not in _loaded:
            _loaded[name] = _instantiate(name)
        return _loaded[name]


def _instantiate(name: str) -> Engine:
    plugin = plugins.load(ENGINES, name)
    engine = plugin.value
    if not isinstance(engine, Engine):
        raise VoiceError(
            f"the engine {name!r} of {plugin.package} is no podcast.engines.Engine", "ask its author"
        )
    engine.name = name
    engine.version = plugin.version
    return engine if plugin.built_in else GuardedEngine(engine, plugin.package)
