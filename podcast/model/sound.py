"""Speech and sound on their way from a line to the timeline."""

from __future__ import annotations

from dataclasses import dataclass

from podcast.model.script import Delivery
from podcast.model.show import Voice

SAMPLE_RATE = 44_100
"""Samples a second on the timeline and in the MP3."""


BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""kbit/s that an MP3 of SAMPLE_RATE (MPEG-1 Layer III) can have."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice on offer."""

    voice: Voice
    language: str
    gender: str = ""
    words_per_minute: int = 165
    """Gaps between turns included."""
    note: str = ""
    """Where it comes from and what it needs."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is to say: one line of a script, split into sentences once and for all."""

    sentences: tuple[str, ...]
    """Each as it is spoken: what an engine reads."""
    voice: Voice
    delivery: Delivery = Delivery()  # noqa: RUF009 - frozen
    language: str = "en"
    deadline_s: float = 60.0
    written: tuple[str, ...] = ()
    """The same sentences as the script has them, for captions; by default as they are spoken."""

    def __post_init__(self) -> None:
        if not self.written:
            object.__setattr__(self, "written", self.sentences)
        if len(self.written) != len(self.sentences):
            raise ValueError(f"{len(self.sentences)} sentences to say, {len(self.written)} to show")

    @property
    def text(self) -> str:
        """All sentences as one string."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine said: 16-bit little-endian mono PCM."""

    pcm: bytes
    sample_rate: int
    marks: tuple[int, ...] = ()
    """First sample of each of the utterance's sentences; empty when the engine cannot tell."""

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return len(self.pcm) / 2 / self.sample_rate


@dataclass(frozen=True, slots=True)
class Clip:
    """A line's sound as the timeline knows it; what plays is read when it is mixed."""

    key: str
    """Hash of all that the sound was made from: the same key, the same sound."""
    samples: int
    """Length at SAMPLE_RATE."""
    marks: tuple[int, ...] = ()
    """First sample of each sentence; empty when the engine could not tell."""
    written: tuple[str, ...] = ()
    """The utterance's sentences as the script has them; empty when nothing of the line is split."""
