"""What stands above a text in plain lines: ways around the site, authors and day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.article.author_names import is_job, is_person, once, split_names
from podcast.article.bylines import Byline, read_byline
from podcast.article.cleaning_rules import NOISE
from podcast.article.extraction import ends, one_line
from podcast.article.rules import any_of, name_of
from podcast.model import Omission

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOISE = any_of(NOISE)
_TEXT = 50
"""Words of a paragraph with which the text has begun: a standfirst has fewer."""
_LONGEST = 240
"""Characters of a line that is none of the text."""
_TOP = 60
"""Lines within which a text begins; a menu may have many."""
_SENTENCE = 8
"""Words of a sentence of the text at least."""
_PROSE = 25
_PARAGRAPHS = 2
"""Sentences of so many words, of which no more stand above a text: a standfirst, a caption."""
BULLET = re.compile(r"\s*(?:[•‣◦▪●∙·*–—-]|\(?\d{1,3}[.)])\s+(?=\S)")
"""What stands before a point of a list."""
_NEAR = 4
"""Lines of names one below the other at most."""
_NARROWEST, _WIDEST = 40, 120
"""Characters of the lines into which programs break a paragraph."""
BYLINE = "line of authors and day"
"""Why a line that names them is left out."""
_TOOL = re.compile(r"\s*[|›»·•>]\s*")


@dataclass(frozen=True, slots=True)
class TopMatter:
    """What stands above a text, and the groups of lines that are left."""

    groups: list[list[str]]
    byline: Byline = field(default_factory=Byline)
    above: int = 0
    """How many of the lines that are left stand above the first line of authors or day; 0 where there is none."""
    dropped: tuple[Omission, ...] = ()


def take_top_matter(groups: Sequence[list[str]]) -> TopMatter:
    """Returns the groups of lines without those that belong to no text, and what these say of authors and day."""
    common = common_words(line for group in groups for line in group)
    times = Counter(one_line(line) for group in groups for line in group)
    rest: list[list[str]] = []
    bylines: list[Byline] = []
    dropped: list[Omission] = []
    number = above = prose = 0
    for at, group in enumerate(groups):
        if number >= _TOP or _is_wrapped_text(group):
            rest += groups[at:]
            break
        lines: list[str] = []
        for index, raw in enumerate(group):
            number += 1
            line = one_line(raw)
            prose += len(line.split()) >= _PROSE and ends(line)
            if number >= _TOP or prose > _PARAGRAPHS or len(line.split()) >= _TEXT:
                lines += group[index:]
                number = _TOP
                break
            # A name alone counts beside a day, but the first line of all is the title.
            beside = (
                bool(rest or lines)
                and not _is_over_point(groups, at, index)
                and _is_beside_byline(groups, at, index, common)
            )
            # Over each of several passages a name is whoever says them.
            is_label = times[line] > 1 and _is_over_text(groups, at, index)
            if not is_label and (byline := read_byline(line, common, beside=beside)):
                above = above or sum(map(len, rest)) + len(lines)
                bylines.append(byline)
                dropped.append(Omission(line, BYLINE))
            elif len(line) <= _LONGEST and (is_tool_row(line) or _NOISE.match(line)):
                dropped.append(Omission(line, name_of(_NOISE, NOISE, line) or "row of links"))
            else:
                lines.append(raw)
        rest += [lines] if lines else []
    return TopMatter(rest, join_bylines(bylines), above, tuple(dropped))


def _is_wrapped_text(group: Sequence[str]) -> bool:
    """Returns whether lines that belong together are a paragraph broken at a width, and no menu of short ones."""
    sizes = sorted(map(len, group))
    is_long = len(group) > 1 and sum(len(line.split()) for line in group) >= _TEXT
    return is_long and sizes[-1] < _WIDEST and sizes[len(sizes) // 2] >= _NARROWEST


def read_lines(lines: Sequence[str], texts: Iterable[str]) -> Byline:
    """Returns what lines near a headline say of authors and day, those of names beside a job or a day included.

    `texts` are those of the page, whose common words no name is made of.
    """
    common = common_words(texts)
    groups = [list(lines)]
    bylines = (
        read_byline(line, common, beside=_is_beside_byline(groups, 0, index, common))
        for index, line in enumerate(lines)
    )
    return join_bylines([byline for byline in bylines if byline])


def common_words(lines: Iterable[str]) -> frozenset[str]:
    """Returns the words that a text writes in lower case somewhere, of which no name is made."""
    return frozenset(word for line in lines for word in re.findall(r"\b[^\W\d_A-Z]{3,}\b", line))


def join_bylines(bylines: Sequence[Byline]) -> Byline:
    """Returns the authors and the first day that lines above a text name; who signed it goes before a mere name."""
    signed = [byline for byline in bylines if byline.is_signed] or bylines
    authors = once(name for byline in signed for name in byline.authors)
    return Byline(authors, next((byline.date for byline in bylines if byline.date), ""))


def is_tool_row(line: str) -> bool:
    """Returns whether a line is a row of links: three or more short pieces with the same sign between them."""
    pieces = [piece for piece in _TOOL.split(line.strip()) if piece]
    return (
        len(pieces) >= 3
        and all(len(piece.split()) <= 7 for piece in pieces)
        and line.strip()[-1] not in ".?!"
    )


def _is_over_text(groups: Sequence[list[str]], at: int, index: int) -> bool:
    """Returns whether a line stands right over text."""
    after = [*groups[at][index + 1 :], *(groups[at + 1] if at + 1 < len(groups) else ())][:1]
    return any(len(line.split()) >= _SENTENCE and ends(line.rstrip()) for line in after)


def _is_over_point(groups: Sequence[list[str]], at: int, index: int) -> bool:
    """Returns whether a line stands over a list, whose label it is."""
    after = [*groups[at][index + 1 :], *(groups[at + 1] if at + 1 < len(groups) else ())][:1]
    return any(map(BULLET.match, after))


def _is_beside_byline(groups: Sequence[list[str]], at: int, index: int, common: frozenset[str]) -> bool:
    """Returns whether a line before or after, perhaps behind a blank one, names a day or says who wrote the text.

    Lines of names may stand between: authors with their jobs, one below the other; a job right below a name will do.
    """
    below = groups[at][index + 1 : index + 2]
    if below and all(map(is_person, split_names(one_line(groups[at][index])))) and is_job(one_line(below[0])):
        return True
    before = [*(groups[at - 1] if at else ()), *groups[at][:index]][: -_NEAR - 1 : -1]
    after = [*groups[at][index + 1 :], *(groups[at + 1] if at + 1 < len(groups) else ())][:_NEAR]
    for lines in (before, after):
        for line in map(one_line, lines):
            if read_byline(line, common):
                return True
            if not read_byline(line, common, beside=True):
                break
    return False
