"""Lines of authors and dates at the top of a text, known by what they are made of: names, a day, minutes, a rubric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from podcast.article.html.metadata import iso_day

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?P<day>\d{{4}}-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+\d{{4}})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|·•;/()]\s*|\s*(,)\s*|\s+[–—-]\s+")
_DATED = re.compile(
    r"(?:(?P<later>updated|modified)|published|posted|date|as\s+of)?(?:\s+on)?:?\s*\0(?:\s+at)?(?:\s+\d{1,2}[:.]\d\d.{0,9})?",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:(?:reading\s+time|read)?:?\s*(?:approx\.?\s*)?\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read(?:ing)?)?"
    r"|\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)",
    re.IGNORECASE,
)
_WORD = r"(?:[^\W\d_a-z](?:[\w’'-]*[\w]|\.)?)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|af|ter|al|bin|ibn|zu)"
_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{1,3}}"
_NAMES = re.compile(rf"{_NAME}(?:\s+(?:and|&|und|et|y)\s+{_NAME})*")
_BY = re.compile(
    r"(?:(?:written|words|text|story|report|analysis|commentary)\s+by|by|von|par|authors?\s*:|text\s*:)\s+(?=\S)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|&|und|et|y)\s+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_LONGEST = 24
"""Words of a line of authors at most."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line at the top says of authors and day; either may be empty."""

    authors: tuple[str, ...] = ()
    date: str = ""
    """YYYY-MM-DD."""


def read_byline(line: str, common: frozenset[str], *, beside: bool = False) -> Byline | None:
    """Returns what a line says of authors and day; None when it is no such line.

    `common` holds words that the text writes in lower case, which no name is made of. `beside` is for a line next to
    one of these: a name alone is enough there.
    """
    if len(line.split()) > _LONGEST:
        return None
    days = [match["day"] for match in _DATE.finditer(line)]
    pieces = [piece for piece in _SEPARATOR.split(_DATE.sub("\0", line.strip(" []*_"))) if piece]
    authors: list[str] = []
    unsigned: list[str] = []
    """Names of which no word says that they wrote the text."""
    day, has_by, is_dated = "", False, False
    for piece, after in zip_longest(pieces, pieces[1:]):
        by = _BY.match(piece)
        text = piece[by.end() :] if by else piece
        if dated := _DATED.fullmatch(piece):
            stated, is_dated = iso_day(_ORDINAL.sub("", days.pop(0))), True
            day = day if dated["later"] else day or stated
        elif piece == "," or _SMALL.fullmatch(piece):
            continue
        elif _NAMES.fullmatch(text) and (by or has_by):
            authors += _AND.split(text)
            has_by = True
        elif _NAMES.fullmatch(text) and not _has_common_word(text, common):
            # "Port Lenn, 3 June 2025" may be a place.
            unsigned += _AND.split(text) if after != "," else []
        elif len(piece.split()) > (6 if has_by else 3) or by or "\0" in piece or piece[-1] in ".?!:":
            return None
    if not (has_by or is_dated or (beside and unsigned)):
        return None
    return Byline(tuple(authors or unsigned), day)


def _has_common_word(names: str, common: frozenset[str]) -> bool:
    words = re.findall(r"[^\W\d_]{3,}", " ".join(_AND.split(names)))
    return names.isupper() or any(word.lower() in common for word in words)
