"""When a page was published: the day that it shows by its headline, else the one that it states."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from podcast.article.days import find_day, iso_day, mark_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.html.metadata import PageMetadata
    from podcast.article.html.page_lines import MarkedText, PageLines, Surroundings

_FIELDS = (
    "article:published_time", "datepublished", "itemprop:datepublished", "og:published_time",
    "citation_online_date", "dc.date",
    "dcterms.created", "dc.date.issued", "prism.publicationdate", "citation_publication_date", "pub_date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "date",
)  # fmt: skip
_CHANGED = re.compile(
    r"updat|modif|changed|revised|reviewed|edited|aktualisiert|geändert|überarbeitet|mis à jour|actualiz|atualiz"
    r"|aggiornat",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=\D)")
_LABELLED = re.compile(
    r"^\W*(?:first |last )?(?:published|posted|updated|modified|date|stand|datum|veröffentlicht|aktualisiert"
    r"|publicado|publié)\b",
    re.IGNORECASE,
)
_IS_PUBLISHED = re.compile(r"(?:^|\s)(?:datepublished|published|pubdate)(?:$|\s)")
_IS_DAY = re.compile(r"(?:^|[\s_-])(?:date|datum|day|time|timestamp|posted)(?:$|[\s_-])")
_AGO = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|today|yesterday)\s+ago\b"
    r"|\b(?:vor|il y a|hace|há)\s+(?:\d+|einem|einer)\s",
    re.IGNORECASE,
)
_MARK = "\0"
_MOST = 10
"""Words of a line beside the day that it shows; what is longer tells of a day."""


def find_publication_day(metadata: PageMetadata, page: PageLines, around: Surroundings, address: str) -> str:
    """Returns YYYY-MM-DD, or empty; `around` are the lines near the headline.

    What a page shows below its headline comes first: it is in the site's own time. A day of change is only taken where
    no other is known.
    """
    below, above = _shown_at(page, around.below), _shown_at(page, around.above)
    fields = (metadata.fields.get(name, "") for name in _FIELDS)
    stated = [
        day
        for text in (metadata.linked.text("datePublished"), *fields)
        if (day := iso_day(text)) and _shows_year(page, day)
    ]
    in_address = _IN_ADDRESS.search(metadata.address(address))
    choices = (
        [day for day, is_change in below if not is_change and _is_near(day, stated)],
        _in_own_time(page, stated),
        [iso_day("-".join(in_address.groups()))] if in_address else [],
        [day for day, is_change in above if not is_change],
        [day for line in page.lines if _LABELLED.match(line) for day, _ in _days(line)],
        [day for day, is_change in _marked_days(page.marked) if not is_change],
        [day for day, _ in (*below, *above)],
        [day for part in page.marked if part.tag == "time" and (day := iso_day(part.datetime))],
    )
    return next((day for days in choices for day in days if day), "")


def _shown_at(page: PageLines, near: tuple[int, ...]) -> list[tuple[str, bool]]:
    """Returns the days that some lines show, and whether each is one of a change; what is marked as a day first."""
    place = {number: rank for rank, number in enumerate(near)}
    own = sorted((part for part in page.marked if part.line in place), key=lambda part: place[part.line])
    return [*_marked_days(own), *(day for number in near for day in _days(page.lines[number]))]


def _in_own_time(page: PageLines, stated: list[str]) -> list[str]:
    """Returns the stated day, or its neighbour where the page marks that one instead: metadata are in UTC."""
    marked = {day for day, is_change in _marked_days(page.marked) if day and not is_change}
    if not stated or stated[0] in marked:
        return stated[:1]
    return [*(day for day in sorted(marked) if _is_near(day, stated, days=1)), stated[0]]


def _shows_year(page: PageLines, day: str) -> bool:
    """Returns whether a page shows a day of that year, its copyright, or days that it counts from today.

    What shows none wants to be undated: an encyclopedia, a guide that is kept up, a collection whose title has the
    year. Then the metadata say when the file was made.
    """
    year = day[:4]
    signs = rf"\d[/.](?:{year[:2]})?{year[2:]}(?!\d)|(?:©|copyright)\D{{0,40}}(?:\d{{4}}\s?[-–]\s?)?{year}"
    is_shown = re.search(signs, page.whole, re.IGNORECASE) or any(
        shown[:4] == year for shown in mark_days(page.whole, "")[1]
    )
    return bool(is_shown or _AGO.search(page.whole)) or any(part.datetime for part in page.marked)


def _is_near(day: str, stated: list[str], days: int = 31) -> bool:
    """Returns whether a day is within so many days of the one that the page states, if it states any."""
    try:
        return not stated or abs(date.fromisoformat(day) - date.fromisoformat(stated[0])).days <= days
    except ValueError:
        return False  # 30 February


def _marked_days(parts: Sequence[MarkedText]) -> Iterator[tuple[str, bool]]:
    """Yields the days that parts of a page are marked as, and whether each is one of a change."""
    for part in parts:
        if _IS_PUBLISHED.search(part.marks) and len(part.text.split()) <= _MOST:
            yield iso_day(part.datetime) or find_day(part.text), False
    for part in parts:
        if part.tag == "time" and (day := iso_day(part.datetime)):
            yield day, bool(_CHANGED.search(f"{part.text} {part.marks}"))
        elif _IS_DAY.search(part.marks):
            yield from _days(part.text)


def _days(line: str) -> Iterator[tuple[str, bool]]:
    """Yields the days that a short line shows, and whether each is one of a change, as the words before it say."""
    marked, days = mark_days(line, _MARK)
    if days and len(marked.split()) <= _MOST + len(days):
        for day, label in zip(days, marked.split(_MARK), strict=False):
            yield day, bool(_CHANGED.search(label))
