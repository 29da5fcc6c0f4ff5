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


class SentenceView(NamedTuple):
    """A sentence of the episode, as its page shows it."""

    number: int
    time: str
    """As a media fragment has it: `12.3,15.04`."""
    text: str
    note: int
    """The first note that it rests on, by number."""
    notes: str
    """All the notes that it rests on: `2,3`."""


class TurnView(NamedTuple):
    """What one host says until another one speaks."""

    host: str
    voice: int
    """Which of the hosts, from 1."""
    sentences: tuple[SentenceView, ...]


class ChapterView(NamedTuple):
    """A chapter; an episode without any is one without a title."""

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
    turns: tuple[TurnView, ...]


class NoteView(NamedTuple):
    """A sentence of the source, and who rests on it: (number of the sentence, its time)."""

    number: int
    text: str
    cited: tuple[tuple[int, str], ...]


class TranscriptView(NamedTuple):
    """The words of an episode, as its page shows them."""

    chapters: tuple[ChapterView, ...]
    notes: tuple[NoteView, ...]


def view_transcript(episode: Episode) -> TranscriptView:
    """Return the episode's words; footnotes are numbered in the order in which they are cited."""
    texts = {note.label: clean(note.text) for note in episode.footnotes}
    numbers: dict[str, int] = {}
    cited: dict[str, list[tuple[int, str]]] = {}
    for at, cue in enumerate(episode.cues, start=1):
        for label in cue.cites:
            if texts.get(label):
                numbers.setdefault(label, len(numbers) + 1)
                cited.setdefault(label, []).append((at, clock(cue.start_ms)))
    notes = (NoteView(number, texts[label], tuple(cited[label])) for label, number in numbers.items())
    return TranscriptView(tuple(_chapters(episode, numbers)), tuple(notes))


def _chapters(episode: Episode, numbers: Mapping[str, int]) -> Iterator[ChapterView]:
    starts = [chapter.start_ms for chapter in episode.chapters]
    voices = {host.name: at for at, host in enumerate(episode.hosts, start=1)}
    cues: dict[int, list[tuple[int, Cue]]] = {}
    for at, cue in enumerate(episode.cues, start=1):
        cues.setdefault(bisect.bisect(starts, cue.start_ms), []).append((at, cue))
    if 0 in cues:
        yield ChapterView(0, "", "0", clock(0), "", "", "", tuple(_turns(cues[0], voices, numbers)))
    for number, chapter in enumerate(episode.chapters, start=1):
        turns = _turns(cues.get(number, []), voices, numbers)
        start = chapter.start_ms
        title, link = shorten(chapter.title, VALUE_LIMIT) or "…", ascii_url(chapter.url)
        yield ChapterView(
            *(number, title, seconds(start), clock(start), link, place(link), chapter.image), tuple(turns)
        )


def _turns(
    numbered: list[tuple[int, Cue]], voices: Mapping[str, int], numbers: Mapping[str, int]
) -> Iterator[TurnView]:
    for host, cues in itertools.groupby(numbered, lambda pair: pair[1].host):
        sentences = [_sentence(at, cue, numbers) for at, cue in cues]
        yield TurnView(shorten(host, 128), voices.get(host, 0), tuple(sentences))


def _sentence(at: int, cue: Cue, numbers: Mapping[str, int]) -> SentenceView:
    notes = [numbers[label] for label in cue.cites if label in numbers]
    time = f"{seconds(cue.start_ms)},{seconds(cue.end_ms)}"
    return SentenceView(at, time, clean(cue.text), notes[0] if notes else 0, ",".join(map(str, notes)))
