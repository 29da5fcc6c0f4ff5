"""hibari: English voices of 8 MB; `heart` lies in its package, the others are fetched by it at first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from podcast import recipes
from podcast.errors import EngineError, reason
from podcast.model import Delivery, Voice, VoiceInfo
from podcast.plugins import alternatives
from podcast.voices.engines import by_sentence
from podcast.voices.engines.base import OFFLINE, package_version, percent, rate_problem
from podcast.voices.engines.local import LocalEngine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Speech, Utterance

_EMBEDDED = "heart"


class Hibari(LocalEngine):
    """Deterministic in one environment with `seed=0, threads=1`."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the speech of the utterance; EngineError when there is none, VoiceError for a wrong voice."""
        model = self.model(utterance)
        speed = 1 + percent(utterance.delivery.rate)
        return by_sentence.speak_sentences(
            utterance, model.sample_rate, lambda text: model(text, speed=speed, seed=0)
        )

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the voices to list."""
        from hibari.voices import VOICES

        return tuple(
            VoiceInfo(
                Voice(self.name, name),
                language=facts["language"],
                gender=facts["gender"],
                words_per_minute=167,
                note="in the package" if facts.get("bundled") else "8 MB, fetched at first use",
            )
            for name, facts in VOICES.items()
        )

    def identity(self, voice: Voice) -> Mapping[str, object]:  # noqa: ARG002 - the package decides the models
        """Returns the versions of the packages that decide the sound."""
        decisive = ("hibari-tts", "onnxruntime", "scipy", "numpy")
        return {package: package_version(package) for package in decisive} | {
            "sentences": recipes.SENTENCE_JOINING
        }

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: B008 - frozen
        """Returns why the voice cannot speak like that, or nothing."""
        # The embedded one needs no look: importing the package takes longer than all else that a small edit needs.
        if voice.name != _EMBEDDED:
            from hibari.voices import VOICES

            if voice.name not in VOICES:
                return f"hibari has no voice {voice.name!r}; {alternatives(voice.name, tuple(VOICES))}"
        problem = rate_problem(delivery)
        return f"{voice} {problem}" if problem else ""

    def load(self, voice: Voice) -> Any:
        """Returns the voice's model; EngineError when it cannot be fetched."""
        from hibari import Hibari as Model

        try:
            model = Model(voice=voice.name, threads=1)
        except (RuntimeError, OSError) as error:  # its download, the disk
            why = reason(error.__cause__ or error)  # its own line tells of folders and takes three lines
            raise EngineError(
                f"{voice} could not be fetched ({why})", f"check the connection, or use {OFFLINE}"
            ) from error
        model.sess = self.stoppable(model.sess)
        # Asking for it reads the lexicon: here one thread does that, while two that speak their first sentences
        # would both do it. Afterwards nothing in the model changes, so calls need no lock.
        model.g2p  # noqa: B018 - the property does the work
        return model
