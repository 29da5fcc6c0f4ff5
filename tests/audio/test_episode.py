"""A whole episode of real voices and our theme, judged by its MP3 alone: decoded, and measured by others."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from podcast.audio import meter, mixing, mp3, theme_music, timeline
from podcast.audio.cues import milliseconds
from podcast.audio.levelling import LEAD, TAIL
from podcast.model import (
    SAMPLE_RATE,
    AudioFormat,
    Line,
    Music,
    MusicChoice,
    Pause,
    Script,
    ScriptChapter,
    Speech,
    Sting,
)
from tests.audio.conftest import Takes
from tests.audio.measures import true_peak

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    Sound = NDArray[np.float64]
    Meter = Callable[[Path | Sound], tuple[float, float]]

STEP = SAMPLE_RATE // 100
FORMATS = {
    "mono": AudioFormat(),
    "stereo": AudioFormat(channels=2, bitrate=128),
    "small": AudioFormat(bitrate=64),
}


@dataclass
class Made:
    """An episode and what it was made of."""

    script: Script
    plan: timeline.Timeline
    data: bytes
    sound: Sound
    """The MP3, decoded."""

    @property
    def spoken(self) -> list[timeline.ClipPlacement]:
        return [sound for sound in self.plan.placements if isinstance(sound, timeline.ClipPlacement)]

    @property
    def levels(self) -> Sound:
        """dB of full scale of each 10 ms."""
        whole = self.sound[: len(self.sound) // STEP * STEP].reshape(-1, STEP * self.sound.shape[1])
        return np.asarray(10 * np.log10(np.square(whole).mean(axis=1) + 1e-12))

    def host(self, name: str) -> Sound:
        """All that one host says."""
        lines = self.script.lines
        parts = [self.sound[clip.start : clip.end] for clip in self.spoken if lines[clip.index].host == name]
        return np.concatenate(parts)


def make(script: Script, takes: Takes, audio: AudioFormat, folder: Path, theme: str = "harbour") -> Made:
    loaded = theme_music.load(MusicChoice(theme), audio, folder)
    plan = timeline.lay(script, takes.clips, loaded)
    out = io.BytesIO()
    mp3.Encoder(audio, workers=2).write(
        mixing.cut_into_parts(plan, takes.sounds(loaded), audio.channels), out
    )
    sound, _ = soundfile.read(io.BytesIO(out.getvalue()), dtype="float64", always_2d=True)
    return Made(script, plan, out.getvalue(), np.asarray(sound))


@pytest.fixture(scope="module")
def script(lines: tuple[Line, ...]) -> Script:
    """Music at both ends, a sting, a pause, a plain chapter."""
    return Script(
        "The harbour that measures the sea",
        (),
        (
            ScriptChapter("Welcome", (Music("intro"), *lines[:2])),
            ScriptChapter("Summary", (Sting(), *lines[2:6])),
            ScriptChapter("What it means", (lines[6], Pause(900), lines[7])),
            ScriptChapter("Closing", (*lines[8:], Music("outro"))),
        ),
    )


@pytest.fixture(scope="module", params=FORMATS)
def made(
    request: pytest.FixtureRequest,
    script: Script,
    takes: Takes,
    tmp_path_factory: pytest.TempPathFactory,
) -> Made:
    return make(script, takes, FORMATS[request.param], tmp_path_factory.mktemp("show"))


@pytest.mark.debian("ffmpeg")
def test_the_programme_is_at_its_loudness(made: Made, loudness_of: Meter, tmp_path: Path) -> None:
    """-16 LUFS within half a unit, true peak at most -1, of the MP3 as decoded by others."""
    path = tmp_path / "it.mp3"
    path.write_bytes(made.data)
    lufs, peak = loudness_of(path)
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0
    assert true_peak(made.sound) <= -1.0


@pytest.mark.debian("ffmpeg")
def test_the_hosts_are_equally_loud(made: Made, loudness_of: Meter) -> None:
    """Within a unit; and the check sees one that is 2 dB louder."""
    maya, theo = (loudness_of(made.host(name))[0] for name in ("Maya", "Theo"))
    assert abs(maya - theo) <= 1.0
    assert abs(loudness_of(made.host("Maya") * 1.26)[0] - theo) > 1.0


def test_the_decoded_mp3_is_the_timeline(made: Made) -> None:
    """As long, to the sample."""
    assert len(made.sound) == made.plan.samples


def test_cues_and_chapters_are_where_the_sound_is(made: Made) -> None:
    """A line's start within 100 ms, a sentence's inside it within 300."""
    levels = made.levels
    firsts = {milliseconds(it.start + LEAD) for it in made.spoken}
    assert firsts <= {cue.start_ms for cue in made.plan.cues}
    for cue in made.plan.cues:
        assert onset(levels, cue.start_ms) <= (100 if cue.start_ms in firsts else 300), cue
    for chapter in made.plan.chapters[1:]:
        assert onset(levels, chapter.start_ms) <= 100, chapter
        place = chapter.start_ms // 10
        assert levels[place : place + 2].max() < -45, "a tap on a chapter lands in silence"


def onset(levels: Sound, at_ms: int) -> int:
    """ms from a time to the first sound at or after it; 0 in the middle of one that began before."""
    heard = np.flatnonzero(levels[at_ms // 10 :] > -45)
    return int(heard[0]) * 10


def test_the_check_of_starts_can_fail(made: Made) -> None:
    """A chapter 200 ms early is seen."""
    assert onset(made.levels, made.plan.chapters[2].start_ms - 200) > 100


def test_silences(made: Made) -> None:
    """Heard, not planned: head, gaps between turns and chapters, the pause as asked, the tail."""
    silences = quiet(made.levels)
    assert silences[0][0] == 0
    assert silences[0][1] <= 500
    assert silences[-1][1] == pytest.approx(len(made.levels) * 10, abs=10)
    assert 500 <= silences[-1][1] - silences[-1][0] <= 1000
    assert max(end - start for start, end in silences) <= 1500
    opens = {chapter.items[0] for chapter in made.script.chapters}
    for before, after in pairwise(made.spoken):
        line = made.script.lines[after.index]
        gap = (after.start + LEAD - before.end + TAIL) / 44.1
        if line is made.script.chapters[1].items[1]:
            continue  # a sting lies between
        if line in opens:
            assert 500 <= gap <= 800
        elif line is made.script.chapters[2].items[2]:
            assert gap == pytest.approx(900, abs=1)
        else:
            assert (90 if len(line.text.split()) <= 3 else 150) <= gap <= 350
        heard = [it for it in silences if abs(it[1] - (after.start + LEAD) / 44.1) < 80]
        assert heard, "the silence is there"
        assert heard[0][1] - heard[0][0] == pytest.approx(gap, abs=110)


def quiet(levels: Sound) -> list[tuple[int, int]]:
    """(from, to) in ms of each silence of 60 ms and more."""
    edges = np.flatnonzero(np.diff(np.r_[0, levels < -48, 0].astype(int)))
    return [(int(a) * 10, int(b) * 10) for a, b in edges.reshape(-1, 2) if b - a >= 6]


def test_music_is_down_before_the_first_word(made: Made) -> None:
    """By 20 dB: the 100 ms before the voice, against the voice."""
    first = made.spoken[0]
    voice = meter.loudness(made.sound[first.start : first.end])
    before = made.sound[first.start + LEAD - 4_410 : first.start + LEAD]
    assert meter.windows(before, 4_410, 4_410).max() <= voice - 20
    earlier = made.sound[first.start - 3 * SAMPLE_RATE : first.start - 2 * SAMPLE_RATE]
    assert meter.loudness(earlier) > voice - 20, "there was music, and the check can fail"


def test_no_click_at_a_join(made: Made) -> None:
    """Where a sound begins or ends, no step above -50 dB, when speech itself has steps of -10."""
    steps = np.abs(np.diff(made.sound[:, 0]))
    assert steps.max() > 0.1
    for sound in made.spoken:
        for join in (sound.start, sound.end):
            assert clicks(steps, join) < 0.004
    broken = made.sound.copy()
    broken[made.spoken[2].end + 200 :] += 0.02
    assert clicks(np.abs(np.diff(broken[:, 0])), made.spoken[2].end) > 0.004


def clicks(steps: Sound, join: int) -> float:
    return float(steps[max(0, join - 300) : join + 300].max())


@pytest.mark.parametrize("audio", FORMATS.values(), ids=FORMATS)
def test_the_same_bytes_twice(audio: AudioFormat, script: Script, takes: Takes, tmp_path: Path) -> None:
    """Of other objects, in another folder."""
    once = make(script, takes, audio, tmp_path)
    again = make(replace(script), replace(takes), audio, tmp_path / "other")
    assert again.data == once.data


@pytest.mark.debian("ffmpeg")
@pytest.mark.parametrize("audio", [FORMATS["mono"], FORMATS["stereo"]], ids=["mono", "stereo"])
def test_a_bed_stays_20_db_under_the_speech(
    audio: AudioFormat, lines: tuple[Line, ...], takes: Takes, tmp_path: Path, loudness_of: Meter
) -> None:
    """All the while, and takes nothing off the programme's loudness or its peaks."""
    script = Script("T", (), (ScriptChapter("C", (Music("intro"), Music("bed"), *lines)),))
    made = make(script, takes, audio, tmp_path)
    lufs, peak = loudness_of(made.sound)
    assert lufs == pytest.approx(-16.0, abs=0.5)
    assert peak <= -1.0
    for before, after in pairwise(made.spoken):
        between = made.sound[before.end - TAIL // 2 : after.start + LEAD // 2]
        if len(between) > 4_410:
            assert -60 < meter.windows(between, 4_410, 441)[10:].max() <= -16 - 20


def test_an_edit_changes_its_own_parts_only(script: Script, takes: Takes, tmp_path: Path) -> None:
    """Another take of one line: every part but its own keeps its key and its samples."""
    pcm = list(takes.pcm)
    pcm[3] = pcm[3][: -2 * TAIL] + pcm[5]
    edited = Takes.of(Speech(it, SAMPLE_RATE, clip.marks) for it, clip in zip(pcm, takes.clips, strict=True))
    theme = theme_music.load(MusicChoice(), FORMATS["mono"], tmp_path)
    old, new = (
        {
            part.key: b"".join(part.pcm())
            for part in mixing.cut_into_parts(timeline.lay(script, it.clips, theme), it.sounds(theme), 1)
        }
        for it in (takes, edited)
    )
    assert len(old) == len(new) > 6
    assert len(old.keys() - new.keys()) == 1
    assert all(old[key] == new[key] for key in old.keys() & new.keys())
