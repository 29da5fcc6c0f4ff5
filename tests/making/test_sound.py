"""Episodes of whole articles, as other programs hear them: every theme, mono and stereo, embedded and online voices."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from benchmarks import meter
from podcast import making
from podcast.audio import theme_music
from podcast.model import Utterance, Voice
from podcast.scripting import Order, load_script
from podcast.voices import engines
from tests.samples import corpus
from tests.shows import add_script, make_show
from tests.voices.edge_server import RATE, EdgeServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from podcast.making import MakeResult
    from podcast.model import Episode, Script

    Sound = NDArray[np.float64]
    Harm = Callable[[Sound, Episode], Sound]

SHOW = """
title = "Read Aloud"
[hosts]
Maya = "hibari:heart"
Theo = "edge:en-US-GuyNeural"
[music]
theme = "{theme}"
[audio]
channels = {channels}
bitrate = {bitrate}
"""
pytestmark = [pytest.mark.slow, pytest.mark.debian("ffmpeg", "mp3val")]

FORMS = [
    (theme.name, channels, rate) for theme in theme_music.list_themes() for channels, rate in meter.FORMS
]
SPOKEN = ("news.html", "interview.html", "opinion.html", "how-to.md", "forum.html", "essay.txt")
"""Articles that are spoken in ways as different as can be; the sound of others would tell nothing new."""
FORM_OF = dict(zip(SPOKEN, FORMS, strict=True))
"""File name of an article -> the form of its episode: theme, channels, bitrate."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[EdgeServer]:
    """The edge service on loopback; it has the voice of a person, 10 dB quieter than that of the other host."""
    hibari = engines.load("hibari")

    def voice(sentence: str) -> bytes:
        said = hibari.synthesize(Utterance((sentence,), Voice("hibari", "heart")))
        assert said.sample_rate == RATE
        quieter: bytes = np.rint(np.frombuffer(said.pcm, "<i2") * 0.3).astype("<i2").tobytes()
        return quieter

    with EdgeServer() as server:
        server.voice = voice
        monkeypatch.setattr("edge_tts.communicate.WSS_URL", server.url)
        yield server


@pytest.mark.parametrize("path", corpus.cases(FORM_OF))
def test_episodes_are_broadcast_quality(path: Path, tmp_path: Path, service: EdgeServer) -> None:
    """Loudness, peaks, balance, gaps, silences and music of each article's episode; each in one of the forms."""
    theme, channels, bitrate = FORM_OF[path.name]
    library = make_show(tmp_path, SHOW.format(theme=theme, channels=channels, bitrate=bitrate))
    made = making.make(library, str(path), Order(minutes=1))
    script = load_script(library.scripts / f"{made.episode.slug}.md").script
    figures = meter.measure(made, script, channels)
    assert {name: values for name, values in figures.items() if not meter.within(name, values)} == {}
    assert service.requests


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> tuple[MakeResult, Script, meter.Figures]:
    """An episode with nothing wrong, its script, and its figures."""
    library = make_show(tmp_path_factory.mktemp("honest"))
    path = add_script(library)
    made = making.make(library, str(path), Order())
    script = load_script(path).script
    return made, script, meter.measure(made, script, 1)


def too_loud(sound: Sound, _: Episode) -> Sound:
    """The whole by 1 dB."""
    return sound * 1.12


def unlike(sound: Sound, episode: Episode) -> Sound:
    """One host by 3 dB."""
    for cue in episode.cues:
        if cue.host == "Theo":
            sound[cue.start_ms * 44 : cue.end_ms * 44] *= 0.7
    return sound


def dumb(sound: Sound, episode: Episode) -> Sound:
    """Two seconds of nothing."""
    at = episode.cues[2].start_ms * 44
    sound[at : at + 2 * 44_100] = 0
    return sound


def drowned(sound: Sound, episode: Episode) -> Sound:
    """Music that does not go down before the first word."""
    at = episode.cues[0].start_ms * 44
    sound[at - 10_000 : at] += 0.05 * np.sin(np.arange(10_000) / 20)[:, None]
    return sound


@pytest.mark.parametrize(
    ("harm", "column"),
    [(too_loud, "loudness"), (unlike, "hosts"), (dumb, "silence"), (drowned, "music")],
)
def test_the_meter_sees_what_is_wrong(
    harm: Harm, column: str, tmp_path: Path, honest: tuple[MakeResult, Script, meter.Figures]
) -> None:
    """Each fault in its own column, which is right without it."""
    made, script, figures = honest
    assert meter.within(column, figures[column])
    sound, rate = soundfile.read(made.audio, always_2d=True)
    harmed = tmp_path / "harmed.flac"
    soundfile.write(harmed, harm(sound, made.episode), rate)
    assert not meter.within(column, meter.measure(replace(made, audio=harmed), script, 1)[column])
