"""A script's lines as clips for the timeline: prepared for the ear, spoken, levelled; each kept in the store."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast import recipes, store
from podcast.audio import levelling
from podcast.errors import EngineError, SoundError
from podcast.language.plain.sentences import count_words
from podcast.making import pace
from podcast.model import Clip, Utterance
from podcast.voices import pool
from podcast.voices.engines.base import cores
from podcast.voices.splitting import split_line

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Line, Report, Script, Speech

_PACE = 40.0
"""Words a second, where nobody has measured: of the embedded voices, on two slow cores."""


def utterance_of(library: Library, script: Script, line: Line) -> Utterance:
    """A line as an engine is to say it, and as captions show it."""
    voice = next(host.voice for host in script.hosts if host.name == line.host)
    language = script.language or library.show.language
    say = tuple({**dict(library.show.say), **dict(script.say)}.items())
    pairs = split_line(line.text, say, language)
    written, spoken = tuple(zip(*pairs, strict=True)) or ((), ())
    return Utterance(spoken, voice, line.delivery, language, written=written)


class Takes:
    """The lines of a script as engines are to say them, and where their sound lies."""

    def __init__(self, library: Library, script: Script, path: Path) -> None:
        self.turns = tuple(
            pool.SpeechRequest(utterance_of(library, script, line), f"{path}:{line.at} ({line.host})")
            for line in script.lines
        )
        self._cache = library.cache
        self._lufs = library.show.audio.lufs
        self._speech = library.store("speech")
        self._clips = library.store("clips")
        self._keys = [self._key(turn.utterance) for turn in self.turns]

    def clip(self, index: int) -> Clip | None:
        """A line's clip, when there is one."""
        key = self._keys[index]
        facts = self._clips.get(_facts(key))
        if facts is None or not self._clips.has(key):
            return None
        told = json.loads(facts)
        return Clip(key, told["samples"], tuple(told["marks"]), self.turns[index].utterance.written)

    def unspoken(self) -> tuple[pool.SpeechRequest, ...]:
        """What an engine is still to say, the same words once."""
        turns: dict[str, pool.SpeechRequest] = {}
        for turn in self.turns:
            turns.setdefault(pool.clip_key(turn.utterance), turn)
        return tuple(turn for key, turn in turns.items() if not self._speech.has(key))

    def work(self, workers: int | None) -> pace.Work:
        """The words of it."""
        turns = self.unspoken()
        voices = " and ".join(sorted({str(turn.utterance.voice) for turn in turns}))
        words = sum(count_words(turn.utterance.text) for turn in turns)
        return pace.Work(f"speak {voices} by {workers or cores()}", words, _PACE)

    def all(self, workers: int | None, report: Report) -> tuple[tuple[Clip, ...], int]:
        """A clip a line, in order; and how many lines an engine had to speak for it."""
        found = {index: clip for index in range(len(self.turns)) if (clip := self.clip(index))}
        missing = [index for index in range(len(self.turns)) if index not in found]
        try:
            with pace.measured(self._cache, self.work(workers)):
                made = pool.speak(
                    [self.turns[index] for index in missing],
                    self._speech,
                    lambda place, said: self._level(missing[place], said),
                    report,
                    workers=workers,
                )
        except EngineError as error:
            if error.index is not None:
                error.index = missing[error.index]
            raise
        found.update(zip(missing, made.results, strict=True))
        return tuple(found[index] for index in range(len(self.turns))), made.called

    def read(self, index: int) -> bytes:
        """A line's samples; whoever deletes or damages clips while they are mixed has them made again."""
        kept = self._clips.get(self._keys[index])
        if kept is not None:
            return kept
        [made] = pool.speak(
            [self.turns[index]], self._speech, lambda _, said: self._level(index, said)
        ).results
        again = self._clips.get(made.key)
        if again is None:
            raise SoundError(
                f"{self.turns[index].label}: its clip cannot be kept; look at the disk of .cache"
            )
        return again

    def _level(self, index: int, said: Speech) -> Clip:
        utterance = self.turns[index].utterance
        ready = levelling.level_speech(said, self._lufs, utterance.delivery.volume)
        clip = Clip(self._keys[index], len(ready.pcm) // 2, ready.marks, utterance.written)
        self._clips.put(clip.key, ready.pcm)
        told = json.dumps({"samples": clip.samples, "marks": clip.marks})
        self._clips.put(_facts(clip.key), told.encode())
        return clip

    def _key(self, utterance: Utterance) -> str:
        volume = utterance.delivery.volume
        return store.key(
            clip=pool.clip_key(utterance), form=recipes.LEVELLED_CLIP, lufs=self._lufs, volume=volume
        )


def _facts(key: str) -> str:
    """Under which a clip's length and marks lie: the timeline needs them without the samples."""
    return store.key(facts=key)


@dataclass(frozen=True, slots=True)
class VoicedScript:
    """A script with a clip for each of its lines."""

    script: Script
    """Its hosts have the voices that spoke."""
    takes: Takes
    clips: tuple[Clip, ...]
    called: int
    """Lines that an engine spoke now."""
    notes: tuple[str, ...] = ()
    """A line for each host whose second voice stood in."""


def voice_script(
    library: Library, script: Script, path: Path, workers: int | None, report: Report
) -> VoicedScript:
    """Return every line as a clip, spoken where it has none.

    Where a host's voice fails for good, the second one speaks all that the host says.
    """
    notes: tuple[str, ...] = ()
    while True:
        takes = Takes(library, script, path)
        try:
            clips, called = takes.all(workers, report)
        except EngineError as error:
            if error.index is None:
                raise
            name = script.lines[error.index].host
            script, note = _with_second_voice(script, name, error)
            notes += (note,)
        else:
            return VoicedScript(script, takes, clips, called, notes)


def _with_second_voice(script: Script, name: str, error: EngineError) -> tuple[Script, str]:
    host = next(host for host in script.hosts if host.name == name)
    if host.second is None:
        raise error
    stand_in = replace(host, voice=host.second, second=None)
    hosts = tuple(stand_in if it == host else it for it in script.hosts)
    note = (
        f"{error}. So {host.second} speaks all of {name}'s lines in this episode; "
        f"`podcast make` tries {host.voice} again the next time."
    )
    return replace(script, hosts=hosts), note
