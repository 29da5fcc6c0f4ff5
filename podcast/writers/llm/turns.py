"""Turns of talk: from an answer of the model to lines of a script."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from podcast.language.plain.sentences import count_words, split
from podcast.language.saying.normalisation import normalise
from podcast.model import Comment, Line, Passage
from podcast.writers.frame import MAX_TURN, ended, merge_passages
from podcast.writers.llm.answers import CitedSentence, UnusableAnswerError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from podcast.model import Host, Item
    from podcast.writers.llm.answers import AnswerTurn

MIN_TURN = 3
"""Words below which engines sound odd."""

_MARKS = re.compile(r"\s*\[\^?(\d{1,6}(?:\s*[,;]\s*\^?\d{1,6})*)\]")
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\"|«[^»]*»)")
_DASH = re.compile(r"\s+[–—―]+\s+|\s+--?\s+|(?<=\w)—(?=\w)")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)([^*]+?)\*{1,3}|(?<!\w)__?(?=\S)([^_]+?)__?(?!\w)|`([^`]+)`")


@dataclass(frozen=True, slots=True)
class RepairNote:
    """What happened to a turn since the model wrote it, and why, for whoever edits the script."""

    action: Literal["repaired", "replaced", "dropped"]
    reason: str

    def __str__(self) -> str:
        """Returns the note as it stands in the script."""
        return f"{self.action}: {self.reason}"


@dataclass(frozen=True, slots=True)
class DraftTurn:
    """What one host says in a row."""

    host: str
    sentences: tuple[CitedSentence, ...]
    notes: tuple[RepairNote, ...] = ()

    @property
    def text(self) -> str:
        """All sentences in a row."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def words(self) -> int:
        """Words as they are counted for the length of a turn."""
        return sum(count_words(sentence.text) for sentence in self.sentences)

    @property
    def asks(self) -> bool:
        """Whether the turn ends with a question."""
        return is_question(self.sentences[-1])


@dataclass(frozen=True, slots=True)
class SpokenChapter:
    """A chapter of the script: the welcome, the parts of one title, or the close."""

    title: str
    turns: tuple[DraftTurn, ...]
    is_frame: bool = False
    """Whether it is the welcome or the close, whose uncited sentences are the studio's."""


def spoken_words(turns: Sequence[DraftTurn]) -> int:
    """Returns the words as they take time: "$5.20" is four."""
    return sum(count_words(normalise(sentence.text)) for turn in turns for sentence in turn.sentences)


def is_question(sentence: CitedSentence) -> bool:
    """Whether a sentence ends with a question mark, inside quotation marks or not."""
    return sentence.text.rstrip("”’\"')").endswith(("?", "？"))


def cite_anything(turns: Sequence[DraftTurn]) -> bool:
    """Whether turns say anything of the article."""
    return any(sentence.cites for turn in turns for sentence in turn.sentences)


def read_turns(
    answer: Sequence[AnswerTurn], hosts: Sequence[Host], numbers: Collection[int], language: str
) -> tuple[DraftTurn, ...]:
    """Returns an answer's turns, tidied.

    UnusableAnswerError when a speaker is nobody, or nothing cites the sentences in view, whose numbers these are.
    """
    turns = []
    for answer_turn in answer:
        host = _host(answer_turn.speaker, hosts)
        sentences = tidy(answer_turn.sentences, numbers, language)
        if sentences:
            turns.append(DraftTurn(host, sentences))
    if not cite_anything(turns):
        raise UnusableAnswerError("no sentence in it cites one of the numbered sentences")
    return tuple(turns)


def tidy(
    sentences: Sequence[CitedSentence], numbers: Collection[int], language: str
) -> tuple[CitedSentence, ...]:
    """Returns sentences as a script can hold them, one each, that cite only the numbers in view."""
    tidied = []
    for sentence in sentences:
        marks = _MARKS.findall(sentence.text)
        in_text = [int(number) for mark in marks for number in re.findall(r"\d+", mark)]
        cites = tuple(dict.fromkeys(n for n in (*sentence.cites, *in_text) if n in numbers))
        texts = _split(_without_emphasis(_MARKS.sub("", sentence.text)), language)
        tidied += [
            CitedSentence(ended(text), cites, sentence.optional)
            for text in texts
            if any(map(str.isalnum, text))
        ]
    return _join_fragments(tidied)


def alternate(turns: Sequence[DraftTurn], hosts: Sequence[Host]) -> tuple[DraftTurn, ...]:
    """Returns turns in which nobody speaks twice in a row, or too long; what is in excess another host says."""
    result: list[DraftTurn] = []
    notes: tuple[RepairNote, ...] = ()
    """The notes of turns without a sentence, for the next one."""
    for piece in (piece for turn in turns for piece in _cut_long(turn)):
        if not piece.sentences:
            notes += piece.notes
            continue
        turn, notes = replace(piece, notes=(*notes, *piece.notes)), ()
        last = result[-1] if result else None
        if last is None or last.host != turn.host or len(hosts) == 1:
            result.append(turn)
        elif last.words + turn.words <= MAX_TURN and not last.asks:
            result[-1] = DraftTurn(last.host, last.sentences + turn.sentences, last.notes + turn.notes)
        else:
            result.append(replace(turn, host=_other(hosts, turn.host, result)))
    return (*result, DraftTurn(hosts[0].name, (), notes)) if notes else tuple(result)


def script_items(turns: Sequence[DraftTurn], label: Callable[[int], str]) -> tuple[Item, ...]:
    """Returns lines with the notes before them; `label` gives the footnote of a sentence's number."""
    items: list[Item] = []
    for turn in turns:
        items += [Comment(_comment(note)) for note in dict.fromkeys(turn.notes)]
        if turn.sentences:
            passages = [
                Passage(sentence.text, tuple(map(label, sentence.cites))) for sentence in turn.sentences
            ]
            items.append(Line(turn.host, merge_passages(passages)))
    return tuple(items)


def _host(speaker: str, hosts: Sequence[Host]) -> str:
    """The host that an answer names, however it is written."""
    wanted = " ".join(speaker.split()).casefold()
    names = [host.name for host in hosts]
    matches = [name for name in names if name.casefold() == wanted] or [
        name for name in names if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", wanted)
    ]
    if len(matches) != 1:
        raise UnusableAnswerError(f"the speaker `{speaker[:40]}` is none of the hosts {', '.join(names)}")
    return matches[0]


def _join_fragments(sentences: Sequence[CitedSentence]) -> tuple[CitedSentence, ...]:
    """Words too few to stand alone ("A kiln.") are one sentence with the next, at the end with the one before."""
    joined: list[CitedSentence] = []
    for sentence in sentences:
        if joined and (_is_short(joined[-1]) or (_is_short(sentence) and sentence is sentences[-1])):
            last = joined.pop()
            cites = tuple(dict.fromkeys((*last.cites, *sentence.cites)))
            optional = last.optional and sentence.optional
            joined.append(CitedSentence(f"{last.text} {sentence.text}", cites, optional))
        else:
            joined.append(sentence)
    return tuple(joined)


def _is_short(sentence: CitedSentence) -> bool:
    return count_words(sentence.text) < MIN_TURN


def _split(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text; a quotation of several stays in one piece."""
    pieces: list[str] = []
    for sentence in split(text, language):
        if pieces and (pieces[-1].count("“") > pieces[-1].count("”") or pieces[-1].count('"') % 2):
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return tuple(pieces)


def _without_emphasis(text: str) -> str:
    """The text without emphasis and dashes that engines would stumble over, but for other people's words."""
    text = _EMPHASIS.sub(lambda match: match[1] or match[2] or match[3], text)
    pieces = [
        piece if place % 2 else _DASH.sub(", ", piece) for place, piece in enumerate(_QUOTED.split(text))
    ]
    return _printable("".join(pieces))


def _printable(text: str) -> str:
    """The text without characters that no script may hold, spaces folded."""
    letters = (" " if unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") else letter for letter in text)
    return " ".join("".join(letters).split())


def _cut_long(turn: DraftTurn) -> tuple[DraftTurn, ...]:
    """The turn, cut between sentences where it would be too long to listen to."""
    pieces: list[list[CitedSentence]] = [[]]
    total = 0
    for sentence in turn.sentences:
        words = count_words(sentence.text)
        if pieces[-1] and total + words > MAX_TURN:
            pieces.append([])
            total = 0
        pieces[-1].append(sentence)
        total += words
    first, *others = (DraftTurn(turn.host, tuple(piece)) for piece in pieces)
    return (replace(first, notes=turn.notes), *others)


def _other(hosts: Sequence[Host], name: str, turns: Sequence[DraftTurn]) -> str:
    """Who goes on in place of `name`: of several the one who has said less."""
    others = [host.name for host in hosts if host.name != name]
    return min(others, key=lambda other: sum(turn.words for turn in turns if turn.host == other))


def _comment(note: RepairNote) -> str:
    return _printable(str(note).replace("--", "–").replace(">", "›"))
