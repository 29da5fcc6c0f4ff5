"""One voice saying one thing, into a file."""

from __future__ import annotations

import wave
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast import store
from podcast.audio import levelling, mixing, mp3
from podcast.errors import ArticleError, VoiceError
from podcast.making.host_voices import voice_problem
from podcast.making.line_clips import utterance_of
from podcast.making.script_checks import load_script
from podcast.model import Host, Line, Passage, Script, Voice
from podcast.voices import pool

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Speech


def say(library: Library, text: str, voice: str | None, path: Path) -> None:
    """Writes `text` in a voice (`ENGINE:NAME`, by default the first host's), levelled as in an episode."""
    try:
        chosen = Voice.parse(voice) if voice else library.show.hosts[0].voice
    except ValueError as error:
        raise VoiceError(str(error), "`podcast voices` lists them") from None
    if problem := voice_problem(chosen):
        raise VoiceError(problem)
    line = Line("voice", (Passage(text),))
    _say(library, Script("", (Host("voice", chosen),), ()), line, path, "the text")


def say_line(library: Library, script: Path, number: int, path: Path) -> None:
    """Writes the line of a script file as its host says it."""
    content = load_script(script).script
    # A line's number is that of its first line in the file; an editor's cursor may stand below it.
    above = [line for line in content.lines if line.at <= number]
    if not above:
        raise ArticleError(f"{script}:{number}: nobody speaks there", "lines begin with **Name:**")
    line = above[-1]
    _say(library, content, line, path, f"{script}:{line.at} ({line.host})")


def _say(library: Library, script: Script, line: Line, path: Path, label: str) -> None:
    utterance = utterance_of(library, script, line)

    def level(_: int, speech: Speech) -> Speech:
        return levelling.level_speech(speech, library.show.audio.lufs, line.delivery.volume)

    [clip] = pool.speak([pool.SpeechRequest(utterance, label)], library.store("speech"), level).results
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
