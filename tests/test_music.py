"""The shipped themes are what the mix may rely on, and come out of their scores again."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pyloudnorm
import pytest
import soundfile
from scipy import signal

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "podcast" / "audio" / "themes"
MOODS = {"harbour": "calm", "kite": "bright", "telegraph": "news"}
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
RATE = 44_100
SECONDS = {"intro": (6, 10), "bed": (16, 32), "sting": (1, 1.5), "outro": (8, 12)}

Audio = np.ndarray[Any, np.dtype[np.float64]]

each_theme = pytest.mark.parametrize("theme", MOODS)
each_piece = pytest.mark.parametrize("name", SECONDS)


def sound(folder: Path, name: str) -> Audio:
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


@pytest.fixture
def scores(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that reads scores; the scores can be imported beside it."""
    monkeypatch.syspath_prepend(str(ROOT / "music"))
    return importlib.import_module("score")


@each_theme
@each_piece
def test_a_piece_has_the_format_and_the_length(theme: str, name: str) -> None:
    """What the mix reads, and no longer than a listener waits."""
    info = soundfile.info(FOLDER / theme / f"{name}.flac")
    assert (info.format, info.subtype, info.samplerate, info.channels) == ("FLAC", "PCM_16", RATE, 2)
    least, most = SECONDS[name]
    assert least <= info.duration <= most


@each_theme
@each_piece
def test_a_piece_sits_at_speech_level_below_its_ceiling(theme: str, name: str) -> None:
    """-16 LUFS (the sting in its loudest 400 ms), -2 dBTP, no direct current."""
    audio = sound(FOLDER / theme, name)
    loudness = loudest(audio) if name == "sting" else pyloudnorm.Meter(RATE).integrated_loudness(audio)
    assert loudness == pytest.approx(-16, abs=0.5)
    peak = 20 * np.log10(np.abs(signal.resample_poly(audio, 8, 1, axis=0)).max())
    assert peak <= -2
    assert np.abs(audio.mean(axis=0)).max() < 1e-4


@each_theme
@each_piece
def test_a_piece_survives_being_heard_in_mono(theme: str, name: str) -> None:
    """Less than 1 LU goes when left and right become one."""
    audio = sound(FOLDER / theme, name)
    mono = np.repeat(audio.mean(axis=1, keepdims=True), 2, axis=1)
    meter = pyloudnorm.Meter(RATE)
    assert meter.integrated_loudness(mono) > meter.integrated_loudness(audio) - 1


@each_theme
@pytest.mark.parametrize("name", ["intro", "sting", "outro"])
def test_a_piece_starts_at_once_and_ends_by_itself(theme: str, name: str) -> None:
    """Sound within 30 ms, no click; the end has died away 20 dB under the whole and goes on falling."""
    audio = sound(FOLDER / theme, name)
    assert not audio[0].any()
    assert np.abs(audio[: round(0.03 * RATE)]).max() > 10 ** (-50 / 20)
    assert not audio[-round(0.05 * RATE) :].any()
    last = audio[-RATE // 4 :] if name == "sting" else audio[-RATE:]
    assert level(last) < level(audio) - 20
    assert level(last[len(last) // 2 :]) < level(last[: len(last) // 2])


@each_theme
def test_the_bed_loops_without_a_seam(theme: str) -> None:
    """Whole bars, and neither step, click nor jump in level where the end meets the beginning."""
    bed = sound(FOLDER / theme, "bed")
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


@each_theme
def test_the_bed_leaves_room_for_speech(theme: str) -> None:
    """Little of it lies where consonants do, and it keeps its level."""
    bed = sound(FOLDER / theme, "bed")
    power = np.abs(np.fft.rfft(bed.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(bed), 1 / RATE)
    assert 10 * np.log10(power[(hertz > 1_000) & (hertz < 4_000)].sum() / power.sum()) < -14
    meter = pyloudnorm.Meter(RATE)
    seconds = [
        meter.integrated_loudness(bed[at : at + 3 * RATE]) for at in range(0, len(bed) - 3 * RATE, RATE)
    ]
    assert max(seconds) - min(seconds) < 6


@each_theme
def test_the_files_are_small_and_described(theme: str) -> None:
    """A megabyte and a half a theme, with all that `podcast music` and the notes must know."""
    folder = FOLDER / theme
    assert sum(path.stat().st_size for path in folder.glob("*.flac")) < 1_500_000
    about = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    assert about["title"] == theme.capitalize()
    assert about["mood"] == MOODS[theme]
    assert about["composer"] == f"Original theme '{about['title']}', composed for this project"
    assert about["licence"] == "CC0-1.0"
    assert {"piano", "strings"} <= set(about["instruments"].split(", "))
    assert "MIT" in about["soundfont"]
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", about["rendered"]["soundfont"])
    assert {path.stem for path in folder.glob("*.flac")} == set(SECONDS)


def test_no_theme_is_untested() -> None:
    """Three moods, three folders."""
    assert {folder.parent.name for folder in FOLDER.glob("*/theme.toml")} == set(MOODS)


@each_theme
def test_the_pieces_share_a_motif(theme: str, scores: Any) -> None:
    """The first four notes of the intro's melody, or their like in another octave, run through some part of each."""
    intro, *others = importlib.import_module(theme).THEME.pieces
    motif = tune(scores, intro, intro.parts[0])[:4]
    for piece in others:
        tunes = [tune(scores, piece, part) for part in piece.parts if part.program < scores.KIT]
        assert any(motif == line[at : at + 4] for line in tunes for at in range(len(line))), piece.name


def tune(scores: Any, piece: Any, part: Any) -> list[int]:
    """The top line, as steps of the octave."""
    top = {note.at: note.pitch % 12 for note in scores.read(part.notes, piece.metre)}
    return list(top.values())


@each_theme
def test_no_two_notes_grate(theme: str, scores: Any) -> None:
    """No semitone, plain or with an octave between, is written for longer than a passing eighth."""
    for piece in importlib.import_module(theme).THEME.pieces:
        written = [
            note
            for part in piece.parts
            if part.program < scores.KIT
            for note in scores.read(part.notes, piece.metre)
        ]
        for one, other in combinations(written, 2):
            together = min(one.at + one.length, other.at + other.length) - max(one.at, other.at)
            assert together <= 1 or abs(one.pitch - other.pitch) not in {1, 13}, (piece.name, one, other)


def test_a_bar_line_stands_where_the_metre_says(scores: Any) -> None:
    """The same line of eighths is a bar of one metre and a mistake in the other."""
    six, eight = "A4:2 D5:1 E5:3 | D5:6", "A4:2 D5:1 E5:5 | D5:8"
    assert scores.read(six, scores.SIX_EIGHT)[-1].at == 6
    assert scores.read(eight, scores.FOUR_FOUR)[-1].at == 8
    for line, metre in ((six, scores.FOUR_FOUR), (eight, scores.SIX_EIGHT)):
        with pytest.raises(ValueError, match="bar line at eighth"):
            scores.read(line, metre)


def test_the_beats_weigh_what_the_metre_says(scores: Any) -> None:
    """The first beat most, what lies between the beats least, in every bar."""
    assert [scores.SIX_EIGHT.weight(at) for at in range(6)] == [4, -3, -3, 1, -3, -3]
    assert [scores.FOUR_FOUR.weight(at) for at in range(8, 16)] == [4, -3, 0, -3, 2, -3, 0, -3]
    assert scores.FOUR_FOUR.weight(2.5) == -3


@pytest.mark.slow
@pytest.mark.debian("fluidsynth")
@each_theme
def test_the_score_renders_to_the_shipped_files(theme: str, tmp_path: Path) -> None:
    """To the last bit but one where the programs are the same, and to the same music elsewhere."""
    for there, what in (
        (SOUNDFONT.exists(), "Debian's fluid-soundfont-gm"),
        (importlib.util.find_spec("mido") is not None, "mido (pip install --group music)"),
    ):
        if not there and os.environ.get("CI") == "true":
            pytest.fail(f"CI must have {what}")
        if not there:
            pytest.skip(f"needs {what}")
    recipe = [sys.executable, str(ROOT / "music" / "render.py"), theme, "--out", str(tmp_path)]
    subprocess.run(recipe, check=True, timeout=300)
    same = (tmp_path / "theme.toml").read_bytes() == (FOLDER / theme / "theme.toml").read_bytes()
    for name in SECONDS:
        shipped, again = sound(FOLDER / theme, name), sound(tmp_path, name)
        assert shipped.shape == again.shape
        assert np.corrcoef(shipped.ravel(), again.ravel())[0, 1] > 0.99
        if same:  # the same synthesizer and instruments: no more than rounding apart
            assert np.abs(shipped - again).max() <= 2 / 32_768
