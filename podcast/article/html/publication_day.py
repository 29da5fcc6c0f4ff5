"""When a page was published: the day on which most of what it shows, states and is called agrees."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from podcast.article.bylines import read_byline
from podcast.article.days import find_day, find_order, iso_day, mark_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.article.days import First
    from podcast.article.html.metadata import PageMetadata
    from podcast.article.html.page_lines import MarkedText, PageLines, Surroundings

_FIELDS = (
    "article:published_time", "datepublished", "itemprop:datepublished", "og:published_time",
    "citation_online_date", "dc.date",
    "dcterms.created", "dc.date.issued", "prism.publicationdate", "citation_publication_date", "pub_date",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "date",
)  # fmt: skip
_CHANGED = re.compile(
    r"updat|modif|changed|revised|reviewed|edited|aktualisiert|geändert|überarbeitet|mis à jour|actualiz|atualiz"
    r"|aggiornat",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"publish|posted|written|created|veröffentlicht|erstellt|(?<!updated\s)(?<!reviewed\s)(?<!edited\s)\bby\b",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:[/-]([01]?\d)[/-]([0-3]?\d)|([01]\d)([0-3]\d))(?=\D)")
_LABELLED = re.compile(
    r"^\W*(?:first |last )?(?:published|posted|updated|modified|date|stand|datum|veröffentlicht|aktualisiert"
    r"|publicado|publié)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[^\W\d_a-z][^.:]{0,40}[,(][\s(]*)?\0(?:\)\.|\)?(?:\s*\([^()]{1,30}\))?\s*(?:--|[–—/-]))\s*\S"
)
"""How an agency begins a text: "PORT LENN, May 3, 2024 (News) -- The bridge", "Port Lenn, (3.5.2024). The bridge"."""
_IS_PUBLISHED = re.compile(r"(?:^|\s)(?:datepublished|published|pubdate)(?:$|\s)")
_IS_DAY = re.compile(r"(?:^|[\s_-])(?:date|datum|day|time|timestamp|posted)(?:$|[\s_-])")
_AGO = re.compile(
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|today|yesterday)\s+ago\b"
    r"|\b(?:vor|il y a|hace|há)\s+(?:\d+|einem|einer)\s",
    re.IGNORECASE,
)
_AMERICAN_TIME = re.compile(r"\d\s?[ap]\.?m\.?\s\(?[ECMP][SD]?T\b", re.IGNORECASE)
_AMERICAN = frozenset(("us", "gov", "edu", "mil"))
"""How addresses end where the month stands first: 5/3/2024 is a day of May."""
_ANYWHERE = frozenset("ai am cc co fm io ly me to tv ws".split())
"""Endings of two letters that say nothing of a country."""
_COUNTRY = 2
"""Letters of a country's ending."""
_MARK = "\0"
_SPAN = re.compile(r"\0[\s|]*(?:[–—-]|to|until|bis)[\s|]*\0")
"""From one day to another something lasted: “3 May 2024 – 5 June 2024”."""
_MOST = 10
"""Words of a line beside the day that it shows; what is longer tells of a day."""
_MONTH = 31
"""Days between what a page states and what it shows; what is farther away is another day."""


_FIRST = "1991"
"""The year of the first page; days before it are told of."""


def find_publication_day(
    metadata: PageMetadata, page: PageLines, around: Surroundings, address: str, *, is_signed: bool
) -> str:
    """Returns YYYY-MM-DD, or empty; `around` are the lines near the headline, `is_signed` says whether it has authors.

    A day counts on which two agree of what the page shows near its headline, what it states and its address. Else what
    it shows comes first: it is in the site's own time. A day of change is only taken where no other is known.
    """
    first = _order(metadata, page, around, address)
    below, above = _shown_at(page, around.below, first), _shown_at(page, around.above, first)
    fields = (metadata.fields.get(name, "") for name in _FIELDS)
    texts = (metadata.linked.text("datePublished"), *fields)
    own = metadata.address(address)
    stated = [
        day
        for text in texts
        if (day := iso_day(text)) and (is_signed or _shows_year(page, day) or _has_month(own, day))
    ]
    in_address = _in_address(own)
    shown = [day for day, is_change in below if not is_change and _is_near(day, stated or in_address)]
    choices = (
        _agreed(shown, stated, in_address),
        # Teasers stand between a headline and its own day.
        [
            day
            for day in stated
            if shown and not _is_near(shown[0], [day], days=1) and _shows(page, day, first)
        ],
        shown,
        _in_own_time(page, stated, first),
        in_address,
        [day for day, is_change in above if not is_change],
        [day for number in around.below if (day := _dateline(page.lines[number], first))],
        [day for line in page.lines if _LABELLED.match(line) for day, _ in _days(line, first)],
        [day for day, is_change in _marked_days(page.marked, first) if not is_change],
        [day for day, _ in (*below, *above)],
        [day for part in page.marked if part.tag == "time" and (day := iso_day(part.datetime))],
    )
    return next((day for days in choices for day in days if day >= _FIRST), "")


def _agreed(*witnesses: Sequence[str]) -> list[str]:
    """Returns the first day that two of the witnesses name."""
    return [
        day
        for place, days in enumerate(witnesses)
        for day in days
        if day and any(day in others for others in witnesses[place + 1 :])
    ]


def _in_address(address: str) -> list[str]:
    """Returns the day in an address: /2024/05/03/, /2024-5-3- or /20240503/."""
    match = _IN_ADDRESS.search(address)
    parts = [part for part in match.groups() if part] if match else []
    return [day] if parts and (day := iso_day("-".join(parts))) else []


def _has_month(address: str, day: str) -> bool:
    """Returns whether an address has a day's year and month: /2024/05/tides."""
    return re.search(rf"/{day[:4]}[/-]?0?{int(day[5:7])}[/-]", address) is not None


def _order(metadata: PageMetadata, page: PageLines, around: Surroundings, address: str) -> First:
    """Returns what stands first in a page's days that are three numbers: by other days of it, its zone, its country."""
    if shown := find_order(page.whole):
        return shown
    near = " ".join(page.lines[number] for number in (*around.below, *around.above))
    ending = metadata.host(address).rpartition(".")[2]
    language, _, country = metadata.language().lower().replace("_", "-").partition("-")
    if _AMERICAN_TIME.search(near) or ending in _AMERICAN:
        return "month"
    if (language and language != "en") or (len(ending) == _COUNTRY and ending not in _ANYWHERE):
        return "day"
    return "" if not country else "month" if country == "us" else "day"


def _dateline(line: str, first: First) -> str:
    """Returns the day with which a text begins as an agency writes it, or empty."""
    marked, days = _mark(line, first)
    return days[0] if days and _DATELINE.match(marked) else ""


def _shown_at(page: PageLines, near: tuple[int, ...], first: First) -> list[tuple[str, bool]]:
    """Returns the days that some lines show, and whether each is one of a change; what is marked as a day first."""
    place = {number: rank for rank, number in enumerate(near)}
    own = sorted((part for part in page.marked if part.line in place), key=lambda part: place[part.line])
    lines = (list(_days(page.lines[at], first)) or _days(" | ".join(page.parts[at]), first) for at in near)
    return [*_marked_days(own, first), *(day for days in lines for day in days)]


def _shows(page: PageLines, day: str, first: First) -> bool:
    return day in mark_days(page.whole, "", first)[1]


def _in_own_time(page: PageLines, stated: list[str], first: First) -> list[str]:
    """Returns the stated day, or its neighbour where the page marks that one instead: metadata are in UTC."""
    marked = {day for day, is_change in _marked_days(page.marked, first) if day and not is_change}
    if not stated or stated[0] in marked:
        return stated[:1]
    return [*(day for day in sorted(marked) if _is_near(day, stated, days=1)), stated[0]]


def _shows_year(page: PageLines, day: str) -> bool:
    """Returns whether a page shows a day of that year, its copyright, or days that it counts from today.

    What shows none, and names nobody, wants to be undated: an encyclopedia, a guide that is kept up, a collection
    whose title has the year. Then the metadata say when the file was made.
    """
    year = day[:4]
    signs = rf"\d[/.](?:{year[:2]})?{year[2:]}(?!\d)|(?:©|copyright)\D{{0,40}}(?:\d{{4}}\s?[-–]\s?)?{year}"
    is_shown = re.search(signs, page.whole, re.IGNORECASE) or any(
        shown[:4] == year for shown in mark_days(page.whole, "")[1]
    )
    return bool(is_shown or _AGO.search(page.whole)) or any(part.datetime for part in page.marked)


def _is_near(day: str, stated: list[str], days: int = _MONTH) -> bool:
    """Returns whether a day is within so many days of the one that the page states, if it states any."""
    try:
        return not stated or abs(date.fromisoformat(day) - date.fromisoformat(stated[0])).days <= days
    except ValueError:
        return False  # 30 February


def _marked_days(parts: Sequence[MarkedText], first: First) -> Iterator[tuple[str, bool]]:
    """Yields the days that parts of a page are marked as, and whether each is one of a change."""
    for part in parts:
        if _IS_PUBLISHED.search(part.marks) and len(part.text.split()) <= _MOST:
            yield iso_day(part.datetime) or find_day(part.text, first), False
    for part in parts:
        is_day = _IS_DAY.search(part.marks)
        if (is_day or part.tag == "time") and (day := iso_day(part.datetime)):
            yield day, bool(_CHANGED.search(f"{part.text} {part.marks}"))
        elif is_day:
            yield from _days(part.text, first)


def _days(line: str, first: First) -> Iterator[tuple[str, bool]]:
    """Yields the days that a short line or a by-line shows, and whether each is one of a change.

    The words before it say so: "Reviewed by Ann Low. Written by Ben Low on May 3, 2024" is of one that the text was
    written on.
    """
    marked, days = _mark(line, first)
    if days and (len(marked.split()) <= _MOST + len(days) or read_byline(line)):
        for day, label in zip(days, marked.split(_MARK), strict=False):
            yield day, _last(_CHANGED, label) > _last(_MADE, label)


def _mark(line: str, first: First) -> tuple[str, list[str]]:
    """Returns a line with marks for its days, and these; none where it says from when to when something lasted."""
    marked, days = mark_days(line, _MARK, first)
    return (line, []) if _SPAN.search(marked) else (marked, days)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Returns where a pattern matches last in a text; -1 where it does not."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
