"""How long a script will be, before anybody has spoken it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article_memory import keep_for_article
from podcast.language.plain.sentences import count_words
from podcast.language.saying.normalisation import normalise
from podcast.model import Comment, Line, Music, Pause, SoundbiteMark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Item, Script

DEFAULT_PACE = 165
"""Words a minute of a voice that nobody has measured."""
MUSIC_S = 8.0
"""What the intro adds before the first word, and the outro behind the last."""
STING_S = 2.0
SPELLED = 0.3
"""Words that a letter of an acronym takes beyond the word it counts as."""
CHAPTER_GAP_S = 0.65
"""Between chapters; the gaps between turns are in the pace."""

_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")


@dataclass(frozen=True, slots=True)
class Timing:
    """Estimated seconds; chapters and hosts in the script's order."""

    seconds: float
    words: int
    chapters: tuple[tuple[str, float], ...]
    """(title, seconds), music, pauses and the gap behind it included."""
    hosts: tuple[tuple[str, float], ...]
    """(name, seconds of speech)."""


def estimate_timing(script: Script, pace: Mapping[str, int], language: str = "en") -> Timing:
    """Returns the length to expect; `pace` has words a minute by host's name, `language` is the show's.

    Words are counted over a whole line, so that it does not matter where its sentences end.
    """
    speech = dict.fromkeys((host.name for host in script.hosts), 0.0)
    chapters = []
    for number, chapter in enumerate(script.chapters, 1):
        seconds = CHAPTER_GAP_S if number < len(script.chapters) else 0.0
        for item in chapter.items:
            length = seconds_of(item, pace, script.language or language)
            seconds += length
            if isinstance(item, Line):
                speech[item.host] += length
        chapters.append((chapter.title, seconds))
    words = sum(count_words(line.text) for line in script.lines)
    total = sum(seconds for _, seconds in chapters)
    return Timing(total, words, tuple(chapters), tuple(speech.items()))


def seconds_of(item: Item, pace: Mapping[str, int], language: str = "en") -> float:
    """Returns how long an item takes, the gap behind a turn included.

    `pace` is as for estimate_timing(), `language` the line's.
    """
    match item:
        case Line():
            faster = 1 + int(item.delivery.rate.rstrip("%") or "0") / 100
            return _words_said(item.text, language) * 60 / (pace.get(item.host, DEFAULT_PACE) * faster)
        case Pause():
            return item.ms / 1000
        case Music():
            return 0.0 if item.piece == "bed" else MUSIC_S
        case Comment() | SoundbiteMark():
            return 0.0
        case _:
            return STING_S


@keep_for_article(2000)
def _words_said(text: str, language: str) -> float:
    """Words that a text takes to say: "$699.99" is one to read and six to say."""
    said = normalise(text, language=language)
    return count_words(said) + SPELLED * len("".join(_ACRONYM.findall(said)))
