"""Engines whose models run here: each model is loaded once a process, and spoken with from any thread."""

from __future__ import annotations

import threading
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, cast

from podcast.errors import VoiceError
from podcast.voices.engines.base import Engine, cores

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.model import Utterance, Voice


class LocalEngine(Engine):
    """Keeps the models of its voices, one a voice."""

    online = False
    parallel = cores()

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._models: dict[str, Any] = {}
        self._sessions: list[_Session] = []

    @abstractmethod
    def load(self, voice: Voice) -> Any:
        """Returns the voice's model, safe to call from several threads; EngineError when it does not load."""

    def model(self, utterance: Utterance) -> Any:
        """Returns the model that can speak the utterance; VoiceError when its voice cannot speak like that."""
        if problem := self.check(utterance.voice, utterance.delivery):
            raise VoiceError(problem)
        return self._loaded(utterance.voice)

    def prepare(self, voice: Voice) -> None:
        """Loads the voice's model."""
        self._loaded(voice)

    def _loaded(self, voice: Voice) -> Any:
        with self._lock:
            if voice.name not in self._models:
                self._models[voice.name] = self.load(voice)
            return self._models[voice.name]

    def stop(self) -> None:
        """Ends what the models of this process compute now, whoever asked for it."""
        for session in self._sessions:
            session.stop()

    def stoppable(self, session: Any) -> _Session:
        """Returns an onnxruntime session as one whose runs `stop` ends: a long sentence takes seconds."""
        self._sessions.append(_Session(session))
        return self._sessions[-1]


class _Session:
    def __init__(self, session: Any) -> None:
        import onnxruntime

        self._session = session
        self._options = onnxruntime.RunOptions()

    def run(self, names: Sequence[str] | None, inputs: Mapping[str, object]) -> Sequence[Any]:
        return cast("Sequence[Any]", self._session.run(names, inputs, self._options))

    def stop(self) -> None:
        import onnxruntime

        running, self._options = self._options, onnxruntime.RunOptions()
        running.terminate = True
