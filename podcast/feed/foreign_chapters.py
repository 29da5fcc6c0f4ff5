"""Chapters of episodes by others: as their feed has them, as JSON, and as ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from podcast import urls
from podcast.contract import VALUE_LIMIT
from podcast.feed import foreign_values
from podcast.feed.foreign_values import children
from podcast.language.plain.hygiene import shorten
from podcast.model import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from podcast.feed.foreign_values import Children

_CHAPTERS = 255
"""The most chapters that ID3 has room for."""
ChapterMark = tuple[int, str, str]
"""Where a chapter starts (ms), its title, its link."""


def read_marks(tags: Children) -> Iterator[ChapterMark]:
    """Yields the simple chapters that stand in the feed itself."""
    for group in tags.get("psc:chapters", ()):
        for mark in children(group).get("psc:chapter", ()):
            start = foreign_values.milliseconds(mark.get("start") or "-")
            yield start, mark.get("title") or "", mark.get("href") or ""


def read_json_chapters(data: bytes) -> tuple[ChapterMark, ...]:
    """Returns the chapters of a JSON file; none when they cannot be read."""
    try:
        listed = json.loads(data)["chapters"]
        return tuple(
            (round(float(mark["startTime"]) * 1000), str(mark.get("title", "")), str(mark.get("url", "")))
            for mark in listed
            if mark.get("toc", True)
        )
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return ()


def place_chapters(marks: Iterable[ChapterMark], length_ms: int) -> tuple[Chapter, ...]:
    """Returns chapters that meet; none where they do not fit the episode's length."""
    firsts = {mark[0]: mark for mark in reversed(tuple(marks))}
    ordered = [firsts[start] for start in sorted(firsts)][:_CHAPTERS]
    if not ordered or ordered[0][0] < 0 or ordered[-1][0] >= length_ms:
        return ()
    starts = [0, *(start for start, _, _ in ordered[1:])]
    return tuple(
        Chapter(start, end, shorten(title, VALUE_LIMIT) or "…", urls.ascii_url(url))
        for start, end, (_, title, url) in zip(starts, [*starts[1:], length_ms], ordered, strict=True)
    )
