"""Quotations in a script: whether the listener hears whose words they are, and whether that is true."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import split

from .marks import find_marked, unmarked
from .naming import is_named, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.corpus import Annotation
    from podcast.model import Line, Quotation

    from .spoken import SpokenSentence, Talk

LEAST = 4
"""Words inside marks that are somebody's own; fewer are a name or a turn of phrase."""
PASSAGE = 8
"""Turns over which an author who was named keeps the word, at most."""
BEGINNING = 6
"""Words at the start of what stands in marks by which it is found in the article."""
AUTHOR = "the author"
_PRONOUN = re.compile(r"\b(?:he|she|they|i|we|one)\b")
_SAYING_WORDS = """
said say says add adds added told tell tells ask asks asked wrote write writes explain explains explained argue argues
argued call calls called put puts note notes noted warn warns warned reply replies replied declare declares declared
tweeted state states stated answered answers remembered recalled recalls insisted insists word words quote quotes
statement reads
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


class Hearing:
    """A script with what its article says of who speaks."""

    def __init__(self, talk: Talk, gold: Annotation) -> None:
        self.talk, self.gold = talk, gold
        self.lines: Sequence[Line] = talk.script.lines
        self.texts = [(one, plain_words(one.text)) for one in talk.understood.quotations]

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
        text = plain_words(words)
        titles = {
            plain_words(title) for title in (self.talk.script.title, self.gold.title, *self.talk.headings)
        }
        return any(title and (text in title or title in text) for title in titles)

    def find_source(self, words: str) -> Quotation | None:
        """Returns the quotation of the article that words are from, or begin with.

        Words that begin with somebody else's, in single marks, are the author's.
        """
        wanted = plain_words(words)
        begins = " ".join(wanted.split()[:BEGINNING])
        parts = () if words[0] in "‘'" else (wanted, begins)
        return next((one for part in parts for one, text in self.texts if part in text), None)

    def find_speakers(self, words: str, source: Quotation | None) -> tuple[str, ...]:
        """Returns the names of who says the words: by the annotations, else as the article was understood.

        Words of the article that are no quotation there are its author's, though they may hold one.
        """
        own = plain_words(words)
        if source is None and " ".join(own.split()[:BEGINNING]) in self.article:
            return (AUTHOR, *self.gold.authors)
        entity = (
            None
            if source is None or source.speaker is None
            else self.talk.understood.entities[source.speaker]
        )
        names = (entity.name, *entity.aliases) if entity else ()
        if annotated := self._find_annotated(own, source):
            return (annotated, *(names if any(is_named(annotated, name) for name in names) else ()))
        # Whom the article names beside the words may say them, too.
        sentences = (
            [self.talk.understood.sentences[at].text for at in source.sentences] if source and names else []
        )
        beside = re.findall(r"[A-Z]\w{2,}", " ".join(unmarked(text) for text in sentences))
        return (*names, *beside)

    def _find_annotated(self, own: str, source: Quotation | None) -> str:
        """Returns who says words by the annotations: those that begin with them, or last before them in a quotation."""
        whole = plain_words(source.text) if source and source.form != "turn" else ""
        place = whole.find(own)
        last = (-1, "")
        for one in self.gold.quotes:
            begins = plain_words(one.begins)
            if begins and (own.startswith(begins) or begins.startswith(own)):
                return one.speaker
            at = whole.find(begins) if begins else -1
            if 0 <= at <= place:
                last = max(last, (at, one.speaker))
        return last[1]

    @cached_property
    def article(self) -> str:
        """The words of the article."""
        return plain_words(" ".join(one.text for one in self.talk.understood.sentences))

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
        is_told = bool(_SAYING.search(fold(f"{before} {after}")))
        if not speakers:
            return "" if is_told else "no speaker"
        if any(is_named(name, near) for name in speakers):
            return ""
        names = [one.name for one in self.gold.people] if AUTHOR in speakers else self.people
        others = [name for name in names if not any(is_named(one, name) for one in speakers)]
        is_said_by_other = any(name[:1].isupper() and is_named(name, near) for name in others)
        is_pronoun = bool(_PRONOUN.search(fold(near)))
        if is_said_by_other and not is_pronoun and _SAYING.search(fold(near)):
            return "another speaker"
        # Authors go by many names: the magazine, "the team", "Ana again:".
        if (AUTHOR in speakers and is_told) or any(is_named(name, f"{before} {after}") for name in speakers):
            return ""
        return "only a pronoun" if is_pronoun else "no speaker"

    def _before(self, index: int, start: int, source: Quotation | None) -> str:
        """Returns the words outside marks that tell who speaks.

        Where a conversation is played, the other host asks and this one answers: the chapter names once who that is.
        The author keeps the word over several turns.
        """
        text = unmarked(self.lines[index].text[:start])
        if index and self.lines[index - 1].host == self.lines[index].host:
            text = f"{unmarked(self.lines[index - 1].text)} {text}"
        if source is not None and source.form == "turn":
            text = f"{self.heard_in_chapter(index)} {text}"
        return f"{self._heard_of_author(index)} {text}" if source is None else text

    def _heard_of_author(self, index: int) -> str:
        """Returns the words by which the author got the word in a line before; empty where somebody else had it."""
        for line in reversed(self.lines[max(0, index - PASSAGE) : index]):
            outside = unmarked(line.text)
            if not _SAYING.search(fold(outside)) or not find_marked(line.text):
                continue
            names = (AUTHOR, *self.gold.authors, self.talk.understood.first_person)
            return outside if any(name and is_named(name, outside) for name in names) else ""
        return ""

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
    tail = unmarked(rest[0]) if rest else ""
    return "" if ":" in tail else tail  # it leads to another quotation


def _find_unmarked(hearing: Hearing) -> Iterator[Quoted]:
    """Yields sentences that are word for word somebody's own and have lost their marks."""
    spoken = [
        text
        for one, text in hearing.texts
        if one.is_clause and (one.form == "inline" or (one.form == "block" and one.speaker is not None))
    ]
    for one in hearing.talk.sentences:
        words = plain_words(one.text)
        is_outside = len(words.split()) >= LEAST + 1 and hearing.is_outside(one, len(one.text) // 2)
        if is_outside and any(words in text for text in spoken):
            yield Quoted(one.text, one.at, "marks lost")
