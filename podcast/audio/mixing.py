"""The timeline as parts, each a stretch between two silences, mixed on its own and only when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from podcast import recipes
from podcast.audio.info_frame import FRAME
from podcast.audio.limiter import REACH, limit
from podcast.audio.meter import pcm
from podcast.audio.pcm import segment
from podcast.audio.timeline import BED
from podcast.model import SAMPLE_RATE
from podcast.store import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from podcast.audio.theme_music import Theme
    from podcast.audio.timeline import Placed, Timeline
    from podcast.model import Clip

    Mixed = NDArray[np.int32]

SILENT_FRAMES = 2
"""Of silence before a cut: what encoder and decoder still hold of the sound before it."""

_BLOCK = SAMPLE_RATE * 20 // FRAME * FRAME
"""Samples mixed at once, so that memory does not grow with the length of a part."""
_BED_RISE = SAMPLE_RATE
_BED_FALL = SAMPLE_RATE * 3 // 2


@dataclass(frozen=True, slots=True)
class Sounds:
    """What the timeline's places play."""

    clips: Sequence[Clip]
    read: Callable[[int], bytes]
    """A clip's samples by its index: 16-bit mono PCM."""
    theme: Theme

    def key(self, sound: int | str) -> str:
        """Of what it plays."""
        return self.clips[sound].key if isinstance(sound, int) else self.theme.piece(sound).key

    def segment(self, sound: int | str) -> Any:
        """It, held by pydub."""
        if isinstance(sound, int):
            return segment(self.read(sound))
        piece = self.theme.piece(sound)
        return segment(piece.pcm, piece.channels)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the episode in whole frames, all but the last; silent at its end."""

    key: str
    """Of its sounds and how they lie in it: the same key, the same samples, wherever the part itself lies."""
    samples: int
    pcm: Callable[[], Iterable[bytes]]
    """Its samples, interleaved 16-bit PCM, block by block."""


def parts(timeline: Timeline, sounds: Sounds, channels: int) -> list[Part]:
    """The whole timeline, cut wherever SILENT_FRAMES of silence allow it."""
    return [_part(stretch, sounds, channels) for stretch in _stretches(timeline)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sounds between two silences, their places counted from its own start."""

    samples: int
    sounds: tuple[Placed, ...]
    overlap: bool


def _stretches(timeline: Timeline) -> Iterator[_Stretch]:
    start, heard, overlap = 0, 0, False
    sounds: list[Placed] = []
    for sound in timeline.placed:
        cut = sound.start // FRAME * FRAME
        if sounds and heard + SILENT_FRAMES * FRAME <= cut:
            yield _Stretch(cut - start, tuple(sounds), overlap)
            start, sounds, overlap = cut, [], False
        overlap = overlap or sound.start < heard
        heard = max(heard, sound.end)
        sounds.append(replace(sound, start=sound.start - start))
    yield _Stretch(timeline.samples - start, tuple(sounds), overlap)


def _part(stretch: _Stretch, sounds: Sounds, channels: int) -> Part:
    lie = [(sounds.key(it.sound), it.start, it.samples) for it in stretch.sounds]
    name = key(form=recipes.PART, samples=stretch.samples, sounds=lie, channels=channels)
    return Part(name, stretch.samples, lambda: _Desk(stretch, sounds, channels).blocks())


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the sounds of one stretch come together."""

    stretch: _Stretch
    sounds: Sounds
    channels: int

    def blocks(self) -> Iterator[bytes]:
        """The stretch from its start to its end."""
        for start in range(0, self.stretch.samples, _BLOCK):
            yield self._block(start, min(start + _BLOCK, self.stretch.samples))

    def _block(self, start: int, stop: int) -> bytes:
        """The PCM from `start` to `stop`. The limiter sees beyond both: it does what it would in one go."""
        if not self.stretch.overlap:  # each sound is limited already
            return self._mixed(start, stop).astype("<i2").tobytes()
        first, last = max(0, start - REACH), min(self.stretch.samples, stop + REACH)
        whole = limit(self._mixed(first, last) / 32768)
        return pcm(whole[start - first : stop - first])

    def _mixed(self, start: int, stop: int) -> Mixed:
        import numpy as np

        mixed = np.zeros((stop - start, self.channels), np.int32)
        for sound in self.stretch.sounds:
            first, last = max(start, sound.start), min(stop, sound.end)
            if first < last:
                mixed[first - start : last - start] += self._cut(
                    sound, first - sound.start, last - sound.start
                )
        return mixed

    def _cut(self, sound: Placed, start: int, stop: int) -> Mixed:
        """Samples `start` to `stop` of a sound."""
        import numpy as np

        held = self.sounds.segment(sound.sound)
        if sound.sound != BED:
            return self._samples(held, start, stop)
        whole, places = int(held.frame_count()), np.arange(start, stop)
        gain = np.minimum(places / _BED_RISE, (sound.samples - places) / _BED_FALL).clip(0, 1)[:, None]
        held *= -(-stop // whole) - start // whole  # repeats, from the one that `start` lies in
        samples = self._samples(held, start % whole, start % whole + stop - start)
        risen: Mixed = np.rint(samples * gain).astype(np.int32)
        return risen

    def _samples(self, held: Any, start: int, stop: int) -> Mixed:
        import numpy as np

        data = held.get_sample_slice(start, stop).set_channels(self.channels).raw_data
        samples: Mixed = np.frombuffer(data, "<i2").reshape(-1, self.channels).astype(np.int32)
        return samples
