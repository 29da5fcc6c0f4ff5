"""One voice saying one thing, into a file."""

from __future__ import annotations

import wave
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import store
from podcast.audio import levelling, mixing, mp3
from podcast.equipment import voice_problem
from podcast.errors import ArticleError, EngineError, VoiceError
from podcast.making.line_clips import utterance_of, with_second_voice
from podcast.model import Host, Line, Passage, Script, Voice
from podcast.script.text import lines_of
from podcast.scripting import load_script
from podcast.voices import pool

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Speech


def say(library: Library, text: str, voice: str | None, path: Path) -> str:
    """Writes `text` in a voice (`ENGINE:NAME`, by default the first host's), levelled as in an episode.

    Returns one line when the host's second voice had to stand in, or nothing.
    """
    try:
        host = Host("voice", Voice.parse(voice)) if voice else library.show.hosts[0]
    except ValueError as error:
        raise VoiceError(str(error), "`podcast voices` lists them") from None
    if problem := voice_problem(host.voice):
        raise VoiceError(problem)
    line = Line(host.name, (Passage(text),))
    return _say(library, Script("", (host,), ()), line, path, "the text")


def say_line(library: Library, script: Path, number: int, path: Path) -> str:
    """Writes the line of a script file as its host says it, and returns what `say` does."""
    file = load_script(script)
    # A line's number is that of its first line in the file; an editor's cursor may stand below it.
    above = [line for line in file.script.lines if line.at <= number]
    rows = lines_of(script.read_text(encoding="utf-8").rstrip())
    if number > len(rows):
        raise ArticleError(f"{script} ends with line {len(rows)}", "give one on which a host speaks")
    if not above or not all(row.strip() for row in rows[above[-1].at - 1 : number]):
        raise ArticleError(f"{script}:{number}: nobody speaks there", "lines begin with **Name:**")
    line = above[-1]
    return _say(library, file.script, line, path, f"{script}:{line.at} ({line.host})")


def _say(library: Library, script: Script, line: Line, path: Path, label: str) -> str:
    try:
        clip, note = _speak(library, script, line, label), ""
    except EngineError as error:
        script = with_second_voice(script, line.host, error)
        clip, note = (
            _speak(library, script, line, label),
            f"{error}. So {script.voice_of(line.host)} says it.",
        )
    _write(library, clip, path)
    return note


def _speak(library: Library, script: Script, line: Line, label: str) -> Speech:
    """Returns a line as it sounds in an episode."""

    def level(_: int, speech: Speech) -> Speech:
        return levelling.level_speech(speech, library.show.audio.lufs, line.delivery.volume)

    request = pool.SpeechRequest(utterance_of(library, script, line), label)
    [clip] = pool.speak([request], library.store("speech"), level).results
    return clip


def _write(library: Library, clip: Speech, path: Path) -> None:
    with store.writing(path) as file:
        if path.suffix.lower() == ".mp3":
            part = mixing.EpisodePart("", len(clip.pcm) // 2, lambda: [clip.pcm])
            mp3.Encoder(replace(library.show.audio, channels=1)).write([part], file)
            return
        with wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(clip.sample_rate)
            sound.writeframes(clip.pcm)
