"""The shipped themes are what the mix may rely on, and come out of their scores again."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pyloudnorm
import pytest
import soundfile
from scipy import signal

ROOT = Path(__file__).parents[1]
HARBOUR = ROOT / "podcast" / "audio" / "themes" / "harbour"
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
RATE = 44_100
SECONDS = {"intro": (7, 9), "bed": (16, 32), "sting": (1, 1.5), "outro": (8, 12)}

Audio = np.ndarray[Any, np.dtype[np.float64]]


def sound(name: str, folder: Path = HARBOUR) -> Audio:
    audio: Audio = soundfile.read(folder / f"{name}.flac", always_2d=True)[0]
    return audio


def loudest(audio: Audio) -> float:
    """The loudest 400 ms, in LUFS."""
    meter = pyloudnorm.Meter(RATE)
    block, hop = round(0.4 * RATE), RATE // 10
    starts = range(0, len(audio) - block + 1, hop)
    return float(max(meter.integrated_loudness(audio[start : start + block]) for start in starts))


def level(audio: Audio) -> float:
    return float(20 * np.log10(np.sqrt((audio**2).mean()) + 1e-12))


@pytest.mark.parametrize("name", SECONDS)
def test_a_piece_has_the_format_and_the_length(name: str) -> None:
    info = soundfile.info(HARBOUR / f"{name}.flac")
    assert (info.format, info.subtype, info.samplerate, info.channels) == ("FLAC", "PCM_16", RATE, 2)
    least, most = SECONDS[name]
    assert least <= info.duration <= most


@pytest.mark.parametrize("name", SECONDS)
def test_a_piece_sits_at_speech_level_below_its_ceiling(name: str) -> None:
    audio = sound(name)
    loudness = loudest(audio) if name == "sting" else pyloudnorm.Meter(RATE).integrated_loudness(audio)
    assert loudness == pytest.approx(-16, abs=0.5)
    peak = 20 * np.log10(np.abs(signal.resample_poly(audio, 8, 1, axis=0)).max())
    assert peak <= -2
    assert np.abs(audio.mean(axis=0)).max() < 1e-4


@pytest.mark.parametrize("name", SECONDS)
def test_a_piece_survives_being_heard_in_mono(name: str) -> None:
    audio = sound(name)
    mono = np.repeat(audio.mean(axis=1, keepdims=True), 2, axis=1)
    meter = pyloudnorm.Meter(RATE)
    assert meter.integrated_loudness(mono) > meter.integrated_loudness(audio) - 1


@pytest.mark.parametrize("name", ["intro", "sting", "outro"])
def test_a_piece_starts_at_once_and_ends_by_itself(name: str) -> None:
    audio = sound(name)
    assert not audio[0].any()
    assert np.abs(audio[: round(0.03 * RATE)]).max() > 10 ** (-50 / 20)
    assert not audio[-round(0.05 * RATE) :].any()
    last = audio[-RATE // 4 :] if name == "sting" else audio[-RATE:]
    assert level(last) < level(audio) - 20
    assert level(last[len(last) // 2 :]) < level(last[: len(last) // 2])


def test_the_bed_loops_without_a_seam() -> None:
    bed = sound("bed")
    assert len(bed) % (2 * RATE) == 0, "the loop ends on a bar"
    looped = np.tile(bed, (2, 1))
    steps = np.abs(np.diff(looped, axis=0)).max(axis=1)
    around = steps[len(bed) - 20 : len(bed) + 20]
    assert around.max() < np.percentile(steps, 99.5)
    # A click is treble out of nowhere: none in the 10 ms at the seam.
    treble = signal.sosfilt(signal.butter(4, 6_000, "highpass", fs=RATE, output="sos"), looped, axis=0)
    blocks = np.array([level(block) for block in np.array_split(treble, len(treble) // 441)])
    seam = len(blocks) // 2
    assert blocks[seam - 2 : seam + 3].max() < np.median(blocks) + 6
    assert abs(level(bed[: RATE // 5]) - level(bed[-RATE // 5 :])) < 4


def test_the_bed_leaves_room_for_speech() -> None:
    bed = sound("bed")
    power = np.abs(np.fft.rfft(bed.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(bed), 1 / RATE)
    assert 10 * np.log10(power[(hertz > 1_000) & (hertz < 4_000)].sum() / power.sum()) < -14
    meter = pyloudnorm.Meter(RATE)
    seconds = [
        meter.integrated_loudness(bed[at : at + 3 * RATE]) for at in range(0, len(bed) - 3 * RATE, RATE)
    ]
    assert max(seconds) - min(seconds) < 6


def test_the_files_are_small_and_described() -> None:
    assert sum(path.stat().st_size for path in HARBOUR.glob("*.flac")) < 1_500_000
    about = tomllib.loads((HARBOUR / "theme.toml").read_text(encoding="utf-8"))
    assert about["title"] == "Harbour"
    assert about["composer"] == "Original theme 'Harbour', composed for this project"
    assert about["licence"] == "CC0-1.0"
    assert {"piano", "strings"} <= set(about["instruments"].split(", "))
    assert "MIT" in about["soundfont"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", about["rendered"]["soundfont"])
    assert {path.stem for path in HARBOUR.glob("*.flac")} == set(SECONDS)


@pytest.mark.debian("fluidsynth")
def test_the_score_renders_to_the_shipped_files(tmp_path: Path) -> None:
    for there, what in (
        (SOUNDFONT.exists(), "Debian's fluid-soundfont-gm"),
        (importlib.util.find_spec("mido") is not None, "mido (pip install --group music)"),
    ):
        if not there and os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {what}")
        if not there:
            pytest.skip(f"needs {what}")
    recipe = [sys.executable, str(ROOT / "music" / "render.py"), "harbour", "--out", str(tmp_path)]
    subprocess.run(recipe, check=True, timeout=300)
    same = (tmp_path / "theme.toml").read_bytes() == (HARBOUR / "theme.toml").read_bytes()
    for name in SECONDS:
        shipped, again = sound(name), sound(name, tmp_path)
        assert shipped.shape == again.shape
        assert np.corrcoef(shipped.ravel(), again.ravel())[0, 1] > 0.99
        if same:  # the same synthesizer and instruments: no more than rounding apart
            assert np.abs(shipped - again).max() <= 2 / 32_768
