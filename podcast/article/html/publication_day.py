"""When a page was published: the day that it shows by its headline, else the one that it states."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from podcast.article.dates import find_day, iso_day, without_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.article.html.metadata import PageMetadata
    from podcast.article.html.page_lines import MarkedText, PageLines

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
_MONTH = 31
_MOST = 10
"""Words of a line beside the day that it shows; what is longer tells of a day."""


def find_publication_day(metadata: PageMetadata, page: PageLines, near: tuple[int, ...], address: str) -> str:
    """Returns YYYY-MM-DD, or empty; `near` are the lines near the headline.

    What a page shows there comes first: it is in the site's own time. A day of change is only taken where no other is
    known.
    """
    own = [part for part in page.marked if part.line in near]
    marked, lines = list(_marked_days(own)), list(_line_days(page.lines[number] for number in near))
    fields = (metadata.fields.get(name, "") for name in _FIELDS)
    stated = [day for text in (metadata.linked.text("datePublished"), *fields) if (day := iso_day(text))]
    in_address = _IN_ADDRESS.search(metadata.address(address))
    choices = (
        [day for day, is_change in [*marked, *lines] if not is_change and _is_near(day, stated)],
        stated,
        [iso_day("-".join(in_address.groups()))] if in_address else [],
        [day for day, is_change in _marked_days(page.marked) if not is_change],
        [day for day, _ in [*marked, *lines]],
        [day for day, _ in _line_days(line for line in page.lines if _LABELLED.match(line))],
        [day for part in page.marked if part.tag == "time" and (day := iso_day(part.datetime))],
    )
    return next((day for days in choices for day in days if day), "")


def _is_near(day: str, stated: list[str]) -> bool:
    """Returns whether a day is within a month of the one that the page states, if it states any."""
    try:
        return not stated or abs(date.fromisoformat(day) - date.fromisoformat(stated[0])).days <= _MONTH
    except ValueError:
        return False  # 30 February


def _marked_days(parts: Iterable[MarkedText]) -> Iterator[tuple[str, bool]]:
    """Yields the days that parts of a page are marked as, and whether each is one of a change."""
    for part in parts:
        if _IS_PUBLISHED.search(part.marks) and len(part.text.split()) <= _MOST:
            yield iso_day(part.datetime) or find_day(part.text), False
    for part in parts:
        if part.tag == "time" and (day := iso_day(part.datetime)):
            yield day, bool(_CHANGED.search(f"{part.text} {part.marks}"))


def _line_days(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yields the days that short lines show, and whether each is one of a change."""
    for line in lines:
        if find_day(line) and len(without_days(line).split()) <= _MOST:
            yield find_day(line), bool(_CHANGED.search(line))
