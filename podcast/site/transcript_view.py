"""What was said as the page shows it: chapters, turns, sentences, and the notes that sentences rest on."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, NamedTuple

from podcast.contract import VALUE_LIMIT
from podcast.language.plain.hygiene import clean, shorten
from podcast.site.wording import clock, place, seconds
from podcast.urls import ascii_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from podcast.model import Cue, Episode


class Sentence(NamedTuple):
    """A sentence of the episode."""

    number: int
    time: str
    """As a media fragment has it: `12.3,15.04`."""
    text: str
    note: int
    """The first note that it rests on, by number."""
    notes: str
    """All of them: `2,3`."""


class Turn(NamedTuple):
    """What one host says until another one speaks."""

    host: str
    voice: int
    """Which of the hosts, from 1."""
    sentences: tuple[Sentence, ...]


class Part(NamedTuple):
    """A chapter; an episode without any is one part without a title."""

    number: int
    """From 1; 0 for what is said outside of all chapters."""
    title: str
    time: str
    """Its start in seconds."""
    clock: str
    link: str
    place: str
    """Where the link leads."""
    image: str
    turns: tuple[Turn, ...]


class Note(NamedTuple):
    """A sentence of the source, and who rests on it: (number of the sentence, its time)."""

    number: int
    text: str
    cited: tuple[tuple[int, str], ...]


class Transcript(NamedTuple):
    """All of it."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def transcript(episode: Episode) -> Transcript:
    """The episode's words; footnotes are numbered in the order in which they are cited."""
    texts = {note.label: clean(note.text) for note in episode.footnotes}
    numbers: dict[str, int] = {}
    cited: dict[str, list[tuple[int, str]]] = {}
    for at, cue in enumerate(episode.cues, start=1):
        for label in cue.cites:
            if texts.get(label):
                numbers.setdefault(label, len(numbers) + 1)
                cited.setdefault(label, []).append((at, clock(cue.start_ms)))
    notes = (Note(number, texts[label], tuple(cited[label])) for label, number in numbers.items())
    return Transcript(tuple(_parts(episode, numbers)), tuple(notes))


def _parts(episode: Episode, numbers: Mapping[str, int]) -> Iterator[Part]:
    starts = [chapter.start_ms for chapter in episode.chapters]
    voices = {host.name: at for at, host in enumerate(episode.hosts, start=1)}
    said: dict[int, list[tuple[int, Cue]]] = {}
    for at, cue in enumerate(episode.cues, start=1):
        said.setdefault(bisect.bisect(starts, cue.start_ms), []).append((at, cue))
    if 0 in said:
        yield Part(0, "", "0", clock(0), "", "", "", tuple(_turns(said[0], voices, numbers)))
    for number, chapter in enumerate(episode.chapters, start=1):
        turns = _turns(said.get(number, []), voices, numbers)
        start = chapter.start_ms
        title, link = shorten(chapter.title, VALUE_LIMIT) or "…", ascii_url(chapter.url)
        yield Part(
            *(number, title, seconds(start), clock(start), link, place(link), chapter.image), tuple(turns)
        )


def _turns(
    said: list[tuple[int, Cue]], voices: Mapping[str, int], numbers: Mapping[str, int]
) -> Iterator[Turn]:
    for host, cues in itertools.groupby(said, lambda pair: pair[1].host):
        sentences = [_sentence(at, cue, numbers) for at, cue in cues]
        yield Turn(shorten(host, 128), voices.get(host, 0), tuple(sentences))


def _sentence(at: int, cue: Cue, numbers: Mapping[str, int]) -> Sentence:
    notes = [numbers[label] for label in cue.cites if label in numbers]
    time = f"{seconds(cue.start_ms)},{seconds(cue.end_ms)}"
    return Sentence(at, time, clean(cue.text), notes[0] if notes else 0, ",".join(map(str, notes)))
