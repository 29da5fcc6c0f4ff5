"""Lines that say who wrote a text and when, known by what they are made of: names, a day, minutes, a rubric."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.article.author_names import (
    ADDRESS,
    BRACKETED,
    begins_as_person,
    is_body,
    is_job,
    is_person,
    is_posting,
    once,
    split_names,
    take_lead,
    without_work,
)
from podcast.article.days import mark_days

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = "\0"
_SEPARATOR = re.compile(r"\s*[|·•\n]\s*|\s*([,;/])\s*|\s+(?:[–—-]+|:)\s+|^[–—-]+\s*")
_CLOCK = re.compile(
    r"(?<=\x00\s)\s*T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|"
    r"(?:\b(?:à|às|a\slas)\s|@\s)?\b\d{1,2}[:.h]\d\d(?::\d\d)?(?!\d)(?:\s*(?:[ap]\.?\s?m\b\.?|uhr\b|h\b))?(?:\s*(?-i:(?!BY\b)[A-Z]{2,4}\b))?"
    r"|\b\d{1,2}\s?(?:[ap]\.?m\b\.?|uhr\b)(?:\s*(?-i:(?!BY\b)[A-Z]{2,4}\b))?|\b\d{4}\s(?-i:[A-Z]{2,4})\b"
    r"|\b(?:\d+|an?)\s(?:min(?:ute)?|hour|day|week|month|year)s?\sago\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?=[,.]?\s*\0))\b,?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|(?<=\s))(?:(?P<later>(?:last\s+)?(?:updated|modified|(?:zuletzt\s+)?(?:aktualisiert|bearbeitet|geändert)|mis\s+à\s+jour|actualizado|atualizado))"
    r"|(?:first\s+)?(?:published|posted|publiziert|veröffentlicht|erstellt|publié|publicado|postado|pubblicato)|date|datum|stand|as\s+of"
    r"|since|(?=(?:on|am|le|el|em|at|um)\W*$))"
    r"(?:\s*:?\s*(?:on|am|le|el|em|at|um))*\s*:?$",
    re.IGNORECASE,
)
"""What may stand right before a day, and which day that is."""
_MINUTES = re.compile(
    r"(?:reading\s+time|read)?:?\s*(?:approx\.?\s*)?\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read(?:ing)?)?",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s(?:for|für|pour|para|in|at|from|about)\s.*$", re.IGNORECASE)
"""For whom, where or of what an author writes: "By Ann Lee in Port Lenn"."""
_DEGREE = re.compile(r"[A-Z][a-z]{0,2}\.?(?:[A-Z]\.?){1,3}")
_INTERVIEWED = re.compile(r"\s(?:with|mit|con|avec|com)\s.*$", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:[^\W\d_]+\s+){1,2}(?:by|von|par|por)(?:\s(?-i:[^\W\d_a-zà-ÿ]).*)?|(?:photo|foto|image|bild|credit)\w*(?:\s*:.*)?",
    re.IGNORECASE,
)
"""Who did something else: "photos by Bo Li", "Medically reviewed by Bo Li"."""
_ACCOUNT = re.compile(r"[^\W\d_][\w.-]*")
_ATTRIBUTION = re.compile(r"\s*[—–](?!\W*by\b)\W*\w", re.IGNORECASE)
"""How the line under a set-off quotation begins that says whose it is: "— Ann Lee, Port Lenn, 3 June 2025"."""
_JOINT = re.compile(r"[,;/]|and|und|et|y|e|&", re.IGNORECASE)
"""What stands between the names of a list."""
_LONGEST = 30
"""Words of a line of authors at most."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line at the top says of authors and day; either may be empty."""

    authors: tuple[str, ...] = ()
    date: str = ""
    """YYYY-MM-DD."""
    is_signed: bool = False
    """Whether a word says that these are authors; else they are names beside a day or a job."""


@dataclass(frozen=True, slots=True)
class _LinePiece:
    """What stands between two separators or days of a line."""

    text: str
    is_glued: bool = False
    """Whether a day stands right before or behind it."""
    is_before_day: bool = False
    """Whether the next piece is a day, perhaps behind a comma."""


@dataclass(slots=True)
class _Gathered:
    """What the pieces of a line have said so far."""

    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    """Who is named behind "by", and is no person."""
    unsigned: list[str] = field(default_factory=list)
    """Names of which no word says that they wrote the text."""
    places: list[str] = field(default_factory=list)
    """Names before a comma and a day: "Port Lenn, 3 June 2025"."""
    days: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    has_by: bool = False
    is_list: bool = False
    """Whether the next name belongs to those behind "by"."""
    has_job: bool = False
    is_closed: bool = False
    """Whether the names that follow are no authors' any more: employers, places, who did something else."""
    is_change: bool = False
    """Whether the next day is said to be one of a change."""


def read_byline(line: str, common: frozenset[str] = frozenset(), *, beside: bool = False) -> Byline | None:
    """Returns what a line says of authors and day; None when it is no such line.

    `common` holds words that the text writes in lower case, which no name is made of. `beside` is for a line next to
    one of these, or one that its page marks as such: a name alone is enough there.
    """
    if _ATTRIBUTION.match(line) or len(line) > 240 or len(re.findall(r"\w+", line)) > _LONGEST:
        return None
    marked, days = mark_days(ADDRESS.sub(" | ", line).strip(" []*_|"), f" {_DAY} ")
    marked = BRACKETED.sub(r" | \1 | ", _CLOCK.sub(" ", _WEEKDAY.sub(" ", marked)))
    reading = _Gathered()
    for piece in _pieces(marked):
        if piece.text == _DAY:
            (reading.changes if reading.is_change else reading.days).append(days.pop(0))
            reading.is_change = False
        elif not _take(piece, reading, common):
            return None
    is_dated = bool(reading.days or reading.changes)
    # "By the Numbers" is a rubric.
    signed = reading.people or (reading.bodies if is_dated or beside else [])
    unsigned = [*reading.unsigned, *(reading.places if beside else [])]
    if not (signed or is_dated or (beside and (unsigned or reading.has_job))):
        return None
    day = next((day for day in (*reading.days, *reading.changes) if day), "")
    return Byline(once(signed or unsigned), day, bool(signed))


def _pieces(marked: str) -> Iterator[_LinePiece]:
    """Yields what stands between the separators of a line, in order; a comma and each day is a piece of its own."""
    texts = [text.strip() for text in _SEPARATOR.split(marked) if text and text.strip()]
    for index, text in enumerate(texts):
        parts = [part.strip() for part in re.split(rf"({_DAY})", text)]
        follows = texts[index + 1 : index + 3]
        is_before_day = bool(follows) and follows[0] == "," and follows[-1].startswith(_DAY)
        for part in parts:
            if part:
                yield _LinePiece(part, len(parts) > 1 and part != _DAY, is_before_day)


def _take(piece: _LinePiece, reading: _Gathered, common: frozenset[str]) -> bool:
    """Add what a piece says, and return whether it may stand in a line of authors and day."""
    text = piece.text
    if label := _LABEL.search(text):
        reading.is_change = bool(label["later"])
        text = text[: label.start()].strip(" ,:")
    rest, lead = take_lead(f"{text} ")
    if lead or _JOINT.fullmatch(text):
        reading.has_by, reading.is_list = reading.has_by or bool(lead), True
        reading.is_closed = reading.is_closed and not lead
        if not (lead and rest):
            return True
    if not lead and _OTHERS.fullmatch(text):
        reading.is_closed = True
        return True
    if not text or _MINUTES.fullmatch(text) or _DEGREE.fullmatch(text):
        return True
    is_list, reading.is_list = reading.is_list and reading.has_by, False
    if _BESIDE.match(f" {text} "):
        reading.is_closed = True
        return True
    if is_list and not reading.is_closed:
        beside = _INTERVIEWED if "interview" in lead.lower() else _BESIDE
        return _take_signed(beside.sub("", rest), lead, reading)
    return _take_unsigned(piece, text, reading, common)


def _take_unsigned(piece: _LinePiece, text: str, reading: _Gathered, common: frozenset[str]) -> bool:
    """Add a name of which no word says that it is an author's; a job or a rubric may stand there, too."""
    if is_job(text):
        if not reading.is_closed and (name := without_work(text)) and begins_as_person(name):
            reading.unsigned.append(name)
        reading.has_job = reading.is_closed = True
        return not piece.is_glued
    names = split_names(text)
    if not (names and all(map(is_person, names))):
        return not piece.is_glued and _is_rubric(text, 6 if reading.has_by or reading.unsigned else 3)
    if not reading.is_closed and not any(_has_common_word(name, common) for name in names):
        (reading.places if piece.is_before_day else reading.unsigned).extend(names)
    return True


def _take_signed(text: str, lead: str, reading: _Gathered) -> bool:
    """Add the names behind "by"; what follows them may be a job, an employer or a rubric."""
    names = split_names(text)
    is_first = not (reading.people or reading.bodies)
    # A job behind a name may have capitals, too: "By Ann Lee, Senior Bridge Analyst".
    if names and all(map(is_person, names)) and (is_first or not is_job(text)):
        reading.people += names
        return True
    if is_posting(lead) and names and _ACCOUNT.fullmatch(text):  # "Posted by Anna"
        reading.people.append(text)
        return True
    if is_first and is_body(text):
        reading.bodies.append(text)
        return True
    reading.is_closed = is_job(text)
    return not is_first and (reading.is_closed or _is_rubric(text, 6))


def _is_rubric(text: str, words: int) -> bool:
    """Returns whether a piece may be the name of a part of a site, a job or a place."""
    return len(text.split()) <= words and text[-1] not in ".?!:" and not text[0].islower()


def _has_common_word(name: str, common: frozenset[str]) -> bool:
    return name.isupper() or any(word.lower() in common for word in re.findall(r"[^\W\d_]{3,}", name))
