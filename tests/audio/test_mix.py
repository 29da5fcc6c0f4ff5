"""The mix is the timeline to the sample: nothing lost, nothing twice, nothing clipped, memory that does not grow."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio import meter, mixing, timeline
from podcast.audio.limiter import CEILING
from podcast.audio.timeline import ClipPlacement, MusicPlacement, Placement, Timeline
from podcast.model import (
    SAMPLE_RATE,
    AudioFormat,
    Line,
    Music,
    Passage,
    Script,
    ScriptChapter,
    Speech,
)
from tests.audio.conftest import Takes
from tests.audio.measures import true_peak
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.audio.theme_music import Theme

FORMATS = [AudioFormat(), AudioFormat(channels=2, bitrate=128)]
Themed = "Callable[[AudioFormat], Theme]"


def noises(*lengths: int, peak: int = 8_000) -> Takes:
    random = np.random.default_rng(5)
    return Takes.of(
        Speech(random.integers(-peak, peak, length).astype("<i2").tobytes(), SAMPLE_RATE)
        for length in lengths
    )


def mixed(timeline: Timeline, takes: Takes, theme: Theme, audio: AudioFormat) -> list[bytes]:
    """The PCM of each part."""
    return [
        b"".join(part.pcm()) for part in mixing.cut_into_parts(timeline, takes.sounds(theme), audio.channels)
    ]


def place_sound(start: int, samples: int, sound: int | str) -> Placement:
    """A clip by its index, a piece of music by its name."""
    if isinstance(sound, int):
        return ClipPlacement(start, samples, sound)
    return MusicPlacement(start, samples, sound)


def plan(placed: Sequence[Placement], samples: int) -> Timeline:
    return Timeline(tuple(placed), (), (), samples)


@pytest.mark.parametrize("audio", FORMATS, ids=["mono", "stereo"])
def test_each_sample_is_where_the_timeline_says(
    audio: AudioFormat, themed: Callable[[AudioFormat], Theme]
) -> None:
    """Against a plain sum over the whole length."""
    random = np.random.default_rng(5)
    takes = noises(*(int(length) for length in random.integers(3_000, 90_000, 30)))
    placed, place = [], 1_000
    for index, clip in enumerate(takes.clips):
        placed.append(ClipPlacement(place, clip.samples, index))
        place += clip.samples + int(random.choice([0, 1, 1_000, 4_000, 11_000]))
    whole = b"".join(mixed(plan(placed, place + 12_345), takes, themed(audio), audio))
    expected = np.zeros((place + 12_345, audio.channels), np.int32)
    for sound, pcm in zip(placed, takes.pcm, strict=True):
        expected[sound.start : sound.end] += np.frombuffer(pcm, "<i2")[:, None]
    assert np.array_equal(np.frombuffer(whole, "<i2").reshape(-1, audio.channels), expected)


def test_parts_end_on_whole_frames_in_silence(themed: Callable[[AudioFormat], Theme]) -> None:
    """Where there is silence enough: so that each line can have an encoder of its own."""
    takes = noises(50_000, 60_000, 70_000)
    placed = [
        ClipPlacement(0, 50_000, 0),
        ClipPlacement(50_000 + 2_400, 60_000, 1),
        ClipPlacement(1152 * 105, 70_000, 2),
    ]
    parts = mixed(plan(placed, 200_000), takes, themed(FORMATS[0]), FORMATS[0])
    assert [len(part) // 2 for part in parts] == [1152 * 105, 200_000 - 1152 * 105]
    assert parts[0].endswith(bytes(2 * 2304))


SOUNDS: tuple[int | str, ...] = (0, 1, 2, "sting", "bed")
LAID = st.lists(
    st.tuples(st.sampled_from(SOUNDS), st.sampled_from([0, 1, 700, 1152, 4_000, 4_608])), max_size=7
)


@settings(max_examples=examples(40))
@given(laid=st.lists(LAID, min_size=2, max_size=4))
def test_equal_keys_are_equal_samples(
    laid: list[list[tuple[int | str, int]]], themed: Callable[[AudioFormat], Theme]
) -> None:
    """Of parts of any timelines and widths: what is kept under a key is what would be mixed."""
    takes = noises(5_000, 6_000, 7_000)
    known: dict[str, bytes] = {}
    for sounds in laid:
        for audio in FORMATS:
            theme = themed(audio)
            placed, place = [], 0
            for sound, gap in sounds:
                long = takes.clips[sound].samples if isinstance(sound, int) else 10_000
                placed.append(place_sound(place + gap, long, sound))
                place = placed[-1].end
            for part in mixing.cut_into_parts(
                plan(placed, place + 3_000), takes.sounds(theme), audio.channels
            ):
                pcm = b"".join(part.pcm())
                assert len(pcm) == 2 * audio.channels * part.samples
                assert known.setdefault(part.key, pcm) == pcm


def test_a_part_keeps_its_key_wherever_it_lies(themed: Callable[[AudioFormat], Theme]) -> None:
    """Moved by whole frames, or between other sounds; another sound, or a sample's shift, changes it."""
    takes, theme = noises(5_000, 6_000, 7_000), themed(FORMATS[0])

    def keys(*placed: Placement) -> list[str]:
        timeline = plan(placed, placed[-1].end + 1152 * 9 - placed[-1].end % 1152)
        return [part.key for part in mixing.cut_into_parts(timeline, takes.sounds(theme), 1)]

    one = keys(
        ClipPlacement(100, 5_000, 0),
        ClipPlacement(1152 * 20 + 7, 6_000, 1),
        ClipPlacement(1152 * 40, 7_000, 2),
    )
    moved = keys(
        ClipPlacement(100, 7_000, 2),
        ClipPlacement(1152 * 120 + 7, 6_000, 1),
        ClipPlacement(1152 * 140, 7_000, 2),
    )
    assert [a == b for a, b in zip(one, moved, strict=True)] == [False, True, True]
    shifted = keys(
        ClipPlacement(100, 5_000, 0),
        ClipPlacement(1152 * 20 + 8, 6_000, 1),
        ClipPlacement(1152 * 40, 7_000, 2),
    )
    assert [a == b for a, b in zip(one, shifted, strict=True)] == [True, False, True]


@pytest.mark.parametrize("audio", FORMATS, ids=["mono", "stereo"])
def test_sounds_over_each_other_do_not_clip(
    audio: AudioFormat,
    takes: Takes,
    themed: Callable[[AudioFormat], Theme],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Speech over the end of the music, and over the bed; the same in long blocks and in short ones."""
    theme = themed(audio)
    intro, bed = theme.piece("intro"), theme.piece("bed")
    loud: list[Placement] = [
        MusicPlacement(0, intro.samples, "intro"),
        ClipPlacement(10_000, takes.clips[0].samples, 0),
        ClipPlacement(10_500, takes.clips[1].samples, 1),
    ]
    under: list[Placement] = [
        MusicPlacement(400_000, 3 * bed.samples + 999, "bed"),
        ClipPlacement(450_000, takes.clips[3].samples, 3),
    ]
    whole = plan([*loud, *under], 400_000 + 3 * bed.samples + 50_000)
    long = b"".join(mixed(whole, takes, theme, audio))
    assert true_peak(meter.floats(long, audio.channels)) <= CEILING + 0.1
    monkeypatch.setattr(mixing, "_BLOCK", 1152 * 7)
    short = b"".join(mixed(whole, takes, theme, audio))
    apart = np.abs(np.frombuffer(long, "<i2").astype(int) - np.frombuffer(short, "<i2"))
    assert apart.max() <= 1


def test_the_bed_repeats_rises_and_falls(themed: Callable[[AudioFormat], Theme], takes: Takes) -> None:
    """Without a step where it begins, ends or meets itself."""
    theme = themed(FORMATS[0])
    bed = theme.piece("bed")
    length = 2 * bed.samples + 70_000
    whole = plan([MusicPlacement(1_000, length, "bed")], length + 2_000)
    sound = meter.floats(b"".join(mixed(whole, takes, theme, FORMATS[0])))
    assert np.abs(np.diff(sound[:, 0])).max() <= 1.5 * np.abs(np.diff(meter.floats(bed.pcm)[:, 0])).max()
    assert np.abs(sound[:1_100]).max() < 1e-3
    assert np.abs(sound[-2_100:]).max() < 1e-3
    middle = sound[1_000 + 60_000 : 1_000 + bed.samples]
    assert np.allclose(middle, meter.floats(bed.pcm)[60_000:], atol=1e-4)


def test_memory_does_not_grow_with_the_episode(themed: Callable[[AudioFormat], Theme]) -> None:
    """Ten times the lines, the same peak."""
    audio = AudioFormat()
    theme = themed(audio)
    theme.piece("intro")
    take = noises(4 * SAMPLE_RATE)

    def peak(count: int) -> int:
        said = Line("Maya", (Passage("The gauge has been read for a long time."),))
        script = Script("T", (), (ScriptChapter("C", (Music("intro"), *[said] * count)),))
        clips = take.clips * count
        laid = timeline.lay(script, clips, theme)
        sounds = mixing.Sounds(clips, lambda _: bytes(bytearray(take.pcm[0])), theme)
        tracemalloc.start()
        total = sum(len(block) for part in mixing.cut_into_parts(laid, sounds, 1) for block in part.pcm())
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert total == 2 * laid.samples
        return most

    peak(2)
    assert peak(200) <= 1.2 * peak(20) + 100_000
