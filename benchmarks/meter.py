"""How the episodes of a folder of articles sound, by other programs than ours: ffmpeg, ffprobe and mp3val.

    python benchmarks/meter.py FOLDER [--minutes 3]

Every article is made with the embedded voices, mono at 96 kbit/s and stereo at 128, with every theme, and its MP3
measured as a player decodes it: a table in Markdown, with the least and the most where there are several figures, and
the worst of each column in the last lines. Exits with 1 when one is not as it has to be.

loudness  LUFS of the whole; mono counts as two equal channels, here and below
peak      dBTP
hosts     LU between the loudest and the quietest host, over all that each says
turns     ms between turns of one chapter, by the cues; where no music and no pause is asked for
heard     ms, the same by ear: how long it is quieter than -50 dB there
chapters  ms between the last turn of a chapter and the first of the next one, by the cues; where no music is asked for
silence   s, the longest below -50 dB anywhere
music     dB by which the 100 ms before the first word lie below the voices
clean     lines in which ffprobe or mp3val complain
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from podcast import making, scripting
from podcast.audio.theme_music import list_themes
from podcast.errors import PodcastError
from podcast.library import open_library
from podcast.model import SAMPLE_RATE, Comment, Line
from podcast.scripting import load_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from podcast.model import Cue, Episode, Script

    Sound = NDArray[np.float64]
    Figures = dict[str, list[float]]

SHOW = """
title = "Read Aloud"
[hosts]
Maya = "hibari:heart"
Theo = "piper:joe"
[music]
theme = "{theme}"
[audio]
channels = {channels}
bitrate = {bitrate}
"""
FORMATS = (".html", ".htm", ".md", ".txt", ".pdf", ".docx", ".epub")
FORMS = ((1, 96), (2, 128))
"""Channels and kbit/s."""
PROGRAMS = ("ffmpeg", "ffprobe", "mp3val")
LIMITS = {
    "loudness": (-16.5, -15.5),
    "peak": (-np.inf, -1.0),
    "hosts": (0.0, 1.0),
    "turns": (90.0, 350.0),
    "heard": (0.0, np.inf),
    "chapters": (500.0, 800.0),
    "silence": (0.0, 1.5),
    "music": (20.0, np.inf),
    "clean": (0.0, 0.0),
}
"""Between which every figure of a column has to lie."""
QUIET = -50.0
_STEP = SAMPLE_RATE // 200


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--minutes", default=3.0)
def main(folder: Path, minutes: float) -> None:
    """Print a row for each episode."""
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        raise click.ClickException(f"needs {', '.join(missing)}: apt install {' '.join(missing)}")
    click.echo(f"| article | form | {' | '.join(LIMITS)} |\n|---|---|{'--:|' * len(LIMITS)}")
    everything: Figures = {name: [] for name in LIMITS}
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in FORMATS):
        for form, figures in measured(path, minutes):
            click.echo(f"| {path.name} | {form} | {' | '.join(shown(figures[name]) for name in LIMITS)} |")
            for name, values in figures.items():
                everything[name] += values
    missed = [name for name, values in everything.items() if not within(name, values)]
    click.echo(f"| **all** | | {' | '.join(shown(everything[name]) for name in LIMITS)} |")
    click.echo(f"| | | {' | '.join('✗' if name in missed else 'OK' for name in LIMITS)} |")
    sys.exit(bool(missed))


def measured(source: Path, minutes: float) -> Iterator[tuple[str, Figures]]:
    """An article's episodes in all forms; it is spoken once."""
    with tempfile.TemporaryDirectory() as place:
        for theme in list_themes():
            for channels, bitrate in FORMS:
                show = SHOW.format(theme=theme.name, channels=channels, bitrate=bitrate)
                (Path(place) / "show.toml").write_text(show, encoding="utf-8")
                library = open_library(Path(place))
                try:
                    made = making.make(library, str(source), scripting.Order(minutes))
                except PodcastError as error:
                    click.echo(f"{source.name}: {error}", err=True)
                    return
                [script] = library.scripts.glob("*.md")
                yield (
                    f"{theme.name} {channels} × {bitrate}",
                    measure(made, load_script(script).script, channels),
                )


def measure(made: making.Made, script: Script, channels: int) -> Figures:
    """All figures of an episode."""
    command = ["ffmpeg", "-v", "error", "-i", made.audio, "-f", "f32le", "-"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    sound = np.frombuffer(data, "<f4").reshape(-1, channels).astype(np.float64)
    loudness, peak = ebur128(sound)
    gaps = list(_gaps(script, made.episode.cues))
    return {
        "loudness": [loudness],
        "peak": [peak],
        "hosts": [balance(sound, made.episode)],
        "turns": [start - end for opens, end, start in gaps if not opens],
        "heard": [heard(sound, end, start) for opens, end, start in gaps if not opens],
        "chapters": [start - end for opens, end, start in gaps if opens],
        "silence": [longest_silence(made.audio)],
        "music": [clearance(sound, made.episode)],
        "clean": [len(complaints(made.audio))],
    }


def ebur128(sound: Sound) -> tuple[float, float]:
    """Integrated loudness and true peak, by ffmpeg."""
    form = ["-f", "f32le", "-ar", str(SAMPLE_RATE), "-ac", str(sound.shape[1]), "-i", "-"]
    measure = ["-af", "ebur128=peak=true:dualmono=true", "-f", "null", "-"]
    command = ["ffmpeg", "-hide_banner", "-nostats", *form, *measure]
    data = sound.astype("<f4").tobytes()
    said = subprocess.run(command, check=True, capture_output=True, input=data).stderr.decode()
    told = said.rpartition("Summary:")[2]
    return tuple(float(re.search(rf"{name}:\s+(\S+) ", told)[1]) for name in ("I", "Peak"))


def balance(sound: Sound, episode: Episode) -> float:
    """LU between the hosts."""
    said = [
        np.concatenate(
            [_between(sound, cue.start_ms, cue.end_ms) for cue in episode.cues if cue.host == name]
        )
        for name in {cue.host for cue in episode.cues}
    ]
    loudness = [ebur128(host)[0] for host in said]
    return max(loudness) - min(loudness)


def longest_silence(audio: Path) -> float:
    """Seconds."""
    detect = f"silencedetect=n={QUIET}dB:d=0.2"
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", audio, "-af", detect, "-f", "null", "-"]
    said = subprocess.run(command, check=True, capture_output=True, errors="replace").stderr
    return max((float(it) for it in re.findall(r"silence_duration: (\S+)", said)), default=0.0)


def clearance(sound: Sound, episode: Episode) -> float:
    """dB from what sounds just before the first word up to the voices."""
    first = episode.cues[0].start_ms
    voices = np.concatenate([_between(sound, cue.start_ms, cue.end_ms) for cue in episode.cues])
    return _level(voices) - _level(_between(sound, first - 100, first))


def heard(sound: Sound, end_ms: int, start_ms: int) -> float:
    """ms of the longest quiet from a little before the end of one turn to a little after the start of the next."""
    near = _between(sound, end_ms - 300, start_ms + 300)
    steps = near[: len(near) // _STEP * _STEP].reshape(-1, _STEP * sound.shape[1])
    loud = np.flatnonzero(10 * np.log10(np.square(steps).mean(axis=1) + 1e-12) > QUIET)
    places = [-1, *loud.tolist(), len(steps)]
    return max(stop - start - 1 for start, stop in pairwise(places)) * 1000 * _STEP / SAMPLE_RATE


def complaints(audio: Path) -> list[str]:
    """What ffprobe and mp3val have against a file."""
    probe = ["ffprobe", "-v", "warning", "-show_entries", "format=duration", "-of", "csv", audio]
    said = subprocess.run(probe, check=False, capture_output=True, text=True).stderr.splitlines()
    check = ["mp3val", audio]
    found = subprocess.run(check, check=False, capture_output=True, text=True).stdout.splitlines()
    lines = [*said, *(line for line in found if line.startswith(("WARNING", "ERROR")))]
    for line in lines:
        click.echo(line, err=True)
    return lines


def _gaps(script: Script, cues: tuple[Cue, ...]) -> Iterator[tuple[bool, int, int]]:
    """Between lines that nothing but silence parts: whether a chapter begins, and where it is silent, in ms."""
    left = iter(cues)
    ended, opens, parted = 0, False, True
    for item in chain.from_iterable((None, *chapter.items) for chapter in script.chapters):
        if item is None:
            opens = True
        elif isinstance(item, Line):
            own = _cues_of(item, left)
            if not parted:
                yield opens, ended, own[0].start_ms
            ended, opens, parted = own[-1].end_ms, False, False
        elif not isinstance(item, Comment):
            parted = True


def _cues_of(line: Line, cues: Iterator[Cue]) -> list[Cue]:
    """The next cues, as many as the line has words for."""
    words, own = line.text.split(), []
    while sum(len(cue.text.split()) for cue in own) < len(words):
        own.append(next(cues))
    return own


def _between(sound: Sound, start_ms: int, end_ms: int) -> Sound:
    return sound[max(0, start_ms) * SAMPLE_RATE // 1000 : end_ms * SAMPLE_RATE // 1000]


def _level(sound: Sound) -> float:
    return float(10 * np.log10(np.square(sound).mean() + 1e-12))


def shown(values: list[float]) -> str:
    """One figure, or the least and the most."""
    if not values:
        return "–"
    least, most = f"{min(values):.4g}", f"{max(values):.4g}"
    return least if least == most else f"{least} … {most}"


def within(name: str, values: list[float]) -> bool:
    """Whether every figure of a column is as it has to be."""
    least, most = LIMITS[name]
    return all(least <= value <= most for value in values)


if __name__ == "__main__":
    main()
