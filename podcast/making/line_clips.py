"""A script's lines as clips for the timeline: prepared for the ear, spoken, levelled; each kept in the store."""

from __future__ import annotations

import json
from collections import Counter
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
    from collections.abc import Sequence
    from pathlib import Path

    from podcast.library import Library
    from podcast.model import Line, Report, Script, Speech

_PACE = 40.0
"""Words a second, where nobody has measured: of the embedded voices, on two slow cores."""


def utterance_of(library: Library, script: Script, line: Line) -> Utterance:
    """Returns a line as an engine is to say it, and as captions show it."""
    voice = script.voice_of(line.host)
    language = script.language or library.show.language
    say = tuple({**dict(library.show.say), **dict(script.say)}.items())
    pairs = split_line(line.text, say, language)
    written, spoken = tuple(zip(*pairs, strict=True)) or ((), ())
    return Utterance(spoken, voice, line.delivery, language, written=written)


class LineClips:
    """The clip of each line of a script: where it lies, and how it is made where there is none."""

    def __init__(self, library: Library, script: Script, path: Path) -> None:
        self.requests = tuple(
            pool.SpeechRequest(utterance_of(library, script, line), f"{path}:{line.at} ({line.host})")
            for line in script.lines
        )
        self._cache = library.cache
        self._lufs = library.show.audio.lufs
        self._speech = library.store("speech")
        self._clips = library.store("clips")
        self._keys = [self._key(request.utterance) for request in self.requests]

    def clip(self, index: int) -> Clip | None:
        """Returns a line's clip, or None when it is still to be made."""
        key = self._keys[index]
        facts = self._clips.get(_facts_key(key))
        if facts is None or not self._clips.has(key):
            return None
        values = json.loads(facts)
        written = self.requests[index].utterance.written
        return Clip(key, values["samples"], tuple(values["marks"]), written)

    def unspoken(self) -> tuple[pool.SpeechRequest, ...]:
        """Returns what an engine is still to say, the same words once."""
        requests: dict[str, pool.SpeechRequest] = {}
        for request in self.requests:
            requests.setdefault(pool.clip_key(request.utterance), request)
        return tuple(request for key, request in requests.items() if not self._speech.has(key))

    def workload(self, workers: int | None) -> pace.Workload:
        """Returns the words that an engine is still to say."""
        words = Counter[str]()
        for request in self.unspoken():
            words[f"speak {request.utterance.voice} by {workers or cores()}"] += count_words(
                request.utterance.text
            )
        return pace.Workload(tuple(sorted(words.items())), _PACE, least_s=2.0)  # voices take that to load

    def missing(self) -> tuple[int, ...]:
        """Returns the lines that have no clip yet, the same words once."""
        indexes: dict[str, int] = {}
        for index in range(len(self.requests)):
            if self._keys[index] not in indexes and self.clip(index) is None:
                indexes[self._keys[index]] = index
        return tuple(indexes.values())

    def key(self, index: int) -> str:
        """Returns the key of a line's clip: another line that has it sounds the same."""
        return self._keys[index]

    def make_some(self, indexes: Sequence[int]) -> None:
        """Makes the clips of some lines, one at a time."""
        pool.speak(
            [self.requests[index] for index in indexes],
            self._speech,
            lambda nth, speech: self._level(indexes[nth], speech),
            workers=1,
        )

    def make_all(self, workers: int | None, report: Report) -> tuple[tuple[Clip, ...], int]:
        """Returns a clip a line, in order, and how many lines an engine had to speak for it."""
        clips = {index: clip for index in range(len(self.requests)) if (clip := self.clip(index))}
        missing = [index for index in range(len(self.requests)) if index not in clips]
        try:
            with pace.measured(self._cache, self.workload(workers)):
                spoken = pool.speak(
                    [self.requests[index] for index in missing],
                    self._speech,
                    lambda nth, speech: self._level(missing[nth], speech),
                    report,
                    workers=workers,
                )
        except EngineError as error:
            if error.index is not None:
                error.index = missing[error.index]
            raise
        clips.update(zip(missing, spoken.results, strict=True))
        return tuple(clips[index] for index in range(len(self.requests))), spoken.called

    def read(self, index: int) -> bytes:
        """Returns a line's samples, made again when its clip was deleted or damaged since the mix began.

        SoundError when the clip cannot be kept even then.
        """
        samples = self._clips.get(self._keys[index])
        if samples is None:
            request = self.requests[index]
            pool.speak([request], self._speech, lambda _, speech: self._level(index, speech))
            samples = self._clips.get(self._keys[index])
            if samples is None:
                raise SoundError(f"{request.label}: its clip cannot be kept", "look at the disk of .cache")
        return samples

    def _level(self, index: int, speech: Speech) -> Clip:
        utterance = self.requests[index].utterance
        levelled = levelling.level_speech(speech, self._lufs, utterance.delivery.volume)
        clip = Clip(self._keys[index], len(levelled.pcm) // 2, levelled.marks, utterance.written)
        self._clips.put(clip.key, levelled.pcm)
        facts = json.dumps({"samples": clip.samples, "marks": clip.marks})
        self._clips.put(_facts_key(clip.key), facts.encode())
        return clip

    def _key(self, utterance: Utterance) -> str:
        volume = utterance.delivery.volume
        return store.key(
            clip=pool.clip_key(utterance), form=recipes.LEVELLED_CLIP, lufs=self._lufs, volume=volume
        )


def _facts_key(key: str) -> str:
    """Returns the key of a clip's length and marks: the timeline needs them without the samples."""
    return store.key(facts=key)


@dataclass(frozen=True, slots=True)
class VoicedScript:
    """A script with a clip for each of its lines."""

    script: Script
    """Its hosts have the voices that spoke."""
    line_clips: LineClips
    clips: tuple[Clip, ...]
    called: int
    """Lines that an engine spoke now."""
    notes: tuple[str, ...] = ()
    """A line for each host whose second voice stood in."""


def voice_script(
    library: Library, script: Script, path: Path, workers: int | None, report: Report
) -> VoicedScript:
    """Returns every line as a clip, spoken where it has none.

    Where a host's voice fails for good, the second one speaks all that the host says.
    """
    notes: tuple[str, ...] = ()
    while True:
        line_clips = LineClips(library, script, path)
        try:
            clips, called = line_clips.make_all(workers, report)
        except EngineError as error:
            if error.index is None:
                raise
            name = script.lines[error.index].host
            first, script = script.voice_of(name), with_second_voice(script, name, error)
            note = (
                f"{error}. So {script.voice_of(name)} speaks all of {name}'s lines in this episode; "
                f"`podcast make` tries {first} again the next time."
            )
            notes += (note,)
        else:
            return VoicedScript(script, line_clips, clips, called, notes)


def with_second_voice(script: Script, name: str, error: EngineError) -> Script:
    """Returns the script with the host's second voice in place of the first, whose error it raises without one."""
    host = next(host for host in script.hosts if host.name == name)
    if host.second is None:
        raise error
    stand_in = replace(host, voice=host.second, second=None)
    return replace(script, hosts=tuple(stand_in if other == host else other for other in script.hosts))
