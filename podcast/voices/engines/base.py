"""The seam: what an engine is, and how one is found by its name."""

from __future__ import annotations

import functools
import os
import re
import threading
from abc import ABC, abstractmethod
from importlib import metadata
from typing import TYPE_CHECKING

from podcast import plugins
from podcast.errors import VoiceError
from podcast.model import Delivery, VoiceInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Speech, Utterance, Voice

ENGINES = plugins.PluginKind("podcast.engines", "engine", VoiceError)
OFFLINE = "hibari:heart or piper:joe"
"""What an error offers to those whose voice cannot speak now."""


class Engine(ABC):
    """Turns text into speech. Only `synthesize` must be written; the rest has defaults that are safe."""

    name = ""
    """The `ENGINE` of `ENGINE:NAME`; set by `load`."""
    version = ""
    """Version of the package it came with; set by `load`."""
    online = True
    """Whether it needs the network: then another try may help, and it does not compete for our cores."""
    parallel = 1
    """How many utterances at once make sense; more than one needs a thread-safe `synthesize`."""

    @abstractmethod
    def synthesize(self, utterance: Utterance) -> Speech:
        """Speak within `utterance.deadline_s`. Volume is not for engines: the mix applies it.

        Raises EngineError when there is no audio; any other exception is reported as one.
        """

    def prepare(self, voice: Voice) -> None:  # noqa: ARG002 - for those who override it
        """Load what the voice needs, so that its first utterance need not wait; nobody looks at what it raises."""
        return

    def stop(self) -> None:
        """End the calls that run now, if that can be done; nobody looks at what they raise."""
        return

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Voices to list; others may work too."""
        return ()

    def identity(self, voice: Voice) -> Mapping[str, object]:  # noqa: ARG002 - for those who override it
        """All that decides the sound besides the utterance, as JSON holds it: part of the clip's key."""
        return {"version": self.version}

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: ARG002, B008 - frozen
        """One line why this voice cannot speak like that, or nothing."""
        return ""

    def info(self, voice: Voice) -> VoiceInfo:
        """What is known of a voice, listed or not."""
        listed = (info for info in self.voices() if info.voice == voice)
        return next(listed, VoiceInfo(voice, language=""))


_lock = threading.RLock()
_loaded: dict[str, Engine] = {}


def available() -> tuple[str, ...]:
    """Return the names of all engines installed, sorted."""
    return plugins.names(ENGINES)


def load(name: str) -> Engine:
    """The engine of that name, one instance a process; VoiceError when there is none or it does not load."""
    with _lock:
        if name not in _loaded:
            _loaded[name] = _make(name)
        return _loaded[name]


def _make(name: str) -> Engine:
    plugin = plugins.load(ENGINES, name)
    engine = plugin.value
    if not isinstance(engine, Engine):
        raise VoiceError(
            f"the engine {name!r} of {plugin.package} is no podcast.engines.Engine", "ask its author"
        )
    engine.name = name
    engine.version = plugin.version
    return engine


# --- for engines -------------------------------------------------------------------------------------------


def percent(text: str) -> float:
    """`+10%` as 0.1, nothing as 0; VoiceError when it is neither."""
    if not text:
        return 0.0
    if not re.fullmatch(r"[+-]\d+(\.\d+)?%", text):
        raise VoiceError(f"{text!r} is not a change in percent; write it as +10% or -10%")
    return float(text[:-1]) / 100


def refusal(delivery: Delivery) -> str:
    """Why an engine that can only change the rate, between half and double, cannot speak like that."""
    if delivery.pitch:
        return "cannot change its pitch; take `pitch` away, or use an edge voice"
    try:
        rate = percent(delivery.rate)
    except VoiceError as error:
        return f"cannot be asked for that rate: {error}"
    return (
        "" if -0.5 <= rate <= 1 else f"cannot change its rate by {delivery.rate}; stay within -50% and +100%"
    )


@functools.cache
def installed(package: str) -> str:
    """The version of a package, empty when it is not there."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def cores() -> int:
    """How many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1
