"""The timeline as samples: block after block, each on its own, so that memory does not grow with the episode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.audio.info import FRAME
from podcast.audio.limit import REACH, limit
from podcast.audio.measure import pcm
from podcast.audio.segment import segment
from podcast.audio.timeline import BED
from podcast.model import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from podcast.audio.music import Theme
    from podcast.audio.timeline import Placed, Timeline
    from podcast.model import AudioFormat, Clip

    Mixed = NDArray[np.int32]

SILENT_FRAMES = 2
"""Of silence before a cut: what encoder and decoder still hold of the sound before it."""

_LONGEST = SAMPLE_RATE * 20 // FRAME * FRAME
_BED_RISE = SAMPLE_RATE
_BED_FALL = SAMPLE_RATE * 3 // 2


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Sounds between two silences."""

    start: int
    stop: int
    sounds: tuple[Placed, ...]
    overlap: bool


def render(timeline: Timeline, clips: Sequence[Clip], theme: Theme, audio: AudioFormat) -> Iterator[bytes]:
    """Interleaved 16-bit PCM, cut at whole frames after SILENT_FRAMES of silence wherever there are any."""
    for stretch in _stretches(timeline):
        desk = _Desk(clips, theme, audio.channels)
        for start in range(stretch.start, stretch.stop, _LONGEST):
            yield desk.block(stretch, start, min(start + _LONGEST, stretch.stop))


def _stretches(timeline: Timeline) -> Iterator[_Stretch]:
    start, heard, overlap = 0, 0, False
    sounds: list[Placed] = []
    for sound in timeline.placed:
        cut = sound.start // FRAME * FRAME
        if sounds and heard + SILENT_FRAMES * FRAME <= cut:
            yield _Stretch(start, cut, tuple(sounds), overlap)
            start, sounds, overlap = cut, [], False
        overlap = overlap or sound.start < heard
        heard = max(heard, sound.end)
        sounds.append(sound)
    yield _Stretch(start, timeline.samples, tuple(sounds), overlap)


class _Desk:
    """Where the sounds of one stretch come together."""

    def __init__(self, clips: Sequence[Clip], theme: Theme, channels: int) -> None:
        self.clips = clips
        self.theme = theme
        self.channels = channels

    def block(self, stretch: _Stretch, start: int, stop: int) -> bytes:
        """The PCM from `start` to `stop`. The limiter sees beyond both: it does what it would in one go."""
        if not stretch.overlap:  # each sound is limited already
            return self._mixed(stretch.sounds, start, stop).astype("<i2").tobytes()
        first, last = max(stretch.start, start - REACH), min(stretch.stop, stop + REACH)
        whole = limit(self._mixed(stretch.sounds, first, last) / 32768)
        return pcm(whole[start - first : stop - first])

    def _mixed(self, sounds: Sequence[Placed], start: int, stop: int) -> Mixed:
        import numpy as np

        mixed = np.zeros((stop - start, self.channels), np.int32)
        for sound in sounds:
            first, last = max(start, sound.start), min(stop, sound.end)
            if first < last:
                mixed[first - start : last - start] += self._cut(
                    sound, first - sound.start, last - sound.start
                )
        return mixed

    def _cut(self, sound: Placed, start: int, stop: int) -> Mixed:
        """Samples `start` to `stop` of a sound."""
        import numpy as np

        if isinstance(sound.sound, int):
            held = segment(self.clips[sound.sound].pcm)
        else:
            piece = self.theme.piece(sound.sound)
            held = segment(piece.pcm, piece.channels)
        whole = int(held.frame_count())
        if sound.sound == BED:
            places = np.arange(start, stop)
            gain = np.minimum(places / _BED_RISE, (sound.samples - places) / _BED_FALL).clip(0, 1)[:, None]
            held *= -(-stop // whole) - start // whole  # repeats, from the one that `start` lies in
            start, stop = start % whole, start % whole + stop - start
        else:
            gain = np.ones((1, 1))
        data = held.get_sample_slice(start, stop).set_channels(self.channels).raw_data
        samples = np.frombuffer(data, "<i2").reshape(-1, self.channels)
        mixed: Mixed = np.rint(samples * gain).astype(np.int32)
        return mixed
