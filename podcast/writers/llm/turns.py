"""Turns of talk: from an answer of the model to lines of a script."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words, split
from podcast.model import Comment, Line, Passage
from podcast.writers.frame import merge_passages
from podcast.writers.llm.schema import Sentence, UnusableError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from podcast.model import Host, Item
    from podcast.writers.llm.schema import Turn

MAX_TURN = 75
"""Words of one turn."""
MIN_TURN = 3
"""Words below which engines sound odd."""

_MARKS = re.compile(r"\s*\[\^?(\d{1,6}(?:\s*[,;]\s*\^?\d{1,6})*)\]")
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\"|«[^»]*»)")
_DASH = re.compile(r"\s+[–—―]+\s+|\s+--?\s+|(?<=\w)—(?=\w)")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)([^*]+?)\*{1,3}|(?<!\w)__?(?=\S)([^_]+?)__?(?!\w)|`([^`]+)`")
_ENDED = re.compile(r"[.!?…:。！？][”’\"')»]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """What one host says in a row; `notes` tell people what happened to it since the model wrote it."""

    host: str
    sentences: tuple[Sentence, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def words(self) -> int:
        """As they are counted for the length of a turn."""
        return sum(count_words(sentence.text) for sentence in self.sentences)


def said(
    turns: Sequence[Turn], hosts: Sequence[Host], numbers: Collection[int], language: str
) -> tuple[Said, ...]:
    """An answer's turns, tidied; UnusableError when a speaker is nobody, or nothing cites the sentences in view."""
    made = []
    for turn in turns:
        host = _host(turn.speaker, hosts)
        sentences = tidied(turn.sentences, numbers, language)
        if sentences:
            made.append(Said(host, sentences))
    if not any(sentence.cites for turn in made for sentence in turn.sentences):
        raise UnusableError("no sentence in it cites one of the numbered sentences")
    return tuple(made)


def tidied(sentences: Sequence[Sentence], numbers: Collection[int], language: str) -> tuple[Sentence, ...]:
    """Sentences as a script can hold them, one each, that cite only what was in view."""
    made = []
    for sentence in sentences:
        marked = [
            int(number) for mark in _MARKS.findall(sentence.text) for number in re.findall(r"\d+", mark)
        ]
        cites = tuple(dict.fromkeys(n for n in (*sentence.cites, *marked) if n in numbers))
        made += [Sentence(text, cites) for text in _split(_plain(_MARKS.sub("", sentence.text)), language)]
    return _joined([replace(one, text=_ended(one.text)) for one in made if any(map(str.isalnum, one.text))])


def alternate(turns: Sequence[Said], hosts: Sequence[Host]) -> tuple[Said, ...]:
    """Turns in which nobody speaks twice in a row, or too long; what is in excess the other host says."""
    made: list[Said] = []
    kept: tuple[str, ...] = ()
    for piece in (piece for turn in turns for piece in _shortened(turn)):
        if not piece.sentences:
            kept += piece.notes
            continue
        turn, kept = replace(piece, notes=(*kept, *piece.notes)), ()
        last = made[-1] if made else None
        if last is None or last.host != turn.host or len(hosts) == 1:
            made.append(turn)
        elif last.words + turn.words <= MAX_TURN and not _asks(last):
            made[-1] = Said(last.host, (*last.sentences, *turn.sentences), (*last.notes, *turn.notes))
        else:
            made.append(replace(turn, host=_other(hosts, turn.host, made)))
    return (*made, Said(hosts[0].name, (), kept)) if kept else tuple(made)


def items(turns: Sequence[Said], label: Callable[[int], str]) -> tuple[Item, ...]:
    """Lines with the notes before them; `label` gives the footnote of a sentence's number."""
    made: list[Item] = []
    for turn in turns:
        made += [Comment(_comment(note)) for note in dict.fromkeys(turn.notes)]
        if turn.sentences:
            passages = (Passage(one.text, tuple(map(label, one.cites))) for one in turn.sentences)
            made.append(Line(turn.host, merge_passages(tuple(passages))))
    return tuple(made)


def _host(speaker: str, hosts: Sequence[Host]) -> str:
    """The host that an answer names, however it is written."""
    said = " ".join(speaker.split()).casefold()
    found = [host.name for host in hosts if host.name.casefold() == said]
    found = found or [
        host.name for host in hosts if re.search(rf"(?<!\w){re.escape(host.name.casefold())}(?!\w)", said)
    ]
    if len(found) != 1:
        raise UnusableError(
            f"the speaker `{speaker[:40]}` is none of the hosts {', '.join(host.name for host in hosts)}"
        )
    return found[0]


def _joined(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Words too few to stand alone ("A kiln.") are one sentence with the next, at the end with the one before."""
    made: list[Sentence] = []
    for one in sentences:
        if made and (_is_short(made[-1]) or (_is_short(one) and one is sentences[-1])):
            last = made.pop()
            cites = tuple(dict.fromkeys((*last.cites, *one.cites)))
            made.append(Sentence(f"{last.text} {one.text}", cites))
        else:
            made.append(one)
    return tuple(made)


def _is_short(sentence: Sentence) -> bool:
    return count_words(sentence.text) < MIN_TURN


def _split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text; a quotation of several stays in one piece."""
    made: list[str] = []
    for sentence in split(text, language):
        if made and (made[-1].count("“") > made[-1].count("”") or made[-1].count('"') % 2):
            made[-1] = f"{made[-1]} {sentence}"
        else:
            made.append(sentence)
    return tuple(made)


def _plain(text: str) -> str:
    """Without emphasis and dashes that engines would stumble over, but for other people's words."""
    text = _EMPHASIS.sub(lambda found: found[1] or found[2] or found[3], text)
    pieces = [
        piece if place % 2 else _DASH.sub(", ", piece) for place, piece in enumerate(_QUOTED.split(text))
    ]
    return _printable("".join(pieces))


def _printable(text: str) -> str:
    """Without characters that no script may hold, spaces folded."""
    kept = (" " if unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") else letter for letter in text)
    return " ".join("".join(kept).split())


def _ended(text: str) -> str:
    return text if _ENDED.search(text) else f"{text.rstrip(',;')}."


def _shortened(turn: Said) -> tuple[Said, ...]:
    """The turn, cut between sentences where it would be too long to listen to."""
    pieces: list[list[Sentence]] = [[]]
    long = 0
    for sentence in turn.sentences:
        words = count_words(sentence.text)
        if pieces[-1] and long + words > MAX_TURN:
            pieces.append([])
            long = 0
        pieces[-1].append(sentence)
        long += words
    first, *others = (Said(turn.host, tuple(piece)) for piece in pieces)
    return (replace(first, notes=turn.notes), *others)


def _asks(turn: Said) -> bool:
    return turn.sentences[-1].text.rstrip("”’\"')").endswith(("?", "？"))


def _other(hosts: Sequence[Host], name: str, made: Sequence[Said]) -> str:
    """Who goes on in place of `name`: of several the one who has said less."""
    others = [host.name for host in hosts if host.name != name]
    return min(others, key=lambda other: sum(turn.words for turn in made if turn.host == other))


def _comment(note: str) -> str:
    return _printable(note.replace("--", "–").replace(">", "›"))
