"""Engines of other packages, whose failures are one line that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from podcast.errors import EngineError, PodcastError, VoiceError, reason
from podcast.model import Delivery
from podcast.plugins import guarded
from podcast.voices.engines.base import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from podcast.model import Speech, Utterance, Voice, VoiceInfo

T = TypeVar("T")


def synthesize(engine: Engine, utterance: Utterance) -> Speech:
    """Returns the engine's speech; EngineError, which may pass where the engine is online, for whatever it raises."""
    try:
        return engine.synthesize(utterance)
    except PodcastError:
        raise
    except Exception as error:  # of any library behind an engine
        raise EngineError(
            f"{utterance.voice} failed ({reason(error)})",
            "try again, or use another voice",
            passing=engine.online,
        ) from error


class GuardedEngine(Engine):
    """An engine of another package; VoiceError, in one line with the package's name, for whatever it raises.

    `synthesize` raises what it likes: who calls it knows the utterance, see the function of that name.
    """

    def __init__(self, engine: Engine, package: str) -> None:
        self._engine = engine
        self._label = f"the engine {engine.name!r} of {package}"
        self.name = engine.name
        self.version = engine.version
        self.online = engine.online
        self.parallel = engine.parallel

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the engine's speech."""
        return self._engine.synthesize(utterance)

    def prepare(self, voice: Voice) -> None:
        """Lets the engine load what the voice needs."""
        self._guard(lambda: self._engine.prepare(voice))

    def stop(self) -> None:
        """Lets the engine end its calls."""
        self._guard(self._engine.stop)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the engine's list."""
        return self._guard(lambda: tuple(self._engine.voices()))

    def identity(self, voice: Voice) -> Mapping[str, object]:
        """Returns what decides the engine's sound."""
        return self._guard(lambda: self._engine.identity(voice))

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: B008 - frozen
        """Returns the engine's reason why the voice cannot speak like that, or nothing."""
        return self._guard(lambda: self._engine.check(voice, delivery))

    def info(self, voice: Voice) -> VoiceInfo:
        """Returns what the engine knows of a voice."""
        return self._guard(lambda: self._engine.info(voice))

    def _guard(self, call: Callable[[], T]) -> T:
        return guarded(call, self._label, VoiceError, "update or remove it, or use another voice")
