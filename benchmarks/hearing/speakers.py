"""Quotations in a script: whether the listener hears whose words they are, and whether that is true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split

from .marks import find_marked, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.corpus import Annotation
    from podcast.model import Line, Quotation

    from .spoken import SpokenSentence, Talk

LEAST = 4
"""Words inside marks that are somebody's own; fewer are a name or a turn of phrase."""
LIKE = 0.8
"""How alike two last names are at least that are one: "Houser" and "Hauser"."""
_PRONOUN = re.compile(r"\b(?:he|she|they|i|we|one)\b")
_NO_NAMES = frozenset(
    "mr mrs ms dr prof professor sen rep sir dame president senator gov the a an of and".split()
)
_SAYING_WORDS = """
said say says add adds added told tell tells ask asks asked wrote write writes explain explains explained argue argues
argued call calls called put puts note notes noted warn warns warned reply replies replied declare declares declared
tweeted state states stated answered answers remembered recalled recalls insisted insists word words quote quotes
"""
_SAYING = re.compile(rf"\b(?:{'|'.join(_SAYING_WORDS.split())})\b|:\s*$")
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\b[A-Z])[.!?]\s")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of somebody in a script."""

    words: str
    at: int
    """Line of the script file."""
    fault: str
    """What is wrong with them, or empty."""


def find_quoted(talk: Talk, gold: Annotation) -> tuple[Quoted, ...]:
    """Returns the quotations of a script, each with what is wrong.

    `no speaker`: the line does not name who says it, nor the line before by the same host; `only a pronoun`: "he said".
    `another speaker`: it names somebody else. `cut`: the marks do not close in the line. `marks lost`: words of a
    quotation without marks.
    """
    hearing = Hearing(talk, gold)
    found: list[Quoted] = []
    for index, line in enumerate(talk.script.lines):
        spans = find_marked(line.text)
        if spans is None:
            found.append(Quoted(line.text[:80], line.at, "cut"))
            continue
        for start, stop in spans:
            words = line.text[start + 1 : stop - 1].strip()
            if len(words.split()) < LEAST or hearing.is_title(words):
                continue
            source = hearing.find_source(words)
            speakers = hearing.find_speakers(words, source)
            # Without a source these are no words of anybody in the article: the title of a book, a sign.
            if (source and source.is_clause) or (speakers and not source):
                found.append(Quoted(words, line.at, hearing.judge(index, (start, stop), speakers, source)))
    return (*found, *_find_unmarked(hearing))


def is_named(speaker: str, text: str) -> bool:
    """Returns whether a text names a speaker: by the last name, an acronym, or half of the words of a description."""
    words = [word for word in _words(speaker) if word not in _NO_NAMES] or _words(speaker)
    said = set(_words(text))
    if not words:
        return False
    if speaker[:1].isupper() and len(words) <= 4:
        initials = "".join(word[0] for word in words)
        names = [word for word in re.findall(r"[^\W_]+", text) if word[:1].isupper()]
        is_like = any(
            SequenceMatcher(None, fold(name), words[-1]).ratio() >= LIKE for name in names if len(name) > 4
        )
        is_first = words[0] in said and len(words[0]) > 3
        return words[-1] in said or is_like or is_first or (len(words) > 2 and initials in said)
    return sum(word in said for word in words) >= len(words) / 2


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _plain(text: str) -> str:
    return " ".join(_words(text))


class Hearing:
    """A script with what its article says of who speaks."""

    def __init__(self, talk: Talk, gold: Annotation) -> None:
        self.talk, self.gold = talk, gold
        self.lines: Sequence[Line] = talk.script.lines
        self.texts = [(one, _plain(one.text)) for one in talk.understood.quotations]

    @cached_property
    def people(self) -> list[str]:
        """The names of all whom a line can name."""
        entities = (
            one.name for one in self.talk.understood.entities if one.kind in ("person", "organisation")
        )
        return [
            *(one.name for one in self.gold.people),
            *(one.speaker for one in self.gold.quotes),
            *entities,
        ]

    def is_title(self, words: str) -> bool:
        """Returns whether words in marks are the article's title or one of its headings."""
        text = _plain(words)
        titles = {_plain(title) for title in (self.talk.script.title, self.gold.title, *self.talk.headings)}
        return any(title and (text in title or title in text) for title in titles)

    def find_source(self, words: str) -> Quotation | None:
        """Returns the quotation of the article that words are from."""
        wanted = _plain(words)
        begins = " ".join(wanted.split()[:6])
        return next((one for part in (wanted, begins) for one, text in self.texts if part in text), None)

    def find_speakers(self, words: str, source: Quotation | None) -> tuple[str, ...]:
        """Returns the names of who says the words: by the annotations, else as the article was understood."""
        own, whole = _plain(words), _plain(source.text) if source else ""
        entity = (
            None
            if source is None or source.speaker is None
            else self.talk.understood.entities[source.speaker]
        )
        names = (entity.name, *entity.aliases) if entity else ()
        for one in self.gold.quotes:
            begins = _plain(one.begins)
            if one.speaker and begins and (begins in own or begins in whole or own in begins):
                same = any(is_named(one.speaker, name) for name in names)
                return (one.speaker, *(names if same else ()))
        return names

    def is_outside(self, one: SpokenSentence, offset: int) -> bool:
        """Returns whether a place in a sentence is outside the marks of its line; not where one is open."""
        text = self.lines[one.line].text
        place = text.find(one.text) + offset
        spans = find_marked(text)
        return spans is not None and not any(start <= place < stop for start, stop in spans)

    def judge(
        self, index: int, place: tuple[int, int], speakers: Sequence[str], source: Quotation | None
    ) -> str:
        """Returns what is wrong with who is heard to say the words at a place of a line."""
        text = self.lines[index].text
        start, stop = place
        before, after = self._before(index, start, source), _tail(text, stop)
        near = after if _SAYING.search(fold(after)) else _last_clause(before)
        if not speakers:
            return "" if re.search(r"\b[A-Z]\w+", f" {before[1:]} {after}") else "no speaker"
        if any(is_named(name, near) for name in speakers):
            return ""
        others = [name for name in self.people if not any(is_named(one, name) for one in speakers)]
        is_said_by_other = any(name[:1].isupper() and is_named(name, near) for name in others)
        is_pronoun = bool(_PRONOUN.search(fold(near)))
        if is_said_by_other and not is_pronoun and _SAYING.search(fold(near)):
            return "another speaker"
        if any(is_named(name, f"{before} {after}") for name in speakers):
            return ""
        return "only a pronoun" if is_pronoun else "no speaker"

    def _before(self, index: int, start: int, source: Quotation | None) -> str:
        """Returns the words outside marks that tell who speaks.

        Where a conversation is played, the other host asks and this one answers: the chapter names once who that is.
        """
        text = unmarked(self.lines[index].text[:start])
        if index and self.lines[index - 1].host == self.lines[index].host:
            text = f"{unmarked(self.lines[index - 1].text)} {text}"
        if source is not None and source.form == "turn":
            text = f"{self.heard_in_chapter(index)} {text}"
        return text

    def heard_in_chapter(self, index: int) -> str:
        """Returns what the chapter of a line has said before it."""
        line = self.lines[index]
        chapter = next(part for part in self.talk.script.chapters if any(one is line for one in part.lines))
        own = [one for one in chapter.lines if one.at < line.at]
        return " ".join(unmarked(one.text) for one in own)


def _last_clause(before: str) -> str:
    """Returns the words that lead to a quotation; one that follows another at once goes on with its speaker."""
    parts = [part for part in re.split(rf"{_SENTENCE_END.pattern}|…", f"{before} ") if re.search(r"\w", part)]
    return parts[-1] if parts else ""


def _tail(text: str, stop: int) -> str:
    """Returns the words behind a quotation that may name who says it; none where the quotation ends its sentence."""
    if text[stop - 2 : stop - 1] in (".", ""):
        return ""
    rest = split(text[stop:])
    return unmarked(rest[0]) if rest else ""


def _find_unmarked(hearing: Hearing) -> Iterator[Quoted]:
    """Yields sentences that are word for word somebody's own and have lost their marks."""
    spoken = [
        text
        for one, text in hearing.texts
        if one.is_clause and (one.form == "inline" or (one.form == "block" and one.speaker is not None))
    ]
    for one in hearing.talk.sentences:
        words = _plain(one.text)
        is_outside = len(words.split()) >= LEAST + 1 and hearing.is_outside(one, len(one.text) // 2)
        if is_outside and any(words in text for text in spoken):
            yield Quoted(one.text, one.at, "marks lost")
