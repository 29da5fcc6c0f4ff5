"""Clips: two engines in one room, trimmed with care, all equally loud, never clipped, the same every time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pyloudnorm
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.audio import levelling, limiter, meter
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE, Speech
from tests.audio.measures import decibels, true_peak
from tests.properties import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.audio.meter import Sound

STEP = 220
CEILING = limiter.CEILING
HOSTS = (slice(0, None, 2), slice(1, None, 2))
"""Whose lines `speeches` are: Maya's, Theo's."""


def speech(sound: Sound, marks: tuple[int, ...] = (), rate: int = SAMPLE_RATE) -> Speech:
    return Speech(meter.pcm(sound), rate, marks)


def heard(clip: Speech) -> Sound:
    return meter.floats(clip.pcm)


def samples(clip: Speech) -> int:
    return len(clip.pcm) // 2


def steps(clip: Speech) -> Sound:
    """Level of each 5 ms in dB of full scale."""
    sound = heard(clip)[:, 0]
    return np.asarray(
        10 * np.log10(np.square(sound[: len(sound) // STEP * STEP].reshape(-1, STEP)).mean(axis=1) + 1e-12)
    )


def sines(seconds: float, *partials: tuple[float, float], rate: int = SAMPLE_RATE) -> Sound:
    """Sines of (Hz, amplitude)."""
    time = np.arange(int(seconds * rate)) / rate
    sound: Sound = np.zeros((len(time), 1))
    for hz, size in partials:
        sound[:, 0] += size * np.sin(2 * np.pi * hz * time)
    return sound


def amplitude(sound: Sound, hz: float, rate: int = SAMPLE_RATE) -> float:
    """Of the sine of that pitch in a second from the sound's middle, in dB."""
    middle = sound[(len(sound) - rate) // 2 :][:rate, 0]
    turning = np.exp(-2j * np.pi * hz * np.arange(rate) / rate)
    return decibels(float(np.abs((middle * turning * np.hanning(rate)).mean())) * 4)


def spread(clip: Speech) -> float:
    """LU between a line's louder and softer words, pauses left out."""
    words = meter.windows(heard(clip), SAMPLE_RATE * 4 // 10, SAMPLE_RATE // 10)[3:-4]
    return float(np.subtract(*np.percentile(words[words > words.max() - 20], [95, 10])))


def floor(clip: Speech) -> float:
    """Level of its pauses in dB."""
    return float(np.percentile(steps(clip)[6:-12], 4))


@pytest.fixture(scope="module")
def clips(speeches: tuple[Speech, ...]) -> tuple[Speech, ...]:
    """The lines of both hosts as clips."""
    return tuple(levelling.level_speech(raw) for raw in speeches)


def equally_loud(clips: tuple[Speech, ...]) -> None:
    for clip in clips:
        if samples(clip) > SAMPLE_RATE:
            assert meter.loudness(heard(clip)) == pytest.approx(-16.0, abs=0.1)


def below_the_ceiling(clips: tuple[Speech, ...]) -> None:
    for clip in clips:
        assert true_peak(heard(clip)) <= CEILING + 0.05


def tightly_cut(clips: tuple[Speech, ...]) -> None:
    for clip in clips:
        loud = steps(clip)
        sounding = np.flatnonzero(loud > loud.max() - 45)
        assert sounding[0] * 5 <= 15 + 40
        assert (len(loud) - sounding[-1] - 1) * 5 <= 60 + 60


def without_hum(rate: int = SAMPLE_RATE) -> None:
    sound = sines(3.0, (30, 0.1), (150, 0.1), (1000, 0.1), rate=rate) + 0.1
    made = heard(levelling.level_speech(speech(sound, rate=rate)))
    assert amplitude(made, 1000) - amplitude(made, 30) > 30
    assert amplitude(made, 1000) - amplitude(made, 150) == pytest.approx(0, abs=0.5)
    assert abs(made.mean()) < 1e-4


def evened(sound: Sound) -> None:
    both = np.concatenate([sound, sound / 4])
    made = heard(levelling.level_speech(speech(both)))
    halves = [meter.loudness(half) for half in (made[: len(sound)], made[-len(sound) :])]
    assert 6 < halves[0] - halves[1] < 9


def faded(sound: Sound) -> None:
    made = heard(levelling.level_speech(speech(sound)))[:, 0]
    for end in (made, made[::-1]):
        assert abs(end[0]) < 1e-4
        assert abs(end[: STEP // 2]).max() < abs(end[2 * STEP : 3 * STEP]).max() / 4


@pytest.mark.debian("ffmpeg")
def test_each_line_of_both_hosts_is_at_the_target(
    clips: tuple[Speech, ...], loudness_of: Callable[..., tuple[float, float]]
) -> None:
    """To a tenth of a unit, by another meter to a quarter; out of the engines they are units apart."""
    equally_loud(clips)
    below_the_ceiling(clips)
    for clip in clips:
        lufs, peak = loudness_of(heard(clip))
        if samples(clip) > SAMPLE_RATE:
            assert lufs == pytest.approx(-16.0, abs=0.25)
        assert peak <= CEILING + 0.1


@pytest.mark.debian("ffmpeg")
def test_a_programme_of_them_is_too(
    clips: tuple[Speech, ...], loudness_of: Callable[..., tuple[float, float]]
) -> None:
    """To 0.3 LU, and each host within half a unit of the other."""
    lufs, peak = loudness_of(np.concatenate([heard(clip) for clip in clips]))
    assert lufs == pytest.approx(-16.0, abs=0.3)
    assert peak <= CEILING + 0.1
    maya, theo = (loudness_of(np.concatenate([heard(clip) for clip in clips[host]]))[0] for host in HOSTS)
    assert maya == pytest.approx(theo, abs=0.5)


@pytest.mark.debian("ffmpeg")
def test_our_measures_are_ffmpegs(
    clips: tuple[Speech, ...], loudness_of: Callable[..., tuple[float, float]]
) -> None:
    """Mono as dual mono, 3.01 units above the formula for one channel; stereo as it is."""
    mono = heard(clips[3])
    for sound in (mono, mono * 0.1, np.repeat(mono, 2, axis=1), np.hstack([mono, mono * 0.2])):
        lufs, peak = loudness_of(sound)
        assert meter.loudness(sound) == pytest.approx(lufs, abs=0.1)
        assert true_peak(sound) == pytest.approx(peak, abs=0.2)
    assert meter.loudness(mono) == pytest.approx(meter.loudness(np.repeat(mono, 2, axis=1)), abs=1e-5)
    silent = np.zeros_like(mono)
    assert meter.loudness(mono) - meter.loudness(np.hstack([mono, silent])) == pytest.approx(3.01, abs=0.01)


@settings(max_examples=examples(40))
@given(st.integers(0, 2**32), st.integers(17_642, 200_000), st.integers(1, 2))
def test_our_loudness_is_pyloudnorms(seed: int, length: int, channels: int) -> None:
    """Filters, windows and both gates, on noise whose level jumps by up to 90 dB."""
    random = np.random.default_rng(seed)
    jumps = np.repeat(10 ** random.uniform(-5, -0.5, length // 4_000 + 1), 4_000)[:length, None]
    sound = random.normal(size=(length, channels)) * jumps
    theirs = pyloudnorm.Meter(SAMPLE_RATE)
    expected = theirs.integrated_loudness(sound if channels == 2 else np.repeat(sound, 2, axis=1))
    assert meter.loudness(sound) == pytest.approx(expected, abs=0.01)


def test_a_word_is_about_as_loud_as_a_sentence(clips: tuple[Speech, ...]) -> None:
    """ "Right." is too short for the gated measure."""
    word = clips[4]
    assert samples(word) < SAMPLE_RATE
    usual = np.median([meter.loudest(heard(clip)) for clip in clips])
    assert meter.loudest(heard(word)) == pytest.approx(usual, abs=4)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_hum_and_offset_vanish(rate: int) -> None:
    """30 Hz by more than 30 dB; 150 Hz, where the deepest voices speak, stays within half a decibel."""
    without_hum(rate)


def test_a_soft_sentence_comes_nearer_to_a_loud_one(speechlike: Callable[..., Sound]) -> None:
    """From 12 dB under it to less than 9: evened, not flattened."""
    evened(speechlike(3.0))


def test_words_within_a_line_come_nearer_to_each_other(
    speeches: tuple[Speech, ...], clips: tuple[Speech, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of both hosts by a sixth or more, while their pauses rise by 5 dB at most."""
    monkeypatch.setattr(levelling, "_RATIO", 1.0)
    plain = [levelling.level_speech(raw) for raw in speeches]
    for host in HOSTS:
        pairs = [
            pair for pair in zip(plain[host], clips[host], strict=True) if samples(pair[0]) > 2 * SAMPLE_RATE
        ]
        before, after = (float(np.mean([spread(pair[side]) for pair in pairs])) for side in (0, 1))
        assert after < before * 5 / 6
        assert np.mean([floor(pair[1]) - floor(pair[0]) for pair in pairs]) < 5


def test_the_compression_is_gentle(speeches: tuple[Speech, ...]) -> None:
    """Of no line more than 10 dB, nor faster than 200 dB a second: nothing pumps."""
    for raw in speeches:
        ear = meter.weighted(levelling._without_rumble(raw)[:, None])
        gain = 20 * np.log10(levelling._compression(ear, levelling._loudness(ear))[::441, 0])
        assert gain.min() > -10
        assert gain.max() == pytest.approx(0, abs=0.01)
        assert np.abs(np.diff(gain)).max() < 2


def test_steady_sound_stays_steady() -> None:
    """To a twentieth of a decibel, from a tenth of a second after its start on: there is nothing to even out."""
    made = steps(levelling.level_speech(speech(sines(3.0, (1000, 0.2)))))[30:-40]
    assert made.max() - made.min() < 0.1


def test_a_quiet_engine_is_compressed_as_a_loud_one(speechlike: Callable[..., Sound]) -> None:
    """The threshold is the clip's own: the same samples come out, but for what 16 bits took."""
    sound = speechlike(3.0)
    loud, quiet = (heard(levelling.level_speech(speech(it)))[: 3 * SAMPLE_RATE] for it in (sound, sound / 8))
    assert decibels(float(np.sqrt(np.square(loud - quiet).mean()))) < -60


def test_both_ends_are_faded() -> None:
    """Even where an engine's noise reaches them: within 10 ms, from nothing."""
    noise = np.random.default_rng(5).normal(size=(2 * SAMPLE_RATE, 1)) * 0.0005
    noise[SAMPLE_RATE // 2 : -SAMPLE_RATE // 2] *= 300
    faded(noise)


def test_silence_is_trimmed(clips: tuple[Speech, ...]) -> None:
    """Of real speech, to what a soft consonant takes to rise or a vowel to die."""
    tightly_cut(clips)


@pytest.mark.parametrize("stage", ["high-pass", "trimming", "compression", "levelling", "limiting", "fades"])
def test_a_missing_stage_is_found(
    stage: str,
    speeches: tuple[Speech, ...],
    speechlike: Callable[..., Sound],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each check above fails when its stage does nothing."""
    patches: dict[str, tuple[object, str, object]] = {
        "high-pass": (levelling, "_CORNER", 1.0),
        "trimming": (levelling, "_stretches", lambda audible: [(0, audible[-1] + SAMPLE_RATE)]),
        "compression": (levelling, "_RATIO", 1.0),
        "levelling": (levelling, "_loudness", lambda _: -24.0),
        "limiting": (limiter, "CEILING", 20.0),
        "fades": (levelling, "_fade", lambda sound: sound),
    }
    lines = speeches[:4]
    checks: dict[str, Callable[[], None]] = {
        "high-pass": without_hum,
        "trimming": lambda: tightly_cut(tuple(map(levelling.level_speech, lines))),
        "compression": lambda: evened(speechlike(3.0)),
        "levelling": lambda: equally_loud(tuple(map(levelling.level_speech, lines))),
        "limiting": lambda: below_the_ceiling(tuple(map(levelling.level_speech, lines))),
        "fades": test_both_ends_are_faded,
    }
    checks[stage]()
    monkeypatch.setattr(*patches[stage])
    with pytest.raises(AssertionError):
        checks[stage]()


def test_what_is_trimmed_is_silence(speeches: tuple[Speech, ...]) -> None:
    """Of the engine's own sound, what lies outside the kept stretches is 38 dB under the rest."""
    for raw in speeches:
        padded = np.pad(levelling._without_rumble(raw), (levelling.LEAD, levelling.TAIL + STEP))[:, None]
        kept = levelling._stretches(levelling._audible(padded))
        cut = np.concatenate([padded[: kept[0][0]], padded[kept[-1][1] :], np.zeros((1, 1))])
        assert decibels(np.abs(cut).max()) < decibels(np.abs(padded).max()) - 38


def test_sound_begins_after_the_lead_and_ends_before_the_tail(speechlike: Callable[..., Sound]) -> None:
    """To 5 ms, whatever silence the engine left; what breaks off rings 20 ms more in the high-pass."""
    for quiet in (0.0, 0.02, 0.7):
        clip = levelling.level_speech(speech(speechlike(1.5, quiet=quiet)))
        assert 0 <= samples(clip) - (levelling.LEAD + 1.5 * SAMPLE_RATE + levelling.TAIL) <= 5 * STEP
        sounding = np.flatnonzero(steps(clip) > -50)
        assert sounding[0] == pytest.approx(3, abs=1)
        assert len(steps(clip)) - sounding[-1] - 1 == pytest.approx(12, abs=1)


def test_marks_move_to_where_each_sentence_sounds(
    clips: tuple[Speech, ...], speeches: tuple[Speech, ...]
) -> None:
    """Trimmed, at the new rate, and past the silence that the engine puts before a sentence."""
    for clip, raw in zip(clips, speeches, strict=True):
        assert clip.sample_rate == SAMPLE_RATE
        assert len(clip.marks) == len(raw.marks)
        assert clip.marks[0] == levelling.LEAD
        assert list(clip.marks) == sorted(set(clip.marks))
        loud = steps(clip)
        for mark in clip.marks[1:]:
            place = mark // STEP
            assert loud[place - 6 : place - 1].max() < loud.max() - 30, "silence before a sentence"
            assert loud[place : place + 20].max() > loud.max() - 30, "sound at its mark"


def test_a_long_pause_inside_a_line_is_shortened(speechlike: Callable[..., Sound]) -> None:
    """Engines leave a second between sentences; marks follow the cut."""
    first, second = speechlike(1.0, 1), speechlike(1.2, 2)
    sound = np.concatenate([first, np.zeros((2 * SAMPLE_RATE, 1)), second])
    marks = (0, len(first) + SAMPLE_RATE)
    clip = levelling.level_speech(speech(sound, marks))
    assert samples(clip) == pytest.approx(levelling.LEAD + 2.7 * SAMPLE_RATE + levelling.TAIL, abs=10 * STEP)
    assert clip.marks[1] == pytest.approx(levelling.LEAD + 1.5 * SAMPLE_RATE, abs=6 * STEP)
    joins = np.abs(np.diff(heard(clip)[:, 0]))
    assert joins[int(1.1 * SAMPLE_RATE) : int(1.4 * SAMPLE_RATE)].max() < 1e-3


@pytest.mark.debian("ffmpeg")
@pytest.mark.parametrize("fault", ["loud", "quiet", "offset", "clipped", "noisy"])
def test_bad_speech_comes_out_right(
    fault: str, speechlike: Callable[..., Sound], loudness_of: Callable[..., tuple[float, float]]
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
    made = heard(levelling.level_speech(speech(bad)))
    lufs, peak = loudness_of(made)
    assert lufs == pytest.approx(-16.0, abs=0.4)
    assert peak <= CEILING + 0.15
    assert abs(made.mean()) < 1e-3
    assert abs(made[0, 0]) < 1e-3
    assert abs(made[-1, 0]) < 1e-3


@pytest.mark.parametrize("seconds", [0.03, 0.1, 0.3, 0.41, 0.9])
def test_short_clips(seconds: float, speechlike: Callable[..., Sound]) -> None:
    """However short, a sound is heard, and below the ceiling."""
    clip = levelling.level_speech(speech(speechlike(seconds)))
    made = heard(clip)
    assert -19 < meter.loudest(made) < -13 or seconds < 0.1
    assert true_peak(made) <= CEILING + 0.02


@pytest.mark.parametrize(
    "sound", [np.zeros((0, 1)), np.zeros((1, 1)), np.zeros((44_100, 1)), np.full((9_000, 1), 0.5)]
)
def test_silence_is_refused(sound: Sound) -> None:
    """An engine that gives silence has failed, and nobody must find out by listening."""
    with pytest.raises(SoundError, match="only silence"):
        levelling.level_speech(speech(sound))


@pytest.mark.parametrize(("volume", "change"), [("+10%", 0.83), ("-20%", -1.94), ("-50%", -6.02)])
def test_volume_applies_after_levelling(volume: str, change: float, speechlike: Callable[..., Sound]) -> None:
    """In percent of amplitude."""
    raw = speech(speechlike(3.0))
    usual, changed = levelling.level_speech(raw), levelling.level_speech(raw, volume=volume)
    difference = meter.loudness(heard(changed)) - meter.loudness(heard(usual))
    assert difference == pytest.approx(change, abs=0.1)
    with pytest.raises(SoundError, match="volume"):
        levelling.level_speech(raw, volume="loud")


def test_the_target_is_the_callers(speechlike: Callable[..., Sound]) -> None:
    """Not every show wants -16."""
    for target in (-24.0, -18.0):
        clip = levelling.level_speech(speech(speechlike(3.0)), target)
        assert meter.loudness(heard(clip)) == pytest.approx(target, abs=0.1)


def test_a_clip_depends_on_nothing_but_itself(
    speeches: tuple[Speech, ...], clips: tuple[Speech, ...]
) -> None:
    """The same bytes after other clips, in any order, and with others in other threads."""
    again = {index: levelling.level_speech(speeches[index]) for index in (7, 4, 0)}
    assert all(clips[index] == clip for index, clip in again.items())
    with ThreadPoolExecutor(4) as pool:
        assert tuple(pool.map(levelling.level_speech, speeches)) == clips


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 48_000])
def test_any_rate_will_do(rate: int, speechlike: Callable[..., Sound]) -> None:
    """Of the same length, at the same loudness, with its marks in the same place."""
    sound = soxr.resample(speechlike(2.0), SAMPLE_RATE, rate)
    clip = levelling.level_speech(speech(sound, (0, rate), rate))
    usual = levelling.level_speech(speech(speechlike(2.0), (0, SAMPLE_RATE)))
    assert meter.loudness(heard(clip)) == pytest.approx(-16.0, abs=0.1)
    assert samples(clip) == pytest.approx(samples(usual), abs=2 * STEP)
    assert clip.marks == pytest.approx(usual.marks, abs=2 * STEP)


@settings(max_examples=examples(30))
@given(st.integers(0, 2**32), st.floats(0.5, 8.0), st.integers(1, 2))
def test_nothing_passes_the_limiter(seed: int, gain: float, channels: int) -> None:
    """Noise, clicks and sines between the samples, in mono and stereo."""
    random = np.random.default_rng(seed)
    sound = random.normal(size=(9_000, channels)) * 0.2
    sound[random.integers(0, 9_000, 5)] = gain
    sound[3_000:6_000] += 0.7 * np.sin(np.pi / 2 * np.arange(3_000) + np.pi / 4)[:, None]
    assert true_peak(sound) > CEILING
    assert true_peak(limiter.limit(sound)) <= CEILING + 0.1


def test_the_limiter_leaves_the_rest_alone(speechlike: Callable[..., Sound]) -> None:
    """One click takes nothing off a sound 50 ms away, and a sound below the ceiling comes back as it was."""
    sound = speechlike(1.0)
    assert np.array_equal(limiter.limit(sound), sound)
    clicked = sound.copy()
    clicked[20_000] = 3.0
    limited = limiter.limit(clicked)
    assert np.array_equal(limited[:17_000], sound[:17_000])
    assert np.array_equal(limited[23_000:], sound[23_000:])
    assert not np.array_equal(limited[19_900:20_100], clicked[19_900:20_100])


def test_a_cut_is_limited_as_the_whole_is() -> None:
    """From whole blocks on, with what lies within reach: to the last bit."""
    random = np.random.default_rng(4)
    sound = random.normal(size=(60_000, 2)) * np.repeat(random.uniform(0, 0.9, 60), 1_000)[:, None]
    start, stop = 1152 * 20, 1152 * 30
    cut = limiter.limit(sound[start - limiter.REACH : stop + limiter.REACH])[limiter.REACH : -limiter.REACH]
    assert np.array_equal(cut, limiter.limit(sound)[start:stop])
