"""Where and when a story was filed, said as the article writes it before its first sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATELINE = re.compile(
    r"(?P<words>(?P<place>[A-Z][A-Z.’' ]{2,30})(?:[,(][^—–]{1,50})?|[A-Z][\w.’' ]{2,30}\([A-Z]{2,8}\))\s*[—–-]{1,2}\s"
)
"""A place in capitals, or an agency in brackets, before a dash: "PORT CORROW, May 4 — ", "Corrow (AP) — "."""


def find_spoken_dateline(said: str, cited: Iterable[str]) -> str:
    """Returns the dateline of a cited sentence with which a line begins, whole or its place in capitals; or nothing."""
    for sentence in cited:
        match = _DATELINE.match(sentence)
        if match is None:
            continue
        dateline, place = match["words"].strip(), (match["place"] or "").strip()
        if place and re.match(rf"{re.escape(place)}\s*[,:(—–-]", said):
            return dateline
        words = r"\W+".join(map(re.escape, re.findall(r"\w+", fold(dateline))))
        if re.match(rf"\W*{words}\W*[,:;.)-]", fold(said)):
            return dateline
    return ""
