"""The timeline as parts, each a stretch between two silences, mixed on its own and only when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from podcast import recipes
from podcast.audio.info_frame import FRAME
from podcast.audio.limiter import REACH, limit
from podcast.audio.meter import pcm
from podcast.audio.pydub_sounds import pydub_sound
from podcast.audio.timeline import BED, ClipPlacement
from podcast.model import SAMPLE_RATE
from podcast.store import key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from podcast.audio.theme_music import Theme
    from podcast.audio.timeline import Placement, Timeline
    from podcast.model import Clip

    Mixed = NDArray[np.int32]

SILENT_FRAMES = 2
"""Frames of silence before a cut: what encoder and decoder still hold of the sound before it."""

_BLOCK = SAMPLE_RATE * 20 // FRAME * FRAME
"""Samples mixed at once, so that memory does not grow with the length of a part."""
_BED_RISE = SAMPLE_RATE
"""Samples over which the bed fades in."""
_BED_FALL = SAMPLE_RATE * 3 // 2
"""Samples over which the bed fades out."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """What is played where the timeline places a clip or a piece of music."""

    clips: Sequence[Clip]
    read: Callable[[int], bytes]
    """A clip's samples by its index: 16-bit mono PCM."""
    theme: Theme

    def key(self, placement: Placement) -> str:
        """Returns the key of what plays there."""
        if isinstance(placement, ClipPlacement):
            return self.clips[placement.index].key
        return self.theme.piece(placement.piece).key

    def load(self, placement: Placement) -> Any:
        """Returns what plays there, as a sound of pydub's."""
        if isinstance(placement, ClipPlacement):
            return pydub_sound(self.read(placement.index))
        piece = self.theme.piece(placement.piece)
        return pydub_sound(piece.pcm, piece.channels)


@dataclass(frozen=True, slots=True)
class EpisodePart:
    """A stretch of the episode in whole frames, all but the last; silent at its end."""

    key: str
    """Hash of its sounds and how they lie in it: the same key, the same samples, wherever the part itself lies."""
    samples: int
    pcm: Callable[[], Iterable[bytes]]
    """Its samples, interleaved 16-bit PCM, block by block; nothing is mixed before somebody asks."""


def cut_into_parts(timeline: Timeline, sounds: Sounds, channels: int) -> list[EpisodePart]:
    """Returns the whole timeline, cut wherever SILENT_FRAMES of silence allow it."""
    return [_part(stretch, sounds, channels) for stretch in _stretches(timeline)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sounds between two silences, their places counted from its own start."""

    samples: int
    placements: tuple[Placement, ...]
    overlap: bool


def _stretches(timeline: Timeline) -> Iterator[_Stretch]:
    start, heard, overlap = 0, 0, False
    placements: list[Placement] = []
    for placement in timeline.placements:
        cut = placement.start // FRAME * FRAME
        if placements and heard + SILENT_FRAMES * FRAME <= cut:
            yield _Stretch(cut - start, tuple(placements), overlap)
            start, placements, overlap = cut, [], False
        overlap = overlap or placement.start < heard
        heard = max(heard, placement.end)
        placements.append(replace(placement, start=placement.start - start))
    yield _Stretch(timeline.samples - start, tuple(placements), overlap)


def _part(stretch: _Stretch, sounds: Sounds, channels: int) -> EpisodePart:
    lie = [(sounds.key(sound), sound.start, sound.samples) for sound in stretch.placements]
    name = key(form=recipes.PART, samples=stretch.samples, sounds=lie, channels=channels)
    return EpisodePart(name, stretch.samples, lambda: _StretchMix(stretch, sounds, channels).blocks())


@dataclass(frozen=True, slots=True)
class _StretchMix:
    """The sounds of one stretch, summed block by block."""

    stretch: _Stretch
    sounds: Sounds
    channels: int

    def blocks(self) -> Iterator[bytes]:
        """Yields the PCM of the stretch from its start to its end."""
        for start in range(0, self.stretch.samples, _BLOCK):
            yield self._block(start, min(start + _BLOCK, self.stretch.samples))

    def _block(self, start: int, stop: int) -> bytes:
        """Returns the PCM from `start` to `stop`.

        The limiter sees beyond both: it does what it would in one go.
        """
        if not self.stretch.overlap:  # each sound is limited already
            return self._mixed(start, stop).astype("<i2").tobytes()
        first, last = max(0, start - REACH), min(self.stretch.samples, stop + REACH)
        whole = limit(self._mixed(first, last) / 32768)
        return pcm(whole[start - first : stop - first])

    def _mixed(self, start: int, stop: int) -> Mixed:
        import numpy as np

        mixed = np.zeros((stop - start, self.channels), np.int32)
        for sound in self.stretch.placements:
            first, last = max(start, sound.start), min(stop, sound.end)
            if first < last:
                cut = self._cut(sound, first - sound.start, last - sound.start)
                mixed[first - start : last - start] += cut
        return mixed

    def _cut(self, sound: Placement, start: int, stop: int) -> Mixed:
        """Returns the samples `start` to `stop` of a sound."""
        import numpy as np

        loaded = self.sounds.load(sound)
        if isinstance(sound, ClipPlacement) or sound.piece != BED:
            return self._samples(loaded, start, stop)
        whole, places = int(loaded.frame_count()), np.arange(start, stop)
        gain = np.minimum(places / _BED_RISE, (sound.samples - places) / _BED_FALL).clip(0, 1)[:, None]
        loaded *= -(-stop // whole) - start // whole  # repeats, from the one that `start` lies in
        samples = self._samples(loaded, start % whole, start % whole + stop - start)
        risen: Mixed = np.rint(samples * gain).astype(np.int32)
        return risen

    def _samples(self, loaded: Any, start: int, stop: int) -> Mixed:
        import numpy as np

        data = loaded.get_sample_slice(start, stop).set_channels(self.channels).raw_data
        samples: Mixed = np.frombuffer(data, "<i2").reshape(-1, self.channels).astype(np.int32)
        return samples
