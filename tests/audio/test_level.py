"""Clips: trimmed with care, all equally loud, never clipped, the same every time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio import level, measure
from podcast.audio.limit import CEILING, limit
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE, Clip, Speech

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Sound = NDArray[np.float64]


def speech(sound: Sound, marks: tuple[int, ...] = (), rate: int = SAMPLE_RATE) -> Speech:
    return Speech(measure.pcm(sound), rate, marks)


def steps(clip: Clip) -> Sound:
    """Level of each 5 ms in dB of full scale."""
    sound = measure.floats(clip.pcm)[:, 0]
    return np.asarray(
        10 * np.log10(np.square(sound[: len(sound) // 220 * 220].reshape(-1, 220)).mean(axis=1) + 1e-12)
    )


@pytest.mark.debian("ffmpeg")
def test_each_line_of_both_hosts_is_at_the_target(
    clips: tuple[Clip, ...], meter: Callable[..., tuple[float, float]]
) -> None:
    """By another meter, to a quarter of a unit; out of the engines they are units apart."""
    for clip in clips:
        lufs, peak = meter(measure.floats(clip.pcm))
        if clip.samples > SAMPLE_RATE:
            assert lufs == pytest.approx(-16.0, abs=0.25)
        assert peak <= CEILING + 0.1


@pytest.mark.debian("ffmpeg")
def test_our_measures_are_ffmpegs(clips: tuple[Clip, ...], meter: Callable[..., tuple[float, float]]) -> None:
    """Mono as dual mono, 3.01 units above the formula for one channel; stereo as it is."""
    mono = measure.floats(clips[3].pcm)
    for sound in (mono, mono * 0.1, np.repeat(mono, 2, axis=1), np.hstack([mono, mono * 0.2])):
        lufs, peak = meter(sound)
        assert measure.loudness(sound) == pytest.approx(lufs, abs=0.1)
        assert measure.true_peak(sound) == pytest.approx(peak, abs=0.2)
    assert measure.loudness(mono) == pytest.approx(measure.loudness(np.repeat(mono, 2, axis=1)), abs=1e-9)
    silent = np.zeros_like(mono)
    assert measure.loudness(mono) - measure.loudness(np.hstack([mono, silent])) == pytest.approx(
        3.01, abs=0.01
    )


def test_a_word_is_about_as_loud_as_a_sentence(clips: tuple[Clip, ...]) -> None:
    """ "Right." is too short for the gated measure."""
    word = clips[4]
    assert word.samples < SAMPLE_RATE
    usual = np.median([measure.loudest(measure.floats(clip.pcm)) for clip in clips])
    assert measure.loudest(measure.floats(word.pcm)) == pytest.approx(usual, abs=4)


def test_silence_is_trimmed(clips: tuple[Clip, ...]) -> None:
    """Of real speech, to what a soft consonant takes to rise or a vowel to die."""
    for clip in clips:
        loud = steps(clip)
        heard = np.flatnonzero(loud > loud.max() - 45)
        assert heard[0] * 5 <= 15 + 40
        assert (len(loud) - heard[-1] - 1) * 5 <= 60 + 60


def test_what_is_trimmed_is_silence(speeches: tuple[Speech, ...]) -> None:
    """Of the engine's own sound, what lies outside the kept stretches is 38 dB under the rest."""
    for raw in speeches:
        sound = level._resampled(raw)
        padded = np.pad(sound, ((level.LEAD, level.TAIL + 220), (0, 0)))
        kept = level._kept(level._audible(padded))
        cut = np.concatenate([padded[: kept[0][0]], padded[kept[-1][1] :], np.zeros((1, 1))])
        assert measure.decibels(np.abs(cut).max()) < measure.decibels(np.abs(padded).max()) - 38


def test_sound_begins_after_the_lead_and_ends_before_the_tail(speechlike: Callable[..., Sound]) -> None:
    """To 5 ms, whatever silence the engine left."""
    for quiet in (0.0, 0.02, 0.7):
        clip = level.ready(speech(speechlike(1.5, quiet=quiet)))
        assert clip.samples == pytest.approx(level.LEAD + 1.5 * SAMPLE_RATE + level.TAIL, abs=2 * 220)
        heard = np.flatnonzero(steps(clip) > -50)
        assert heard[0] == pytest.approx(3, abs=1)
        assert len(steps(clip)) - heard[-1] - 1 == pytest.approx(12, abs=1)


def test_marks_move_to_where_each_sentence_sounds(
    clips: tuple[Clip, ...], speeches: tuple[Speech, ...]
) -> None:
    """Trimmed, at the new rate, and past the silence that the engine puts before a sentence."""
    for clip, raw in zip(clips, speeches, strict=True):
        assert len(clip.marks) == len(raw.marks)
        assert clip.marks[0] == level.LEAD
        assert list(clip.marks) == sorted(set(clip.marks))
        loud = steps(clip)
        for mark in clip.marks[1:]:
            place = mark // 220
            assert loud[place - 6 : place - 1].max() < loud.max() - 30, "silence before a sentence"
            assert loud[place : place + 20].max() > loud.max() - 30, "sound at its mark"


def test_a_long_pause_inside_a_line_is_shortened(speechlike: Callable[..., Sound]) -> None:
    """Engines leave a second between sentences; marks follow the cut."""
    first, second = speechlike(1.0, 1), speechlike(1.2, 2)
    sound = np.concatenate([first, np.zeros((2 * SAMPLE_RATE, 1)), second])
    marks = (0, len(first) + SAMPLE_RATE)
    clip = level.ready(speech(sound, marks))
    assert clip.samples == pytest.approx(level.LEAD + 2.7 * SAMPLE_RATE + level.TAIL, abs=4 * 220)
    assert clip.marks[1] == pytest.approx(level.LEAD + 1.5 * SAMPLE_RATE, abs=3 * 220)
    joins = np.abs(np.diff(measure.floats(clip.pcm)[:, 0]))
    assert joins[int(1.1 * SAMPLE_RATE) : int(1.4 * SAMPLE_RATE)].max() < 1e-3


@pytest.mark.debian("ffmpeg")
@pytest.mark.parametrize("fault", ["loud", "quiet", "offset", "clipped", "noisy"])
def test_bad_speech_comes_out_right(
    fault: str, speechlike: Callable[..., Sound], meter: Callable[..., tuple[float, float]]
) -> None:
    """Whatever an engine gives: at the target, below the ceiling, without offset."""
    sound = speechlike(3.0)
    bad = {
        "loud": sound / np.abs(sound).max(),
        "quiet": sound * 0.02,
        "offset": sound + 0.2,
        "clipped": np.clip(sound * 30, -1, 1),
        "noisy": sound + np.random.default_rng(3).normal(size=sound.shape) * 0.002,
    }[fault]
    made = measure.floats(level.ready(speech(bad)).pcm)
    lufs, peak = meter(made)
    assert lufs == pytest.approx(-16.0, abs=0.4)
    assert peak <= CEILING + 0.15
    assert abs(made.mean()) < 1e-3
    assert abs(made[0, 0]) < 1e-3
    assert abs(made[-1, 0]) < 1e-3


@pytest.mark.parametrize("seconds", [0.03, 0.1, 0.3, 0.41, 0.9])
def test_short_clips(seconds: float, speechlike: Callable[..., Sound]) -> None:
    """However short, a sound is heard, and below the ceiling."""
    clip = level.ready(speech(speechlike(seconds)))
    made = measure.floats(clip.pcm)
    assert -19 < measure.loudest(made) < -13 or seconds < 0.1
    assert measure.true_peak(made) <= CEILING + 0.02


@pytest.mark.parametrize(
    "sound", [np.zeros((0, 1)), np.zeros((1, 1)), np.zeros((44_100, 1)), np.full((9_000, 1), 0.5)]
)
def test_silence_is_refused(sound: Sound) -> None:
    """An engine that gives silence has failed, and nobody must find out by listening."""
    with pytest.raises(SoundError, match="only silence"):
        level.ready(speech(sound))


@pytest.mark.parametrize(("volume", "change"), [("+10%", 0.83), ("-20%", -1.94), ("-50%", -6.02)])
def test_volume_applies_after_levelling(volume: str, change: float, speechlike: Callable[..., Sound]) -> None:
    """In percent of amplitude."""
    raw = speech(speechlike(3.0))
    usual, changed = level.ready(raw), level.ready(raw, volume=volume)
    difference = measure.loudness(measure.floats(changed.pcm)) - measure.loudness(measure.floats(usual.pcm))
    assert difference == pytest.approx(change, abs=0.1)
    with pytest.raises(SoundError, match="volume"):
        level.ready(raw, volume="loud")


def test_the_target_is_the_callers(speechlike: Callable[..., Sound]) -> None:
    """Not every show wants -16."""
    for target in (-24.0, -18.0):
        clip = level.ready(speech(speechlike(3.0)), target)
        assert measure.loudness(measure.floats(clip.pcm)) == pytest.approx(target, abs=0.1)


def test_a_clip_depends_on_nothing_but_itself(speeches: tuple[Speech, ...], clips: tuple[Clip, ...]) -> None:
    """The same bytes, in any order."""
    again = {index: level.ready(speeches[index]) for index in (7, 4, 0)}
    assert all(clips[index] == clip for index, clip in again.items())


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32), st.floats(0.5, 8.0), st.integers(1, 2))
def test_nothing_passes_the_limiter(seed: int, gain: float, channels: int) -> None:
    """Noise, clicks and sines between the samples, in mono and stereo."""
    random = np.random.default_rng(seed)
    sound = random.normal(size=(9_000, channels)) * 0.2
    sound[random.integers(0, 9_000, 5)] = gain
    sound[3_000:6_000] += 0.7 * np.sin(np.pi / 2 * np.arange(3_000) + np.pi / 4)[:, None]
    assert measure.true_peak(sound) > CEILING
    assert measure.true_peak(limit(sound)) <= CEILING + 0.1


def test_the_limiter_leaves_the_rest_alone(speechlike: Callable[..., Sound]) -> None:
    """One click takes nothing off a sound 50 ms away, and a sound below the ceiling comes back as it was."""
    sound = speechlike(1.0)
    assert np.array_equal(limit(sound), sound)
    clicked = sound.copy()
    clicked[20_000] = 3.0
    limited = limit(clicked)
    assert np.array_equal(limited[:17_000], sound[:17_000])
    assert np.array_equal(limited[23_000:], sound[23_000:])
    assert not np.array_equal(limited[19_900:20_100], clicked[19_900:20_100])
