"""What a package with an engine of its own imports: this address is a promise to other people's packages."""

from podcast.errors import EngineError, VoiceError
from podcast.model import Delivery, Speech, Utterance, Voice, VoiceInfo
from podcast.voices.engines import Engine, decode

__all__ = [
    "Delivery",
    "Engine",
    "EngineError",
    "Speech",
    "Utterance",
    "Voice",
    "VoiceError",
    "VoiceInfo",
    "decode",
]
