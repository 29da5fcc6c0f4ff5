"""The music: themes of ours and the user's own files, each piece at the loudness the episode wants of it."""

from __future__ import annotations

import hashlib
import io
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from podcast import recipes
from podcast.audio.limiter import Limiter
from podcast.audio.meter import factor, loudest, loudness, pcm, windows
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE
from podcast.store import key, once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from podcast.audio.meter import Sound
    from podcast.model import AudioFormat, MusicChoice
    from podcast.store import Store

PIECES = ("intro", "bed", "sting", "outro")
UNDER_SPEECH = 22.0
"""LU below the programme at which music may lie under speech."""

_LONGEST_S = {"intro": 30, "sting": 10, "outro": 60, "bed": 300}
"""The user's own file may be a whole song: it is faded out here."""
_HEAD = 4
"""Bytes before a piece's PCM in the store: its `clear`."""
_STEP = SAMPLE_RATE // 100
"""Samples, 10 ms: how finely silence is looked for."""
_BREATH = SAMPLE_RATE // 2
"""Samples of silence between the pieces of a theme that is listened to."""
_SILENCE = -60.0
"""dB under the loudest 10 ms of a piece: what is softer, at its ends, is cut off."""


@dataclass(frozen=True, slots=True)
class ThemeInfo:
    """What is known of a theme that comes with the program."""

    name: str
    mood: str
    """`calm`, `news` or `bright`."""
    title: str
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class MusicPiece:
    """A piece of music, ready for the timeline: 16-bit PCM at SAMPLE_RATE."""

    key: str
    """Hash of all that it was made from."""
    pcm: bytes
    channels: int
    clear: int
    """First sample from which speech may lie over the rest of it."""

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2 // self.channels


@dataclass(frozen=True, slots=True)
class _MusicFile:
    """A file that a piece is made from."""

    file: Traversable
    loops: bool = False
    """Whether it follows itself without a seam as it is: our own beds do."""


class Theme:
    """The pieces of an episode's music, each read when it is first asked for."""

    def __init__(
        self,
        sources: Mapping[str, _MusicFile],
        credit: str,
        audio: AudioFormat,
        store: Store | None = None,
    ) -> None:
        self.credit = credit
        """Whose music it is; empty for the user's own."""
        self._sources = sources
        self._audio = audio
        self._store = store
        self._pieces: dict[str, MusicPiece] = {}

    def piece(self, name: str, at: int = 0) -> MusicPiece:
        """Returns the piece of that name; SoundError, with the script's line `at`, when there is none."""
        if name not in self._pieces:
            if name not in self._sources:
                place = f"line {at}: " if at else ""
                known = ", ".join(self._sources) or "none; name a theme or files under [music] in show.toml"
                raise SoundError(f"{place}there is no music {name!r} (there is: {known})")
            self._pieces[name] = self._prepare(name)
        return self._pieces[name]

    def identity(self) -> str:
        """Returns a hash of every file that may play."""
        return key(**{name: _digest(source.file) for name, source in self._sources.items()})

    def _prepare(self, name: str) -> MusicPiece:
        source, audio = self._sources[name], self._audio
        piece_key = key(
            form=recipes.MUSIC_PIECE,
            file=_digest(source.file),
            piece=name,
            loops=source.loops,
            lufs=audio.lufs,
            channels=audio.channels,
        )

        def make() -> bytes:
            sound = _read(source.file, name, audio.channels)
            trimmed = sound if source.loops else _trim(sound, name, source.file)
            pcm, clear = _level(trimmed, name, audio)
            return clear.to_bytes(_HEAD, "big") + pcm

        data = once(self._store, piece_key, make) if self._store else make()
        return MusicPiece(piece_key, data[_HEAD:], audio.channels, int.from_bytes(data[:_HEAD], "big"))


def list_themes() -> tuple[ThemeInfo, ...]:
    """Returns the themes that come with the program."""
    return tuple(_info(folder) for folder in _folders())


def load(choice: MusicChoice, audio: AudioFormat, folder: Path, store: Store | None = None) -> Theme:
    """Returns the chosen theme; SoundError for what is not there.

    The user's own files are looked for from `folder`.
    The pieces are kept in `store` for the next time.
    """
    sources: dict[str, _MusicFile] = {}
    credit = ""
    if choice.theme:
        ours = _folder(choice.theme)
        credit = _info(ours).credit
        files = {name: ours / f"{name}.flac" for name in PIECES}
        sources = {name: _MusicFile(file, name == "bed") for name, file in files.items() if file.is_file()}
    for name in PIECES:
        if own := str(getattr(choice, name)):
            path = folder / Path(own).expanduser()
            if not path.is_file():
                raise SoundError(f"{path} does not exist", f"mend {name} under [music] in show.toml")
            sources[name] = _MusicFile(path)
    return Theme(sources, credit, audio, store)


def read_flac(theme: str, piece: str = "") -> bytes:
    """Returns a FLAC file: a piece of a theme of ours as it comes, or all of them with a breath between."""
    folder = _folder(theme)
    if not piece:
        return _medley([folder / f"{name}.flac" for name in PIECES])
    file = folder / f"{piece}.flac"
    if not file.is_file():
        raise SoundError(f"the theme {theme} has no piece {piece!r}", f"its pieces are {', '.join(PIECES)}")
    return file.read_bytes()


def _medley(files: Sequence[Traversable]) -> bytes:
    import numpy as np
    import soundfile

    sounds = []
    for path in files:
        sound, _ = soundfile.read(io.BytesIO(path.read_bytes()), dtype="int16", always_2d=True)
        sounds += [sound, np.zeros((_BREATH, sound.shape[1]), np.int16)]
    out = io.BytesIO()
    soundfile.write(out, np.concatenate(sounds), SAMPLE_RATE, "PCM_16", format="FLAC")
    return out.getvalue()


def _digest(path: Traversable) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _folders() -> list[Traversable]:
    try:
        folders = [
            folder for folder in (resources.files("podcast.audio") / "themes").iterdir() if folder.is_dir()
        ]
    except FileNotFoundError:
        return []
    themes = (folder for folder in folders if (folder / "theme.toml").is_file())
    return sorted(themes, key=lambda folder: folder.name)


def _folder(theme: str) -> Traversable:
    ours = {folder.name: folder for folder in _folders()}
    if theme not in ours:
        raise SoundError(
            f"there is no theme {theme!r} (there is: {', '.join(ours)})", "`podcast music` lists them"
        )
    return ours[theme]


def _info(folder: Traversable) -> ThemeInfo:
    about = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    credit = about.get("credit") or f"{about['composer']} ({about['licence']})"
    return ThemeInfo(folder.name, about["mood"], about["title"], credit, about["licence"])


def _read(path: Traversable, name: str, channels: int) -> Sound:
    """Returns the file's sound, as long as the piece may be and a little more, in so many channels."""
    import numpy as np
    import soundfile
    import soxr

    try:
        with path.open("rb") as stream, soundfile.SoundFile(cast("BinaryIO", stream)) as opened:
            rate = opened.samplerate
            longest = (_LONGEST_S[name] + 2) * rate
            sound = opened.read(longest, dtype="float64", always_2d=True)
    except (OSError, soundfile.SoundFileError):
        raise SoundError(f"{path} cannot be read as sound", "use WAV, FLAC, MP3 or Ogg Vorbis") from None
    if rate != SAMPLE_RATE:
        sound = soxr.resample(sound, rate, SAMPLE_RATE)
    sound = sound[:, :2] if channels == 2 else sound.mean(axis=1, keepdims=True)
    return np.repeat(sound, channels // sound.shape[1], axis=1)


def _trim(sound: Sound, name: str, path: Traversable) -> Sound:
    """Returns the sound without the silence around it, faded out where it is too long.

    A bed comes back so that it can follow itself.
    """
    import numpy as np

    steps = np.abs(sound).max(axis=1)[: len(sound) // _STEP * _STEP].reshape(-1, _STEP)
    level = 20 * np.log10(steps.max(axis=1) + 1e-9)
    heard = np.flatnonzero(level > max(level.max(initial=-180.0) + _SILENCE, -90))
    if len(heard) < 10:
        raise SoundError(f"{path} holds no music, only silence", f"choose another file for {name}")
    sound = sound[heard[0] * _STEP : (heard[-1] + 1) * _STEP]
    cut = sound[: _LONGEST_S[name] * SAMPLE_RATE]
    faded = _fade(cut, 2.0 if len(cut) < len(sound) else 0.2)
    return _loop(faded) if name == "bed" else faded


def _level(sound: Sound, name: str, audio: AudioFormat) -> tuple[bytes, int]:
    """Returns a piece's PCM at its loudness in the episode, and its `clear`."""
    if name == "bed":
        # Its loudest moment counts: the speech it lies under must always stand clear of it.
        return pcm(sound * factor(audio.lufs - UNDER_SPEECH - loudest(sound))), 0
    gain = factor(audio.lufs - (loudness(sound) if len(sound) > SAMPLE_RATE else loudest(sound)))
    limited = Limiter(sound, gain).at(gain)
    return pcm(limited), _clear(limited, audio.lufs - UNDER_SPEECH)


def _clear(sound: Sound, level: float) -> int:
    """Returns the first sample from which no 50 ms of the sound are louder than `level`."""
    import numpy as np

    loud = np.flatnonzero(windows(sound, 5 * _STEP, _STEP) > level)
    return min(len(sound), (int(loud[-1]) + 1) * _STEP) if len(loud) else 0


def _fade(sound: Sound, seconds: float) -> Sound:
    """Returns the sound without a click where it starts and a cut where it ends, faded out over `seconds`."""
    import numpy as np

    last = min(int(seconds * SAMPLE_RATE), len(sound) // 2)
    first = min(SAMPLE_RATE // 500, len(sound) // 4)
    gain = np.ones(len(sound))
    gain[:first] = np.linspace(0, 1, first)
    gain[-last:] = np.cos(np.linspace(0, np.pi / 2, last)) ** 2
    return sound * gain[:, None]


def _loop(sound: Sound) -> Sound:
    """Returns the sound with its end laid over its beginning, so that it can follow itself."""
    import numpy as np

    lap = min(SAMPLE_RATE, len(sound) // 4)
    rise = np.sin(np.linspace(0, np.pi / 2, lap))[:, None]
    head = sound[:lap] * rise + sound[-lap:] * rise[::-1]
    return np.concatenate([head, sound[lap:-lap]])
