"""Lines of authors and dates at the top of a text, known by what they are made of: names, a day, minutes, a rubric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from podcast.article.author_names import is_job, is_person, split_names
from podcast.article.days import mark_days

_DAY = "\0"
_SEPARATOR = re.compile(r"\s*[|·•;/()]\s*|\s*(,)\s*|\s+[–—-]\s+")
_DATED = re.compile(
    rf"(?:(?P<later>updated|modified)|published|posted|date|as\s+of)?(?:\s+on)?:?\s*(?:[^\W\d]+day\s+)?{_DAY}"
    r"(?:\s+at)?(?:\s+\d{1,2}[:.]\d\d.{0,9})?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:[^\W\d]{3,6}day),?", re.IGNORECASE)
_SMALL = re.compile(
    r"(?:(?:reading\s+time|read)?:?\s*(?:approx\.?\s*)?\d{1,3}[\s-]*min(?:ute)?s?\.?(?:\s+read(?:ing)?)?"
    r"|\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:(?!edited|photo|illustrated|translated|reviewed|checked|funded|sponsored|supported|posed)[^\W\d_]+(?:ed|en)"
    r"|words|text|story|report|analysis|commentary)\s+by:?|by:?|von|par|authors?\s*:|text\s*:)\s+(?=\S)",
    re.IGNORECASE,
)
"""That somebody wrote or made the text; who edited or paid for it is another one."""
_PLACE = re.compile(r"\s+in\s+(?:[^\W\d_a-z][\w’'-]*(?:\s+|$)){1,3}$")
"""Where the author is: "By Ann Lee in Port Lenn"."""
_LONGEST = 24
"""Words of a line of authors at most."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line at the top says of authors and day; either may be empty."""

    authors: tuple[str, ...] = ()
    date: str = ""
    """YYYY-MM-DD."""
    is_signed: bool = False
    """Whether a word says that these are authors; else they are names beside a day or a job."""


def read_byline(line: str, common: frozenset[str], *, beside: bool = False) -> Byline | None:
    """Returns what a line says of authors and day; None when it is no such line.

    `common` holds words that the text writes in lower case, which no name is made of. `beside` is for a line next to
    one of these: a name alone is enough there.
    """
    if len(line) > 240 or len(line.split()) > _LONGEST:
        return None
    marked, days = mark_days(line.strip(" []*_"), _DAY)
    pieces = [piece for piece in _SEPARATOR.split(marked) if piece and not _WEEKDAY.fullmatch(piece)]
    authors: list[str] = []
    unsigned: list[str] = []
    """Names of which no word says that they wrote the text."""
    day, has_by, is_dated, has_job = "", False, False, False
    for piece, after, second in zip_longest(pieces, pieces[1:], pieces[2:]):
        by = _BY.match(piece)
        names = split_names(_PLACE.sub("", piece[by.end() :]) if by else piece)
        has_job = has_job or (not by and is_job(piece))
        are_people = bool(names) and all(map(is_person, names)) and not has_job
        if dated := _DATED.fullmatch(piece):
            stated, is_dated = days.pop(0), True
            day = day if dated["later"] else day or stated
        elif piece == "," or _SMALL.fullmatch(piece):
            continue
        elif are_people and (by or has_by):
            authors += names
            has_by = True
        elif are_people and not any(_has_common_word(name, common) for name in names):
            # "Port Lenn, 3 June 2025" may be a place.
            unsigned += names if after != "," or _DAY not in (second or _DAY) else ()
        elif (
            len(piece.split()) > (6 if has_by or unsigned else 3)
            or by
            or _DAY in piece
            or piece[-1] in ".?!:"
        ):
            return None
    if not (has_by or is_dated or (beside and (unsigned or has_job))):
        return None
    return Byline(tuple(authors or unsigned), day, has_by)


def _has_common_word(name: str, common: frozenset[str]) -> bool:
    return name.isupper() or any(word.lower() in common for word in re.findall(r"[^\W\d_]{3,}", name))
