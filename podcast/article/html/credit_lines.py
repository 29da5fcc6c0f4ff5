"""A line that says who wrote the text around it → the names: "By Ann Writer and Ben Low | 3 May 2024"."""

from __future__ import annotations

import re

from podcast.article.author_names import is_person, split_names
from podcast.article.days import find_day, without_days

_BY = (
    r"(?:(?:words|text|story|written|posted|published|reported|created|review|opinion|analysis|erstellt|publiziert"
    r"|veröffentlicht|geschrieben|verfasst|escrito|écrit|publié|publicado)\s+)?(?:by|von|par|por|door)\b:?"
)
_LABEL = r"(?:by|von|authors?|text|words|story|autor(?:in|es|en|innen)?|auteure?s?)\s*:"
_BEGINS = re.compile(rf"^\W*(?:{_BY}|{_LABEL}|authors?|autor(?:in|en|innen)?)\s+(?=[^\W\d_])", re.IGNORECASE)
_EXPLICIT = re.compile(
    r"^\W*(?:written|posted|published|geschrieben|verfasst|erstellt)\s+(?:by|von)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][a-zà-ÿ]+")
_INSIDE = re.compile(r"(?:^|\s)(?:by|von|par|por|door)\s+(?=[^\W\d_])", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|für|pour|para|in|at)\s.*$", re.IGNORECASE)
_TIME = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*(?:[ap]\.?\s?m\b\.?|uhr|h))?(?:\s*[A-Z]{2,4}\b)?|\b\d{1,2}\s?(?:[ap]\.?m\b\.?|uhr)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b,?",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"(?:^|(?<=\s))(?:on|am|at|um|le|el|posted|published|updated|publiziert|veröffentlicht|date|datum|stand|since)\b:?",
    re.IGNORECASE,
)
_MOST = 30
"""Words of a by-line; what is longer is a sentence."""


def read_credits(text: str, *, is_marked: bool = False) -> tuple[str, ...]:
    """Returns the people whom a line names as authors; none where it is something else, or names them beside the point.

    A line is one when it begins with "by" or "author"; one that the page marks as a by-line, too, when a day is all
    that it holds besides names.
    """
    if len(text.split()) > _MOST:
        return ()
    rest, begins = _BEGINS.subn("", text)
    if not begins and not find_day(text):
        return ()
    rest = without_days(re.split(r"\s[|–—-]\s", rest)[0] if begins else rest)
    rest = _AROUND.sub(" ", _WEEKDAY.sub(" ", _TIME.sub(" ", rest)))
    if not begins and len(pieces := _INSIDE.split(rest)) == 2:
        rest, begins = pieces[1], 1
    rest = _FOR.sub("", rest) if begins else rest
    rest = rest.strip(" ,;:.|/·•–—-")
    if not rest or (not begins and re.search(r"[|/·•]", rest)):
        return ()
    names = split_names(rest)
    said = sum(len(name.split()) for name in names)
    is_whole = begins or (is_marked and said == len(re.findall(r"[\w.'’-]+", rest)))
    is_sure = all(map(is_person, names)) or bool(_EXPLICIT.match(text) and _NAME.fullmatch(rest))
    return names if is_whole and is_sure else ()
