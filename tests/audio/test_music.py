"""Themes and the user's own files, each at its loudness and ready to be spoken over."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from podcast.audio import meter, theme_music
from podcast.errors import SoundError
from podcast.model import SAMPLE_RATE, AudioFormat, MusicChoice

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS = [AudioFormat(), AudioFormat(channels=2, bitrate=128)]


@pytest.mark.debian("ffmpeg")
@pytest.mark.parametrize("audio", FORMATS, ids=["mono", "stereo"])
@pytest.mark.parametrize("theme", [theme.name for theme in theme_music.list_themes()])
def test_our_themes_are_whole(
    theme: str, audio: AudioFormat, loudness_of: Callable[..., tuple[float, float]]
) -> None:
    """All four pieces, at the programme's loudness by another meter, the bed far below."""
    loaded = theme_music.load(MusicChoice(theme), audio, Path())
    assert loaded.credit
    for name in theme_music.PIECES:
        piece = loaded.piece(name)
        sound = meter.floats(piece.pcm, piece.channels)
        lufs, peak = loudness_of(sound)
        assert peak <= -1.8
        if name == "bed":
            assert meter.loudest(sound) <= -16 - 20
            assert abs(sound[0] - sound[-1]).max() < 0.02, "it repeats without a click"
            assert piece.samples == soundfile.info(io.BytesIO(theme_music.read_flac(theme, name))).frames, (
                "nothing cut off"
            )
        else:
            assert lufs == pytest.approx(-16, abs=0.4)
            assert np.abs(sound[[0, -1]]).max() < 0.001
            assert 0 < piece.clear <= piece.samples


def test_themes_are_listed_and_given_out() -> None:
    """With what a user must know of them."""
    assert "harbour" in [theme.name for theme in theme_music.list_themes()]
    assert all(theme.title and theme.credit and theme.licence for theme in theme_music.list_themes())
    assert theme_music.read_flac("harbour", "intro").startswith(b"fLaC")
    with pytest.raises(SoundError, match="intro, bed, sting, outro"):
        theme_music.read_flac("harbour", "fanfare")


@pytest.mark.parametrize(
    ("name", "rate", "channels"),
    [("a.wav", 48_000, 2), ("a.flac", 44_100, 1), ("a.mp3", 32_000, 2), ("a.ogg", 22_050, 1)],
)
def test_the_users_own_file(name: str, rate: int, channels: int, tmp_path: Path) -> None:
    """Of any kind, rate and width, from the show's folder, in place of a theme's piece; silence around it goes."""
    time = np.arange(3 * rate) / rate
    sound = np.stack([np.sin(2 * np.pi * 440 * time) * np.exp(-time)] * channels, axis=1) * 0.3
    (tmp_path / "own").mkdir()
    soundfile.write(tmp_path / "own" / name, np.pad(sound, ((rate, rate), (0, 0))), rate)
    for audio in FORMATS:
        theme = theme_music.load(MusicChoice("", intro=f"own/{name}"), audio, tmp_path)
        assert theme.credit == ""
        piece = theme.piece("intro")
        assert piece.channels == audio.channels
        assert piece.samples == pytest.approx(3 * SAMPLE_RATE, abs=4_000)
        heard = meter.floats(piece.pcm, piece.channels)
        assert meter.loudness(heard) == pytest.approx(-16, abs=0.3)
        spectrum = np.abs(np.fft.rfft(heard[:, 0]))
        assert spectrum.argmax() * SAMPLE_RATE / len(heard) == pytest.approx(440, abs=1)


def test_from_clear_on_speech_stands_20_db_above(themed: Callable[..., theme_music.Theme]) -> None:
    """And not much before it: the voice does not wait for what nobody hears."""
    for audio in FORMATS:
        piece = themed(audio).piece("intro")
        sound = meter.floats(piece.pcm, piece.channels)
        assert meter.windows(sound[piece.clear :], 4_410, 441).max() <= -16 - 20
        assert meter.windows(sound[piece.clear - 8_820 :], 4_410, 441).max() > -16 - 24


def test_a_song_is_faded_out(tmp_path: Path) -> None:
    """Nobody wants three minutes of intro, nor a cut in the music."""
    time = np.arange(90 * 8_000) / 8_000
    soundfile.write(tmp_path / "song.wav", np.sin(2 * np.pi * 440 * time) * 0.3, 8_000)
    piece = theme_music.load(MusicChoice("", intro="song.wav"), AudioFormat(), tmp_path).piece("intro")
    assert piece.samples == 30 * SAMPLE_RATE
    sound = meter.floats(piece.pcm)
    assert np.abs(sound[-2_000:]).max() < 0.002
    assert piece.clear < piece.samples


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        (MusicChoice("nowhere"), "there is no theme 'nowhere'"),
        (MusicChoice("", intro="gone.flac"), "gone.flac does not exist"),
        (MusicChoice("", intro="text.flac"), "cannot be read as sound"),
        (MusicChoice("", intro="silent.wav"), "only silence"),
        (MusicChoice("", intro="empty.wav"), "only silence"),
        (MusicChoice("", sting="silent.wav"), "there is no music 'intro'"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(choice: MusicChoice, message: str, tmp_path: Path) -> None:
    """And a piece that no script asks for is not read."""
    (tmp_path / "text.flac").write_text("not a sound")
    soundfile.write(tmp_path / "silent.wav", np.zeros(20_000), SAMPLE_RATE)
    soundfile.write(tmp_path / "empty.wav", np.zeros(0), SAMPLE_RATE)
    with pytest.raises(SoundError, match=message) as error:
        theme_music.load(choice, AudioFormat(), tmp_path).piece("intro")
    assert "\n" not in str(error.value)
