"""Jobs that benchmarks/sound.py times in a process of their own, so that nothing is warm that should be cold.

    python benchmarks/alone.py JOB ARGUMENTS..

Each prints what it measured as JSON.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import subprocess
import sys
import tempfile
import threading
import time
import wave
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from podcast.audio.mixing import EpisodePart
    from podcast.library import Library
    from podcast.model import Utterance, Voice


def main() -> None:
    """Do the job."""
    job, *arguments = sys.argv[1:]
    print(json.dumps(JOBS[job](*arguments)))


def clips(show: str, script: str, folder: str) -> dict[str, float]:
    """Write the raw speech of every line as a WAV file; from the cache, so nothing is measured."""
    from podcast.voices import pool

    library, utterances = _lines(show, script)
    turns = [pool.SpeechRequest(utterance, "") for utterance in utterances]
    for at, said in enumerate(pool.speak(turns, library.store("speech"), lambda _, said: said).results):
        with wave.open(str(Path(folder) / f"{at:05}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(said.sample_rate)
            file.writeframes(said.pcm)
    return {}


def limit(show: str, script: str, mp3: str) -> dict[str, float]:
    """Seconds of the engines on each different line, one after the other in one thread, and of one LAME after them."""
    from podcast.voices import engines

    _, utterances = _lines(show, script)
    for voice in dict.fromkeys(utterance.voice for utterance in utterances):
        _syllable(voice)

    def speak() -> None:
        for utterance in dict.fromkeys(utterances):
            engines.load(utterance.voice.engine).synthesize(utterance)

    thread = threading.Thread(target=speak)
    spoke = _timed(lambda: (thread.start(), thread.join()))
    command = ["ffmpeg", "-v", "error", "-i", mp3, "-f", "s16le", "-ac", "1", "-"]
    pcm = subprocess.run(command, check=True, capture_output=True).stdout
    return {"speech": spoke, "lame": _timed(lambda: _lame(pcm)), "audio": len(pcm) / 2 / 44100}


def workers(show: str, script: str) -> dict[str, float]:
    """Seconds to speak a script with one worker, and with two; models loaded."""
    from podcast import store
    from podcast.voices import pool

    _, utterances = _lines(show, script)
    for voice in dict.fromkeys(utterance.voice for utterance in utterances):
        _syllable(voice)
    turns = [pool.SpeechRequest(utterance, "") for utterance in utterances]

    def speak(count: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            kept = store.FolderStore(Path(folder))
            pool.speak(turns, kept, lambda _, said: said, workers=count)

    speak(2)  # the models' memory grows while they speak for the first time
    one, two, again, last = (_timed(lambda count=count: speak(count)) for count in (1, 2, 2, 1))
    return {"one": (one + last) / 2, "two": (two + again) / 2}


def encoding(show: str, script: str) -> dict[str, float]:
    """Seconds to encode the mixed audio of an episode: on all cores, and by one LAME."""
    from podcast.audio import mp3
    from podcast.equipment import theme_of
    from podcast.making.line_clips import voice_script
    from podcast.making.mixdown import lay_out
    from podcast.model import silent
    from podcast.scripting import load_script
    from podcast.voices.engines.base import cores

    library, _ = _lines(show, script)
    said = voice_script(library, load_script(Path(script)).script, Path(script), None, silent)
    parts = [_held(part) for part in lay_out(library, said, theme_of(library), cores()).parts]
    whole = b"".join(block for part in parts for block in part.pcm())
    encoder = mp3.Encoder(library.show.audio, workers=cores())
    ours = _timed(lambda: encoder.write(parts, io.BytesIO()))
    return {"ours": ours, "lame": _timed(lambda: _lame(whole)), "parts": len(parts)}


def line(modules: str, show: str, script: str, at: str) -> dict[str, float]:
    """Seconds to load the voice of the line at `at` up to its first syllable, and to speak the line after that."""
    _import(modules)
    _, utterances = _lines(show, script, int(at))
    from podcast.voices import engines

    load = _timed(lambda: _syllable(utterances[0].voice))
    said = _timed(lambda: engines.load(utterances[0].voice.engine).synthesize(utterances[0]))
    return {"load": load, "speech": said}


def imports(modules: str) -> dict[str, float]:
    """Import what a file lists."""
    _import(modules)
    return {}


def edits(show: str, script: str, host: str, *counts: str) -> dict[str, float]:
    """Seconds of making an episode with one line changed, and of that line's speech, once the voice is loaded."""
    import talk

    from podcast import making, scripting
    from podcast.voices import engines

    made, spoke = [], []
    for count in map(int, counts):
        at = talk.edit(Path(script), host, count)
        library, [utterance] = _lines(show, script, at)
        start = time.perf_counter()
        called = making.make(library, script, scripting.Order()).called
        made.append(time.perf_counter() - start)
        spoke.append(_timed(partial(engines.load(utterance.voice.engine).synthesize, utterance)))
        if called != 1:
            raise SystemExit(f"{called} lines were spoken for one that was changed")
    return {"cold": made[0], "make": median(made[1:]), "speech": median(spoke[1:])}


JOBS: dict[str, Callable[..., dict[str, float]]] = {
    job.__name__: job for job in (clips, limit, workers, encoding, line, imports, edits)
}


def _lines(show: str, script: str, at: int = 0) -> tuple[Library, list[Utterance]]:
    """The show, and the lines of a script (or the one in line `at` of the file) as engines are to say them."""
    from podcast.library import open_library
    from podcast.making.line_clips import utterance_of
    from podcast.scripting import load_script

    library, read = open_library(Path(show)), load_script(Path(script)).script
    chosen = [line for line in read.lines if at in {0, line.at}]
    plain = (replace(line, delivery=replace(line.delivery, volume="")) for line in chosen)
    return library, [utterance_of(library, read, line) for line in plain]


def _syllable(voice: Voice) -> None:
    from podcast.model import Utterance
    from podcast.voices import engines

    engines.load(voice.engine).synthesize(Utterance(("Oh.",), voice))


def _held(part: EpisodePart) -> EpisodePart:
    """A part with its samples in memory."""
    held = tuple(part.pcm())
    return replace(part, pcm=lambda: held)


def _lame(pcm: bytes) -> None:
    """One LAME with the settings of an episode over mono PCM."""
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(96)
    encoder.set_channels(1)
    encoder.set_in_sample_rate(44100)
    encoder.set_out_sample_rate(44100)
    encoder.set_quality(2)
    encoder.encode(pcm)
    encoder.flush()


def _import(modules: str) -> None:
    for name in Path(modules).read_text(encoding="utf-8").split():
        with contextlib.suppress(ImportError):  # some can only be imported by others
            importlib.import_module(name)


def _timed(job: Callable[[], object]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
