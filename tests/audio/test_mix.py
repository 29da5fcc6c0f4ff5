"""The mix is the timeline to the sample: nothing lost, nothing twice, nothing clipped, memory that does not grow."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest

from podcast.audio import measure, mix, timeline
from podcast.audio.limit import CEILING
from podcast.audio.timeline import Placed, Timeline
from podcast.model import (
    SAMPLE_RATE,
    AudioFormat,
    Clip,
    Line,
    Music,
    Passage,
    Script,
    ScriptChapter,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.audio.music import Theme

FORMATS = [AudioFormat(), AudioFormat(channels=2, bitrate=128)]
Themed = "Callable[[AudioFormat], Theme]"


def noise(length: int, seed: int, peak: int = 8_000) -> Clip:
    return Clip(np.random.default_rng(seed).integers(-peak, peak, length).astype("<i2").tobytes())


def plan(placed: Sequence[Placed], samples: int) -> Timeline:
    return Timeline(tuple(placed), (), (), samples)


@pytest.mark.parametrize("audio", FORMATS, ids=["mono", "stereo"])
def test_each_sample_is_where_the_timeline_says(
    audio: AudioFormat, themed: Callable[[AudioFormat], Theme]
) -> None:
    """Against a plain sum over the whole length."""
    random = np.random.default_rng(5)
    clips = [noise(int(length), seed) for seed, length in enumerate(random.integers(3_000, 90_000, 30))]
    placed, place = [], 1_000
    for index, clip in enumerate(clips):
        placed.append(Placed(place, clip.samples, index))
        place += clip.samples + int(random.choice([0, 1, 1_000, 4_000, 11_000]))
    whole = b"".join(mix.render(plan(placed, place + 12_345), clips, themed(audio), audio))
    expected = np.zeros((place + 12_345, audio.channels), np.int32)
    for sound, clip in zip(placed, clips, strict=True):
        expected[sound.start : sound.end] += np.frombuffer(clip.pcm, "<i2")[:, None]
    assert np.array_equal(np.frombuffer(whole, "<i2").reshape(-1, audio.channels), expected)


def test_blocks_end_on_whole_frames_in_silence(themed: Callable[[AudioFormat], Theme]) -> None:
    """Where there is silence enough: so that each line can have an encoder of its own."""
    clips = [noise(50_000, 1), noise(60_000, 2), noise(70_000, 3)]
    placed = [Placed(0, 50_000, 0), Placed(50_000 + 2_400, 60_000, 1), Placed(1152 * 105, 70_000, 2)]
    blocks = list(mix.render(plan(placed, 200_000), clips, themed(FORMATS[0]), FORMATS[0]))
    assert [len(block) // 2 for block in blocks] == [1152 * 105, 200_000 - 1152 * 105]
    assert blocks[0].endswith(bytes(2 * 2304))


@pytest.mark.parametrize("audio", FORMATS, ids=["mono", "stereo"])
def test_sounds_over_each_other_do_not_clip(
    audio: AudioFormat,
    clips: tuple[Clip, ...],
    themed: Callable[[AudioFormat], Theme],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Speech over the end of the music, and over the bed; the same in long blocks and in short ones."""
    theme = themed(audio)
    intro, bed = theme.piece("intro"), theme.piece("bed")
    loud = [
        Placed(0, intro.samples, "intro"),
        Placed(10_000, clips[0].samples, 0),
        Placed(10_500, clips[1].samples, 1),
    ]
    under = [Placed(400_000, 3 * bed.samples + 999, "bed"), Placed(450_000, clips[3].samples, 3)]
    whole = plan([*loud, *under], 400_000 + 3 * bed.samples + 50_000)
    long = b"".join(mix.render(whole, clips, theme, audio))
    assert measure.true_peak(measure.floats(long, audio.channels)) <= CEILING + 0.1
    monkeypatch.setattr(mix, "_LONGEST", 1152 * 7)
    short = b"".join(mix.render(whole, clips, theme, audio))
    apart = np.abs(np.frombuffer(long, "<i2").astype(int) - np.frombuffer(short, "<i2"))
    assert apart.max() <= 1


def test_the_bed_repeats_rises_and_falls(
    themed: Callable[[AudioFormat], Theme], clips: tuple[Clip, ...]
) -> None:
    """Without a step where it begins, ends or meets itself."""
    theme = themed(FORMATS[0])
    bed = theme.piece("bed")
    length = 2 * bed.samples + 70_000
    sound = measure.floats(
        b"".join(mix.render(plan([Placed(1_000, length, "bed")], length + 2_000), clips, theme, FORMATS[0]))
    )
    assert np.abs(np.diff(sound[:, 0])).max() <= 1.5 * np.abs(np.diff(measure.floats(bed.pcm)[:, 0])).max()
    assert np.abs(sound[:1_100]).max() < 1e-3
    assert np.abs(sound[-2_100:]).max() < 1e-3
    middle = sound[1_000 + 60_000 : 1_000 + bed.samples]
    assert np.allclose(middle, measure.floats(bed.pcm)[60_000:], atol=1e-4)


def test_memory_does_not_grow_with_the_episode(themed: Callable[[AudioFormat], Theme]) -> None:
    """Ten times the lines, the same peak."""
    audio = AudioFormat()
    theme = themed(audio)
    theme.piece("intro")
    clip = noise(4 * SAMPLE_RATE, 1)

    def peak(count: int) -> int:
        said = Line("Maya", (Passage("The gauge has been read for a long time."),))
        script = Script("T", (), (ScriptChapter("C", (Music("intro"), *[said] * count)),))
        clips = [clip] * count
        laid = timeline.lay(script, clips, theme)
        tracemalloc.start()
        total = sum(len(block) for block in mix.render(laid, clips, theme, audio))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert total == 2 * laid.samples
        return most

    peak(2)
    assert peak(200) <= 1.2 * peak(20) + 100_000
